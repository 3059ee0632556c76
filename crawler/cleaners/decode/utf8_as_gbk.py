"""UTF-8 that was read as GBK, two bytes at a time: the characters hold the bytes, except for some that were lost.

GBK has no character for a last byte before an ASCII one or at a line's end (对子28 became 瀵瑰�28). Of that character
two of three bytes are left, so any of 64 may stand there. What stands beside it decides: the digits of a date, a
bracket or quotation mark that needs its partner, else how likely each makes the text (`language`).
"""

from dataclasses import dataclass

from crawler.cleaners.language.lattice import Weighed, place
from crawler.cleaners.language.phrases import phrases
from crawler.cleaners.language.script import is_traditional
from indexer import late_re as re
from indexer.text import fold

_LOST = "\ufffd?"  # as readers show a byte that is no character
_MAY_BE_LOST = 0.1  # share of a stretch's characters that may be beyond reading
_CONTEXT = 6  # characters on either side that weigh
_SURE = 0.75  # how likely the best reading must be among all: so that 98 in 100 paragraphs with such are right
_MOST_LOST = 1_000  # of a page that are looked at closely
_LINE = 200  # characters of the line on either side within which brackets close
_LOST_LAST = re.compile("\ufffd(?=[!-?])")
_SHOWN_LOST = re.compile("([€\ufffd?])")
_EURO_INSIDE = re.compile(b"(?<=[\x80-\xbf])\xff(?=[\x80-\xbf])")
_BEFORE = re.compile(r"[^<>\r\n]*\Z")
_BEHIND = re.compile(r"[^<\r\n]*")
_BEFORE_NUMBERS = "了为达到至近约余超过满于从在自及有"  # words of one character that numbers follow
_LEADING = 3.2  # times that such a word is likelier before a number than elsewhere
_ITEM = re.compile(r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})")
_DATES = (
    (
        b"\xe6\x9c",
        "月",
        re.compile(r"(?:^|\D)(?:1[0-2]|0?[1-9]) ?\Z"),
        re.compile(r" ?(?:3[01]|[12]\d|0?[1-9]) ?[日\ufffd]"),
    ),
    (b"\xe5\xb9", "年", re.compile(r"(?:^|\D)(?:19|20)\d\d ?\Z"), re.compile(" ?(?:1[0-2]|0?[1-9]) ?[月\ufffd骞鏈]")),
    (b"\xe4\xba", "于", re.compile(r"\D\Z"), re.compile(" ?\\d{1,2} ?[月日]")),
)
# What stands between two numbers: 312户586人, 4至6月, 1∶3; and some of it before a stroke: 9800元/平米.
_BETWEEN = frozenset(
    "个名位人户家所项处座台辆份篇本册张块万亿千百元吨亩里米天日月年岁届级类层种批组队支对套间株头只口堂节场次条件起例宗"
    "点分时号至到比∶"
)
_BEHIND_BETWEEN = frozenset("0123456789/")
_PAIRS = {b"\xe2\x80": ("“", "”"), b"\xef\xbc": ("（", "）"), b"\xe3\x80": ("《", "》")}


@dataclass(slots=True)
class Reader:
    """Reads the stretches of one page."""

    left: int = _MOST_LOST

    def __call__(self, stretch: re.Match[str]) -> str | None:
        """The text of a stretch, U+FFFD for a character that stays open; None if the stretch is no such UTF-8."""
        shown = stretch[0]
        cut = shown[:-1] if shown[-1] in _LOST else shown
        raw = _bytes(cut)
        text = raw.decode("utf-8", "replace")
        if text.count("\ufffd") > 1 + _MAY_BE_LOST * len(text):
            return None
        if not text.endswith("\ufffd"):
            return text + shown[len(cut) :]
        if self.left == 0:
            return text
        self.left -= 1
        page, (first, end) = stretch.string, stretch.span()
        before = _BEFORE.search(page[max(0, first - _LINE) : first])[0]  # type: ignore[index]
        behind = _BEHIND.match(page[end : end + _LINE])[0]  # type: ignore[index]
        return text[:-1] + _last(raw[-2:], _read(before) + text[:-1], _read(behind))


def _read(shown: str) -> str:
    return _bytes(_LOST_LAST.sub("", shown)).decode("utf-8", "replace")


def _bytes(shown: str) -> bytes:
    """The bytes of what GBK shows. A mark of loss is 80; € is 80, or A2 and the E3 of a mark such as 。 behind it."""
    raw = b"".join(
        piece.encode("gb18030", "replace") if number % 2 == 0 else b"\xff" if piece == "€" else b"\x80"
        for number, piece in enumerate(_SHOWN_LOST.split(shown))
    )
    return _EURO_INSIDE.sub(b"\xa2\xe3", raw).replace(b"\xff", b"\x80")


def _last(known: bytes, before: str, behind: str) -> str:
    """The character whose last byte is lost; U+FFFD if two are about equally likely."""
    if known in _PAIRS:
        return _mark(known, before, behind)
    for lead, char, left, right in _DATES:
        if known == lead and left.search(before[-6:]) and right.match(behind):
            return char
    chars = [(known + bytes((byte,))).decode("utf-8", "ignore") for byte in range(0x80, 0xC0)]
    if not is_traditional(before):
        chars = [char for char in chars if char.encode("gb2312", "ignore")] or chars
    if (
        before[-1:].isdecimal()
        and behind[:1] in _BEHIND_BETWEEN
        and len(between := [*_BETWEEN.intersection(chars)]) == 1
    ):
        return between[0]
    before, behind = fold(before[-_CONTEXT:]), fold(behind[:_CONTEXT])
    places = [*map(place, before), place("".join(chars)), *map(place, behind)]
    shares = Weighed([[(one, node)] for node, one in enumerate(places, 1)], phrases()).shares()
    # As likely as its folded form all together; before a number some words are likelier.
    found = {
        char: share * (_LEADING if behind[:1].isdecimal() and char in _BEFORE_NUMBERS else 1.0)
        for (_, char), share in shares[len(before)].items()
    }
    best = max(found, key=lambda char: found[char], default="\ufffd")
    if best == "\ufffd" or found[best] < _SURE * sum(found.values()):
        return "\ufffd"
    return places[len(before)].forms[best][0]


def _mark(known: bytes, before: str, behind: str) -> str:
    """The punctuation mark whose last byte is lost: half of a pair, or the only one possible in its place."""
    opening, closing = _PAIRS[known]
    opened = before.rfind(opening) > max(before.rfind(closing), before.rfind("\ufffd"))  # which may have closed it
    closed = -1 < behind.find(closing) < (behind + opening).find(opening)
    if opened != closed:
        return closing if opened else opening
    if known == b"\xe3\x80" and not opened:
        if not behind:
            return "。"
        if _ITEM.fullmatch(before):
            return "、"
    if known == b"\xef\xbc" and not opened and behind and not before[-1:].isdecimal():
        return "，"
    return "\ufffd"
