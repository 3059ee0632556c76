"""Which block of a page holds its article.

Lines that read like prose give weight to the blocks around them, less with each level (after Arc90's Readability). The
names of blocks, their links and the place of the title correct the weights. The heaviest block is the container, unless
the page is a list.
"""

from dataclasses import replace
from typing import NamedTuple

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.layout import Block
from crawler.cleaners.article.lists import is_list, is_opening
from crawler.cleaners.article.measures import SENTENCE, Measured
from crawler.cleaners.article.names import PARAGRAPHS, names_other
from crawler.cleaners.article.wording import begins_comments, is_meta, is_stamp
from indexer import late_re as re

_SHARES = (1.0, 0.6, 0.35, 0.2, 0.1)  # of a line's weight, for the block around it, the one around that …
_OF_TEASER, _OF_OTHER = 0.05, 0.15  # share of the weight that a teaser keeps, and a line in a block named otherwise
_LEADS = 3  # lines of prose below the title, with one of which the article begins
_MIN_PROSE = 40  # characters of prose that make an article
_MAX_IDLE = 1  # levels that may add nothing below one that does
_MAX_ITEM = 10  # characters of an item of a list that is too short for prose
_MIN_FORM_ROWS = 2  # rows of a form beside that of the article
_SIGNATURE = 3  # lines of author and day
_MAX_SIGNED = 40  # characters of such a line
_NUMBER = re.compile(r"\d+")
_ROWS = frozenset(("dl", "tbody"))  # hold rows, of comments or of an article
_REST = frozenset(("p", "table", "ul", "ol"))  # may stand behind an article's block and belong to it


def find_container(measured: Measured, title_at: int) -> Block | None:
    """The block that holds the article; None where there is no article, as on a list page.

    `title_at` is the line of the title, -1 if the page does not show it.
    """
    if measured.whole < SENTENCE:
        return None
    other = _others(measured, title_at)
    heaviest = _heaviest(measured, other, title_at)
    if heaviest is None:
        return None
    container = _climb(measured, _first_post(measured, heaviest, title_at), other)
    whole = _with_signature(measured, _with_form(measured, container, title_at))
    return None if is_list(measured, container, title_at) else whole


def _others(measured: Measured, title_at: int) -> list[bool]:
    """For each block, whether its name, or that of a block around it, is one of something else than an article."""
    below_title = range(title_at + 1, len(measured.weights))
    first = next((at for at in below_title if measured.weights[at] >= SENTENCE), -1)
    other: list[bool] = []
    for block in measured.blocks:
        inside_other = block.parent >= 0 and other[block.parent]
        # The name of a block with nearly all prose, also the first line below the title, says nothing.
        holds_page = measured.prose(block) > 0.6 * measured.whole and (title_at < 0 or block.start <= first < block.end)
        named = names_other(block) and not holds_page
        other.append(inside_other or named or begins_comments(measured.lines, block.start, block.end))
    return other


def _heaviest(measured: Measured, other: list[bool], title_at: int) -> int | None:
    """The block with the highest score, if any is above 0."""
    weights, leads = _weights(measured, other, title_at)
    blocks = enumerate(measured.blocks)
    scores = {at: weights[at] * _factor(measured, block, title_at, leads) for at, block in blocks if weights[at]}
    best = max(scores, key=lambda at: scores[at], default=None)
    return best if best is not None and scores[best] > 0 else None


def _weights(measured: Measured, other: list[bool], title_at: int) -> tuple[list[float], list[int]]:
    """The weight that each block gets from its lines; and the first lines of prose below the title."""
    weights = [0.0] * len(measured.blocks)
    leads: list[int] = []
    for at, (line, prose) in enumerate(zip(measured.lines, measured.weights, strict=True)):
        if not prose:
            continue
        weight = prose * (_OF_TEASER if at in measured.teasers else _OF_OTHER if other[line.owner] else 1)
        if len(leads) < _LEADS and 0 <= title_at < at and weight >= SENTENCE:
            leads.append(at)
        place = _around_paragraph(measured.blocks, line.owner)
        for share in _SHARES:
            weights[place] += weight * share
            place = measured.blocks[place].parent
            if place < 0:
                break
    return weights, leads


def _factor(measured: Measured, block: Block, title_at: int, leads: list[int]) -> float:
    """The factor of a block's weight for its links, its name and its place."""
    size = measured.size(block)
    factor = 1 - measured.linked(block) / size
    if block.name and rule.BODY_NAME.search(block.name):
        factor *= 1.3
    if block.tag == "article" or block.element.get("itemprop") == "articleBody":
        factor *= 1.5
    if block.tag == "body":
        factor *= 0.6  # holds everything else as well
    if block.end <= title_at:
        factor *= 0.4  # stands above the title
    elif leads and block.start <= leads[-1] and leads[0] < block.end and measured.prose(block) >= 0.75 * size:
        factor *= 1.5
    return factor


def _around_paragraph(blocks: list[Block], place: int) -> int:
    """The block around a paragraph: its list for an item, its rows for a row."""
    while blocks[place].tag in PARAGRAPHS and blocks[place].parent >= 0:
        place = blocks[place].parent
        if blocks[place].tag in _ROWS:
            break
    return place


def _first_post(measured: Measured, heaviest: int, title_at: int) -> int:
    """The first block of the heaviest one's class, if it stands below the title and holds an article.

    In a thread this is the first post, however long the answers are.
    """
    blocks, tag = measured.blocks, measured.blocks[heaviest].tag
    name = blocks[heaviest].name.partition(" ")[0]
    if name and title_at >= 0:
        for place, block in enumerate(blocks[:heaviest]):
            if block.start > title_at and block.tag == tag and block.name.partition(" ")[0] == name:
                return place if is_opening(measured, block, title_at) else heaviest
    return heaviest


def _climb(measured: Measured, container: int, other: list[bool]) -> Block:
    """The block further up, as long as it holds more of the same: for an article that is cut into several blocks."""
    blocks = measured.blocks
    children: dict[int, list[int]] = {}
    for place, block in enumerate(blocks):
        children.setdefault(block.parent, []).append(place)
    inner, idle = container, 0  # the block climbed to; the levels since the container, which added nothing
    while idle <= _MAX_IDLE:
        above = blocks[inner].parent
        if above < 0 or blocks[above].tag == "html":
            break
        if (blocks[above].start, blocks[above].end) == (blocks[inner].start, blocks[inner].end):
            container, inner = (above if inner == container else container), above
            continue
        alike = _alike(measured, children[above], inner, other)
        repeated = not idle or blocks[inner].name or blocks[inner].tag == "li"  # other sections resemble it
        in_several = repeated and alike.prose >= max(0.15 * measured.prose(blocks[inner]), _MIN_PROSE)
        if in_several and blocks[above].tag == "body":
            # It holds the site as well: only from the first such block to the last.
            return replace(blocks[above], start=alike.start, end=alike.end)
        around = blocks[above]
        if in_several or _continues(measured, above, blocks[inner]) or _is_body(measured, around, blocks[container]):
            container, idle = above, 0
        else:
            idle += 1
        inner = above
    return _with_rest(measured, blocks[container], [blocks[place] for place in children[blocks[container].parent]])


def _with_rest(measured: Measured, container: Block, siblings: list[Block]) -> Block:
    """The container with the unlinked paragraphs, lists and tables behind it: the text's last lines."""
    if measured.blocks[container.parent].tag == "body" or container.tag in PARAGRAPHS:
        return container
    end = looked_at = container.end
    linked_lines = 0  # as of an advertisement: one may stand between
    for block in siblings:
        if block.start < looked_at:
            continue
        if block.start > looked_at or block.tag not in _REST or names_other(block):
            break
        looked_at = block.end
        if not measured.linked(block):
            end = looked_at
        elif linked_lines or not _is_line(block):
            break
        else:
            linked_lines += 1
    return replace(container, end=end)


def _with_form(measured: Measured, container: Block, title_at: int) -> Block:
    """The table around the container, if it is a form: it stands below the title and has no link."""
    around = container
    while around.tag != "table" and around.parent >= 0:
        around = measured.blocks[around.parent]
    if around.tag != "table" or not 0 <= title_at < around.start or measured.linked(around):
        return container
    # A table that lays out a page has the columns beside the article in the same row.
    rows = sum(
        block.tag == "tr"
        and (around.start <= block.start < container.start or container.end <= block.start < around.end)
        for block in measured.blocks
    )
    return around if rows >= _MIN_FORM_ROWS else container


def _with_signature(measured: Measured, container: Block) -> Block:
    """The container with the author and the day below it, if these have blocks of their own."""
    around = measured.blocks[max(container.parent, 0)].end
    for end, line in enumerate(measured.lines[container.end : around][:_SIGNATURE], container.end + 1):
        if line.linked or len(line.text) > _MAX_SIGNED:
            break
        if rule.DAY_OF_SIGNING.fullmatch(line.text):
            return replace(container, end=end)
    return container


class _Alike(NamedTuple):
    """The lines from the first to the last sibling of a block that holds article text too, and their prose."""

    start: int
    end: int
    prose: float


def _alike(measured: Measured, siblings: list[int], place: int, other: list[bool]) -> _Alike:
    block = measured.blocks[place]
    start, end, total = block.start, block.end, 0.0
    for sibling in siblings:
        beside = measured.blocks[sibling]
        if sibling == place or other[sibling] or not _resembles(measured, beside, block):
            continue
        size, prose = measured.size(beside), measured.prose(beside)
        if _is_line(beside) and _is_line(block) and not measured.linked(beside) and (prose or size < _MAX_ITEM):
            prose = size  # also an item of a plan: 召开家长会
        if prose >= 0.6 * size and measured.linked(beside) < 0.15 * size:
            total += prose
            start, end = min(start, beside.start), max(end, beside.end)
    return _Alike(start, end, total)


def _resembles(measured: Measured, beside: Block, block: Block) -> bool:
    """Whether a sibling of a block, by its name and its first line, may be another section of the same article."""
    inside_page = measured.blocks[block.parent].tag == "body"
    same_name = _stem(beside.name) == _stem(block.name) and (
        beside.name != "" or not inside_page or (_is_line(beside) and _is_line(block))
    )
    if not same_name and (beside.tag not in PARAGRAPHS or inside_page):
        return False
    first = measured.lines[beside.start]
    if first.is_link and beside.tag not in PARAGRAPHS:
        return False  # another page's first words
    if is_meta(first.text):
        return False
    shorter = 2 * measured.prose(beside) < measured.prose(block) and measured.weights[beside.start] < SENTENCE
    second = measured.lines[beside.start + 1 : beside.end][:1]  # a date below a name, as in another's post
    return not (shorter and second and is_stamp(second[0].text))


def _is_line(block: Block) -> bool:
    """Whether a block holds one line, as where each paragraph has a block of its own."""
    return block.end - block.start == 1


def _continues(measured: Measured, above: int, block: Block) -> bool:
    """Whether the block `above` has a sentence before a block inside it, and adds next to nothing but prose to it.

    Some editors put each paragraph into the one before, or into nested blocks without a name. A sentence behind the
    block may be a reader's.
    """
    around = measured.blocks[above]
    prose = (at for at in range(around.start, block.start) if measured.weights[at] >= _MIN_PROSE)
    if not any(_is_unnamed(measured.blocks, measured.lines[at].owner, above) for at in prose):
        return False
    added = measured.size(around) - measured.size(block)
    linked = measured.linked(around) - measured.linked(block)
    return measured.prose(around) - measured.prose(block) >= 0.7 * added and linked < 0.1 * added


def _is_unnamed(blocks: list[Block], place: int, above: int) -> bool:
    """Whether no block from one up to the block `above` has a class or id."""
    while place != above:
        if blocks[place].name:
            return False
        place = blocks[place].parent
    return True


def _is_body(measured: Measured, around: Block, container: Block) -> bool:
    """Whether the block around the container is named for an article's body, and holds clearly more prose than it does,
    and little else.

    If the container is so named too, it must hold much more; if that is surely a body, none around it is.
    """
    if not rule.BODY_NAME.search(around.name) or rule.SURE_BODY_NAME.search(container.name):
        return False
    size, prose = measured.size(around), measured.prose(around)
    more = 1.6 if rule.BODY_NAME.search(container.name) else 1.2
    return prose >= max(0.7 * size, more * measured.prose(container)) and measured.linked(around) < 0.1 * size


def _stem(name: str) -> str:
    """A class or id without the numbers that tell repeated blocks apart."""
    return _NUMBER.sub("", name)
