"""How to cite a summary: GB/T 7714—2015, BibTeX and CSL-JSON, with the page and its place in the archive.

A text without a title is cited by that of its page, or as [无题], as catalogues write it. The author is the issuing
organisation, where the text names it; a date that is not known is left out. The date of access is the day on which the
page was fetched.
"""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from indexer.origin import Record
from indexer.plain import one_line
from indexer.summary import Summary

_URL_SAFE = ":/?#[]@!$&'()*+,;=%~-._"


def _line(text: str | None) -> str:
    """One line of printable characters; empty for None."""
    return " ".join(one_line(text or "").split())


def _title(summary: Summary) -> str:
    return _line(summary.title) or _line(summary.page_title) or "[无题]"


def _address(summary: Summary) -> str:
    """The page's address in ASCII, as citations want it."""
    return quote(_line(summary.url).replace(" ", "%20"), safe=_URL_SAFE)


def _is_traditional(summary: Summary) -> bool:
    """Whether the text, and so its title, is in traditional characters; the site may have converted it."""
    return "traditional" in summary.flags


def _accessed(summary: Summary) -> str | None:
    return summary.fetched[:10] if summary.fetched else None


def _part(summary: Summary) -> str:
    return f"part {summary.part} of {summary.parts}" if summary.parts > 1 else ""


def gbt7714(summary: Summary, record: Record | None = None) -> str:
    """One line after GB/T 7714—2015, 8.5.7 (electronic resources); without an author it begins with the title."""
    author = f"{_line(summary.organisation)}. " if summary.organisation else ""
    published = f"({summary.published})" if summary.published else ""
    accessed = f"[{_accessed(summary)}]" if summary.fetched else ""
    dates = f" {published}{accessed}." if published or accessed else ""
    part = f" 第{summary.part}篇，共{summary.parts}篇." if summary.parts > 1 else ""
    archived = f" 存档: {record.archive}, {record.location}, {record.digest}." if record else ""
    return f"{author}{_title(summary)}[EB/OL].{dates} {_address(summary)}.{part}{archived}"


def bibtex(summary: Summary, record: Record | None = None) -> str:
    """An @misc entry that BibTeX and biblatex both read."""
    notes = [_part(summary), f"summary {summary.id}"]
    if record:
        notes.append(f"archived: {record.archive}, {record.location}, {record.digest}")
    # A title and a name of a body are kept as they are by a second pair of braces.
    fields = {
        "author": summary.organisation and f"{{{_tex(summary.organisation)}}}",
        "title": f"{{{_tex(_title(summary))}}}",
        "year": summary.published and summary.published[:4],
        "month": summary.published and str(int(summary.published[5:7])),
        "day": summary.published and str(int(summary.published[8:10])),
        "howpublished": summary.site and _tex(summary.site),
        "url": _address(summary),
        "urldate": _accessed(summary),
        "note": _tex("; ".join(filter(None, notes))),
        "langid": "chinese-traditional" if _is_traditional(summary) else "chinese-simplified",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return f"@misc{{{_key(summary)},\n" + "\n".join(lines) + "\n}"


def csl(summary: Summary, record: Record | None) -> dict[str, Any]:
    """A CSL-JSON item of type webpage."""
    item: dict[str, Any] = {"id": _key(summary), "type": "webpage", "title": _title(summary)}
    if summary.organisation:
        item["author"] = [{"literal": _line(summary.organisation)}]
    if summary.site:
        item["container-title"] = _line(summary.site)
    if summary.published:
        item["issued"] = {"date-parts": [[int(part) for part in summary.published.split("-")]]}
    if accessed := _accessed(summary):
        item["accessed"] = {"date-parts": [[int(part) for part in accessed.split("-")]]}
    item |= {"URL": _address(summary), "language": "zh-Hant" if _is_traditional(summary) else "zh-CN"}
    if record:
        item |= {"archive": record.archive, "archive_location": f"{record.location}, {record.digest}"}
    item["note"] = "; ".join(filter(None, [_part(summary), f"summary {summary.id}"]))
    return item


def csl_json(summary: Summary, record: Record | None = None) -> str:
    """An array of one CSL-JSON item, as reference managers take it."""
    return json.dumps([csl(summary, record)], ensure_ascii=False, indent=2)


STYLES: dict[str, Callable[[Summary, Record | None], str]] = {"gbt7714": gbt7714, "bibtex": bibtex, "csl": csl_json}


def _key(summary: Summary) -> str:
    return "ws" + re.sub(r"[^0-9A-Za-z]+", "-", summary.id)


_TEX = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces even behind a backslash.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in _line(text))
