"""The numbered pieces in which a document site shows a text: all of it, cut wherever a piece was full (1、…宣传活
2、动，…), or fragments of its beginning, as a preview before the text itself."""

from collections.abc import Iterator
from itertools import islice, pairwise

from crawler.cleaners.repair.lines import is_within, placed
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

_Piece = tuple[int, re.Match[str], str]  # where it begins, its number, and its line


def cut_pages(text: str) -> Iterator[tuple[int, int, str]]:
    """First, end and "" of what parts the pieces: the first one's number, and each other's behind its line's end.

    The pieces are long lines that are numbered from 1. An author's items may be that long, too. So it must be that half
    of them break off within a sentence, and one of these within a word or a number. If the site says that it shows a
    document, the first condition is enough; so is that the first piece begins with the document's name, or that one
    breaks off and all but the last are of one length.

    The line's end stays where a sentence ends with its piece.
    """
    if not (_NUMBER.match(text) or _FIRST.search(text)):
        return
    row: list[_Piece] = []
    shown = _SHOWN.search(text) if "分享" in text or "珍藏版" in text else None
    for place, line in placed(f"{text}\n"):
        match = _NUMBER.match(line)
        if match is None or int(match["number"]) != len(row) + 1:
            if _are_cut(row, shown=shown):
                yield from _between(row)
            row = []
        if match and int(match["number"]) == len(row) + 1:
            row.append((place, match, line))


def _are_cut(row: list[_Piece], *, shown: re.Match[str] | None) -> bool:
    if len(row) < 2 or any(len(line) < _PIECE for _, _, line in row[:-1]):
        return False
    _, number, line = row[0]
    if shown and shown["name"] and line.startswith(shown["name"], number.end()):
        return True
    lengths = {len(line) - match.end() for _, match, line in row[:-1]}
    cuts = [(one, other[match.end() :]) for (_, _, one), (_, match, other) in pairwise(row[:_MOST])]
    broken = [(one, other) for one, other in cuts if not _ENDS.search(one)]
    if broken and len(row) > 2 and len(lengths) == 1:
        return True
    if 2 * len(broken) < len(cuts):
        return False
    return shown is not None or any(is_within(one, other) for one, other in broken)


def _between(row: list[_Piece]) -> Iterator[tuple[int, int, str]]:
    before = ""
    for place, number, line in row:
        broken = bool(before) and not _SENTENCE_ENDS.search(before)
        yield place - broken, place + number.end(), ""
        before = line


def previews(text: str) -> list[tuple[int, int, str]]:
    """First, end and "" of the fragments with their line ends: lines numbered from 1 whose words all stand in the text
    again.

    In an author's list each item says something new.
    """
    lines = list(islice(placed(text), _HEAD))
    for number, (_, line) in enumerate(lines):
        if (
            (match := _NUMBERED.fullmatch(line))
            and match["number"] == "1"
            and (found := _fragments(text, lines[number:]))
        ):
            return found
    return []


def _fragments(text: str, lines: list[tuple[int, str]]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    words: list[str] = []
    for place, line in lines:
        match = _NUMBERED.fullmatch(line)
        if match is None or int(match["number"]) != len(found) + 1:
            break
        words.append("".join(_DOTS.sub("", match["words"]).split()))
        found.append((place, place + len(line) + 1, ""))
    rest = "".join(text[found[-1][1] :].split())
    # The first begins with the title, which the text itself need not repeat, or is no more than that.
    again = [len(one) >= _MIN and (one if number else one[-_MIN:]) in rest for number, one in enumerate(words)]
    title_alone = len(found) > 2 and not _SENTENCE.search(words[0])
    return found if len(found) > 1 and all(again[title_alone:]) else []
