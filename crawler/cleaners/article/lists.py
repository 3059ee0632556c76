"""Whether the container of an article is in truth that of a list page."""

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.layout import Block, Layout
from crawler.cleaners.article.measures import SENTENCE, TEASERS, Measured
from crawler.cleaners.article.names import PARAGRAPHS
from crawler.cleaners.article.title_lines import HEADINGS
from crawler.cleaners.article.wording import heads_comments, heads_others, is_meta, is_stamp
from indexer import late_re as re

_ARTICLE = 300  # characters of prose that are more than a teaser
_TEASER = 100  # characters of prose, far from any title, that are no article
_AGAIN = 3  # times that a label stands there
_CLOSE = 3  # lines above a box in which its date may stand
_FIRST = 2  # … and lines of the box itself
_NEAR = 25  # lines between a title and its article
_UNDER = 6  # … and one that is no longer than what other pages say of themselves, if it has no date
_VALUE = re.compile(r"(?<=[\u4e00-\u9fff])[:：].*|\d+")  # what stands behind a label, a number


def is_list(measured: Measured, block: Block, start: int) -> bool:
    """Whether the container is that of a list page: one box among many alike, or single sentences between links.

    `start` is the line of the title, -1 if the page does not show it.
    """
    if not is_opening(measured, block, start) and _is_one_of_many(measured, block):
        return True
    if any(_is_sure(one) for one in measured.blocks if (one.start, one.end) == (block.start, block.end)):
        return False
    titled = _is_titled(measured, block, start)
    if _is_digest(measured, block, titled) or (
        not titled and (_has_linked_heads(measured, block) or _repeats(measured, block))
    ):
        return True
    own, said = measured.prose(block), measured.size(block) - measured.linked(block)
    dated = _is_dated(measured, block, start if titled else block.start)
    under_title = titled and (dated or said >= _ARTICLE or block.start - start <= _UNDER)
    if own >= _ARTICLE or under_title or (own >= _TEASER and dated):
        return False
    page = measured.size(measured.blocks[0])
    small = 2 * own < page if own < _TEASER else 3 * own < page and said < _ARTICLE
    return small or own < 0.25 * measured.whole


def is_opening(measured: Measured, block: Block, start: int) -> bool:
    """Whether a box under the title holds an article, even if boxes like it follow, as the answers in a thread."""
    return _is_titled(measured, block, start) and (_is_sure(block) or measured.prose(block) >= _ARTICLE)


def _is_titled(page: Layout, block: Block, start: int) -> bool:
    """Whether the title stands close above a box, or in it. The heads of a list, which are links, do not count."""
    return 0 <= start <= block.end and block.start - start <= _NEAR and not page.lines[start].is_link


def _is_dated(page: Layout, block: Block, start: int) -> bool:
    """Whether date and source stand close above a box, on its first lines or under the title, as with an article."""
    above = page.lines[max(min(start, block.start - _CLOSE), 0) : min(block.start + _FIRST, block.end)]
    return any(is_meta(line.text) or is_stamp(line.text) for line in above)


def _is_sure(block: Block) -> bool:
    """Whether a box is named for nothing else than an article."""
    return block.tag == "article" or bool(rule.SURE_BODY_NAME.search(block.name))


def _is_one_of_many(measured: Measured, block: Block) -> bool:
    """Whether several boxes of this name hold prose, and this one less than most of it."""
    if not block.name or block.tag in PARAGRAPHS:
        return False
    alike = [measured.prose(one) for one in measured.blocks if one.name == block.name and one.tag == block.tag]
    return sum(weight >= SENTENCE for weight in alike) > TEASERS and measured.prose(block) < 0.4 * sum(alike)


def _repeats(measured: Measured, block: Block) -> bool:
    """Whether most of the unlinked text of a box is dates, or the same few labels with or without values."""
    alike: dict[str, list[int]] = {}  # what such lines share, with their lengths
    for at in range(block.start, block.end):
        line = measured.lines[at]
        if measured.weights[at] < SENTENCE and not line.linked:
            alike.setdefault(_VALUE.sub("", line.text), []).append(len(line.text))
    again = sum(sum(lengths) for lengths in alike.values() if len(lengths) >= _AGAIN)
    return again * 2 > measured.size(block) - measured.linked(block)


def _has_linked_heads(page: Layout, block: Block) -> bool:
    """Whether several headings of a box are links, as in an index they lead to the pages."""
    lines = page.lines[block.start : block.end]
    heads = sum(line.is_link and page.blocks[line.owner].tag in HEADINGS for line in lines)
    return heads >= TEASERS


def _is_digest(measured: Measured, block: Block, titled: bool) -> bool:
    """Whether most sentences of a box each stand under a link, and there is no article above them.

    Without a title above them two are enough: the last page of a list.
    """
    least = (1 if titled else 2) * _TEASER  # characters of an article's beginning
    sentences = teasers = 0
    before = teased = 0.0  # prose above the first teaser, and in teasers
    for index in range(block.start, block.end):
        text = measured.lines[index].text
        if heads_comments(text) or (titled and before >= least and heads_others(text)):
            break
        if measured.weights[index] >= SENTENCE:
            sentences += 1
            above = measured.lines[index - 1] if index > block.start else None
            under_link = above is not None and above.is_link and len(above.text) >= 12
            teaser = under_link or index in measured.teasers
            teasers += teaser
            teased += measured.weights[index] * teaser
            before += 0 if teasers else measured.weights[index]
    article = before >= least and (sentences >= teasers + 3 or before * 2 >= teased)
    return teasers >= (TEASERS if titled else 2) and teasers >= 0.6 * sentences and not article
