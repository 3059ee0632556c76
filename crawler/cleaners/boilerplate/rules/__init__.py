"""Rules for boilerplate, as data: each has a name, a reason, an example that it removes and one that it must leave.

If several rules fit a line, it is named after the first of `RULES`.
"""

from crawler.cleaners.boilerplate.rules import (
    banners,
    debris,
    farewells,
    furniture,
    introductions,
    notices,
    page_data,
    portals,
    site_names,
)
from crawler.cleaners.boilerplate.rules.rule import Rule
from crawler.cleaners.vocabulary.title_words import COUNT, GENRES
from indexer import late_re as re

RULES: tuple[Rule, ...] = (
    *introductions.RULES,
    *farewells.RULES,
    *page_data.RULES,
    *notices.RULES,
    *furniture.RULES,
    *portals.RULES,
    *banners.RULES,
    *site_names.RULES,
    *debris.RULES,
)

# What the titles of the texts that a site offers end on.
OFFERED = f"{GENRES}|范文|模板|发言稿|演讲稿|论文|申请书|意见"
# A related title among others at the end of a page: short, no sentence, ending in a genre or the number of its parts.
RELATED_TITLE = re.compile(
    rf"[-·•*]?\s*(?:[^。;!?]{{4,60}}[(【\[]?{COUNT}[)】\]]"
    rf"|(?<=[-·•*]\s)[^。;!?,、]{{4,50}}(?:{OFFERED}))"
    r"|[^。;!?]{3,80}[\u4e00-\u9fff】\])》](?<![月年号第])(?:0\d|1[0-2])-[0-3]\d"  # the day of a link, without a blank
)

__all__ = ["OFFERED", "RELATED_TITLE", "RULES", "Rule"]
