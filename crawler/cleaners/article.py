"""The article of a page: its title and text, found without knowing the site.

The page is laid out as lines (`document.layout`). Lines that read like prose give weight to the elements around them; the
heaviest is the article's container. Within it, what a reader would not call the article goes: blocks named for something
else, lists of links, the line of date and source, neighbours, related pages. Each removal is recorded.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from crawler.cleaners import article_rules as rule
from crawler.cleaners.decode import decode
from crawler.cleaners.document import Layout, is_truncated, layout, normalised, parse, select
from crawler.cleaners.published import published, published_in_text
from crawler.cleaners.record import Change
from crawler.page import SiteRules


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says, without the site around it."""

    title: str  # of the document; "" if none is found
    page_title: str  # the page's own <title>, white space normalised
    text: str  # paragraphs separated by one "\n"; "" where no article stands, as on a list page
    published: str | None  # ISO day in China
    published_evidence: str | None  # the words that gave it
    changes: tuple[Change, ...]  # what was taken out; `start` is 0, for the input is HTML
    truncated_input: bool  # the page was longer than what is read of one


_MAX_TITLE = 200
_SEPARATOR = re.compile(
    r"\s*(?:[_|｜]+|\s[-–—]+\s|-{2,}|—{2,}|::|>>|»|[-–](?=[^-–]*(?:网|站|文库|频道|政府|大全)[^-–]*$))\s*"
)
_TEASERS = 4  # as many sentences that each stand under a link of their own make a list page of a page
_NUMBER = re.compile(r"\d+")
_MIN_PROSE = 40  # characters of prose that make an article


def main_text(html: bytes, url: str) -> str:
    """The article's text of a page of any encoding; "" where there is none."""
    return extract(decode(html).text, url, SiteRules()).text


def extract(html: str, url: str, rules: SiteRules, fetched: datetime | None = None) -> Article:
    """Title, text and date of a page.

    Args:
        html: the decoded page, any string.
        url: its address; "" if unknown.
        rules: the site's selectors, which win over what is found without them where they match something.
        fetched: when the page was fetched; no later date is believed.

    Raises:
        Trouble: a selector of the site file is none.
    """
    tree = parse(html)
    dropped = [element for css in rules.drop for element in select(tree, css)]
    changes = [_change("site rule: drop", one) for one in map(_words, dropped) if one]
    page = layout([tree.body], dropped)
    page_title = normalised(" ".join(tree.xpath("string(//title)").split()))[:_MAX_TITLE]
    title = _selected(tree, rules.title) or _title(tree, page, page_title)
    day = published(tree, url, fetched, page, css=rules.date)
    bodies = select(tree, rules.body) if rules.body else []
    if bodies:
        page = layout(_outermost(bodies), dropped)
        ranges = [(0, len(page.lines))]
    else:
        ranges = _container(page, title)
    kept, removed = _prune(page, ranges, title, trusted=bool(bodies))
    return Article(
        title=title,
        page_title=page_title,
        text="\n".join(kept),
        published=day[0] if day else None,
        published_evidence=day[1] if day else None,
        changes=(*changes, *removed),
        truncated_input=is_truncated(html),
    )


def plain(text: str, rules: SiteRules, fetched: datetime | None = None) -> Article:
    """The article of a text/plain page, or of one that was saved as text: its first line is the title."""
    if len(re.findall(r"</?(?:p|div|br|span|font|td|b)\b[^<>]*>", text[:100_000], re.I)) >= 3:
        # Text with markup in it: its line ends are line ends, its tags are not text.
        text = re.sub(r"<(?:br|/?p|/?div|/?tr|/?li|/?h\d)\b[^<>]*>", "\n", text, flags=re.I)
        text = re.sub(r"</?[A-Za-z][^<>]{0,500}>", "", text)
    lines = [line for line in map(normalised, text.splitlines()) if line]
    day = published_in_text(lines, fetched)
    title = lines[0] if lines else ""
    long = len(title) > _MAX_TITLE
    return Article(
        title=title[:60] if long else title,
        page_title="",
        text="\n".join(lines if long else lines[1:]),
        published=day[0] if day else None,
        published_evidence=day[1] if day else None,
        changes=(),
        truncated_input=False,
    )


def _change(name: str, before: str) -> Change:
    return Change("article", name, 0, before)


def _words(element: HtmlElement) -> str:
    return "\n".join(line.text for line in layout([element]).lines)


def _selected(tree: HtmlElement, css: str | None) -> str:
    return normalised(" ".join(_words(element) for element in select(tree, css)[:1]))[:_MAX_TITLE] if css else ""


def _outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    """A selector may match elements inside one another; their text counts once."""
    chosen = set(elements)
    return [element for element in elements if not any(above in chosen for above in element.iterancestors())]


# --- title -----------------------------------------------------------------------------------------------------------


def _title(tree: HtmlElement, page: Layout, page_title: str) -> str:
    """The document's title: a heading that the page's title confirms, else the page's title without the site's name."""
    known = _key(page_title)
    headings = [
        " ".join(line.text for line in page.lines[block.start : block.end])
        for block in page.blocks
        if block.tag in ("h1", "h2", "h3") and 0 < block.end - block.start <= 3
    ]
    headings = [text for text in headings if 4 <= len(text) <= _MAX_TITLE]
    for text in headings:
        if (key := _key(text)) and len(key) >= 4 and known.startswith(key):
            return text
    parts = [part for part in _SEPARATOR.split(page_title) if part.strip()]
    cleaned = next((part for part in parts if len(part) >= 4), page_title).strip()
    if parts and len(_key(parts[0])) >= 2 and any(_key(text) == _key(parts[0]) for _, text in _h1(page)):
        cleaned = parts[0].strip()  # however short
    # A line of the page that is the beginning of <title>, or its first part and more.
    wanted = _key(cleaned)
    if len(wanted) >= 4:
        for line in page.lines:
            if abs(len(line.text) - len(cleaned)) <= 40 and line.linked * 2 < len(line.text):
                key = _key(line.text)
                if key == wanted or (len(key) >= 6 and known.startswith(key) and len(key) * 2 >= len(wanted)):
                    return line.text[:_MAX_TITLE]
    if cleaned and (len(parts) > 1 or not headings or _is_part(wanted, headings)):
        return cleaned
    first = next((h for block, h in _h1(page) if len(h) >= 4), "")
    return first or cleaned


def _is_part(wanted: str, headings: list[str]) -> bool:
    return any(wanted in _key(text) for text in headings)


def _h1(page: Layout) -> list[tuple[int, str]]:
    return [
        (index, " ".join(line.text for line in page.lines[block.start : block.end])[:_MAX_TITLE])
        for index, block in enumerate(page.blocks)
        if block.tag == "h1"
    ]


def _key(text: str) -> str:
    """Letters, digits and Han only: what two writings of a title share."""
    return "".join(filter(str.isalnum, text)).lower()


# --- container -------------------------------------------------------------------------------------------------------


def _prose(text: str, linked: int) -> float:
    """How much a line speaks for an article, in characters; 0 for links, notices, and bits."""
    length = len(text)
    if linked * 2 > length:
        return 0.0
    marks = len(rule.SENTENCE_MARKS.findall(text))
    if length < 10 and not marks:
        return 0.0
    if length < 300 and (rule.NOTICE.search(text) or rule.BREADCRUMB.search(text)):
        return 0.0
    if not marks:
        return length * 0.3
    if length < MAX_META_PROSE and rule.META_LABEL.search(text) and _is_meta(text):
        return 0.0
    return float(length - linked)


MAX_META_PROSE = 80


def _is_meta(text: str) -> bool:
    """Whether labels of date, source, clicks … and what they label are about all that the line says."""
    labels = list(rule.META_LABEL.finditer(text))
    if not labels or len(text) > rule.MAX_META:
        return False
    rest = rule.META_REST.sub("", rule.META_LABEL.sub("", text))
    return len(rest) <= 16 * min(len(labels), 4) and "。" not in rest


def _container(page: Layout, title: str) -> list[tuple[int, int]]:
    """The ranges of lines that hold the article, possibly none."""
    lines, blocks = page.lines, page.blocks
    weights = [_prose(line.text, line.linked) for line in lines]
    sums = [0.0]
    chars = [0]
    links = [0]
    for line, weight in zip(lines, weights, strict=True):
        sums.append(sums[-1] + weight)
        chars.append(chars[-1] + len(line.text))
        links.append(links[-1] + line.linked)
    if sums[-1] < _MIN_PROSE:
        return []

    bad: list[bool] = []
    whole = sums[-1]
    for index, block in enumerate(blocks):
        other = block.tag in rule.OTHER_TAGS or bool(
            block.name and block.tag != "body" and block.tag != "html" and rule.OTHER_NAME.search(block.name)
            and not rule.BODY_NAME.search(block.name)
        )  # fmt: skip
        if other and sums[block.end] - sums[block.start] > 0.6 * whole:
            other = False  # a wrapper of nearly everything, whatever it is called
        bad.append(other or (block.parent >= 0 and bad[block.parent]))

    scores = [0.0] * len(blocks)
    for line, weight in zip(lines, weights, strict=True):
        if not weight:
            continue
        at = line.owner
        if bad[at]:
            weight *= 0.15
        if blocks[at].tag in _PARAGRAPHS and blocks[at].parent >= 0:
            at = blocks[at].parent
        share = 1.0
        for level in range(5):
            scores[at] += weight * share
            at = blocks[at].parent
            if at < 0:
                break
            share = (0.6, 0.35, 0.2, 0.1, 0.0)[level]

    start = _title_line(page, title)
    best, best_score = -1, 0.0
    for index, block in enumerate(blocks):
        score = scores[index]
        if not score or block.tag in ("html",):
            continue
        size = chars[block.end] - chars[block.start]
        score *= 1 - (links[block.end] - links[block.start]) / size if size else 0
        if block.name and rule.BODY_NAME.search(block.name):
            score *= 1.3
        if block.tag == "article" or block.element.get("itemprop") == "articleBody":
            score *= 1.5
        if start >= 0 and block.end <= start:
            score *= 0.4  # all of it stands above the title
        if score > best_score:
            best, best_score = index, score
    if best < 0:
        return []
    best = _climb(page, best, sums, chars, links, bad)
    first, last = blocks[best].start, blocks[best].end
    if _is_list(page, best, weights, sums, start):
        return []
    return [(first, last)]


_PARAGRAPHS = frozenset(
    [
        "p",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "blockquote",
        "dd",
        "dt",
        "tr",
        "caption",
        "figcaption",
        "center",
        "ul",
        "ol",
        "dl",
        "tbody",
    ]
)


def _climb(page: Layout, best: int, sums: list[float], chars: list[int], links: list[int], bad: list[bool]) -> int:
    """Go up while the element above holds more of the same: an article cut into several boxes."""
    blocks = page.blocks
    children: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        children.setdefault(block.parent, []).append(index)
    for _ in range(6):
        above = blocks[best].parent
        if above < 0 or blocks[above].tag in ("body", "html"):
            break
        own = sums[blocks[best].end] - sums[blocks[best].start]
        good = 0.0
        for other in children[above]:
            if other == best or bad[other]:
                continue
            start, end = blocks[other].start, blocks[other].end
            size = chars[end] - chars[start]
            prose = sums[end] - sums[start]
            alike = blocks[other].tag in _PARAGRAPHS or _stem(blocks[other].name) == _stem(blocks[best].name)
            if alike and size and prose >= 0.6 * size and (links[end] - links[start]) < 0.15 * size:
                good += prose
        if good < 0.15 * own or good < _MIN_PROSE:
            break
        best = above
    return best


def _title_line(page: Layout, title: str) -> int:
    """The last line that is the title, before the middle of the page; -1 if none is."""
    wanted = _key(title)
    if len(wanted) < 4:
        return -1
    found = -1
    for index, line in enumerate(page.lines):
        if len(line.text) <= len(title) + 10 and _key(line.text) == wanted:
            if page.blocks[line.owner].tag in ("h1", "h2"):
                return index
            if found < 0:
                found = index
    return found


def _stem(name: str) -> str:
    """A class or id without the numbers that tell repeated boxes apart."""
    return _NUMBER.sub("", name)


def _is_list(page: Layout, best: int, weights: list[float], sums: list[float], start: int) -> bool:
    """Whether the container is a list page's: sentences one by one between links, or one teaser among many."""
    block = page.blocks[best]
    if block.tag == "article" or rule.SURE_BODY_NAME.search(block.name):
        return False
    prose = teasers = 0
    for index in range(block.start, block.end):
        if weights[index] >= 20:
            prose += 1
            above = page.lines[index - 1] if index > block.start else None
            teasers += above is not None and above.linked * 2 > len(above.text) >= 12
    if teasers >= _TEASERS and teasers >= 0.6 * prose:
        return True
    own = sums[block.end] - sums[block.start]
    if block.name and block.tag not in _PARAGRAPHS:
        alike = [sums[b.end] - sums[b.start] for b in page.blocks if b.name == block.name and b.tag == block.tag]
        if sum(weight >= 20 for weight in alike) > _TEASERS and own < 0.4 * sum(alike):
            return True
    titled = 0 <= start <= block.end and block.start - start <= 25
    return not titled and own < 300 and own < 0.2 * sums[-1]


# --- pruning ---------------------------------------------------------------------------------------------------------


def _prune(page: Layout, ranges: list[tuple[int, int]], title: str, trusted: bool) -> tuple[list[str], list[Change]]:
    """The container's lines that are the article's; `trusted` keeps what stands in a selector's body unless it is plain."""
    lines, blocks = page.lines, page.blocks
    keep: dict[int, str] = {}  # line -> "" or the rule that takes it out
    for first, last in ranges:
        for index in range(first, last):
            keep[index] = ""
    if not keep:
        return [], []
    weights = {index: _prose(lines[index].text, lines[index].linked) for index in keep}
    whole = sum(weights.values())

    def take(start: int, end: int, name: str) -> None:
        for index in range(start, end):
            if not keep.get(index, "x"):
                keep[index] = name

    for block in blocks:
        start, end = block.start, block.end
        if start == end or start not in keep or (end - 1) not in keep or (start, end) in ranges:
            continue
        prose = sum(weights[index] for index in range(start, end))
        if prose > 0.3 * whole:
            continue
        size = sum(len(lines[index].text) for index in range(start, end))
        linked = sum(lines[index].linked for index in range(start, end))
        if block.tag in rule.OTHER_TAGS:
            take(start, end, f"element <{block.tag}>")
        elif (
            block.name and not trusted and rule.OTHER_NAME.search(block.name) and not rule.BODY_NAME.search(block.name)
        ):
            take(start, end, "element named for something else")
        elif linked > 0.6 * size and (end - start >= 2 or size >= 12) and prose < 0.4 * size:
            take(start, end, "links")
    _head(page, keep, title)
    _tail(page, keep, weights, whole)
    for index, gone in keep.items():
        line = lines[index]
        if gone:
            continue
        if len(line.text) <= 60 and rule.NEIGHBOUR.match(line.text) and (line.linked or len(line.text) <= 12):
            keep[index] = "neighbours and tools"
        elif line.linked > 0.8 * len(line.text) and rule.TRAILER.match(line.text):
            keep[index] = "related pages"
    kept = [lines[index].text for index, gone in keep.items() if not gone]
    if sum(map(len, kept)) < 10:
        kept = []
    return kept, _record(page, keep)


def _head(page: Layout, keep: dict[int, str], title: str) -> None:
    """Title, breadcrumb and the line of date and source, where they stand above the text in its own container."""
    wanted = _key(title)
    seen = 0
    for index in keep:
        if keep[index]:
            continue
        text = page.lines[index].text
        if len(wanted) >= 4 and _key(text) == wanted:
            keep[index] = "title repeated"
        elif rule.BREADCRUMB.search(text) and len(text) <= 100:
            keep[index] = "breadcrumb"
        elif _is_meta(text) or (len(text) <= 30 and not rule.META_REST.sub("", text)):
            keep[index] = "date and source"
        else:
            seen += 1
            if seen >= 3 or len(text) > 60:
                return


def _tail(page: Layout, keep: dict[int, str], weights: dict[int, float], whole: float) -> None:
    """What follows the article in its container: from a heading such as 相关阅读 on, if little prose comes after it."""
    rest = whole
    order = list(keep)
    for index in order:
        text = page.lines[index].text
        if not keep[index] and len(text) <= 40 and rest < 0.35 * whole and rule.TRAILER.match(text):
            after = [other for other in order if other >= index]
            if sum(weights[other] for other in after) < 0.12 * whole:
                for other in after:
                    keep[other] = keep[other] or "what follows the article"
                return
        rest -= weights[index]
    # Notices at the very end.
    for index in reversed(order):
        if keep[index]:
            continue
        text = page.lines[index].text
        if (len(text) <= 200 and rule.NOTICE.search(text)) or page.lines[index].linked > 0.8 * len(text):
            keep[index] = "notice at the end"
        elif len(text) <= 80 and rule.EDITOR.match(text):
            keep[index] = "editor"
        else:
            return


def _record(page: Layout, keep: dict[int, str]) -> list[Change]:
    """One change for each run of lines that one rule took out."""
    changes: list[Change] = []
    run: list[str] = []
    name = ""
    for index, gone in [*keep.items(), (-1, "")]:
        if gone != name:
            if name:
                changes.append(_change(name, "\n".join(run)))
            run, name = [], gone
        if gone:
            run.append(page.lines[index].text)
    return changes
