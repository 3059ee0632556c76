"""Finds the heads of parts: short lines in one of a few `forms`.

They count only as a sequence of one form and one stem, with numbers that go up one by one and text between them. So the
sections of an ordinary document never split it.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from crawler.cleaners.compilation.forms import FORMS, GENRE, NUMERAL, PIECE, VOLUME, Form, Span
from crawler.cleaners.vocabulary.numerals import NUMBER, number
from crawler.cleaners.vocabulary.title_words import ASKED, BARE_COUNT, COUNT, MODEL, without_claim
from indexer import late_re as re

MIN_PART = 60  # characters between two heads; with fewer they are a table of contents
MAX_PREAMBLE = 600  # characters above the first head; more are a document of their own
_MAX_HEAD = 90  # characters of a head
_MIN_ALIKE = 0.4  # share of the title that a stem must be, to be more than a word that both have
_MIN_CHAPTERS = 2  # chapters of one long document
_MIN_DOCUMENTS = 3  # heads that name a document each, and so need no claim
_SURE_COUNT = 5  # heads that are no sections of one document where the page counts as many texts
_MAX_GLUED = 3  # lines that begin with the page's title and may have a head behind it
_MAX_SECTION = 8  # characters of the name of a section, which is no document's title
_STEP = 2  # from one head's number to the next
_MAX_STARTS = 30  # heads with which a sequence may begin
_MAX_CANDIDATES = 500  # heads of one form that are looked at: only an attack has more

HAS_GENRE = re.compile(GENRE)
_OF_BODY = re.compile(rf"(.{{2,20}}(?:[省市县区镇乡村局院校委厂]|公司|街道|[中小]学)).{{0,30}}{GENRE}")
_CHAPTER = re.compile(rf"第{NUMBER}章")
# What the title of several texts says.
CLAIM = re.compile(rf"{COUNT}|{BARE_COUNT}|篇[一1]$|合集|大全|集锦|汇编|汇总")
_NUMERAL = re.compile(NUMERAL)
_SENTENCE = re.compile(r"[。;!]")
_STEM_EXTRAS = re.compile(
    rf"^\d{{1,2}}[.、]|\d{{3,5}}字$|^(?:对于|关于|有关|最新的?|20\d\d年?)|(?:{MODEL}|精选|大全){{0,2}}(?:篇(?:一|1)?)?$"
)
_DOUBLED = re.compile(r"^(.{4,60})[*|]?\1$")  # 植树节总结_植树节总结
_COUNT = re.compile(rf"({NUMBER})\s?[篇则]")
_ASKED = re.compile(ASKED)
_QUESTION = re.compile(f"{ASKED}$")
_PART_COUNT = re.compile(rf"{MODEL}?{COUNT}(?:\([^()]*\))?$")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a part."""

    line: int  # -1 for the page's title
    number: int
    title: Span | None  # of the part, in the line
    first: int  # the line where the head begins: above `line`, if it stands there twice


class _Candidate(NamedTuple):
    """A line, or the end of one, that may be a head."""

    line: int  # -1 for the page's title
    begins: int  # the first character
    words: str


@lru_cache(maxsize=200)
def stem_of(folded: str) -> str:
    """What a title can share with heads: once, without white space, claims, 范文 and a year in front."""
    bare = _QUESTION.sub("", _PART_COUNT.sub("", "".join(without_claim(folded).split())))
    return _DOUBLED.sub(r"\1", _STEM_EXTRAS.sub("", _STEM_EXTRAS.sub("", bare)))


def find_heads(lines: list[str], title: str, *, nested: bool = False) -> list[Head]:
    """The best sequence of heads: the one that spans the most text, then the one with the most heads.

    `lines` and the page's `title` are folded. `nested`: the lines stand under a head; then the title is none, and a
    sequence begins with 1.
    """
    claimed = not nested and CLAIM.search(title) is not None
    wanted = stem_of(title)
    count = count_claimed(title) if claimed else 0
    candidates = _candidates(lines, "" if nested else title)
    by_kind, titles = _by_kind(candidates, _forms(lines, claimed=claimed), wanted)
    chains = {kind: _sequence(heads[:_MAX_CANDIDATES], lines, count) for kind, heads in by_kind.items()}

    def are_of_parts(form: Form, heads: list[Head]) -> bool:
        if len(heads) < 2 or (nested and heads[0].number != 1):
            return False
        are_counted = len(heads) == count  # as many as the page says that it has
        have_needed = are_counted if form.needs == "count" else claimed or form.needs != "claim"
        if not (have_needed or _are_documents(heads, lines, claimed=claimed)):
            return False
        is_sure = are_counted and count >= _SURE_COUNT
        return is_sure or not _are_sections(heads, lines, wanted, claimed=claimed)

    sequences = [heads for (form, _), heads in chains.items() if are_of_parts(form, heads)]
    if titles and not nested:
        heads = _sequence(titles[:_MAX_CANDIDATES], lines, count)
        # Some or all of the titles before 篇N may resemble the page's by chance: all of them are more, or differ.
        differ = len({stem_of(lines[head.line][slice(*head.title)]) for head in heads if head.title}) == len(heads)
        if len(heads) >= 2 and len(heads) + differ > max(map(len, sequences), default=0):
            return heads
    seconds = [heads for (_, stem), heads in chains.items() if wanted and stem == wanted and _is_second(heads, lines)]
    return max(sequences or seconds, key=lambda heads: (len(lines) - heads[0].line, len(heads)), default=[])


def _forms(lines: list[str], *, claimed: bool) -> list[Form]:
    """The forms that heads of these lines may have; `claimed`: the page claims to have several texts."""
    # The first division of one long document, whose second is the chapter, is no part.
    has_chapters = sum(_CHAPTER.match(line) is not None for line in lines) >= _MIN_CHAPTERS
    forms = [form for form in FORMS if not (has_chapters and form is VOLUME)]
    return [form for form in forms if claimed or form is PIECE or form.needs != "count"]


def _candidates(lines: list[str], title: str) -> list[_Candidate]:
    """What may be a head: the page's title, if it may be one, short lines with a numeral, and what is glued to it."""
    candidates = [_Candidate(-1, 0, title)] if is_short(title) else []
    candidates += [_Candidate(at, 0, line) for at, line in enumerate(lines) if is_short(line) and _NUMERAL.search(line)]
    if bare := without_claim(title).strip():
        # The page's title may be glued to the first of heads with titles of their own: <title>篇一:某镇总结.
        glued = [candidate for candidate in candidates if candidate.words.startswith(bare)][:_MAX_GLUED]
        behind = (_Candidate(line, len(bare), words[len(bare) :]) for line, _, words in glued)
        candidates = sorted([*candidates, *behind])
    return candidates


def is_short(line: str) -> bool:
    """Whether a line is short enough for a head, and neither a sentence nor a question but how to write a text."""
    if not 1 < len(line) <= _MAX_HEAD or _SENTENCE.search(line):
        return False
    return "?" not in line or "?" not in _ASKED.sub("", line)


def _by_kind(
    candidates: list[_Candidate], forms: list[Form], wanted: str
) -> tuple[dict[tuple[Form, str], list[Head]], list[Head]]:
    """The heads among some candidates by form and stem, and those whose stem may be the title of their part.

    `wanted` is the stem of the page's title. Similar stems count as this one, as do 半年总结 and 上半年总结.
    """
    by_kind: dict[tuple[Form, str], list[Head]] = {}
    titles: list[Head] = []
    for line, begins, words in candidates:
        for form in forms:
            if not (read := form.read(words)):
                continue
            stem = stem_of(words[slice(*read.stem)]) if read.stem else ""
            like_title = are_alike(stem, wanted)
            if form.needs == "title" and not like_title:
                continue
            title = (read.title[0] + begins, read.title[1] + begins) if read.title else None
            head = Head(line, read.number, title, line)
            by_kind.setdefault((form, wanted if like_title else stem), []).append(head)
            if form.stem_is_title and read.stem and line >= 0 and not begins and HAS_GENRE.search(words):
                titles.append(replace(head, title=title or read.stem))
    return by_kind, titles


def count_claimed(title: str) -> int:
    """How many texts a folded title counts; 0 where it counts none."""
    found = _COUNT.search(title)
    return (found and number(found[1])) or 0


def are_alike(stem: str, wanted: str) -> bool:
    """Whether a head's stem is the title's, give or take a few characters."""
    shorter, longer = sorted((len(stem), len(wanted)))
    if shorter < max(4, _MIN_ALIKE * longer):
        return False
    return stem in wanted or wanted in stem or len(set(stem) & set(wanted)) >= 0.8 * len(set(stem) | set(wanted))


def _are_documents(heads: list[Head], lines: list[str], *, claimed: bool) -> bool:
    """Whether each head names another document, and on a page that claims no texts each that of another body."""
    names = _names(heads, lines)
    different = set(names) if claimed else {found[1] for found in map(_OF_BODY.search, names) if found}
    return _MIN_DOCUMENTS <= len(heads) == len(different)


def _are_sections(heads: list[Head], lines: list[str], wanted: str, *, claimed: bool) -> bool:
    """Whether heads are those of sections of one document: 第一篇 抓学习, 第二篇 抓落实."""
    names = _names(heads, lines)
    named = 2 * sum(HAS_GENRE.search(name) is not None for name in names) > len(names)
    if named or len(names) < len(heads):
        return False
    return max(map(len, names)) <= _MAX_SECTION or not (claimed or are_alike(stem_of(names[0]), wanted))


def _names(heads: list[Head], lines: list[str]) -> list[str]:
    """The titles of parts that heads in the text name."""
    return [lines[head.line][slice(*head.title)] for head in heads if head.title and head.line >= 0]


def _is_second(heads: list[Head], lines: list[str]) -> bool:
    """Whether the only head is number two, below a first text that has lost its head."""
    return [head.number for head in heads] == [2] and sum(map(len, lines[: max(heads[0].first, 0)])) >= MIN_PART


def _sequence(heads: list[Head], lines: list[str], count: int) -> list[Head]:
    """The longest sequence of heads whose numbers go up one by one or begin again, with text between them.

    One number may be missing; and up to the `count` of texts that the page claims, more, for sites hide some.
    """
    if heads[0].line < 0 and any(head.number == heads[0].number for head in heads[1:]):
        heads = heads[1:]  # the title is no head where the text has its own of that number
    best: list[Head] = []
    starts = 0
    for first in range(len(heads)):
        if len(best) >= 2 and heads[first].number != 1:
            continue
        starts += 1
        if len(best) >= len(heads) - first or starts > _MAX_STARTS:
            break
        chain = _chain(heads[first:], lines, count)
        if len(chain) > len(best):
            best = chain
    return best


def _chain(heads: list[Head], lines: list[str], count: int) -> list[Head]:
    """The sequence that begins with the first head."""
    chain = [heads[0]]
    run = 1  # heads since the numbers began
    last_places = {head.number: place for place, head in enumerate(heads)}
    for place, head in enumerate(heads[1:], 1):
        last = chain[-1]
        if 1 <= head.number - last.number <= _STEP or (
            last.number < head.number <= count
            and not any(last_places.get(last.number + step, 0) > place for step in range(1, _STEP + 1))
        ):
            chain.append(head)
            run += 1
        elif head.number == last.number and not _between(last, head, lines):
            chain[-1] = replace(head, first=last.first)
        elif head.number == 1 and run >= 2 and any(other.number == 2 for other in heads[place + 1 : place + 2]):
            chain.append(head)
            run = 1
    following = [*chain[1:], None]
    return [head for head, after in zip(chain, following, strict=True) if _between(head, after, lines) >= MIN_PART]


def _between(head: Head, following: Head | None, lines: list[str]) -> int:
    """The characters between two heads, counted only until they are enough for a part."""
    size = 0
    for place in range(head.line + 1, following.first if following else len(lines)):
        size += len(lines[place])
        if size >= MIN_PART:
            break
    return size
