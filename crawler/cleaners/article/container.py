"""Which part of a page holds its article.

Lines that read like prose give weight to the elements around them, less with each step away (after Arc90's
Readability). Names, links and the place of the title correct the weights. The heaviest element is the container, unless
the page is a list.
"""

from dataclasses import replace

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.layout import Block
from crawler.cleaners.article.lists import is_list, is_opening
from crawler.cleaners.article.measures import SENTENCE, Measured
from crawler.cleaners.article.names import PARAGRAPHS, names_other
from crawler.cleaners.article.wording import begins_comments, is_meta, is_stamp
from indexer import late_re as re

_FORM_ROWS = 2  # rows of a form beside that of the article
_MIN_PROSE = 40  # characters of prose that make an article
_LEADS = 3  # lines of prose under the title with one of which the article begins
_MAX_PASSED = 1  # boxes around the container that may add nothing before one that does
_ITEM = 10  # characters of what is too short for prose
_SIGNATURE = 3  # lines of author and day
_SIGNED = 40  # characters of such a line
_NUMBER = re.compile(r"\d+")
_SHARES = (1.0, 0.6, 0.35, 0.2, 0.1)  # of a line's weight, for the box around it, the one around that …
_ROWS = frozenset(("dl", "tbody"))  # what holds rows, be they comments or an article's
_REST = frozenset(("p", "table", "ul", "ol"))  # what may stand behind an article's box and be of it


def find_container(measured: Measured, start: int) -> Block | None:
    """The element that holds the article; None if there is no article, as on a list page.

    `start` is the line of the title, -1 if the page does not show it.
    """
    if measured.whole < SENTENCE:
        return None
    other = _others(measured, start)
    best = _heaviest(measured, other, start)
    if best is None:
        return None
    block = _climb(measured, _opening(measured, best, start), other)
    return None if is_list(measured, block, start) else _signed(measured, _form(measured, block, start))


def _others(measured: Measured, start: int) -> list[bool]:
    """For each block, whether its name or that of a block around it says that it is something else than an article."""
    first = next((at for at in range(start + 1, len(measured.weights)) if measured.weights[at] >= SENTENCE), -1)
    other: list[bool] = []
    for block in measured.blocks:
        inside = block.parent >= 0 and other[block.parent]
        named = names_other(block) and not _wraps(measured, block, start, first)
        other.append(inside or named or begins_comments(measured.lines, block.start, block.end))
    return other


def _wraps(measured: Measured, block: Block, start: int, first: int) -> bool:
    """Whether a box holds nearly everything, also what stands under the title. Its name then says nothing."""
    return measured.prose(block) > 0.6 * measured.whole and (start < 0 or block.start <= first < block.end)


def _heaviest(measured: Measured, other: list[bool], start: int) -> int | None:
    """The block with the highest score; `start` is the line of the title or -1."""
    scores, leads = _scores(measured, other, start)
    blocks = enumerate(measured.blocks)
    weighed = {at: scores[at] * _factor(measured, block, start, leads) for at, block in blocks if scores[at]}
    best = max(weighed, key=lambda at: weighed[at], default=None)
    return best if best is not None and weighed[best] > 0 else None


def _scores(measured: Measured, other: list[bool], start: int) -> tuple[list[float], list[int]]:
    """The weight that its lines give each block, and the first lines of prose under the title."""
    scores = [0.0] * len(measured.blocks)
    leads: list[int] = []
    for index, (line, weight) in enumerate(zip(measured.lines, measured.weights, strict=True)):
        if not weight:
            continue
        at = line.owner
        given = weight * (0.05 if index in measured.teasers else 0.15 if other[at] else 1)
        if len(leads) < _LEADS and 0 <= start < index and given >= SENTENCE:
            leads.append(index)
        at = _around(measured.blocks, at)
        for share in _SHARES:
            scores[at] += given * share
            at = measured.blocks[at].parent
            if at < 0:
                break
    return scores, leads


def _factor(measured: Measured, block: Block, start: int, leads: list[int]) -> float:
    """By what a block's links, its name and its place multiply its weight."""
    size = measured.size(block)
    factor = 1 - measured.linked(block) / size
    if block.name and rule.BODY_NAME.search(block.name):
        factor *= 1.3
    if block.tag == "article" or block.element.get("itemprop") == "articleBody":
        factor *= 1.5
    if block.tag == "body":
        factor *= 0.6  # holds everything else as well
    if block.end <= start:
        factor *= 0.4  # all of it stands above the title
    elif leads and block.start <= leads[-1] and leads[0] < block.end and measured.prose(block) >= 0.75 * size:
        factor *= 1.5
    return factor


def _around(blocks: list[Block], at: int) -> int:
    """The index of the box around a paragraph: of its list for an item, of its rows for a row."""
    while blocks[at].tag in PARAGRAPHS and blocks[at].parent >= 0:
        at = blocks[at].parent
        if blocks[at].tag in _ROWS:
            break
    return at


def _opening(measured: Measured, best: int, start: int) -> int:
    """The first box with the class of the heaviest, if it stands under the title and holds an article.

    In a thread this is the first post, however long the answers are.
    """
    blocks, tag = measured.blocks, measured.blocks[best].tag
    name = blocks[best].name.partition(" ")[0]
    if name and start >= 0:
        for index, block in enumerate(blocks[:best]):
            if block.start > start and block.tag == tag and block.name.partition(" ")[0] == name:
                return index if is_opening(measured, block, start) else best
    return best


def _climb(measured: Measured, best: int, other: list[bool]) -> Block:
    """The element further up, as long as it holds more of the same: for an article cut into several boxes."""
    blocks = measured.blocks
    children: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        children.setdefault(block.parent, []).append(index)
    at, passed = best, 0  # `passed`: boxes gone through that add nothing themselves
    while passed <= _MAX_PASSED:
        above = blocks[at].parent
        if above < 0 or blocks[above].tag == "html":
            break
        if (blocks[above].start, blocks[above].end) == (blocks[at].start, blocks[at].end):
            best, at = (above if at == best else best), above
            continue
        start, end, good = _alike(measured, children[above], at, other)
        repeated = not passed or blocks[at].name or blocks[at].tag == "li"  # which other sections resemble
        several = repeated and good >= max(0.15 * measured.prose(blocks[at]), _MIN_PROSE)
        if several and blocks[above].tag == "body":
            # It holds the site as well: only from the first such box to the last.
            return replace(blocks[above], start=start, end=end)
        if several or _continues(measured, above, blocks[at]) or _is_body(measured, blocks[above], blocks[best]):
            best, passed = above, 0
        else:
            passed += 1
        at = above
    return _with_rest(measured, blocks[best], [blocks[index] for index in children[blocks[best].parent]])


def _with_rest(measured: Measured, container: Block, siblings: list[Block]) -> Block:
    """The container with the paragraphs, lists and tables without a link that follow it: the text's last lines."""
    if measured.blocks[container.parent].tag == "body" or container.tag in PARAGRAPHS:
        return container
    end = at = container.end
    passed = 0  # lines with a link, as of an advertisement
    for block in siblings:
        if block.start < at:
            continue
        if block.start > at or block.tag not in _REST or names_other(block):
            break
        at = block.end
        if not measured.linked(block):
            end = at
        elif passed or not _is_line(block):
            break
        else:
            passed += 1
    return replace(container, end=end)


def _form(measured: Measured, container: Block, start: int) -> Block:
    """The table around the container, if it is a form: it stands below the title and has no link."""
    around = container
    while around.tag != "table" and around.parent >= 0:
        around = measured.blocks[around.parent]
    if around.tag != "table" or not 0 <= start < around.start or measured.linked(around):
        return container
    # A table that lays out a page has the columns beside the article in the same row.
    rows = sum(
        block.tag == "tr"
        and (around.start <= block.start < container.start or container.end <= block.start < around.end)
        for block in measured.blocks
    )
    return around if rows >= _FORM_ROWS else container


def _signed(measured: Measured, container: Block) -> Block:
    """The container with the author and the day under it, if these have boxes of their own."""
    around = measured.blocks[max(container.parent, 0)].end
    for end, line in enumerate(measured.lines[container.end : around][:_SIGNATURE], container.end + 1):
        if line.linked or len(line.text) > _SIGNED:
            break
        if rule.DAY_OF_SIGNING.fullmatch(line.text):
            return replace(container, end=end)
    return container


def _alike(measured: Measured, siblings: list[int], at: int, other: list[bool]) -> tuple[int, int, float]:
    """The lines from the first to the last sibling of a box that holds article text too, and their prose."""
    blocks = measured.blocks
    inside_page = blocks[blocks[at].parent].tag == "body"
    start, end, good = blocks[at].start, blocks[at].end, 0.0
    for index in siblings:
        block = blocks[index]
        alike = (block.tag in PARAGRAPHS and not inside_page) or (
            _stem(block.name) == _stem(blocks[at].name)
            and (block.name != "" or not inside_page or (_is_line(block) and _is_line(blocks[at])))
        )
        if index == at or other[index] or not alike:
            continue
        head = measured.lines[block.start]
        if head.is_link and block.tag not in PARAGRAPHS:
            continue  # another page's first words
        if is_meta(head.text) or (2 * measured.prose(block) < measured.prose(blocks[at]) and _is_post(measured, block)):
            continue
        size, prose = measured.size(block), measured.prose(block)
        if _is_item(measured, block) and _is_line(blocks[at]):
            prose = size
        if prose >= 0.6 * size and measured.linked(block) < 0.15 * size:
            good += prose
            start, end = min(start, block.start), max(end, block.end)
    return start, end, good


def _is_post(measured: Measured, block: Block) -> bool:
    """Whether a box begins with a name and a date under it, as another's post does."""
    under = measured.lines[block.start + 1 : block.end][:1]
    return bool(under) and measured.weights[block.start] < SENTENCE and is_stamp(under[0].text)


def _is_line(block: Block) -> bool:
    """Whether a box holds one line, as where each paragraph has a box of its own."""
    return block.end - block.start == 1


def _is_item(measured: Measured, block: Block) -> bool:
    """Whether a box holds one line, prose or as short as an item of a plan is: 召开家长会."""
    if not _is_line(block) or measured.linked(block):
        return False
    return measured.prose(block) > 0 or measured.size(block) < _ITEM


def _continues(measured: Measured, above: int, block: Block) -> bool:
    """Whether a sentence stands before a block in the box around both, which adds next to nothing but prose.

    So editors write that put each paragraph into the one before, or into nested boxes without a name. A sentence behind
    the block may be a reader's.
    """
    around = measured.blocks[above]
    prose = (at for at in range(around.start, block.start) if measured.weights[at] >= _MIN_PROSE)
    if not any(_is_bare(measured.blocks, measured.lines[at].owner, above) for at in prose):
        return False
    added = measured.size(around) - measured.size(block)
    linked = measured.linked(around) - measured.linked(block)
    return measured.prose(around) - measured.prose(block) >= 0.7 * added and linked < 0.1 * added


def _is_bare(blocks: list[Block], at: int, above: int) -> bool:
    """Whether no box from one up to the box `above` has a class or id."""
    while at != above:
        if blocks[at].name:
            return False
        at = blocks[at].parent
    return True


def _is_body(measured: Measured, around: Block, best: Block) -> bool:
    """Whether a box is named for an article's body, and holds clearly more prose than the best one in it, and next to
    nothing else. If that one is so named too, it must hold much more; if it surely is a body, none does."""
    if not rule.BODY_NAME.search(around.name) or rule.SURE_BODY_NAME.search(best.name):
        return False
    size, prose = measured.size(around), measured.prose(around)
    more = 1.6 if rule.BODY_NAME.search(best.name) else 1.2
    return prose >= max(0.7 * size, more * measured.prose(best)) and measured.linked(around) < 0.1 * size


def _stem(name: str) -> str:
    """A class or id without the numbers that tell repeated boxes apart."""
    return _NUMBER.sub("", name)
