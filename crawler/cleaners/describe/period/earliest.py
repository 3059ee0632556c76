"""The first year in which a text can have been written, by what it names that did not exist before."""

from crawler.cleaners.describe.period.congresses import CONGRESSES, meetings_followed
from crawler.cleaners.describe.period.forms import EARLIEST
from indexer import late_re as re

# What did not exist before a year.
_SINCE = (
    (2010, re.compile(r"创先争优活动")),
    # of trains: it was built before
    (2008, re.compile(r"高(?:速铁路|铁)(?![^,。;\n]{0,10}(?:规划|征地|拆迁|建|工|项目))")),
)


def earliest_year(body: str) -> int:
    """The first year of which a folded text can be; EARLIEST where nothing tells.

    >>> earliest_year("深入开展创先争优活动,贯彻党的十七大精神")
    2010
    """
    first = next((since for since, words in _SINCE if words.search(body)), EARLIEST)
    return max(first, *(CONGRESSES[name[:2]] for name in meetings_followed(body)), EARLIEST)
