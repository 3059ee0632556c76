"""The links that a page's scripts hold or write, in the forms of two systems on which governments' sites stand.

Such a page holds no link to its next page, or none at all: the browser makes them. TRS WCM writes a pager from a count
of pages and the place of this one; the pages are index.html, index_1.html, index_2.html … Hanweb JCMS keeps the rows
of a list in a <datastore>, and with them the address of the next group of rows, which answers with another <datastore>.
"""

import re
from collections.abc import Iterator

_NUMBER, _QUOTED = r"\s*(\d{1,6})\s*,", r"""\s*["']([\w-]{1,80})["']"""
# createPageHTML(7, 0, "index", "html"); with a box before, pages count from 1, and a total is last.
_CALL = re.compile(rf"createPageHTML\(({_QUOTED}\s*,)?{_NUMBER}{_NUMBER}{_QUOTED}\s*,{_QUOTED}")
_COUNT, _PLACE = (re.compile(rf"\bvar\s+{name}\s*=\s*(\d{{1,6}})\b") for name in ("countPage", "currentPage"))
_STEM = re.compile(r"""["']([\w-]{1,80}?)(?:["']\s*\+\s*["'])?_["']\s*\+""")  # "index_"+(countPage-1), "index"+"_"+next
_EXTENSION = re.compile(r"""["']?\.["'+\s]{0,5}([sp]?html?)\b""")
_HELD, _HELD_END = "<![CDATA[", "]]>"
_HREF = re.compile(r"""\bhref\s*=\s*["']([^"'<>]{1,2000})["']""")


def scripted_links(page: str) -> str:
    """The links of a page's scripts, as markup of their own, from the text of the page's HTML; "" for none.

    The one that turns the page has rel=next and the text 下一页.

    >>> scripted_links('<script>createPageHTML(7, 0, "index", "html");</script>')
    '<a rel="next" href="index_1.html">下一页</a>'
    >>> scripted_links("<datastore><record><![CDATA[<a href='/art/7.html'>工作总结</a>]]></record></datastore>")
    "<a href='/art/7.html'>工作总结</a>"
    """
    following = _written(page)
    links = [_turning(following)] if following else []
    return "\n".join([*links, *(_held(page) if "<datastore>" in page else ())])


def _turning(address: str) -> str:
    return f'<a rel="next" href="{address}">下一页</a>'


def _written(page: str) -> str | None:
    """The address of the next page that a pager of TRS WCM would write."""
    if call := _CALL.search(page):
        box, _, count, place, name, ending = call.groups()
        last = int(count) if box else int(count) - 1
        return f"{name}_{int(place) + 1}.{ending}" if int(place) < last else None
    told, here = _COUNT.search(page), _PLACE.search(page)
    if not told or not here or int(here[1]) >= int(told[1]) - 1:
        return None
    stem = _STEM.search(page, here.end())
    extension = _EXTENSION.search(page, stem.end()) if stem else None
    return f"{stem[1]}_{int(here[1]) + 1}.{extension[1]}" if stem and extension else None


def _held(page: str) -> Iterator[str]:
    """The rows of the stores of Hanweb JCMS, and the link to the next group of rows."""
    before, *pieces = page.split(_HELD)
    for piece in pieces:
        held, _, behind = piece.partition(_HELD_END)
        if not before.rstrip().endswith("<nextgroup>"):
            yield held
        elif address := _HREF.search(held):
            yield _turning(address[1])
        before = behind
