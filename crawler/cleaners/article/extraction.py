"""The article of a page: its title and text, found without knowing the site.

The page is laid out as lines (`layout`), the element that holds the article is found (`container`), and what a reader
would not call the article is taken out of it and recorded (`pruning`).
"""

import html as html_entities
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.cleaners.article.chapters import chapters
from crawler.cleaners.article.container import find_container
from crawler.cleaners.article.days import day_in_china, in_line
from crawler.cleaners.article.layout import MAX_LINES, Block, Layout, layout, normalised
from crawler.cleaners.article.measures import Measured
from crawler.cleaners.article.page_title import MAX_TITLE, declared_title, given_title
from crawler.cleaners.article.pruning import prune
from crawler.cleaners.article.published import published, published_in_text
from crawler.cleaners.article.shown_day import Place
from crawler.cleaners.article.title import find_title, shown_title
from crawler.cleaners.article.title_lines import first_title, title_line, without_file
from crawler.cleaners.decode import decode
from crawler.cleaners.document import MAX_CHARACTERS, Element, parse_to_bound, select
from crawler.cleaners.matches import matches_often
from crawler.cleaners.particulars import REACH, issuer, owner
from crawler.cleaners.record import Change
from crawler.page import SiteRules
from indexer import late_re as re

_ANY_DAY = datetime(2100, 1, 1, tzinfo=UTC)  # where the day of publication is not asked for
_ENDLESS = re.compile(r"&#[0-9]{100,}")  # no character has such a number; Python reads none of more than 4,300 digits
_FOOT = 40  # lines of a page among which it says whose its site is
_ABOVE = 40  # lines above an article in which a table of its particulars may stand
# Markup in a text that was saved as plain: so many of the first tags in so many characters tell of it.
_MARKUP = re.compile(r"</?(?:p|div|br|span|font|td|b)\b[^<>]*>", re.IGNORECASE)
_MOST_LOOKED_AT, _LEAST_MARKUP = 100_000, 3
_LINE_TAG = re.compile(r"<(?:br|/?p|/?div|/?tr|/?li|/?h\d)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_BEGINNING = 60  # characters of a first line too long to be a title that stand for one


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says, without the site around it."""

    title: str  # of the document; "" if none is found
    page_title: str  # the page's own <title>, white space normalised
    text: str  # paragraphs separated by one "\n"; "" where no article stands, as on a list page
    published: str | None = None  # ISO day in China
    published_evidence: str | None = None  # the words that gave it
    changes: tuple[Change, ...] = ()  # what was taken out; `start` is 0, for the input is HTML
    truncated_input: bool = False  # the page was longer than what is read of one
    issuer: str | None = None  # the body that a table of the document's particulars names
    owner: str | None = None  # the body that the page's foot names as its site's
    fetched: str | None = None  # ISO day in China; nothing that it says it did is later


def main_text(html: bytes, url: str) -> str:
    """The text of a page's article, in any encoding; "" if it has none. `url` is not used yet."""
    return extract(decode(html).text, SiteRules(), _ANY_DAY).text


def extract(html: str, rules: SiteRules, fetched: datetime) -> Article:
    """Title, text and date of a page.

    Args:
        html: the decoded page, any string.
        rules: the site's selectors; where one matches something it wins over the general rules.
        fetched: when the page was fetched; no later date is believed.

    Raises:
        Trouble: something in the site file is no selector.
    """
    tree, truncated = parse_to_bound(html)
    dropped = [element for css in rules.drop for element in select(tree, css)]
    page = layout(tree.iterchildren("body", "frameset"), dropped)
    page_title, declared = given_title(tree), declared_title(tree)
    title = without_file(_selected(tree, rules.title) or find_title(page, page_title, declared))
    title_at = title_line(page, title)
    bodies = select(tree, rules.body) if rules.body else []
    measured, container = _container(page, title_at, bodies, dropped)
    if container is not None and not (bodies or rules.title or declared):
        head = range(container.start, measured.first_sentence(container))
        title, title_at = shown_title(page, head, title_at, title, page_title)
    place = Place(title, title_at, container.start if container is not None and not bodies else -1)
    if container is not None:
        kept, removed = prune(measured, container, title, trusted=bool(bodies))
    else:
        kept, removed = [page.lines[at].text for at in chapters(page.lines)], []
    # Without a text the days of a page are those of what it lists.
    day, evidence = (kept and published(tree, page, place, fetched, rules.date)) or (None, None)
    return Article(
        title=title,
        page_title=page_title,
        text="\n".join(kept),
        published=day,
        published_evidence=evidence,
        changes=(*(Change("article", "site rule: drop", 0, one) for one in map(_words, dropped) if one), *removed),
        truncated_input=truncated or measured.cut,
        issuer=_issuer(measured, container) if container is not None else None,
        owner=owner(line.text for line in page.lines[-_FOOT:]) if kept else None,
        fetched=day_in_china(fetched).isoformat(),
    )


def _container(
    page: Layout, title_at: int, bodies: list[Element], dropped: list[Element]
) -> tuple[Measured, Block | None]:
    """The block that holds the article, on the whole page or in `bodies`, which the site file names."""
    if not bodies:
        measured = Measured(page)
        return measured, find_container(measured, title_at)
    inside = layout(_outermost(bodies), dropped)
    return Measured(inside), Block(bodies[0], "body", "", -1, 0, len(inside.lines))


def _issuer(measured: Measured, container: Block) -> str | None:
    """The body that the particulars above the article, or at its beginning, name as the document's."""
    first, end = max(container.start - _ABOVE, 0), min(container.start + REACH, container.end)
    return issuer([line.text for line in measured.lines[first:end]])


def plain(text: str, fetched: datetime) -> Article:
    """The article of a text/plain page, or of one saved as text. Its title is the first line that can be a title.

    It is read as far as an HTML page is: MAX_CHARACTERS, MAX_LINES.
    """
    truncated, text = len(text) > MAX_CHARACTERS, text[:MAX_CHARACTERS]
    if matches_often(_MARKUP, text[:_MOST_LOOKED_AT], _LEAST_MARKUP):  # its line ends are such, its tags are no text
        text = html_entities.unescape(_ENDLESS.sub("&#", _TAG.sub("", _LINE_TAG.sub("\n", text))))
    lines = [line for line in map(normalised, text.splitlines()) if line]
    truncated, lines = truncated or len(lines) > MAX_LINES, lines[:MAX_LINES]
    day, evidence = published_in_text(lines, fetched) or (None, None)
    place = first_title(lines)
    title = without_file(lines[place]) if lines else ""
    long = len(title) > MAX_TITLE
    return Article(
        title=title[:_BEGINNING] if long else title,
        page_title="",
        text="\n".join(lines if long else lines[:place] + lines[place + 1 :]),
        published=day,
        published_evidence=evidence,
        truncated_input=truncated,
        issuer=issuer(lines[:REACH]),
        fetched=day_in_china(fetched).isoformat(),
    )


def of_export(head: Mapping[str, str], text: str, fetched: datetime) -> Article:
    """The article of a text that was exported, by its head; read as far as an HTML page is."""
    lines = text[:MAX_CHARACTERS].splitlines()[:MAX_LINES]
    day = in_line(head["published"], day_in_china(fetched))
    return Article(
        title=normalised(head["title"])[:MAX_TITLE],
        page_title=normalised(head["page_title"]),
        text="\n".join(lines),
        published=day and day[0],
        published_evidence=day and f"published: {day[1]}",
        truncated_input=len(text) > MAX_CHARACTERS,
        issuer=issuer(lines[:REACH]),
        fetched=day_in_china(fetched).isoformat(),
    )


def _words(element: Element) -> str:
    return "\n".join(line.text for line in layout([element]).lines)


def _selected(tree: Element, css: str | None) -> str:
    return normalised(" ".join(_words(element) for element in select(tree, css)[:1]))[:MAX_TITLE] if css else ""


def _outermost(elements: list[Element]) -> list[Element]:
    """The elements without those inside another of them, so that the text of nested matches counts once."""
    chosen = set(elements)
    return [element for element in elements if not any(above in chosen for above in element.iterancestors())]
