"""What is not the author's, as data: each rule with its name, its reason, an example, and one that it must leave alone.

Where several rules fit a line, the first of `RULES` gives its name.
"""

import re

from crawler.cleaners.boilerplate.rules import furniture, introductions, notices, page_data, planted, portals
from crawler.cleaners.boilerplate.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *introductions.RULES,
    *page_data.RULES,
    *notices.RULES,
    *furniture.RULES,
    *portals.RULES,
    *planted.RULES,
)

# A related title among others at the end of a page: short, no sentence, ending in a genre or the number of its parts.
RELATED_TITLE = re.compile(
    r"[-·•*]?\s*(?:[^。;!?]{4,60}[(【\[]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})篇[)】\]]"
    r"|(?<=[-·•*]\s)[^。;!?,、]{4,50}(?:总结|计划|报告|体会|方案|范文|讲话|发言稿|论文|申请书|意见|演讲稿|模板|汇报))"
)

__all__ = ["RELATED_TITLE", "RULES", "Rule"]
