"""Takes the glosses out of a text, bracketed readings that a converter put between bytes as well as characters.

It looked for the two bytes of each character that it glosses wherever they stood: 災, 9EC4, is found across 墳墓,
899E C4B9, and so `(zāi)` was put between the bytes of 墓. C4 and the bracket are no character: `墳?zāi)` is shown, and
behind it the pairs are wrong. The reading tells which byte is lost. Where a glossed character is itself paired wrongly,
its trail byte stands before the reading: `囵B(yǎng)` is 培養(yǎng).
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, islice

from crawler.cleaners.repair.lost_bytes.glossed import glossed_as, reads
from crawler.cleaners.repair.rules import PINYIN, SINGLE, TONED
from indexer import late_re as re
from indexer.text import HAN

_MIN_SYLLABLES = 3  # different ones
_INITIAL = "(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)"
_FINAL = "(?:i?a(?:ng?|o|i)?|i?ong|o(?:u|ng)?|e(?:i|ng?|r)?|i(?:e|u|ng?|n)?|u(?:a(?:ng?|i)?|o|i|n|e)?|v[e]?|ü[e]?)"
_SYLLABLE = re.compile(f"{_INITIAL}?{_FINAL}")
_LONGEST = 12  # characters of a gloss with its brackets and blanks
_MOST_MEANT = 500  # characters of one reading where none fits; no reading has so many
# Found in a fifth of the time that one pattern for both takes: a search for a fixed character is the fastest.
_LETTERS = re.compile(r"\( ?[a-zü]{2}"), re.compile("（ ?[a-zü]{2}")
_BRACKETED = re.compile(rf"(?<=[{HAN}])[ ]?[（(][ ]?(?P<word>[a-zü]{{2,6}})[ ]?[)）]")
_WORD = re.compile(r"[a-zü\u0080-\u02ff]+")
_HAN = re.compile(f"[{HAN}]")
_LEFT = re.compile(rf"\?|{SINGLE}")  # of a character


@dataclass(frozen=True, slots=True)
class Bare:
    """A text without its glosses."""

    text: str
    glosses: tuple[tuple[int, int], ...] = ()  # first and end of each in the whole text
    kept: tuple[int, ...] = (0,)  # the first character of each piece between them, in the whole text
    begins: tuple[int, ...] = (0,)  # the same in this text
    # Places in this text of question marks for a byte and the bracket of a gloss, and of single bytes in front of one;
    # each with the characters that are glossed with its reading, here or by converters.
    marks: Mapping[int, str] = field(default_factory=dict)

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Where a stretch of this text stands in the whole one, with the glosses inside it."""
        return self._place(first), self._place(end - 1) + 1 if end > first else self._place(first)

    def _place(self, place: int) -> int:
        piece = min(bisect_right(self.begins, place), len(self.kept)) - 1  # behind all of them it is the last one
        return self.kept[piece] + place - self.begins[piece]


def bare(text: str) -> Bare:
    """The text without its glosses."""
    glosses = tuple(_glosses(text))
    if not glosses:
        return Bare(text)
    bounds = [0, *(bound for gloss in glosses for bound in gloss), len(text)]
    pieces = [(first, end) for first, end in zip(bounds[::2], bounds[1::2], strict=True) if first < end]
    begins = [0, *accumulate(end - first for first, end in pieces)]
    read: defaultdict[str, set[str]] = defaultdict(set)
    lost: list[tuple[int, str, str]] = []  # place, what stands before it, reading
    seen: set[str] = set()  # characters with their glosses: a dense text has few, each many times over
    for (_, end), begin in zip(pieces, begins[1:], strict=False):
        glossed = text[end - 1 : end + _LONGEST]
        if glossed in seen and not _LEFT.match(glossed):
            continue
        seen.add(glossed)
        reading = _WORD.search(text, end)
        if reading is None:
            continue
        if _LEFT.match(text[end - 1]):
            lost.append((begin - 1, text[end - 2 : end - 1], reading[0]))
        elif _HAN.match(text[end - 1]):
            read[reading[0]].add(text[end - 1])
    meant = cache(lambda reading: _Meant(read[reading], glossed_as(reading)))  # a hostile page has few a million times
    marks = {place: meant(reading).behind(before) for place, before, reading in lost}
    return Bare(
        "".join(text[first:end] for first, end in pieces),
        glosses,
        tuple(first for first, _ in pieces),
        tuple(begins),
        marks,
    )


class _Meant:
    """The characters that may be meant by a reading: those that it glosses in the text, and elsewhere."""

    def __init__(self, here: Collection[str], elsewhere: str) -> None:
        self._fitting = {**_by_first_byte(elsewhere), **_by_first_byte(sorted(here))}
        self._all = "".join(islice(dict.fromkeys((*sorted(here), *elsewhere)), _MOST_MEANT))

    def behind(self, before: str) -> str:
        """Those that may stand behind a character: mostly its last byte is the first one of theirs."""
        return self._fitting.get(before.encode("gbk", "ignore")[1:], self._all)


def _by_first_byte(characters: Iterable[str]) -> dict[bytes, str]:
    found: defaultdict[bytes, list[str]] = defaultdict(list)
    for char in characters:
        if raw := char.encode("gbk", "ignore"):
            found[raw[:1]].append(char)
    return {byte: "".join(chars) for byte, chars in found.items()}


def _glosses(text: str) -> list[tuple[int, int]]:
    toned = PINYIN.pattern.finditer(text) if any(map(text.__contains__, PINYIN.cues)) else ()
    found, others = [match.span() for match in toned], _toneless(text)
    return sorted(found + others) if others else found


def _toneless(text: str) -> list[tuple[int, int]]:
    """Glosses without tone marks: of several different syllables, if no other small letters stand in brackets; of one
    beside glosses with tone marks; or of two characters that converters gloss so."""
    if not any(letters.search(text) for letters in _LETTERS):
        return []
    found = list(_BRACKETED.finditer(text))
    words = {match["word"] for match in found}
    syllables = {word for word in words if _SYLLABLE.fullmatch(word)}
    toned = any(map(text.__contains__, TONED))
    if syllables and (toned or (len(syllables) >= _MIN_SYLLABLES and syllables == words)):
        return [match.span() for match in found if match["word"] in syllables]
    read = [match for match in found if match["word"] in syllables and reads(text[match.start() - 1], match["word"])]
    return [match.span() for match in read] if len({text[match.start() - 1] for match in read}) > 1 else []
