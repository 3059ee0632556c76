"""The stages of cleaning a page, in their order. Each is a package beside this module.

1. `decode`: bytes become characters, whatever charset the page declares.
2. `article`: of the HTML remain the document's title, its text and its day.
3. `repair`: what conversions broke is mended, where the text itself proves how.
4. `boilerplate`: what the site wrote into the text goes out (`strip`).
5. `compilation`: a page of several summaries becomes its parts (`split`).
6. `genre`: a part that is no summary rejects itself; `truncated` tells which are not whole.
7. `describe`: region, period, organisation and kind of each part.

What several of them share is in `language`, `vocabulary` and the small modules here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from crawler import exported
from crawler.cleaners.article import Article, extract, of_export, plain
from crawler.cleaners.boilerplate import own_title, strip
from crawler.cleaners.compilation import Part, Split, changes_of_parts, split
from crawler.cleaners.decode import Decoded, decode, is_unread
from crawler.cleaners.describe import Description, describe_each
from crawler.cleaners.genre import Other, other_genre
from crawler.cleaners.joining import joined, repeats
from crawler.cleaners.record import Change, Changed
from crawler.cleaners.repair import is_damaged, is_open, is_restored, is_suspect, repair
from crawler.cleaners.truncated import truncated
from crawler.page import Page
from indexer import late_re as re
from indexer.duplicates import cluster_of
from indexer.summary import Summary, summary_id
from indexer.text import HAN, unspaced

Said = TypeVar("Said")

MIN_HAN = 100  # Chinese characters below which a text is not a summary of anything
# Their share of a text, below which it is a stylesheet or a program with remarks, or in another language. Summaries
# with much English, pinyin or figures have a quarter at least.
_MIN_SHARE = 0.1

# Characters above which a text is not cleaned: as many as three hundred pages of print have, eight times as many as the
# longest summary that was looked at, and twice as many as the longest page. It stays in the archive, and is counted as
# too long.
MAX_TEXT = 300_000

_HAN = re.compile(rf"[{HAN}]+")


class Step(NamedTuple):
    """What a stage changed, and the text it was given; "" where it was given bytes or markup."""

    changes: tuple[Change, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What each stage made of one page; `rejected` says why there is no summary."""

    page: Page
    decoded: Decoded  # these two are of its first page, with what was read, changed and lost on those that continue it
    article: Article
    repaired: Changed
    stripped: Changed
    split: Split
    descriptions: tuple[Description, ...]
    summaries: tuple[Summary, ...]
    rejected: str | None
    rejected_evidence: str | None = None
    pages: int = 1  # that make the article: a page that repeats another ends it

    def steps(self) -> dict[str, Step]:
        """The stages that change a page, in their order, by name."""
        return {
            "decode": Step(self.decoded.changes),
            "article": Step(self.article.changes),
            "repair": Step(self.repaired.changes, self.article.text),
            "strip": Step(self.stripped.changes, self.repaired.text),
            "split": Step(self.split.changes, self.stripped.text),
        }


def clean(page: Page) -> list[Summary]:
    """The summaries of a page, in their order; none where the page holds no summary."""
    return list(process(page).summaries)


def process(page: Page) -> Cleaning:
    """Every stage of cleaning one page. Pure: no network, no clock, no settings."""
    decodings, articles = _read(page)
    decoded, article = _decoded_of_all(decodings), _article_of_all(articles)
    too_long = len(article.text) > MAX_TEXT
    repaired = repair("" if too_long else article.text, page.rules.language, page.rules.copies)
    stripped = strip(repaired.text, article.title, page.rules, article.page_title)
    whole = split(stripped.text, article.title)
    if len(whole.parts) == 1 and (own := own_title(article.title, stripped.changes)):
        article = replace(article, title=own)
    kept = tuple(part for part in whole.parts if _is_long(part.text))
    others = _each_once(lambda part: other_genre(part.title or article.title, part.folded), kept)
    judged = page.content_type == exported.TYPE  # with the page that it was exported from
    rejected, why = _rejected(article, [None] * len(others) if judged else others, too_long=too_long)
    if rejected:
        kept, others = (), []
    described = describe_each(kept, article, page.url)
    descriptions = tuple(described[part] for part in kept)
    repairs = changes_of_parts(repaired, [part.text for part in kept])
    lost = _each_once(lambda part: _is_lost(part, article.title), kept)
    cut = truncated(kept, repaired.text, stripped.changes, articles[-1], is_short=page.is_short)
    mended = [change for change in article.changes if change.stage == "repair"]  # in the title
    summaries = []
    for number, (part, description) in enumerate(zip(kept, descriptions, strict=True)):
        flags = description.flags | {
            "compilation": len(kept) > 1,
            "damaged": lost[number] or any(map(is_open, repairs[number])),
            "other-genre": others[number] is not None,
            "repaired": bool(decoded.changes or decoded.foreign)
            or not all(map(is_suspect, repairs[number] if part.title or part.head else (*mended, *repairs[number]))),
            "restored": any(map(is_restored, repairs[number])),
            "suspect": any(map(is_suspect, repairs[number])),
            "truncated": article.truncated_input or cut[number],
            "vanished": page.vanished,
        }
        summaries.append(_summary(page, article, part, description, number=number + 1, parts=len(kept), flags=flags))
    return Cleaning(
        page, decoded, article, repaired, stripped, whole, descriptions, tuple(summaries), rejected, why, len(articles)
    )


def _read(page: Page) -> tuple[list[Decoded], list[Article]]:
    """The first page of an article, and those that continue it, up to one that repeats another."""
    decodings: list[Decoded] = []
    articles: list[Article] = []
    earlier: list[set[str]] = []
    for body in (page.body, *page.continuations):
        decoded = decode(body, page.content_type)
        article = _article(decoded.text, page)
        lines = set(article.text.split("\n"))
        if repeats(lines, earlier):
            break
        earlier.append(lines)
        decodings.append(decoded)
        articles.append(article)
    return decodings, articles


def _each_once(says: Callable[[Part], Said], parts: Sequence[Part]) -> list[Said]:
    """What `says` gives for each part. Equal parts, of which a hostile page may have a thousand, are read once."""
    said = {part: says(part) for part in dict.fromkeys(parts)}
    return [said[part] for part in parts]


def _is_lost(part: Part, title: str) -> bool:
    """Whether characters of a part are lost, or it is in no language; `title` is the page's."""
    return is_damaged(part.text) or is_unread(part.text) or "\ufffd" in (part.title or title)


def _is_long(text: str) -> bool:
    """Whether a text has enough Chinese to be a summary."""
    return _han(text) >= max(MIN_HAN, _MIN_SHARE * len(text))


def _han(text: str) -> int:
    """How many Chinese characters a text has."""
    return sum(map(len, _HAN.findall(text)))


def _rejected(article: Article, others: Sequence[Other | None], *, too_long: bool) -> tuple[str | None, str | None]:
    """Why a page has no summary, and the words that say so; None if it has one.

    `others` are the other genres of those parts that are long enough: a page is rejected if all of these have one.
    """
    if too_long:
        return "too long", f"{len(article.text):,} characters"
    if not article.text:
        return "no article", None
    if not others:
        too_short = "too short", f"no text of {MIN_HAN} Chinese characters"
        return too_short if _han(article.text) >= _MIN_SHARE * len(article.text) else ("not Chinese", None)
    first, rest = others[0], others[1:]
    return (first.genre, first.evidence) if first and all(rest) else (None, None)


def _decoded_of_all(decodings: list[Decoded]) -> Decoded:
    """The first page's decoding, with what was changed and lost on all pages."""
    changes = tuple(change for one in decodings for change in one.changes)
    damaged, foreign = sum(one.damaged for one in decodings), sum(one.foreign for one in decodings)
    return replace(decodings[0], changes=changes, damaged=damaged, foreign=foreign)


def _article_of_all(articles: list[Article]) -> Article:
    """The first page's article with its title mended, and with the text of all pages.

    What was taken out of each page is told too.
    """
    titled = repair(articles[0].title)
    return replace(
        articles[0],
        title=titled.text,
        text=joined(one.text for one in articles),
        changes=(*titled.changes, *(change for one in articles for change in one.changes)),
        truncated_input=any(one.truncated_input for one in articles),
    )


def _article(text: str, page: Page) -> Article:
    if page.content_type == exported.TYPE and (told := exported.read(text)):
        return of_export(*told, page.fetched)
    if page.content_type.lower().startswith("text/plain"):
        return plain(text, page.fetched)
    return extract(text, page.rules, page.fetched)


def _summary(
    page: Page,
    article: Article,
    part: Part,
    description: Description,
    *,
    number: int,
    parts: int,
    flags: dict[str, bool],
) -> Summary:
    """Summary `number` of the `parts` of a page."""
    region, period, organisation = description.region, description.period, description.organisation
    return Summary(
        id=summary_id(page.url, number),
        url=page.url,
        site=page.site or None,
        page_title=article.page_title or article.title or None,
        title=part.title or part.head or article.title or None,
        text=part.text,
        part=number,
        parts=parts,
        kind=description.kind,
        kind_evidence=_words(description.kind_evidence),
        published=article.published,
        published_evidence=_words(article.published_evidence),
        fetched=page.fetched.strftime("%Y-%m-%dT%H:%M:%SZ"),
        period=period.label if period else None,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_evidence=period.evidence if period else (),
        province=region.province if region else None,
        city=region.city if region else None,
        county=region.county if region else None,
        adcode=region.adcode if region else None,
        region_evidence=region.evidence if region else (),
        region_confidence=region.confidence if region else None,
        organisation=organisation.name if organisation else None,
        organisation_type=organisation.type if organisation else None,
        organisation_evidence=_words(organisation.evidence if organisation else None),
        sector=description.sector,
        sector_evidence=_words(description.sector_evidence),
        chars=len(part.text),
        flags=tuple(sorted(name for name, holds in flags.items() if holds)),
        cluster=cluster_of(unspaced(part.folded)),
    )


def _words(evidence: str | None) -> tuple[str, ...]:
    return (evidence,) if evidence else ()
