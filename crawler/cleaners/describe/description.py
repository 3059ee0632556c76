"""Describe: where, when, by whom and of what kind a part is, each with the words that say so."""

import re
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
from crawler.cleaners.region import Region, region
from crawler.cleaners.vocabulary.folded_title import folded_line, folded_title
from crawler.cleaners.vocabulary.inner_titles import inner_titles

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


def describe(part: Part, article: Article, url: str = "") -> Description:
    """The description of one part of the page at an address.

    The page's title speaks of the first part only where the page has one; of a compilation it names the genre.
    """
    title = part.title or (article.title if part.head is None else None)
    issuer = article.issuer if part.head is None else None
    sources = (
        *(Passage.of(written, folded_line(written)) for written in dict.fromkeys((title or "", article.title))),
        Passage(part.text, part.folded),
    )
    on_own_site = article.published is not None and is_own_site(url, part.folded)
    reported = period(title, part.folded, article.published, article.fetched, on_own_site=on_own_site)
    heading = title or _title_inside(part)
    issued_by = organisation(heading, part.text, part.folded, issuer)
    kind_found, kind_words = kind(title, part.text, part.folded, article.title)
    sector_found, sector_words = sector(heading, issued_by, article.title, part.folded) or (None, None)
    return Description(
        kind_found,
        kind_words and _as_written(kind_words, sources),
        reported and replace(reported, evidence=tuple(_all_as_written(reported.evidence, sources))),
        region(title, part.text, part.folded, _year(reported, kind_found, article), article.page_title, issuer=issuer),
        issued_by,
        sector_found,
        sector_words and _as_written(sector_words, sources),
        {
            "traditional": is_traditional(part.text),
            "redacted": is_redacted(part.folded, folded_title(title)),
            "reworded": is_reworded(part.folded),
            "year-conflict": is_disbelieved(title, reported),
        },
    )


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
        if (start := source.plain.find(sought)) >= 0:
            return source.quote(start, start + len(sought))
        if sought in "".join(source.plain.split()) and (
            spaced := re.search(r"\s*+".join(map(re.escape, sought)), source.plain)
        ):
            return source.quote(*spaced.span())
    return None


def _year(reported: Period | None, of_kind: str | None, article: Article) -> int | None:
    """The year whose names of places a part uses: a plan is written when its time begins, all else when it is over."""
    written = reported and (reported.start if of_kind == "计划" else reported.end)
    day = written or article.published
    return int(day[:4]) if day else None
