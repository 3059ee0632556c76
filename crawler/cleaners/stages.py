"""The stages of cleaning: decode, article, repair, strip, split, describe."""

import re
from dataclasses import dataclass, replace

from crawler.cleaners.article import Article, extract, plain
from crawler.cleaners.boilerplate import cut_off, left_out, own_title, says_cut, strip
from crawler.cleaners.compilation import Part, Split, split
from crawler.cleaners.decode import Decoded, decode
from crawler.cleaners.describe import Description, describe
from crawler.cleaners.genre import other_genre
from crawler.cleaners.record import Changed
from crawler.cleaners.repair import is_open, repair
from crawler.page import Page
from indexer.duplicates import cluster_of
from indexer.summary import Summary, summary_id
from indexer.text import HAN, unspaced

MIN_HAN = 100  # Chinese characters below which a text is not a summary of anything

_ENOUGH = re.compile(rf"(?:[^{HAN}]*+[{HAN}]){{{MIN_HAN}}}")


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What each stage made of one page; `rejected` says why there is no summary."""

    page: Page
    decoded: Decoded
    article: Article
    extracted: str  # the text of all the article's pages
    repaired: Changed
    stripped: Changed
    split: Split
    descriptions: tuple[Description, ...]
    summaries: tuple[Summary, ...]
    rejected: str | None
    rejected_evidence: str | None = None


def clean(page: Page) -> list[Summary]:
    """The summaries of a page, in their order; none where the page holds no summary."""
    return list(process(page).summaries)


def process(page: Page) -> Cleaning:
    """Every stage of cleaning one page. Pure: no network, no clock, no settings."""
    decoded = decode(page.body, page.content_type)
    article = _article(decoded.text, page)
    pages = [article.text, *(_article(decode(body, page.content_type).text, page).text for body in page.continuations)]
    extracted = "\n".join(filter(None, pages))
    repaired = repair(extracted, page.rules.language)
    stripped = strip(repaired.text, article.title, page.rules, article.page_title)
    whole = split(stripped.text, article.title)
    if len(whole.parts) == 1 and (own := own_title(article.title, stripped.changes)):
        article = replace(article, title=own)
    kept = tuple(part for part in whole.parts if _ENOUGH.match(part.text))
    others = tuple(other_genre(part.title or article.title, part.folded) for part in kept)
    rejected = None if kept else "no article" if not article.text else "too short"
    evidence = None
    if others and (first := others[0]) and all(others):
        rejected, evidence, kept = first.genre, first.evidence, ()
    described = [(part, describe(part, article)) for part in kept]
    cut = cut_off(repaired.text, stripped.changes)
    omitted = left_out(repaired.text, stripped.changes)
    ends_cut = any(says_cut(change.before) for change in article.changes if change.rule == "notice at the end")
    summaries = []
    for number, one in enumerate(described, 1):
        summary = _summary(page, article, one, (number, len(kept)))
        flags = {
            *summary.flags,
            *(["compilation"] if len(kept) > 1 else []),
            *(["other-genre"] if others[number - 1] else []),
            *(["repaired"] if repaired.changes or decoded.changes or decoded.foreign else []),
            *(["damaged"] if decoded.damaged or any(map(is_open, repaired.changes)) else []),
            *(["vanished"] if page.vanished else []),
            *(["truncated"] if article.truncated_input or _last_line(one[0].text) in cut else []),
            *(["truncated"] if any(words in one[0].text for words in omitted) else []),
            *(["truncated"] if ends_cut and number == len(kept) else []),
        }
        summaries.append(replace(summary, flags=tuple(sorted(flags))))
    descriptions = tuple(description for _, description in described)
    return Cleaning(
        page, decoded, article, extracted, repaired, stripped, whole, descriptions, tuple(summaries), rejected, evidence
    )


def _last_line(text: str) -> str:
    return text.rstrip().rpartition("\n")[2].strip()


def _article(text: str, page: Page) -> Article:
    if page.content_type.lower().startswith("text/plain"):
        return plain(text, page.fetched)
    return extract(text, page.rules, page.fetched)


def _summary(page: Page, article: Article, described: tuple[Part, Description], place: tuple[int, int]) -> Summary:
    """One summary; `place` is its number among the page's parts, and how many there are."""
    (part, description), (number, parts) = described, place
    region, period = description.region, description.period
    return Summary(
        id=summary_id(page.url, number),
        url=page.url,
        site=page.site,
        page_title=article.page_title or article.title,
        title=part.title or part.head or article.title,
        text=part.text,
        part=number,
        parts=parts,
        kind=description.kind,
        published=article.published,
        fetched=page.fetched.strftime("%Y-%m-%dT%H:%M:%SZ"),
        period=period.label if period else None,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        province=region.province if region else None,
        city=region.city if region else None,
        county=region.county if region else None,
        adcode=region.adcode if region else None,
        region_evidence=region.evidence if region else (),
        region_confidence=region.confidence if region else None,
        organisation=description.organisation.name if description.organisation else None,
        organisation_type=description.organisation.type if description.organisation else None,
        sector=description.sector,
        chars=len(part.text),
        flags=description.flags,
        cluster=cluster_of(unspaced(part.folded)),
    )
