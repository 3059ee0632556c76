"""Numbered pieces in which a document site shows a text: all of it, cut wherever a piece was full (1、…宣传活
2、动，…), or fragments of its beginning as a preview above the text."""

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from crawler.cleaners.repair.lines import is_within, placed
from crawler.cleaners.repair.replacement import Replacement
from indexer import late_re as re

_NUMBER = re.compile(r"\s?(?P<number>[1-9]\d{0,2})[、.．]\s?")
_FIRST = re.compile(r"\n\s?1[、.．]")
_PIECE = 100  # characters that each but the last has at least
_MOST = 200  # pieces that are looked at
_ENDS = re.compile(r"[。！？!?；;：:”’）)》]\s*\Z")
_SENTENCE_ENDS = re.compile(r"[。！？!?][”’）)》]?\s*\Z")
# How a site that does so begins, mostly with the document's name.
_SHOWN = re.compile(r"(?:《(?P<name>[^《》\n]{4,60})\.[a-z]{3,4}》)?由(?:会员|用户|网友)[^\n]{0,30}分享|页珍藏版")
_HEAD = 14  # lines among which the fragments of a preview stand
_MIN = 15  # characters of one that is looked for in the text
_NUMBERED = re.compile(r"\s?(?P<number>\d{1,2})[、.．]\s?(?P<words>.{1,400})")
_SENTENCE = re.compile("[，,。；;：:！!？?]")
_DOTS = re.compile(r"[.…\s]{1,12}$")


class _Piece(NamedTuple):
    """A numbered line that may be a piece of a text."""

    start: int
    number: re.Match[str]  # with the mark and blanks behind it
    line: str

    @property
    def words(self) -> str:
        """The line without its number."""
        return self.line[self.number.end() :]


def cut_pages(text: str) -> Iterator[Replacement]:
    """The numbers of the pieces, each with the line end before it unless a sentence ends there: removed.

    The pieces are long lines numbered from 1. An author's items may be as long; so half of the pieces must break off
    within a sentence, and one of these within a word or a number. The first condition is enough if the site says that
    it shows a document. Neither is needed if the first piece begins with the document's name, or if one breaks off and
    all but the last are of one length.
    """
    if not (_NUMBER.match(text) or _FIRST.search(text)):
        return
    pieces: list[_Piece] = []
    offer = _SHOWN.search(text) if "分享" in text or "珍藏版" in text else None
    for start, line in placed(f"{text}\n"):
        number = _NUMBER.match(line)
        if number is None or int(number["number"]) != len(pieces) + 1:
            if _are_cut(pieces, offer):
                yield from _between(pieces)
            pieces = []
        if number and int(number["number"]) == len(pieces) + 1:
            pieces.append(_Piece(start, number, line))


def _are_cut(pieces: list[_Piece], offer: re.Match[str] | None) -> bool:
    """Whether numbered lines are pieces of one text; `offer`: where the site says that it shows a document."""
    if len(pieces) < 2 or any(len(piece.line) < _PIECE for piece in pieces[:-1]):
        return False
    if offer and offer["name"] and pieces[0].words.startswith(offer["name"]):
        return True
    lengths = {len(piece.words) for piece in pieces[:-1]}
    cuts = [(piece.line, following.words) for piece, following in pairwise(pieces[:_MOST])]
    broken = [(before, behind) for before, behind in cuts if not _ENDS.search(before)]
    if broken and len(pieces) > 2 and len(lengths) == 1:
        return True
    if 2 * len(broken) < len(cuts):
        return False
    return offer is not None or any(is_within(before, behind) for before, behind in broken)


def _between(pieces: list[_Piece]) -> Iterator[Replacement]:
    """What stands between the words of one piece and those of the next."""
    above = ""
    for start, number, line in pieces:
        broken = bool(above) and not _SENTENCE_ENDS.search(above)
        yield Replacement(start - broken, start + number.end(), "")
        above = line


def previews(text: str) -> list[Replacement]:
    """The fragments with their line ends: removed. They are lines numbered from 1 whose words all stand again in the
    text, while in an author's list each item says something new.
    """
    lines = list(islice(placed(text), _HEAD))
    for at, (_, line) in enumerate(lines):
        numbered = _NUMBERED.fullmatch(line)
        if numbered and numbered["number"] == "1" and (found := _fragments(text, lines[at:])):
            return found
    return []


def _fragments(text: str, lines: list[tuple[int, str]]) -> list[Replacement]:
    """The fragments with which some lines, each with its place, begin; [] if these are none."""
    fragments: list[Replacement] = []
    words: list[str] = []
    for start, line in lines:
        numbered = _NUMBERED.fullmatch(line)
        if numbered is None or int(numbered["number"]) != len(fragments) + 1:
            break
        words.append("".join(_DOTS.sub("", numbered["words"]).split()))
        fragments.append(Replacement(start, start + len(line) + 1, ""))
    rest = "".join(text[fragments[-1].end :].split())
    # The first begins with the title, which the text itself need not repeat, or is no more than that.
    repeated = [len(one) >= _MIN and (one if at else one[-_MIN:]) in rest for at, one in enumerate(words)]
    title_alone = len(fragments) > 2 and not _SENTENCE.search(words[0])
    return fragments if len(fragments) > 1 and all(repeated[title_alone:]) else []
