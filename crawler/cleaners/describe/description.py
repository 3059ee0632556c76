"""Describe: where, when, by whom and of what kind a part is, each with the words that say so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from crawler.cleaners.article import Article
from crawler.cleaners.compilation import Part
from crawler.cleaners.describe.kind import kind
from crawler.cleaners.describe.masks import is_redacted
from crawler.cleaners.describe.organisation import Organisation, organisation
from crawler.cleaners.describe.period import Period, is_disbelieved, is_own_site, period
from crawler.cleaners.describe.rewording import is_reworded
from crawler.cleaners.describe.sector import sector
from crawler.cleaners.language.script import is_traditional
from crawler.cleaners.passage import Passage
from crawler.cleaners.region import Document, Region, regions
from crawler.cleaners.vocabulary.folded_title import folded_line, folded_title
from crawler.cleaners.vocabulary.inner_titles import inner_titles
from indexer import late_re as re

_DAY = re.compile(r"\d{4}-\d\d-\d\d")  # under the text, however it is written there, or of the page


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of one part; unknown is None."""

    kind: str | None
    kind_evidence: str | None
    period: Period | None
    region: Region | None
    organisation: Organisation | None
    sector: str | None
    sector_evidence: str | None
    flags: dict[str, bool]  # by name, whether each holds


@dataclass(frozen=True, slots=True)
class _Text:
    """A part with what its page says of it; its heading is its title, or one that stands inside."""

    part: Part
    title: str | None
    heading: str | None
    issuer: str | None
    sources: tuple[Passage, ...]  # of the words that tell its fields

    @classmethod
    def of(cls, part: Part, article: Article) -> "_Text":
        """The page's title speaks of the first part only where it has one; of a compilation it names the genre."""
        is_pages = part.head is None
        title = part.title or (article.title if is_pages else None)
        titles = dict.fromkeys((title or "", article.title))
        sources = (*(Passage.of(one, folded_line(one)) for one in titles), Passage(part.text, part.folded))
        return cls(part, title, title or _title_inside(part), article.issuer if is_pages else None, sources)


def describe(part: Part, article: Article, url: str = "") -> Description:
    """The description of one part of the page at an address."""
    return describe_each([part], article, url)[part]


def describe_each(parts: Iterable[Part], article: Article, url: str = "") -> dict[Part, Description]:
    """The descriptions of the parts of the page at an address.

    Each field is found for all of them before the next one: the expressions and tables for it are then still in the
    processor's caches, which saves a fifth of the time. Equal parts, of which a hostile page may have a thousand, are
    read once.
    """
    texts = [_Text.of(part, article) for part in dict.fromkeys(parts)]
    periods = [_period(text, article, url) for text in texts]
    bodies = [organisation(text.heading, text.part.text, text.part.folded, text.issuer) for text in texts]
    kinds = [_kind(text, article) for text in texts]
    sectors = [_sector(text, body, article) for text, body in zip(texts, bodies, strict=True)]
    years = [_year(found, of_kind) for found, (of_kind, _) in zip(periods, kinds, strict=True)]
    latest = int(article.published[:4]) if article.published else None
    site = f"{article.page_title} - {article.owner}" if article.owner else article.page_title
    places = regions(
        Document(text.title, text.part.text, text.part.folded, year, site, text.issuer, latest)
        for text, year in zip(texts, years, strict=True)
    )
    flags = [_flags(text, reported) for text, reported in zip(texts, periods, strict=True)]
    return {
        text.part: Description(*kinds[at], periods[at], places[at], bodies[at], *sectors[at], flags[at])
        for at, text in enumerate(texts)
    }


def _period(text: _Text, article: Article, url: str) -> Period | None:
    folded = text.part.folded
    on_own_site = article.published is not None and is_own_site(url, folded)
    found = period(text.title, folded, article.published, article.fetched, on_own_site=on_own_site)
    return found and replace(found, evidence=tuple(_all_as_written(found.evidence, text.sources)))


def _kind(text: _Text, article: Article) -> tuple[str | None, str | None]:
    found, words = kind(text.title, text.part.text, text.part.folded, article.title)
    return found, words and _as_written(words, text.sources)


def _sector(text: _Text, body: Organisation | None, article: Article) -> tuple[str | None, str | None]:
    found, words = sector(text.heading, body, article.title, text.part.folded) or (None, None)
    return found, words and _as_written(words, text.sources)


def _flags(text: _Text, reported: Period | None) -> dict[str, bool]:
    return {
        "traditional": is_traditional(text.part.text),
        "redacted": is_redacted(text.part.folded, folded_title(text.title)),
        "reworded": is_reworded(text.part.folded),
        "year-conflict": is_disbelieved(text.title, reported),
    }


def _title_inside(part: Part) -> str | None:
    """The title that stands inside a part without one, as it is written; no path of a site's pages (首页 > 总结)."""
    for line in inner_titles(part.folded):
        if ">" not in line:
            start = part.folded.index(line)
            return part.text[start : start + len(line)]
    return None


def _as_written(words: str, sources: tuple[Passage, ...]) -> str:
    """Words that were found in folded form, some without the blanks between them, as the document writes them."""
    return _found(words, sources) or words.strip()


def _all_as_written(evidence: Iterable[str], sources: tuple[Passage, ...]) -> Iterator[str]:
    """The same of the words for a period; those that were read in another order or form are quoted piece by piece.

    上半年工作总结 2015 年 is read as 2015年上半年, 2020-2021-2 as 2020-2021学年第2学期.
    """
    for words in evidence:
        whole = _found(words, sources)
        pieces = [] if whole or _DAY.fullmatch(words) else list(_pieces(words, sources))
        yield from pieces or [whole or words.strip()]


def _pieces(words: str, sources: tuple[Passage, ...]) -> Iterator[str]:
    """The longest pieces of words that the document writes, of two characters or more."""
    start = 0
    while start < len(words):
        ends = range(len(words), start + 1, -1)
        end, piece = next(((end, it) for end in ends if (it := _found(words[start:end], sources))), (start + 1, ""))
        start = end
        if piece:
            yield piece


def _found(words: str, sources: tuple[Passage, ...]) -> str | None:
    """Folded words as the first source that has them writes them; None where none does."""
    sought = "".join(folded_line(words).split())
    for source in sources:
        if (start := source.folded.find(sought)) >= 0:
            return source.quote(start, start + len(sought))
        if sought in "".join(source.folded.split()) and (
            spaced := re.search(r"\s*+".join(map(re.escape, sought)), source.folded)
        ):
            return source.quote(*spaced.span())
    return None


def _year(reported: Period | None, of_kind: str | None) -> int | None:
    """The year whose names of places a part uses: a plan is written when its time begins, all else when it is over."""
    return int((reported.start if of_kind == "计划" else reported.end)[:4]) if reported else None
