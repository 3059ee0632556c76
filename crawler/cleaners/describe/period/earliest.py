"""The first year in which a text can have been written, by what it names that did not exist before."""

from crawler.cleaners.describe.period.congresses import CONGRESSES, congresses_followed
from crawler.cleaners.describe.period.forms import EARLIEST
from indexer import late_re as re

# Campaigns, bodies and doctrines, by the years of the decisions that founded them, newest first.
_SINCE = (
    (2021, re.compile(r"党史学习教育")),
    (2020, re.compile(r"新冠|新型冠状病毒")),
    (2018, re.compile(r"扫黑除恶专项斗争|应急管理局|退役军人事务局")),
    (2017, re.compile(r"新时代中国特色社会主义思想|乡村振兴战略")),
    (2016, re.compile(r"两学一做")),
    (2014, re.compile(r"三严三实")),
    (2013, re.compile(r"群众路线教育|精准扶贫")),
    (2012, re.compile(r"习近平(?!.{0,4}副主席|同志(?!为))|中国梦|八项规定")),
    (2010, re.compile(r"创先争优活动")),
    (2009, re.compile(r"新医改")),
    # of trains: it was built before
    (2008, re.compile(r"高(?:速铁路|铁)(?![^,。;\n]{0,10}(?:规划|征地|拆迁|建|工|项目))")),
    (2003, re.compile(r"科学发展观")),
)


def earliest_year(body: str) -> int:
    """The first year of which a folded text can be; EARLIEST where nothing tells.

    >>> earliest_year("深入开展创先争优活动,贯彻党的十七大精神")
    2010
    """
    first = next((since for since, words in _SINCE if words.search(body)), EARLIEST)
    return max(first, *(CONGRESSES[congress] for congress in congresses_followed(body)), EARLIEST)
