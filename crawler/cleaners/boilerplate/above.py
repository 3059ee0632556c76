"""What a document site sets above a text: advice on how such a text is written, a preface, and what leads up to it."""

from collections.abc import Collection

from crawler.cleaners.boilerplate.rules.authors_words import AUTHOR
from crawler.cleaners.boilerplate.rules.heads import PART_HEAD
from crawler.cleaners.vocabulary.body_words import BODY_END, OUR_BODY
from indexer import late_re as re

_EDGE = 8  # lines from the top among which advice begins

# The line above the site's advice, and a point of it.
_ADVICE = re.compile(
    r"(?:写作|撰写)(?:核心|格式)?(?:提示|要点|技巧|指导|指南|建议|须知|注意事项|思路):?|"
    r".{0,20}(?:撰写|写作|写好?).{2,50}(?:注意|遵循|包含|包括|把握|做到)(?:以下|如下|这)?.{0,12}:"
)
_POINT = re.compile(r"(?:\d{1,2}[.、)]|[-·•]|[(]\d{1,2}[)])\s?\D.{3,}")
_OF_WRITING = re.compile(r"总结|报告|作文|文章|语言|结构|标题|正文|开头|结尾|字数|写|数据|逻辑|读者|格式|简洁|文字")
_MIN_POINTS = 3  # half of which name what is written
_TOLD_TO_WRITE = re.compile(r"介绍|列[举出]|描述|阐述|分析|概述|展望|说明")  # 1. 工作概况:简要介绍…
_OPENING_FOLLOWS = "开头:"
# No preface has these words. Who sends on another's text is an author too: 县教育局:, 现将…转发给你们, 我镇收到来文.
_AUTHORS = re.compile(rf"{OUR_BODY}|{BODY_END}:$|现将|转发|来文")
# The line with which a preface ends.
_BEGINS = re.compile(r"(?:本文|正文)内容如下\s?:?\s?(?:[(【\[][^()【】\[\]]{0,30}[)】\]])?")
_MAX_LEADING = 200  # characters above a site's words about the texts that it brings; more is a text
_MAX_PREFACE, _MAX_WORDS = 15, 600  # lines and characters of a preface; what is longer is a text


def advice(folded: list[str]) -> range:
    """The lines near the top that tell point by point how such a text is written; empty where none do."""
    if _OPENING_FOLLOWS in folded[:_MAX_PREFACE]:
        above = folded[: folded.index(_OPENING_FOLLOWS)]
        if len(above) >= _MIN_POINTS and all(_POINT.match(line) and _TOLD_TO_WRITE.search(line) for line in above):
            return range(len(above) + 1)
    for first, line in enumerate(folded[:_EDGE]):
        if "写" in line and _ADVICE.fullmatch(line):
            begin = first + 1
            while begin < len(folded) and _ADVICE.fullmatch(folded[begin]):
                begin += 1
            end = begin
            while end < len(folded) and _POINT.fullmatch(folded[end]):
                end += 1
            points = folded[begin:end]
            if len(points) >= _MIN_POINTS and 2 * sum(map(bool, map(_OF_WRITING.search, points))) >= len(points):
                return range(first, end)
    return range(0)


def preface(folded: list[str]) -> range:
    """The lines from the top to the one that says that the text begins now; empty if there is none.

    So it is if an author speaks in them.
    """
    size = 0
    for place, line in enumerate(folded[:_MAX_PREFACE]):
        if _BEGINS.fullmatch(line):
            return range(place + 1)
        size += len(line)
        if size > _MAX_WORDS or _AUTHORS.search(line):
            break
    return range(0)


def above_offer(folded: list[str], kept: Collection[int], offer: int) -> set[int]:
    """The places of the kept lines above a site's words about the texts that it brings: titles, names, generalities.

    None where they are more than a few, or an author speaks in them. Heads of parts stay.
    """
    above = [place for place in kept if place < offer]
    size = sum(len(folded[place]) for place in above)
    below = sum(map(len, folded[offer + 1 :])) if above else 0
    if 2 * size > min(2 * _MAX_LEADING, below) or any(AUTHOR.search(folded[place]) for place in above):
        return set()
    return {place for place in above if not PART_HEAD.fullmatch(folded[place])}
