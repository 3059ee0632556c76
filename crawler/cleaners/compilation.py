"""Split: a page that glues several documents together becomes its parts.

A part head is a short line of one of a few forms (<title>篇3, 第三篇：…, 【篇三】, 范文三, <title>(三)). Heads count
only as a sequence: of one form, of one stem, with numbers that go up one by one and text between them, so that the
sections of an ordinary document never split it.
"""

import re
from dataclasses import dataclass

from crawler.cleaners.numerals import NUMBER, number
from crawler.cleaners.record import Change
from indexer.text import fold

_MAX_HEAD = 90  # characters
_MIN_PART = 60  # characters on average between two heads, or it is a table of contents
_MAX_PREAMBLE = 600  # characters; a longer text before the first head is a document of its own

_N = rf"(?P<n>{NUMBER})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<stem>.{{2,60}}?)\s*(?:范文|范本)?\s*篇\s*[（(]?{_N}[)）]?\s*[:：]?",
        rf"篇\s*{_N}\s*[:：、.\s]?\s*(?P<own>.{{0,60}})",
        rf"第\s*{_N}\s*篇(?!章)\s*[:：、.\s]?\s*(?P<own>.{{0,80}})",
        rf"[【\[]\s*(?:第\s*{_N}\s*篇|篇\s*(?P<m>{NUMBER}))\s*[】\]]\s*(?P<own>.{{0,60}})",
        rf"(?P<stem>.{{2,60}}?)\s*[【\[]\s*第?\s*篇?\s*{_N}\s*篇?\s*[】\]]",
        rf"(?P<stem>.{{0,60}}?)(?:范文|范本|样本|模板)\s*第?\s*{_N}\s*篇?\s*[:：]?",
        rf"(?P<stem>.{{4,60}}?)\s*第\s*{_N}\s*篇",
    )
)
# Forms that an ordinary heading could have too: their stem must be the page's title.
_TITLED_FORMS = tuple(
    re.compile(form)
    for form in (rf"(?P<stem>.{{4,60}}?)\s*[（(]{_N}[)）]", rf"(?P<stem>.{{4,60}}?)\s*{_N}\s*篇?\s*[:：]?")
)
_VOLUME = 2  # the form 第N篇, with which a long plan may also begin its divisions
_CHAPTER = re.compile(rf"第{NUMBER}章")
_MIN_CHAPTERS = 2
# What every form holds: without it a line is no head.
_CUE = re.compile(r"篇|范文|范本|样本|模板|[0-9一二三四五六七八九十][)】\]:]?\s*$")
_LENGTH_NOTE = re.compile(r"\s*[（(]?\d{3,5}\s*字[)）]?\s*$")
_SENTENCE = re.compile(r"[。；！？]")
_PREFIX = re.compile(r"^(?:对于|关于|最新的?|20\d\d年?)")


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a page. `title` is its own, None where it has none; `head` the line that began it."""

    title: str | None
    text: str
    folded: str  # of the text
    head: str | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The parts of a page in order, and what was taken out between them."""

    parts: tuple[Part, ...]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class _Head:
    line: int  # -1 for the page's title
    number: int
    own: str
    stem: str


def split(text: str, title: str) -> Split:
    """The parts of a text, one for a text that is no compilation. `title` is the page's; it may itself be a head."""
    whole = _broken_up(text, title)
    lines = whole.split("\n")
    folded = fold(whole)
    heads = _heads(lines, folded.split("\n"), title)
    if not heads:
        return Split((Part(None, text, folded if whole is text else fold(text)),))
    changes: list[Change] = []
    parts: list[Part] = []
    starts = _starts(lines)
    preamble = "\n".join(lines[: max(heads[0].line, 0)])
    if len(preamble) > _MAX_PREAMBLE or (heads[0].number > 1 and len(preamble) >= _MIN_PART and heads[0].line > 0):
        # Behind the title, or carried over from the page before, a document without a head of its own.
        parts.append(Part(None, preamble, fold(preamble)))
    elif preamble:
        changes.append(Change("compilation", "before the first part", 0, preamble))
    for place, head in enumerate(heads):
        end = heads[place + 1].line if place + 1 < len(heads) else len(lines)
        line = lines[head.line] if head.line >= 0 else title
        if head.line >= 0:
            changes.append(Change("compilation", "part head", starts[head.line], line))
        body = lines[head.line + 1 : end]
        own = _LENGTH_NOTE.sub("", head.own).strip() or None
        if own is None and body and _is_title(body[0]):
            own, body = body[0], body[1:]
        elif own and body and body[0] == own:
            body = body[1:]
        if any(body):
            inside = "\n".join(body)
            parts.append(Part(own, inside, fold(inside), line))
    return Split(tuple(parts), tuple(changes))


def _broken_up(text: str, title: str) -> str:
    """A text whose heads stand inside its lines, with a line for each head; any other text as it is."""
    stem = _stem(title)
    if len(stem) < 4 or max(map(len, text.split("\n")), default=0) < 1_000:
        return text
    inline = re.compile(rf"[ \u3000]*({re.escape(stem)}[ \u3000]*(?:篇[ ]?{NUMBER}|[（(]{NUMBER}[)）]))[ \u3000:：]*")
    return inline.sub(r"\n\1\n", text).strip("\n") if len(inline.findall(text)) >= 2 else text


def _starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _heads(raw: list[str], lines: list[str], title: str) -> list[_Head]:
    """The best sequence of heads: the one that spans the most of the text, then the one with the most heads.

    Heads are looked for in the folded `lines`; `raw` are the same lines as they are written.
    """
    candidates: dict[tuple[int, str], list[_Head]] = {}
    title_folded = fold(title)
    numbered = [(-1, title_folded), *((place, line) for place, line in enumerate(lines) if _CUE.search(line))]
    chapters = sum(_CHAPTER.match(line) is not None for line in lines)
    for place, line in numbered:
        if not 1 < len(line) <= _MAX_HEAD or _SENTENCE.search(line):
            continue
        for form, pattern in enumerate(_FORMS + _TITLED_FORMS):
            found = pattern.fullmatch(line)
            if not found:
                continue
            groups = found.groupdict()
            value = number(groups["n"] or groups.get("m") or "")
            stem = _stem(groups.get("stem") or "")
            if value is None or (form >= len(_FORMS) and not _alike(stem, title_folded)):
                continue
            if form == _VOLUME and chapters >= _MIN_CHAPTERS:
                continue  # the first division of one long document, whose second is the chapter
            written = title if place < 0 else raw[place]
            own = written[slice(*found.span("own"))] if groups.get("own") else ""
            # Forms with a title of each part's own share no stem.
            candidates.setdefault((form, stem), []).append(_Head(place, value, own, stem))
    sequences = [_sequence(heads, lines) for heads in candidates.values()]
    whole = [heads for heads in sequences if len(heads) >= 2]
    return max(whole, key=lambda heads: (len(lines) - heads[0].line, len(heads)), default=[])


def _stem(text: str) -> str:
    return _PREFIX.sub("", re.sub(r"\s+|[（(][^)）]{0,12}篇[)）]|(?:范文|范本)$", "", text))


def _alike(stem: str, title: str) -> bool:
    """Whether a head's stem is the page's title, give or take a few characters."""
    bare = _stem(title)
    if len(stem) < 4 or not bare:
        return False
    return stem in bare or bare in stem or len(set(stem) & set(bare)) >= 0.8 * len(set(stem) | set(bare))


def _sequence(heads: list[_Head], lines: list[str]) -> list[_Head]:
    """The heads whose numbers go up one by one (one may be missing) with text between them."""
    best: list[_Head] = []
    for first in range(len(heads)):
        if best and heads[first].number != 1:
            continue
        chain = [heads[first]]
        for head in heads[first + 1 :]:
            if 1 <= head.number - chain[-1].number <= 2:
                chain.append(head)
            elif head.number == chain[-1].number and not _between(chain[-1], head, lines):
                chain[-1] = head
        chain = [
            head
            for head, following in zip(chain, [*chain[1:], None], strict=True)
            if _between(head, following, lines) >= _MIN_PART
        ]
        if len(chain) > len(best):
            best = chain
    return best


def _between(head: _Head, following: _Head | None, lines: list[str]) -> int:
    end = following.line if following else len(lines)
    return sum(map(len, lines[head.line + 1 : end]))


_TITLE_END = re.compile(
    r".{4,50}(?:总结|計劃|计划|報告|报告|總結|要点|方案|心得体会|讲话|体会|汇报|思路|打算|意见|纲要)(?:范文)?"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十\d（(]{1,4}[、.．)）]")


def _is_title(line: str) -> bool:
    return bool(_TITLE_END.fullmatch(line)) and not _NUMBERED.match(line) and not re.search(r"[，,。：:；]", line)
