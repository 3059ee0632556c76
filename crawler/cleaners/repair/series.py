"""Damage that only its repetition over a text proves: readings without tone marks, and the numbers of pages."""

import re
from collections import Counter
from itertools import islice, pairwise

from crawler.cleaners.language import AROUND, cuts_word
from crawler.cleaners.repair.rules import TONED

_HAN = r"\u3400-\u9fff"
_MIN_SYLLABLES = 3  # different ones
_INITIAL = "(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)"
_FINAL = "(?:i?a(?:ng?|o|i)?|i?ong|o(?:u|ng)?|e(?:i|ng?|r)?|i(?:e|u|ng?|n)?|u(?:a(?:ng?|i)?|o|i|n|e)?|v[e]?|ü[e]?)"
_SYLLABLE = re.compile(f"{_INITIAL}?{_FINAL}")
_BRACKETED = re.compile(rf"(?<=[{_HAN}])[ ]?[（(][ ]?(?P<word>[a-zü]{{2,6}})[ ]?[)）]")
_OF_PAGES = re.compile(rf"(?<=[{_HAN}，、；。\n])(?P<mark> ?(?P<n>\d{{1,2}})/(?P<m>\d{{1,2}}) ?)(?=[{_HAN}\n])")
# What a number before it counts: 40堂, 3个. The lists of measure words that grammars give, and 万, 千, 余, 多.
_COUNTED = (
    "个名位人户家所项处座台辆份篇本册张块万亿千百十元吨亩里米天日月年岁周期届级层类种批组队支对双套门间栋棵株头只口堂"
    "节场次条件起例宗点分时号路余多"
)
_BARE = re.compile(  # its first character quickly found
    rf"[ \d](?<=[{_HAN}].)(?:(?<= )\d|(?<=\d))\d? ?(?=[{_HAN}])(?![{_COUNTED}])"
)
_QUOTE = re.compile(rf"(?<=[{_HAN}])['`](?=[{_HAN}])")
_MOST_QUOTES = 200  # of a text that are looked at
_MOST_NUMBERS = 2_000  # of a text that are looked at
_PAGE = 150  # characters that a page has at least
_MISSING = 3  # pages from one mark to the next

Found = list[tuple[int, int, str]]  # first, end, name of the rule


def readings(text: str) -> Found:
    """Bracketed readings without tone marks: several different syllables and no other small letters in brackets, or
    one beside readings that have tone marks."""
    if "(" not in text and "（" not in text:
        return []
    found = list(_BRACKETED.finditer(text))
    words = {match["word"] for match in found}
    syllables = {word for word in words if _SYLLABLE.fullmatch(word)}
    toned = any(map(text.__contains__, TONED))
    if not syllables or (not toned and (len(syllables) < _MIN_SYLLABLES or syllables != words)):
        return []
    return [(*match.span(), "bracketed pinyin") for match in found if match["word"] in syllables]


def page_numbers(text: str) -> Found:
    """Numbers of pages glued into the text: 2/6, 3/6 … counting up over it, or bare ones that cut words."""
    found: Found = []
    of_pages = (
        [match for match in _OF_PAGES.finditer(text) if 0 < int(match["n"]) <= int(match["m"])] if "/" in text else []
    )
    counts = [match for match in of_pages if match["m"] == of_pages[0]["m"]]
    if len(counts) > 1 and _counts_up([int(match["n"]) for match in counts]):
        found += [(*match.span("mark"), "page mark") for match in counts]
    bare = [match for match in islice(_BARE.finditer(text), _MOST_NUMBERS) if _cuts_word(text, match)]
    apart = all(after.start() - before.end() >= _PAGE for before, after in pairwise(bare))
    if len(bare) > 1 and apart and _counts_up([int(match[0]) for match in bare]):
        found += [(*match.span(), "page mark") for match in bare]
    return found


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


def _counts_up(numbers: list[int]) -> bool:
    """Whether page follows page; a mark or two may be missing."""
    return all(0 < after - before <= _MISSING for before, after in pairwise(numbers))


def _cuts_word(text: str, match: re.Match[str]) -> bool:
    return cuts_word(text[max(0, match.start() - AROUND) : match.start()], text[match.end() : match.end() + AROUND])
