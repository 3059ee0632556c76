"""Puts heads of parts that stand inside a line, in a text that lost its paragraphs, on lines of their own."""

from itertools import pairwise
from typing import NamedTuple

from crawler.cleaners.compilation.forms import COUNTED, GENRE, SENTENCE_ENDS
from crawler.cleaners.compilation.part_heads import CLAIM, HAS_GENRE, count_claimed, stem_of
from crawler.cleaners.vocabulary.inner_titles import BEGINNING
from crawler.cleaners.vocabulary.numerals import NUMBER, number
from crawler.cleaners.vocabulary.title_words import ASKED, MODEL, MODELS, PRAISE, without_claim
from indexer import late_re as re
from indexer.text import MASK

_MIN_LINE = 700  # characters of a line that may hold several documents
_MIN_PROSE = 25  # characters behind a head on a shorter line that are a paragraph and no part of the head
_LOOK = 60  # characters on either side of a head that are looked at
_MAX_HEADS = 500  # heads that are looked at: only an attack has more
_MIN_HEADS = 2
_MIN_STEM = 4
_SIGN = r"[★☆◆◇●■▲▼\#]"
_YEAR = re.compile(r"(?:19|20)\d\d年")
_S = r"[ \u3000]{0,4}"
# A short line with which a text may begin: a sentence, a greeting, or a section's heading.
_BEGINS = re.compile(r".[:。!]$|^[(]?[一1](?:[、.)]|是)")
# Heads that begin with a number, or with 篇 and a number behind a title of their own or a note (某镇总结 1000字 篇1).
# They stand behind the end of a sentence or a date, the first also behind the page's title.
_NUMBERED = re.compile(
    rf"""(?:(?<=[{SENTENCE_ENDS}\s日])|^|(?=篇{_S}[一1]:)
      |(?:^|(?<=[{SENTENCE_ENDS}]))[^。!?;:,\n]{{2,50}}?{GENRE}[^。!?;:,\n篇]{{0,12}}(?=篇))
    (?:{_SIGN}|[【\[(])? {_S}
    (?: 第{_S}(?P<ordinal>{NUMBER}){_S}[篇则](?!章)
      | 篇{_S}[(]?(?P<counted>{NUMBER})[)]?
      | {MODEL}{_S}[第篇]?{_S}[(]?(?P<model>{NUMBER})[)]?{_S}篇?
      | part{_S}(?P<part>{NUMBER})
      | (?:第{_S}(?P<piece>{NUMBER}){_S}部分|[实示样案]例{_S}(?P<example>{NUMBER}))(?={_S}[:、])
    ) {_S}[】\])]? {_S}[:、]? {_S}""",
    re.MULTILINE | re.VERBOSE,
)
# Every such head has one of these.
_CUES = ("篇", "第一则", "第二则", "第1则", "第2则", "部分:", "部分、", "例1", "例2", "例一", "例二", "part", *MODELS)
_NAMED = ("piece", "example")  # forms that count only where they name a document
_NOTE = rf"(?:{MODEL}|精选|\d{{3,5}}字|[(【\[]{PRAISE}{{1,3}}[)】\]])"  # of a site, behind the title
_MARKS = ":、】])"  # behind a number that is surely a head's
# The title of a part behind its number: up to a blank, the line's end, or a kind of text before a text's first words;
# behind a number with a mark also up to any blank, or a kind of text before the first clause.
_NO_TITLE = rf"(?![(]?[一二三四五六七八九十\d]{{1,2}}[、.)]|{BEGINNING}|[在我]|通过)"
_TITLE = re.compile(
    rf"{_NO_TITLE}[^\s。!?;:,]{{2,50}}?(?:(?={_S}$)|{GENRE}(?:》|(?=[ \u3000]|{BEGINNING})))(?:{_S}\d{{3,5}}字)?",
    re.MULTILINE,
)
_MARKED_TITLE = re.compile(
    rf"[^\s。!?;:]{{2,50}}?(?=[ \u3000])|{_NO_TITLE}[^\s。!?;:,]{{2,50}}?{GENRE}》?(?=[^\s。!?;:,]{{2,40}}[,。])"
)


class _Head(NamedTuple):
    """A head: its number, its first character and its end."""

    number: int
    start: int
    end: int


def broken_up(text: str, folded: str, title: str) -> tuple[str, list[int]]:
    """A text with each head that stood inside a line on a line of its own, and the places of the new line feeds.

    `folded` and `title` are the text and the page's title, folded.
    """
    before = f"\n{SENTENCE_ENDS}" if CLAIM.search(title) else "\n"
    heads = _of_stem(folded, stem_of(title), before)
    if len(heads) < _MIN_HEADS:
        heads = _of_number(folded, title)
    if len(heads) < _MIN_HEADS:
        return text, []
    pieces: list[str] = []
    breaks: list[int] = []
    done = length = 0
    for place in sorted(place for head in heads[:_MAX_HEADS] for place in _breaks(folded, head)):
        if breaks and not text[done:place].strip():  # the end of a head, and the beginning of the next
            continue
        pieces += (text[done:place], "\n")
        length += place - done
        breaks.append(length)
        length += 1
        done = place
    return "".join([*pieces, text[done:]]), breaks


def _breaks(folded: str, head: _Head) -> list[int]:
    """Where to break a line so that a head gets a line of its own.

    A long line is broken around every head. If the text still has its paragraphs, a head can only be glued to the end
    of the paragraph before or to the beginning of the next.
    """
    _, first, end = head
    begin, stop = folded.rfind("\n", 0, first) + 1, folded.find("\n", end)
    stop = stop if stop >= 0 else len(folded)
    before = folded[max(begin, first - _LOOK) : first].rstrip()
    behind = folded[end : min(stop, end + _LOOK)].strip()
    if stop - begin < _MIN_LINE and before and before[-1] not in SENTENCE_ENDS:
        return []
    if stop - begin < _MIN_LINE and len(behind) < _MIN_PROSE and not _BEGINS.search(behind):
        return [first] if before and not behind else []
    return [place for place, words in ((first, before), (end, behind)) if words]


def _of_stem(folded: str, stem: str, before: str) -> list[_Head]:
    """The heads that begin with the stem of the page's title.

    The text may follow a number at once only where the head begins the text or stands behind one of the characters
    `before`.
    """
    if len(stem) < _MIN_STEM or folded.count(stem) < 2:
        return []
    head = re.compile(
        rf"""{_SIGN}{{0,3}}(?:对于|关于|有关|最新的?|20\d\d年){{0,2}} {re.escape(stem)}
        (?:{ASKED})?{_S}{_NOTE}?{_S}[-—·:之{re.escape(MASK)}]{{0,2}}{_S}
        (?: 第{_S}(?P<nth>{NUMBER}){_S}篇
          | [【\[(]{_S}第?篇?(?P<bracketed>{NUMBER})篇?{_S}[】\])]
          | 篇{_S}[(](?P<counted_in_brackets>{NUMBER})[)]
          | 篇{_S}(?P<counted>{NUMBER})
          | (?P<bare>{NUMBER}){_S}篇?(?=[\s:])
          | (?P<glued>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?=[“《★☆◆◇●■▲▼\u4e00-\u9fff]|\d{{1,2}}月\d)(?!{COUNTED})
        ):?{_SIGN}{{0,3}}""",
        re.VERBOSE,
    )
    heads: list[_Head] = []
    last = 0  # the number of the head before
    for found in head.finditer(folded):
        start, form = found.start(), found.lastgroup or ""
        if form == "glued" and start and folded[start - 1] not in before:
            continue
        value, end = _numbered(folded, found, form, last)
        if value is None or (form == "glued" and not found[form].isdecimal() and value != last + 1):
            continue
        last = value
        heads.append(_Head(value, start, end))
    return heads


def _of_number(folded: str, title: str) -> list[_Head]:
    """The heads that begin with a number, of the form that most have. The title of the part may stand behind it.

    Authors write 第三篇 without a mark behind it, and Part 3, too. These count where the title claims several texts and
    a line begins with them, or where there are as many as it claims.
    """
    if sum(map(folded.count, _CUES)) < _MIN_HEADS:
        return []
    stem = without_claim(title).strip()
    by_form: dict[str, list[_Head]] = {}
    for found in _NUMBERED.finditer(folded):
        form = found.lastgroup or ""
        marked = found[0].rstrip()[-1] in _MARKS
        is_bare = form == "part" or (form == "ordinal" and not marked)
        alike = by_form.setdefault("bare" if is_bare else form, [])
        value, end = _numbered(folded, found, form, alike[-1].number if alike else 0)
        part_title = _TITLE.match(folded, end) or (_MARKED_TITLE.match(folded, end) if marked else None)
        if value is None or (form in _NAMED and not (part_title and HAS_GENRE.search(part_title[0]))):
            continue
        if stem and folded.startswith(stem, end):
            end += len(stem)
        elif part_title:
            end = part_title.end()
        alike.append(_Head(value, found.start(), end))
    bare = by_form.pop("bare", [])
    if len(bare) != count_claimed(title):
        claimed = CLAIM.search(title)
        bare = [head for head in bare if claimed and folded[max(head.start - 1, 0) : head.start] in ("", "\n")]
    going_on = (heads for heads in by_form.values() if any(a.number + 1 == b.number for a, b in pairwise(heads)))
    return max([bare, *going_on], key=len)


def _numbered(folded: str, found: re.Match[str], form: str, last: int) -> tuple[int | None, int]:
    """The number of a head, read as the successor of the last if it can be; and where the head ends."""
    digits, end = found[form], found.end()
    behind = folded[found.end(form) : found.end(form) + 1]
    if (digits.isdecimal() and behind.isdecimal()) or (len(digits) > 1 and not digits.isdecimal()) or behind == "年":
        read = _read(folded, found.start(form), digits, last)
        end = end if read == digits else found.start(form) + len(read)
        digits = read
    return number(digits), end


def _read(folded: str, start: int, digits: str, last: int) -> str:
    """Those of the digits from `start` on that are the number of a head, where the rest begins the text.

    In 篇一一年来 or 篇12005年 the number is the successor of the `last`, or the rest is a year.
    """
    readings = [read for size in range(len(digits), 0, -1) if number(read := digits[:size])]
    fitting = [read for read in readings if number(read) == last + 1]
    if not last and digits.isdecimal():
        fitting = [read for read in readings if _YEAR.match(folded, start + len(read))] or fitting
    return next(iter(fitting or readings), digits)
