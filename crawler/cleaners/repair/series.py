"""Damage that the rest of the text proves: readings without tone marks, and quotation marks without a partner."""

import re
from collections import Counter

from crawler.cleaners.repair.rules import TONED
from indexer.text import HAN

_MIN_SYLLABLES = 3  # different ones
_INITIAL = "(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)"
_FINAL = "(?:i?a(?:ng?|o|i)?|i?ong|o(?:u|ng)?|e(?:i|ng?|r)?|i(?:e|u|ng?|n)?|u(?:a(?:ng?|i)?|o|i|n|e)?|v[e]?|ü[e]?)"
_SYLLABLE = re.compile(f"{_INITIAL}?{_FINAL}")
_LETTERS = re.compile("[（(] ?[a-zü]{2}")  # found in a third of the time
_BRACKETED = re.compile(rf"(?<=[{HAN}])[ ]?[（(][ ]?(?P<word>[a-zü]{{2,6}})[ ]?[)）]")
_QUOTE = re.compile(rf"(?<=[{HAN}])['`](?=[{HAN}])")
_MOST_QUOTES = 200  # of a text that are looked at

Found = list[tuple[int, int, str]]  # first, end, name of the rule


def readings(text: str) -> Found:
    """Bracketed readings without tone marks: several different syllables and no other small letters in brackets, or
    one beside readings that have tone marks."""
    if not _LETTERS.search(text):
        return []
    found = list(_BRACKETED.finditer(text))
    words = {match["word"] for match in found}
    syllables = {word for word in words if _SYLLABLE.fullmatch(word)}
    toned = any(map(text.__contains__, TONED))
    if not syllables or (not toned and (len(syllables) < _MIN_SYLLABLES or syllables != words)):
        return []
    return [(*match.span(), "bracketed pinyin") for match in found if match["word"] in syllables]


def unpaired(text: str) -> Found:
    """Quotation marks between two Chinese characters that no other in their paragraph closes."""
    found = list(_QUOTE.finditer(text)) if "'" in text or "`" in text else []
    of_line = Counter((text.count("\n", 0, match.start()), match[0]) for match in found[:_MOST_QUOTES])
    lines = text.split("\n")
    return [
        (*match.span(), "stray mark")
        for match in found[:_MOST_QUOTES]
        if lines[line := text.count("\n", 0, match.start())].count(match[0]) == of_line[line, match[0]] == 1
    ]
