"""The heads of parts: short lines of one of a few forms (<title>篇3, 第三篇：…, 【篇三】, 范文三, <title>(三)).

Heads count only as a sequence: of one form, of one stem, with numbers that go up one by one and text between them, so
that the sections of an ordinary document never split it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from crawler.cleaners.boilerplate.repeated import without_claim
from crawler.cleaners.numerals import NUMBER, number

MIN_PART = 60  # characters on average between two heads, or it is a table of contents
_MAX_HEAD = 90  # characters
_ALIKE = 0.4  # of the title that a stem is at least: less is a word that a heading shares with it
_MIN_CHAPTERS = 2
_MAX_SECTION = 8  # characters of a section's name that is no document's title
_MAX_TRIES = 30  # heads with which a sequence may begin
_MAX_CANDIDATES = 500  # heads of one form that are looked at: more are no compilation but an attack

GENRE = (
    r"(?:总结|计划|报告|要点|方案|体会|讲话|发言|汇报|思路|打算|意见|纲要|材料|范文|规划|演讲稿|小结|述职|鉴定|简报|"
    r"动态)"
)
_N = rf"(?P<n>{NUMBER})"
_BEGIN, _FINISH = (
    r"[*★☆◆●■▲▼#>【\[《\s]{0,4}",
    r"(?:\s?[(【\[][^)】\]\d一二三四五六七八九十]{1,8}[)】\]])?(?:\s?[(]?\d{3,5}\s?字(?:左右|以上)?[)]?)?[*★☆◆#:】\]》\s]{0,4}(?:\s[-—|]{1,2}\s?[^\s\d。,;:]{2,10})?",
)
_MODEL = r"(?:范文|范本|样本|样例|模板|例文|模版)"
_STEM = r"(?P<stem>.{2,60}?)"
# A part's own title: behind a mark, or with a genre in it.
_OWN = rf"(?:[:、.*\s]+(?P<own>[^\s*】\])》].{{0,78}}?)|(?P<bare>[^】\])》].{{1,60}}{GENRE}.{{0,12}}))?"
_FORMS = tuple(
    re.compile(_BEGIN + form + _FINISH)
    for form in (
        rf"{_STEM}\s*{_MODEL}?\s*篇\s*[(]?{_N}[)]?(?::\s?(?P<own>.{{2,60}}))?",
        rf"(?:篇|part)\s*{_N}{_OWN}",
        rf"(?:推荐)?第\s*{_N}\s*篇(?!章){_OWN}",
        rf"[【\[]\s*(?:第\s*{_N}\s*篇|篇\s*(?P<m>{NUMBER}))\s*[】\]]\s*(?P<own>.{{0,60}}?)",
        rf"{_STEM}\s*[【\[]\s*第?\s*篇?\s*{_N}\s*篇?\s*[】\]]",
        rf"(?P<stem>.{{0,60}}?){_MODEL}\s*第?\s*[(]?{_N}[)]?\s*篇?{_OWN}",
        r"(?P<stem>.{4,60}?)\s*[(]?第\s*" + _N + r"\s*篇[)]?",
    )
)
# Forms that an ordinary heading could have too: their stem must be the page's title.
_TITLED_FORMS = tuple(
    re.compile(_BEGIN + form + _FINISH)
    for form in (
        rf"(?P<stem>.{{4,60}}?)\s*[(]{_N}[)]",
        rf"(?P<stem>.{{4,60}}?)\s*{_N}\s*篇?",
        rf"{_N}[、.:]\s*(?P<stem>.{{4,60}}?)",
    )
)
# Forms that only a title counts for that says it is of several texts: a genre with a number, and numbered titles.
_CLAIMED_FORMS = tuple(
    re.compile(_BEGIN + form + _FINISH)
    for form in (
        rf"(?P<stem>{GENRE})\s*{_N}",
        rf"(?P<stem>.{{2,50}}?{GENRE}.{{0,4}}?)\s*{_N}\s*篇",
        rf"(?:[(]{_N}[)]|其?(?P<m>{NUMBER})[、.:])\s*(?P<own>.{{6,50}}{GENRE})",
    )
)
_HAS_GENRE = re.compile(GENRE)
_STEMLESS = -1  # the group of all heads of the first form, whatever their stems: titles with 篇3 behind them
_VOLUME = 2  # the form 第N篇, with which a long plan may also begin its divisions
_CHAPTER = re.compile(rf"第{NUMBER}章")
# What a title says that is of several texts.
CLAIM = re.compile(r"(?:(?P<n>\d{1,2})|[一二三四五六七八九十]{1,3}|多)\s?[篇则]|篇[一1]$|合集|大全|集锦|汇编|汇总")
# … and what a line above the first of them says.
_GATHERED = re.compile(r"(?:总结|计划|报告|材料|讲话|体会|经验)[^。,;]{0,6}(?:汇编|汇集|摘编|选登|刊登)如下")
_PREAMBLE = 3  # lines in which it says so
# What every form holds: without it a line is no head.
_CUE = re.compile(
    rf"篇|part\s?\d|{_MODEL}|[0-9一二三四五六七八九十][)】\]:*★\s]{{0,4}}(?:\s[-—|]{{1,2}}\s?\S{{2,10}})?$"
)
_NUMBERED_TITLE = re.compile(rf"[(其]?{NUMBER}[)、.:].{{6,50}}{GENRE}")
_SENTENCE = re.compile(r"[。;!?]")
_STEM_EXTRAS = re.compile(
    rf"^\d{{1,2}}[.、]|\d{{3,5}}字$|^(?:对于|关于|有关|最新的?|20\d\d年?)|(?:{_MODEL}|精选|大全|模板){{0,2}}(?:篇(?:一|1)?)?$"
)
_PART_COUNT = re.compile(rf"{_MODEL}?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|多)篇$")


@dataclass(frozen=True, slots=True)
class Head:
    """A head: its line (-1 for the page's title), its number, and where in the line the part's own title stands."""

    line: int
    number: int
    own: tuple[int, int] | None


@lru_cache(maxsize=200)
def stem_of(folded: str) -> str:
    """What the heads of a compilation share with its title: without white space, claims, 范文, a year in front."""
    bare = _PART_COUNT.sub("", re.sub(r"\s+", "", without_claim(folded)))
    return _STEM_EXTRAS.sub("", _STEM_EXTRAS.sub("", bare))


def find_heads(lines: list[str], title: str, *, nested: bool = False) -> list[Head]:
    """The best sequence of heads: the one that spans the most of the text, then the one with the most heads.

    `lines` and the page's `title` are folded. `nested`: under a head, where only a sequence from 1 counts, and the
    title is none of its heads.
    """
    candidates: dict[tuple[int, str], list[Head]] = {}
    gathered = any(map(_GATHERED.search, lines[:_PREAMBLE]))
    claimed = not nested and (gathered or CLAIM.search(title) is not None)
    wanted = stem_of(title)
    numbered = [
        (place, line)
        for place, line in enumerate(lines)
        if len(line) <= _MAX_HEAD
        and (_CUE.search(line) or (claimed and _NUMBERED_TITLE.match(line)) or (wanted and line.endswith(wanted)))
    ]
    if not nested:
        numbered.insert(0, (-1, title))
    chapters = sum(_CHAPTER.match(line) is not None for line in lines)
    forms = _FORMS + _TITLED_FORMS + (_CLAIMED_FORMS if claimed else ())
    titled = range(len(_FORMS), len(_FORMS) + len(_TITLED_FORMS))
    for place, line in numbered:
        if not 1 < len(line) <= _MAX_HEAD or _SENTENCE.search(line):
            continue
        for form, pattern in enumerate(forms):
            found = pattern.fullmatch(line)
            if not found:
                continue
            groups = found.groupdict()
            value = number(groups["n"] or groups.get("m") or "")
            stem = stem_of(groups.get("stem") or "")
            like_title = _alike(stem, wanted)
            if value is None or (form in titled and not like_title):
                continue
            if form == _VOLUME and chapters >= _MIN_CHAPTERS:
                continue  # the first division of one long document, whose second is the chapter
            name = next((name for name in ("own", "bare") if groups.get(name)), None)
            # Forms with a title of each part's own share no stem.
            key = (form, wanted if like_title else stem)  # 半年总结 and 上半年总结 are heads of one title
            candidates.setdefault(key, []).append(Head(place, value, found.span(name) if name else None))
            if form == 0 and place >= 0 and _HAS_GENRE.search(line):
                candidates.setdefault((_STEMLESS, ""), []).append(Head(place, value, found.span(name or "stem")))
    stemless = candidates.pop((_STEMLESS, ""), [])
    sequences = [_sequence(heads[:_MAX_CANDIDATES], lines) for heads in candidates.values()]
    whole = [
        heads
        for heads in sequences
        if len(heads) >= 2
        and not (nested and heads[0].number != 1)
        and not _are_sections(heads, lines, wanted, claimed=claimed)
    ]
    if stemless and not nested:
        heads = _sequence(stemless[:_MAX_CANDIDATES], lines)
        # Of the titles before 篇N some may be the page's by chance: all of them are more.
        if len(heads) >= 2 and len(heads) > max(map(len, whole), default=0):
            return heads
    return max(whole, key=lambda heads: (len(lines) - heads[0].line, len(heads)), default=[])


def _alike(stem: str, wanted: str) -> bool:
    """Whether a head's stem is the title's, give or take a few characters."""
    shorter, longer = sorted((len(stem), len(wanted)))
    if shorter < max(4, _ALIKE * longer):
        return False
    return stem in wanted or wanted in stem or len(set(stem) & set(wanted)) >= 0.8 * len(set(stem) | set(wanted))


def _are_sections(heads: list[Head], lines: list[str], wanted: str, *, claimed: bool) -> bool:
    """Whether what stands behind the numbers names the sections of one document: 第一篇 抓学习, 第二篇 抓落实."""
    names = [lines[head.line][slice(*head.own)] for head in heads if head.own and head.line >= 0]
    if len(names) < len(heads) or any(map(_HAS_GENRE.search, names)):
        return False
    return max(map(len, names)) <= _MAX_SECTION or not (claimed or _alike(stem_of(names[0]), wanted))


def _sequence(heads: list[Head], lines: list[str]) -> list[Head]:
    """The heads whose numbers go up one by one (one may be missing), or begin again, with text between them."""
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
        chain = _chain(heads[first:], lines)
        if len(chain) > len(best):
            best = chain
    return best


def _chain(heads: list[Head], lines: list[str]) -> list[Head]:
    chain = [heads[0]]
    run = 1  # heads since the numbers began
    for place, head in enumerate(heads[1:], 1):
        last = chain[-1]
        if 1 <= head.number - last.number <= 2:
            chain.append(head)
            run += 1
        elif head.number == last.number and not _between(last, head, lines):
            chain[-1] = head
        elif head.number == 1 and run >= 2 and any(other.number == 2 for other in heads[place + 1 : place + 2]):
            chain.append(head)
            run = 1
    following = [*chain[1:], None]
    return [head for head, after in zip(chain, following, strict=True) if _between(head, after, lines) >= MIN_PART]


def _between(head: Head, following: Head | None, lines: list[str]) -> int:
    """The characters between two heads, counted until they are enough for a part."""
    size = 0
    for place in range(head.line + 1, following.line if following else len(lines)):
        size += len(lines[place])
        if size >= MIN_PART:
            break
    return size
