"""The region that a text is of, by the places that it names, and the words that gave it.

Evidence is gathered (`gathering`): names of places by where they stand, document numbers, by-names. It is weighed with
all other names of the text (`together`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.evidence import Evidence
from crawler.cleaners.region.gathering import gather
from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.places.revisions import UNDATED, revisions
from crawler.cleaners.region.reading.mentions import MAX_READ
from crawler.cleaners.region.together.agreement import agreement
from crawler.cleaners.region.together.name import Name
from crawler.cleaners.region.together.place_names import names
from crawler.cleaners.vocabulary.folded_title import folded_line, folded_title
from indexer import late_re as re
from indexer.text import HAN

_CALLS_ITSELF = {
    "县": re.compile(
        f"[我全]县|(?:(?<![{HAN}])|(?<=[在为名由经被据对向受和与请到给报合]))县"
        f"(?:[上里]|政协|人大|委(?:[、和]县?政府)?|政府|[{HAN}]{{2,4}}[局所站])"
    ),
    "市": re.compile("[我本]市"),
}
_MAX_SHOWN = 12  # pieces of evidence
# How often regions were right in texts by others at first sight (docs/metadata.md): told by a name with what the place
# is, an office, a number, or by three names; by fewer that are short; where the title says that the author was
# elsewhere; by whose site it is, which is set, for the texts had no sites.
_TOLD, _BY_SHORT_NAMES, _ELSEWHERE, _BY_SITE = 0.96, 0.86, 0.5, 0.75
_FEW = 2  # names
_YEARS = re.compile(r"(?<!\d)((?:19[89]|20[0-4])\d)年")
_MANY = 3  # provinces
_IN_FULL = re.compile("[省市县旗盟镇乡局委校院]|..州|(?<!社)区|街|苏木|号$")  # 广州 is short


@dataclass(frozen=True, slots=True)
class Region:
    """A region as far down as the text tells; `adcode` is that of the lowest level.

    `confidence` is how often a region that is told so was right, counted on texts that no rule had seen.
    """

    province: str | None
    city: str | None
    county: str | None
    adcode: str
    evidence: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Document:
    """A document whose region is asked for.

    `folded` is the folded `text`. The names and the code that are given are those of `year`; where it is unknown
    those of the `latest` year that it may be of, for it was published then, else today's, unless the text shows that it
    is older. `page_title` is the page's <title>, with whose site it is, which may name a place's government or school
    as its publisher; `issuer` is the body that the page names as the document's.
    """

    title: str | None
    text: str
    folded: str
    year: int | None = None
    page_title: str = ""
    issuer: str | None = None
    latest: int | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """What is read of a document: the page's title, the text, title and text, and what they give."""

    on_page: Passage
    whole: Passage
    both: Passage
    evidence: Evidence
    own_level: str | None


def regions(documents: Iterable[Document]) -> list[Region | None]:
    """The region of each of some documents; None where it does not tell.

    They are read step by step: what a step needs is still in the processor's caches for the next document.
    """
    read = [(document, _read(document)) for document in documents]
    named = [names(each.both, each.evidence) if each else {} for _, each in read]
    return [_agreed(document, each, its) if each else None for (document, each), its in zip(read, named, strict=True)]


def _read(document: Document) -> _Read | None:
    """What a document gives; None if it is anyone's."""
    title, text = document.title or "", document.text
    whole, heading = Passage(text, document.folded), Passage.of(title, folded_title(title))
    on_page = Passage.of(document.page_title, folded_line(document.page_title))
    evidence, own_level = gather(heading, whole, on_page.folded, document.issuer, document.year)
    body = document.folded[:MAX_READ]
    if own_level is None and not (evidence.title or evidence.speaks_as_town) and _is_of_many(evidence):
        return None
    both = Passage(f"{heading.text}\n{text[:MAX_READ]}", f"{heading.folded}\n{body}")
    return _Read(on_page, whole, both, evidence, own_level)


def _agreed(document: Document, read: _Read, named: Mapping[str, Name]) -> Region | None:
    """The region on which the names in a document and its other evidence agree."""
    evidence, title = read.evidence, document.title or ""
    agreed = agreement(evidence, read.own_level, read.both, named)
    if agreed is None:
        return None
    code = agreed.code
    places = (*sorted(gazetteer.lies_in(code)), code)
    words = [word for place in places for word in evidence.words.get(place, [])]
    words = list(dict.fromkeys([*words, *agreed.words]))
    sources = (read.whole, Passage(title, title), read.on_page)
    code, year = _in_time(code, document, words)
    return _region(code, words, year, sources, _confidence(evidence, words))


def _shown(words: Iterable[str], sources: Sequence[Passage]) -> tuple[str, ...]:
    """The first words as they are written, each once, without those that are pieces of others (香河 of 香河县)."""
    written = list(dict.fromkeys(_as_written(word, sources) for word in dict.fromkeys(words)))
    whole = (word for word in written if not any(word in other and word != other for other in written))
    return tuple(islice(whole, _MAX_SHOWN))


def _as_written(word: str, sources: Sequence[Passage]) -> str:
    """A word that was read in folded form, without quotation marks or spaces, as one of the sources writes it."""
    if any(word in source.text for source in sources):
        return word
    loose = re.compile('[“”"\\s]{0,3}'.join(map(re.escape, folded_line(word))))
    found = ((source, loose.search(source.folded)) for source in sources)
    return next((source.quote(*match.span()) for source, match in found if match), word)


def _in_time(code: str, document: Document, words: Iterable[str]) -> tuple[str, int | None]:
    """The code of a place in a document's year, and that year; of today's names None.

    `words` named the place.
    """
    named = "\n".join(map(folded_line, words))
    shown = _year_shown(code, named, document.folded[:MAX_READ]) if document.year is None else None
    if shown is not None:
        shown = min(shown, document.latest or shown)
        return _code_in(code, shown, named), shown
    year, code_today = document.year or document.latest, gazetteer.as_of(code, UNDATED)
    if year is None:
        return code_today, None
    # no revision dates the names that are younger than the last dated one (香格里拉市)
    now = _folded_name(code_today)
    if year > revisions()[-2][0] and now != _folded_name(code) and now in named.split("\n"):
        return code_today, year
    then, earlier = _code_in(code, year, named), _code_in(code, year - 1, named)
    name, former = _folded_name(then, year), _folded_name(earlier, year - 1)
    # A revision is of a year's end: a text of 江津市, of the year in which it became 江津区.
    is_of_before = name not in named and former in named.split("\n")
    return (earlier, year - 1) if is_of_before else (then, year)


def _year_shown(code: str, named: str, body: str) -> int | None:
    """The last year that the words for a place in a body of unknown year are of; None if they may be today's.

    They show it by the name that the place or its city had before (铜山县, 六安市寿县), or its level (我县).
    """
    code_today = gazetteer.as_of(code, UNDATED)
    before, now = _folded_name(code), _folded_name(code_today)
    is_as_then = gazetteer.level(code_today) != gazetteer.level(code)  # 毕节地区毕节市, now a city

    def is_older(name: str, today: str) -> bool:
        if name in named and (is_as_then or not today or today not in named):
            return True
        if today != now or name[-1] == now[-1] or now in named or not (name == before or name.endswith("县")):
            return False
        level = _CALLS_ITSELF.get(name[-1])
        return level is not None and level.search(body) is not None  # 我县 in a text of 沾化, which is a district now

    years = [last for name, (last, today) in gazetteer.former_names(code).items() if is_older(name, today)]
    latest = None if years or now in named.split("\n") else _latest_year(body)
    if latest is not None and any(last >= latest for last, _ in gazetteer.former_names(code).values()):
        return latest
    return max(years, default=None)


def _folded_name(code: str, year: int | None = None) -> str:
    return folded_line(gazetteer.name(code, year) or "")


def _latest_year(body: str) -> int | None:
    """The last of the years that a text names, if it names more than one: an undated text is hardly younger."""
    years = set(map(int, _YEARS.findall(body)))
    return max(years) if len(years) > 1 else None


def _code_in(code: str, year: int, named: str) -> str:
    """The code of a place in a year; where another bore its code then, that of the one of its name.

    The code of 綦江区, which was 綦江县, was that of 万盛区.
    """
    then = gazetteer.as_of(code, year)
    stem, stem_then = (gazetteer.stem(code, at) for at in (None, year))
    if gazetteer.level(code) < 6 or stem == stem_then or stem_then in named or stem not in named:
        return then
    counties = gazetteer.counties(gazetteer.above(code, 2), year)
    same = [one for one in counties if gazetteer.stem(one, year) == stem]
    return same[0] if len(same) == 1 else then


def _is_of_many(evidence: Evidence) -> bool:
    """Whether a text names places of several provinces as its own, and of none as often as of the others together."""
    times = Counter(code[:2] for code in evidence.provinces)
    for code, words in evidence.words.items():
        times[code[:2]] += len(words)
    return len(times) >= _MANY and 2 * max(times.values()) <= times.total()


def _confidence(evidence: Evidence, words: Iterable[str]) -> float:
    """How often a region was right that such words told."""
    if evidence.away:
        return _ELSEWHERE
    if evidence.published:
        return _BY_SITE
    names = {folded_line(word) for word in words}
    return _TOLD if len(names) > _FEW or any(map(_IN_FULL.search, names)) else _BY_SHORT_NAMES


def _region(code: str, words: Sequence[str], year: int | None, sources: Sequence[Passage], confidence: float) -> Region:
    level, city = gazetteer.level(code), gazetteer.above(code, 4)
    return Region(
        gazetteer.name(gazetteer.above(code, 2), year),
        gazetteer.name(city, year) if gazetteer.level(city) == 4 else None,  # Hainan's counties were 4600xx
        gazetteer.name(code, year) if level == 6 else None,
        code,
        _shown(words, sources),
        confidence,
    )
