"""Quotation marks without a partner, which the rest of their paragraph proves to be stray."""

import re
from collections import Counter

from indexer.text import HAN

_QUOTE = re.compile(rf"(?<=[{HAN}])['`](?=[{HAN}])")
_MOST_QUOTES = 200  # of a text that are looked at


def unpaired(text: str) -> list[tuple[int, int]]:
    """Quotation marks between two Chinese characters that no other in their paragraph closes."""
    found = list(_QUOTE.finditer(text)) if "'" in text or "`" in text else []
    of_line = Counter((text.count("\n", 0, match.start()), match[0]) for match in found[:_MOST_QUOTES])
    lines = text.split("\n")
    return [
        match.span()
        for match in found[:_MOST_QUOTES]
        if lines[line := text.count("\n", 0, match.start())].count(match[0]) == of_line[line, match[0]] == 1
    ]
