"""The link to the next page that a script writes, in the forms of TRS WCM, on which many governments' sites stand.

Such a page holds no link: the browser makes those of the pager from a count of pages and the place of this one. Pages
are named after the first: index.html, index_1.html, index_2.html …
"""

import re

_NAME = r"""\s*(?P<quote>["'])(?P<name>[\w-]{1,80})(?P=quote)\s*,\s*["'](?P<ending>[a-z]{3,5})["']"""
_CALL = re.compile(  # createPageHTML(7, 0, "index", "html"); with a box before, pages count from 1, and a total is last
    r"""createPageHTML\(\s*(?P<box>["'][\w-]{1,80}["']\s*,\s*)?(?P<count>\d{1,6})\s*,\s*(?P<place>\d{1,6})\s*,"""
    + _NAME
)
_COUNT, _PLACE = (re.compile(rf"\bvar\s+{name}\s*=\s*(\d{{1,6}})\b") for name in ("countPage", "currentPage"))
_STEM = re.compile(r"""["']([\w-]{1,80}?)(?:["']\s*\+\s*["'])?_["']\s*\+""")  # "index_"+(countPage-1), "index"+"_"+next
_ENDING = re.compile(r"""["']?\.["'+\s]{0,5}([sp]?html?)\b""")


def next_by_script(page: str) -> str | None:
    """The relative address of the page after this one, from the text of a page's HTML; None where no script tells it.

    >>> next_by_script('<script>createPageHTML(7, 0, "index", "html");</script>')
    'index_1.html'
    >>> next_by_script('<script>createPageHTML("page_div", 7, 7, "list", "shtml", 130);</script>') is None
    True
    """
    if call := _CALL.search(page):
        count, place = int(call["count"]), int(call["place"])
        last = count if call["box"] else count - 1
        return f"{call['name']}_{place + 1}.{call['ending']}" if place < last else None
    count_told, place_told = _COUNT.search(page), _PLACE.search(page)
    if not count_told or not place_told or not (stem := _STEM.search(page, place_told.end())):
        return None
    count, place = int(count_told[1]), int(place_told[1])
    ending = _ENDING.search(page, stem.end())
    return f"{stem[1]}_{place + 1}.{ending[1]}" if ending and place < count - 1 else None
