"""The heads of parts: short lines in one of a few `forms`.

Heads count only as a sequence: of one form and one stem, with numbers that go up one by one, and text between them. So
the sections of an ordinary document never split it.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from crawler.cleaners.compilation.forms import FORMS, GENRE, NUMERAL, PIECE, VOLUME, Form
from crawler.cleaners.vocabulary.numerals import NUMBER, number
from crawler.cleaners.vocabulary.title_words import ASKED, BARE_COUNT, COUNT, MODEL, without_claim
from indexer import late_re as re

MIN_PART = 60  # characters between two heads, or it is a table of contents
MAX_PREAMBLE = 600  # characters; a longer text before the first head is a document of its own
_MAX_HEAD = 90  # characters
_ALIKE = 0.4  # of the title that a stem is at least: less is a word that a heading shares with it
_MIN_CHAPTERS = 2
_DOCUMENTS = 3  # heads that name a document each, and need no claim
_MANY = 5  # heads that are a document's own divisions no more where the page says that it has so many texts
_GLUED = 3  # lines that begin with the page's title, of which the first may be glued to it
_MAX_SECTION = 8  # characters of a section's name that is no document's title
_STEP = 2  # from a head's number to that of the next
_MAX_TRIES = 30  # heads with which a sequence may begin
_MAX_CANDIDATES = 500  # heads of one form that are looked at: more are no compilation but an attack

HAS_GENRE = re.compile(GENRE)
_OF_BODY = re.compile(rf"(.{{2,20}}(?:[省市县区镇乡村局院校委厂]|公司|街道|[中小]学)).{{0,30}}{GENRE}")
_CHAPTER = re.compile(rf"第{NUMBER}章")
# What a title says that is of several texts.
CLAIM = re.compile(rf"{COUNT}|{BARE_COUNT}|篇[一1]$|合集|大全|集锦|汇编|汇总")
_NUMERAL = re.compile(NUMERAL)
_SENTENCE = re.compile(r"[。;!]")  # … and a question that does not ask how to write one
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
    """A head: its line (-1 for the title of the page), its number, and the place of the part's own title in the line.

    `first` is the line where the head begins: its own, or that of the same head above it, if it is said twice.
    """

    line: int
    number: int
    own: tuple[int, int] | None
    first: int


class _Piece(NamedTuple):
    """A line, or the end of one, that may be a head: its line (-1 for the page's title), where it begins, its words."""

    line: int
    begins: int
    words: str


@lru_cache(maxsize=200)
def stem_of(folded: str) -> str:
    """What a title can share with its heads: said once, without white space, claims, 范文 and a year in front."""
    bare = _QUESTION.sub("", _PART_COUNT.sub("", "".join(without_claim(folded).split())))
    return _DOUBLED.sub(r"\1", _STEM_EXTRAS.sub("", _STEM_EXTRAS.sub("", bare)))


def find_heads(lines: list[str], title: str, *, nested: bool = False) -> list[Head]:
    """The best sequence of heads: the one that spans the most text, then the one with the most heads.

    `lines` and the page's `title` are folded. `nested`: the lines stand under a head; there only a sequence from 1
    counts, and the title is no head.
    """
    claimed = not nested and CLAIM.search(title) is not None
    wanted = stem_of(title)
    count = count_claimed(title) if claimed else 0
    alike, titles = _by_stem(_pieces(lines, "" if nested else title, wanted), _forms(lines, claimed=claimed), wanted)
    chains = {key: _sequence(heads[:_MAX_CANDIDATES], lines, count) for key, heads in alike.items()}
    sequences = [
        heads
        for (form, _), heads in chains.items()
        if len(heads) >= 2
        and not (nested and heads[0].number != 1)
        and (_is_sure(form, len(heads), count, claimed=claimed) or _are_documents(heads, lines, claimed=claimed))
        and (len(heads) == count >= _MANY or not _are_sections(heads, lines, wanted, claimed=claimed))
    ]
    if titles and not nested:
        heads = _sequence(titles[:_MAX_CANDIDATES], lines, count)
        # Of the titles before 篇N some, or all, may be like the page's by chance: all of them are more, or differ.
        differ = len({stem_of(lines[head.line][slice(*head.own)]) for head in heads if head.own}) == len(heads)
        if len(heads) >= 2 and len(heads) + differ > max(map(len, sequences), default=0):
            return heads
    seconds = [heads for (_, stem), heads in chains.items() if wanted and stem == wanted and _is_second(heads, lines)]
    return max(sequences or seconds, key=lambda heads: (len(lines) - heads[0].line, len(heads)), default=[])


def _forms(lines: list[str], *, claimed: bool) -> list[Form]:
    """The forms that heads of these lines may have, on a page that claims to have several texts, or not."""
    # The first division of one long document, whose second is the chapter, is no part.
    has_chapters = sum(_CHAPTER.match(line) is not None for line in lines) >= _MIN_CHAPTERS
    return [
        form
        for form in FORMS
        if not (has_chapters and form is VOLUME) and (claimed or form is PIECE or form.needs != "count")
    ]


def _pieces(lines: list[str], title: str, wanted: str) -> list[_Piece]:
    """What may be a head: the page's title, short lines with a numeral, and what is glued to the title.

    `title` is empty where it is no head.
    """
    pieces = [_Piece(-1, 0, title)] if is_short(title) else []
    pieces += [_Piece(place, 0, line) for place, line in enumerate(lines) if is_short(line) and _NUMERAL.search(line)]
    if bare := without_claim(title).strip():
        # The page's title may be glued to the first of heads with titles of their own: <title>篇一:某镇总结.
        glued = [piece for piece in pieces if piece.words.startswith(bare)][:_GLUED]
        pieces = sorted([*pieces, *(_Piece(line, len(bare), words[len(bare) :]) for line, _, words in glued)])
    return pieces


def is_short(line: str) -> bool:
    """Whether a line is short enough for a head, and no sentence."""
    if not 1 < len(line) <= _MAX_HEAD or _SENTENCE.search(line):
        return False
    return "?" not in line or "?" not in _ASKED.sub("", line)


def _by_stem(
    pieces: list[_Piece], forms: list[Form], wanted: str
) -> tuple[dict[tuple[Form, str], list[Head]], list[Head]]:
    """The heads among some pieces, grouped by form and stem, and all that may be the parts' own titles.

    `wanted` is the stem of the page's title. Similar stems count as this one, as do 半年总结 and 上半年总结.
    """
    alike: dict[tuple[Form, str], list[Head]] = {}
    titles: list[Head] = []
    for place, begins, words in pieces:
        for form in forms:
            if not (said := form.read(words)):
                continue
            stem = stem_of(words[slice(*said.stem)]) if said.stem else ""  # a title of each part's own is none
            like_title = are_alike(stem, wanted)
            if form.needs == "title" and not like_title:
                continue
            own = (said.own[0] + begins, said.own[1] + begins) if said.own else None
            alike.setdefault((form, wanted if like_title else stem), []).append(Head(place, said.number, own, place))
            if form.names and said.stem and place >= 0 and not begins and HAS_GENRE.search(words):
                titles.append(Head(place, said.number, own or said.stem, place))
    return alike, titles


def count_claimed(title: str) -> int:
    """How many texts a folded title says that there are; 0 where it does not."""
    found = _COUNT.search(title)
    return (found and number(found[1])) or 0


def are_alike(stem: str, wanted: str) -> bool:
    """Whether a head's stem is the title's, give or take a few characters."""
    shorter, longer = sorted((len(stem), len(wanted)))
    if shorter < max(4, _ALIKE * longer):
        return False
    return stem in wanted or wanted in stem or len(set(stem) & set(wanted)) >= 0.8 * len(set(stem) | set(wanted))


def _is_sure(form: Form, found: int, count: int, *, claimed: bool) -> bool:
    """Whether so many heads of a form are heads by it and by what the page claims, whatever they name."""
    return found == count if form.needs == "count" else claimed or form.needs != "claim"


def _are_documents(heads: list[Head], lines: list[str], *, claimed: bool) -> bool:
    """Whether each of several heads names another document, and another body's on a page that claims no texts."""
    names = [lines[head.line][slice(*head.own)] for head in heads if head.own and head.line >= 0]
    other = set(names) if claimed else {found[1] for found in map(_OF_BODY.search, names) if found}
    return _DOCUMENTS <= len(heads) == len(other)


def _are_sections(heads: list[Head], lines: list[str], wanted: str, *, claimed: bool) -> bool:
    """Whether heads are those of sections of one document: 第一篇 抓学习, 第二篇 抓落实."""
    names = [lines[head.line][slice(*head.own)] for head in heads if head.own and head.line >= 0]
    named = 2 * sum(HAS_GENRE.search(name) is not None for name in names) > len(names)
    if named or len(names) < len(heads):
        return False
    return max(map(len, names)) <= _MAX_SECTION or not (claimed or are_alike(stem_of(names[0]), wanted))


def _is_second(heads: list[Head], lines: list[str]) -> bool:
    """Whether the only head is number two, below a first text that has lost its own."""
    return [head.number for head in heads] == [2] and sum(map(len, lines[: max(heads[0].first, 0)])) >= MIN_PART


def _sequence(heads: list[Head], lines: list[str], count: int) -> list[Head]:
    """The heads whose numbers go up one by one (one may be missing) or begin again, with text between them.

    Up to the `count` of texts that the page claims more may be missing, where none of them follows: sites hide some.
    """
    if heads[0].line < 0 and any(head.number == heads[0].number for head in heads[1:]):
        heads = heads[1:]  # the title is no head where the text has its own of that number
    best: list[Head] = []
    tries = 0
    for first in range(len(heads)):
        if len(best) >= 2 and heads[first].number != 1:
            continue
        tries += 1
        if len(best) >= len(heads) - first or tries > _MAX_TRIES:
            break
        chain = _chain(heads[first:], lines, count)
        if len(chain) > len(best):
            best = chain
    return best


def _chain(heads: list[Head], lines: list[str], count: int) -> list[Head]:
    chain = [heads[0]]
    run = 1  # heads since the numbers began
    last_seen = {head.number: place for place, head in enumerate(heads)}
    for place, head in enumerate(heads[1:], 1):
        last = chain[-1]
        if 1 <= head.number - last.number <= _STEP or (
            last.number < head.number <= count
            and not any(last_seen.get(last.number + step, 0) > place for step in range(1, _STEP + 1))
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
