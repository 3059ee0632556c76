"""Whether a text reports or plans, by its verbs: 取得 and 累计 are said of what was done, 力争 of what is meant.

Collections call all their parts what the page is called, and glue reports into a page of plans. So a part without a
title and a telling opening is what the page says only where its verbs do not say otherwise.
"""

import math

from crawler.cleaners.matches import quick
from indexer import late_re as re

_DONE_WORDS = re.compile(
    quick(
        r"了|取得|累计|以来|(?:一|半|学)年来|同比|增长|下降|得到|已(?!经常)|荣获|被评|获得|达到?\d|达成|先后|"
        r"共(?:有|计|组织|开展|投入|完成|发放|召开|查)|过去的|一年中|人次|[出到]\d|\d%",
        also="0123456789",
    )
)
_MEANT_WORDS = re.compile(
    quick(
        r"要(?!求|点|闻|素|害|件)|将(?!军)|力争|争取|计划|打算|拟|确保|努力|进一步|加大|切实|抓好|做好|制[定订]|下一?步|"
        r"明年|今后|准备|目标|应(?!用|急|对|有)|必须|不断"
    )
)
_SEEN_WORDS = re.compile(r"我(?![们国县市区镇乡局校省院村])|体会|感受|认识到|学习了|启发|收获|心灵|懂得|感到|明白")
_ENOUGH = 12  # words; fewer say nothing
_DONE, _MEANT = -0.5, -2.0  # natural logarithm of words of the first kind over words of the second
_SEEN = 0.6  # words in 200 characters; who reflects on himself has more


def done_or_meant(folded: str) -> tuple[str, str] | None:
    """总结 or 计划 with the first word that says so; None where the folded text leaves it open, or reflects."""
    if len(_SEEN_WORDS.findall(folded)) > _SEEN * len(folded) / 200:
        return None
    done, meant = _DONE_WORDS.findall(folded), _MEANT_WORDS.findall(folded)
    if len(done) + len(meant) < _ENOUGH:
        return None
    odds = math.log((len(done) + 0.5) / (len(meant) + 0.5))
    if odds >= _DONE:
        return "总结", done[0]
    return ("计划", meant[0]) if odds <= _MEANT else None
