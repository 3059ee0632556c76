"""Whether the tag, class or id of an element says that it is something else than an article."""

from functools import lru_cache

from crawler.cleaners.article import rules as rule
from crawler.cleaners.article.layout import Block

# Boxes of one paragraph or list: the weight of their lines goes to what is around them.
PARAGRAPHS = frozenset((
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "dd", "dt", "tr", "caption", "center", "ul",
    "ol", "dl", "tbody",
))  # fmt: skip


def names_other(block: Block) -> bool:
    """Whether the element's class, id or tag says that it is something else than an article."""
    if block.tag in rule.OTHER_TAGS:
        return True
    return block.tag not in {"body", "html"} and _is_other_name(block.name)


@lru_cache(maxsize=10_000)  # the boxes of a list bear one name
def _is_other_name(name: str) -> bool:
    """Whether a class names something else than a body.

    `content-share` does, though it names both; but if another of the classes names only a body, none does.
    """
    if not rule.OTHER_NAME.search(name):
        return False
    return not any(rule.BODY_NAME.search(one) and not rule.OTHER_NAME.search(one) for one in name.split())


def loosely_named(block: Block) -> bool:
    """Whether the name, though of something else, is also common for a lead or an abstract."""
    return block.tag not in rule.OTHER_TAGS and not rule.OTHER_NAME.search(rule.LOOSE_NAME.sub("", block.name))
