"""The evidence for each place that a text may be from: weights, and the words that gave them."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

BODY_SPEAKS = re.compile(
    "我团(?![队员委体])|[我本全](?:[县区镇乡局校院村旗市州站所处队厂办]|分局|系统|街道|社区)|[我本](?:[馆园场矿段]|委(?![托员派屈婉])|中心)"
)
# 县妇联于三月: the own office, without the place that all know.
OFFICE_SPEAKS = re.compile(
    "(?<![\u4e00-\u9fff])[县区镇乡旗](?:妇联|团委|残联|总?工会|工商联|科协|文联|党校|直机关|直各?单位|人大|政协|政府|纪委|"
    "[\u4e00-\u9fff]{2,4}(?:局(?!面|部|势|限)|办公室|领导小组|指挥部|中心(?!小学|[校村])))"
)
# A town's or village's text names its own county as another's would not.
TOWN_SPEAKS = re.compile(
    r"^\W*(?:社区|街道|乡镇|镇|[乡村](?!村|医|级|镇))|[我全本](?:[镇乡村]|街道|社区)|(?:镇|乡|街道)(?:党委|党工委|政府|办事处)|[我本]街道?办|街工委"
)
ENOUGH = 3  # weight from which on a place is believed


@dataclass(slots=True)
class Evidence:
    """Weights and words by code of GB/T 2260."""

    weights: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # of each code
    words: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # that named it
    shared: set[str] = field(default_factory=set)  # codes that are only named by names which other places bear too
    title: set[str] = field(default_factory=set)  # codes that the title names
    visited: set[str] = field(default_factory=set)  # codes of which the text only tells
    framed: set[str] = field(default_factory=set)  # codes named in a slogan, as whose site it is and the like
    published: bool = False  # the text names no place: whose document or site it is tells it
    landmarks: set[str] = field(default_factory=set)  # words for what lies somewhere, in which no other name is read

    def add(self, code: str, weight: int, words: str) -> None:
        """Count `words` for a place."""
        self.weights[code] += weight
        self.words[code].append(words)
