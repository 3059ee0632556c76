"""Heads of parts inside the lines of a text that lost its paragraphs: each is put on a line of its own."""

from itertools import takewhile

from crawler.cleaners.compilation.forms import COUNTED, GENRE, SENTENCE_ENDS
from crawler.cleaners.compilation.part_heads import CLAIM, count_claimed, stem_of
from crawler.cleaners.numerals import NUMBER, number
from crawler.cleaners.title_words import MODEL
from indexer import late_re as re

_MIN_LINE = 700  # characters of a line that may hold several documents
_MIN_PROSE = 25  # characters behind a head on a shorter line that are a paragraph and no part of the head
_LOOK = 60  # characters on either side of a head that are looked at
_MAX_HEADS = 500  # heads that are looked at: more are no compilation but an attack
_FEW = 2  # heads of which there must be so many
_MIN_STEM = 4
_YEAR = re.compile(r"(?:19|20)\d\d年")
_S = r"[ \u3000]{0,4}"
_NTH, _N = rf"第{_S}{NUMBER}{_S}篇", rf"篇{_S}{NUMBER}"
# Heads with a title of each part's own; they stand behind the end of a sentence or a date, the first also behind the
# page's title.
_OWN = re.compile(
    rf"""(?:(?<=[{SENTENCE_ENDS}\s日])|^|(?=篇{_S}[一1]:))
    (?: [【\[] {_S} (?:{_NTH}|{_N}) {_S} [】\]]                      # 【第三篇】
      | (?:{_NTH}(?!章)|{_N}) {_S} [:、] {_S}                         # 第三篇: and a title, up to
        (?: [^\s。!?;:]{{2,50}}?(?=[ \u3000])                         # a blank,
          | [^\s。!?;:,]{{2,50}}$                                     # the line's end, or
          | [^\s。!?;:]{{2,50}}?{GENRE}(?=[^\s。!?;:,]{{0,40}}[,。])  # a genre before the first clause
        )?
    )""",
    re.MULTILINE | re.VERBOSE,
)
# A bare number before the first sentence, where the title says that there are several texts.
_BARE = re.compile(rf"^{_NTH}[ \u3000]{{1,4}}(?=[^\s。!?;:,]{{2,60}},)", re.MULTILINE)
# A bare number behind a sentence or a claim, where there are as many as the title says.
_ORDINAL = re.compile(rf"(?<=[{SENTENCE_ENDS}]){_NTH}(?!章)")
_ONE, _TWO = re.compile(r"篇[一1](?!\d)"), re.compile(r"篇[二2](?!\d)")


def broken_up(text: str, folded: str, title: str) -> tuple[str, list[int]]:
    """A text with each head that stands inside a line on a line of its own, and the places of the new line feeds.

    A text without such heads comes back as it is. `folded` is the text folded, `title` the title of the page, folded.
    """
    wanted = stem_of(title)
    spans = _of_stem(folded, wanted)
    if len(spans) < _FEW and (said := _stem_said(folded)) in wanted:
        spans = _of_stem(folded, said)
    if len(spans) < _FEW and folded.count("篇") >= _FEW:
        spans = [found.span() for found in _OWN.finditer(folded)]
        if len(spans) < _FEW and CLAIM.search(title):
            spans = [found.span() for found in _BARE.finditer(folded)]
        if len(spans) < _FEW:
            spans = [found.span() for found in _ORDINAL.finditer(folded)]
            spans = spans if len(spans) == count_claimed(title) else []
    if len(spans) < _FEW:
        return text, []
    pieces: list[str] = []
    breaks: list[int] = []
    done = length = 0
    for place in sorted(place for span in spans[:_MAX_HEADS] for place in _breaks(folded, *span)):
        if breaks and not text[done:place].strip():  # the end of a head, and the beginning of the next
            continue
        pieces += (text[done:place], "\n")
        length += place - done
        breaks.append(length)
        length += 1
        done = place
    return "".join([*pieces, text[done:]]), breaks


def _stem_said(folded: str) -> str:
    """The words that stand both before 篇一 and before 篇二; a title may say more: 运动会的致辞运动会致辞(8篇)."""
    one, two = _ONE.search(folded), _TWO.search(folded)
    if not one or not two:
        return ""
    pairs = zip(reversed(folded[: one.start()][-_LOOK:]), reversed(folded[: two.start()][-_LOOK:]), strict=False)
    shared = takewhile(lambda pair: pair[0] == pair[1] and pair[0] not in SENTENCE_ENDS, pairs)
    return "".join(first for first, _ in shared)[::-1].strip()


def _breaks(folded: str, first: int, end: int) -> list[int]:
    """Where to break a line so that the head from `first` to `end` gets a line of its own.

    A long line is broken around every head. If the text still has its paragraphs, a head can only be glued to the end
    of the paragraph before or to the beginning of the next.
    """
    begin, stop = folded.rfind("\n", 0, first) + 1, folded.find("\n", end)
    stop = stop if stop >= 0 else len(folded)
    before = folded[max(begin, first - _LOOK) : first].rstrip()
    behind = folded[end : min(stop, end + _LOOK)].strip()
    if stop - begin < _MIN_LINE and before and before[-1] not in SENTENCE_ENDS:
        return []
    if stop - begin < _MIN_LINE and len(behind) < _MIN_PROSE and not behind[1:].endswith(":"):  # or a greeting
        return [first] if before and not behind else []
    return [place for place, words in ((first, before), (end, behind)) if words]


def _of_stem(folded: str, stem: str) -> list[tuple[int, int]]:
    """The heads that begin with the stem of the title. A number is read as the successor of the last, if it can be."""
    if len(stem) < _MIN_STEM or folded.count(stem) < 2:
        return []
    head = re.compile(
        rf"""(?:对于|关于|有关|最新的?|20\d\d年){{0,2}} {re.escape(stem)} {_S}(?:{MODEL}|精选)?{_S}[-—_·:]{{0,2}}{_S}
        (?: 第{_S}(?P<nth>{NUMBER}){_S}篇
          | [【\[(]{_S}第?篇?(?P<bracketed>{NUMBER})篇?{_S}[】\])]
          | 篇{_S}[(](?P<counted_in_brackets>{NUMBER})[)]
          | 篇{_S}(?P<counted>{NUMBER})
          | (?P<bare>{NUMBER}){_S}篇?(?=[\s:])
          | (?P<glued>\d{{1,2}})(?=[“《\u4e00-\u9fff]|\d{{1,2}}月\d)(?!{COUNTED})
        ):?""",
        re.VERBOSE,
    )
    spans: list[tuple[int, int]] = []
    last = 0  # 0 where no head came before
    for found in head.finditer(folded):
        start, end, form = found.start(), found.end(), found.lastgroup or ""
        if form == "glued" and start and folded[start - 1] != "\n":
            continue  # a number with the text right behind it is a head's only where the line begins with it
        digits = found[form]
        behind = folded[end : end + 1]
        if (form == "counted" and (not digits.isdecimal() or behind == "年")) or (
            form in ("counted", "glued") and behind.isdecimal()
        ):
            digits = _read(folded, found.start(form), digits, last)
            end = found.start(form) + len(digits)
        value = number(digits)
        if value is not None:
            last = value
            spans.append((start, end))
    return spans


def _read(folded: str, start: int, digits: str, last: int) -> str:
    """The digits from `start` on that are the number of a head; the text begins with the rest.

    In 篇一一年来 or 篇12005年 the number follows that of the `last` head, or the rest is a year.
    """
    readings = [read for size in range(len(digits), 0, -1) if number(read := digits[:size])]
    fitting = [read for read in readings if number(read) == last + 1]
    if not last and digits.isdecimal():
        fitting = [read for read in readings if _YEAR.match(folded, start + len(read))] or fitting
    return next(iter(fitting or readings), digits)
