"""Tells whether the heaviest block of a page is that of a list rather than of an article."""

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.layout import Block, Layout
from crawler.cleaners.article.measures import SENTENCE, TEASERS, Measured
from crawler.cleaners.article.names import PARAGRAPHS
from crawler.cleaners.article.title_lines import HEADINGS
from crawler.cleaners.article.wording import heads_comments, heads_others, is_meta, is_stamp
from indexer import late_re as re

_MIN_ARTICLE = 300  # characters of prose that are more than a teaser
_MAX_TEASER = 100  # characters of prose, far from any title, that are no article
_MIN_REPEATED = 3  # times that a label stands in a list
_ABOVE, _FIRST = 3, 2  # lines above a block, and first lines of it, in which its date may stand
_NEAR = 25  # lines between a title and its article
_NEXT = 6  # … and an article that is undated and no longer than a teaser
_MIN_HEADLINE = 12  # characters of the link above a teaser
_VALUE = re.compile(r"(?<=[\u4e00-\u9fff])[:：].*|\d+")  # what stands behind a label, a number


def is_list(measured: Measured, block: Block, title_at: int) -> bool:
    """Whether the heaviest block is that of a list page: one among many alike, or single sentences between links.

    `title_at` is the line of the title, -1 if the page does not show it.
    """
    if not is_opening(measured, block, title_at) and _is_one_of_many(measured, block):
        return True
    if any(_is_sure(other) for other in measured.blocks if (other.start, other.end) == (block.start, block.end)):
        return False
    titled = _is_titled(measured, block, title_at)
    lines = measured.lines[block.start : block.end]
    linked_headings = sum(line.is_link and measured.blocks[line.owner].tag in HEADINGS for line in lines)
    of_index = not titled and (linked_headings >= TEASERS or _repeats_labels(measured, block))
    if of_index or _is_digest(measured, block, titled):
        return True
    prose, unlinked = measured.prose(block), measured.size(block) - measured.linked(block)
    dated = _is_dated(measured, block, title_at if titled else block.start)
    below_title = titled and (dated or unlinked >= _MIN_ARTICLE or block.start - title_at <= _NEXT)
    if prose >= _MIN_ARTICLE or below_title or (prose >= _MAX_TEASER and dated):
        return False
    page = measured.size(measured.blocks[0])
    small = 2 * prose < page if prose < _MAX_TEASER else 3 * prose < page and unlinked < _MIN_ARTICLE
    return small or prose < 0.25 * measured.whole


def is_opening(measured: Measured, block: Block, title_at: int) -> bool:
    """Whether a block below the title holds an article, even if others like it follow, as the answers in a thread."""
    return _is_titled(measured, block, title_at) and (_is_sure(block) or measured.prose(block) >= _MIN_ARTICLE)


def _is_titled(page: Layout, block: Block, title_at: int) -> bool:
    """Whether the title stands close above a block, or in it. A linked title is a headline of a list."""
    return 0 <= title_at <= block.end and block.start - title_at <= _NEAR and not page.lines[title_at].is_link


def _is_dated(page: Layout, block: Block, first: int) -> bool:
    """Whether date and source stand close above a block, on its first lines, or between line `first` and it."""
    lines = page.lines[max(min(first, block.start - _ABOVE), 0) : min(block.start + _FIRST, block.end)]
    return any(is_meta(line.text) or is_stamp(line.text) for line in lines)


def _is_sure(block: Block) -> bool:
    """Whether a block's name is given to nothing else than an article."""
    return block.tag == "article" or bool(rule.SURE_BODY_NAME.search(block.name))


def _is_one_of_many(measured: Measured, block: Block) -> bool:
    """Whether several blocks of this name hold prose, and this one less than most of it."""
    if not block.name or block.tag in PARAGRAPHS:
        return False
    alike = [measured.prose(other) for other in measured.blocks if (other.name, other.tag) == (block.name, block.tag)]
    return sum(prose >= SENTENCE for prose in alike) > TEASERS and measured.prose(block) < 0.4 * sum(alike)


def _repeats_labels(measured: Measured, block: Block) -> bool:
    """Whether most of the unlinked text of a block is dates, or the same few labels with or without values."""
    lengths: dict[str, list[int]] = {}  # of the lines, by what of them is no value
    for at in range(block.start, block.end):
        line = measured.lines[at]
        if measured.weights[at] < SENTENCE and not line.linked:
            lengths.setdefault(_VALUE.sub("", line.text), []).append(len(line.text))
    repeated = sum(sum(alike) for alike in lengths.values() if len(alike) >= _MIN_REPEATED)
    return repeated * 2 > measured.size(block) - measured.linked(block)


def _is_digest(measured: Measured, block: Block, titled: bool) -> bool:
    """Whether most sentences of a block stand below a link each, and no article stands above them.

    Without a title above them two are enough, for the last page of a list may have no more.
    """
    least = (1 if titled else 2) * _MAX_TEASER  # characters of an article's beginning
    sentences = teasers = 0
    before = in_teasers = 0.0  # prose above the first teaser, and in teasers
    for at in range(block.start, block.end):
        text, prose = measured.lines[at].text, measured.weights[at]
        if heads_comments(text) or (titled and before >= least and heads_others(text)):
            break
        if prose >= SENTENCE:
            sentences += 1
            above = measured.lines[at - 1] if at > block.start else None
            below_link = above is not None and above.is_link and len(above.text) >= _MIN_HEADLINE
            if below_link or at in measured.teasers:
                teasers += 1
                in_teasers += prose
            elif not teasers:
                before += prose
    has_article = before >= least and (sentences >= teasers + 3 or before * 2 >= in_teasers)
    return teasers >= (TEASERS if titled else 2) and teasers >= 0.6 * sentences and not has_article
