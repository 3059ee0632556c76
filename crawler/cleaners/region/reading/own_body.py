"""Whether a text speaks of its author's own body: an office, a town, a school that is named without its place."""

import re

from crawler.cleaners.offices import WITHOUT_PLACE

BODY_SPEAKS = re.compile(
    "我团(?![队员委体])|[我本全](?:[县区镇乡局校院村旗市州站所处队厂办]|分局|系统|街道|社区)|[我本](?:[馆园场矿段]|委(?![托员派屈婉])|中心)"
)
# 县妇联于三月: the own office, without the place that all know.
OFFICE_SPEAKS = re.compile(rf"(?<![\u4e00-\u9fff])[县区镇乡旗](?:{WITHOUT_PLACE})")
# A town's or village's text names its own county as another's would not.
TOWN_SPEAKS = re.compile(
    r"^\W*(?:社区|街道|乡镇|镇|[乡村](?!村|医|级|镇))|[我全本](?:[镇乡村]|街道|社区)|(?:镇|乡|街道)(?:党委|党工委|政府|办事处)|[我本]街道?办|街工委"
)


def speaks_of_own(words: str) -> bool:
    """Whether a title or a text speaks of its author's own body."""
    return any(its.search(words) for its in (BODY_SPEAKS, TOWN_SPEAKS, OFFICE_SPEAKS))
