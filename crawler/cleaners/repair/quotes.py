"""Quotation marks that stand for another, or for nothing: what the rest of their paragraph proves."""

import re
from collections import Counter
from collections.abc import Iterator

from indexer.text import HAN

_QUOTE = re.compile(rf"(?<=[{HAN}])['`](?=[{HAN}])")
_MOST_QUOTES = 200  # of a text that are looked at
_MOVED = re.compile(r"['‘][^'‘’“\n]{1,80}“")


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


def moved(text: str) -> Iterator[tuple[int, int, str]]:
    """Marks that a site moved by one place, '两个确保“ for “两个确保”: first, end and the mark that stood there.

    No author closes with the mark that opens: a text without any ” whose every “ has a single mark before it shows it.
    """
    if "“" not in text or "”" in text:
        return
    pairs = list(_MOVED.finditer(text))
    if len(pairs) == text.count("“"):
        for pair in pairs:
            yield pair.start(), pair.start() + 1, "“"
            yield pair.end() - 1, pair.end(), "”"
