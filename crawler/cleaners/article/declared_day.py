"""The day of publication that a page declares to machines: in <meta>, JSON-LD, <time> or a script."""

import json
from collections import deque
from datetime import date, datetime
from itertools import chain, islice
from typing import Any

from dateutil import parser as dateutil_parser

from crawler.cleaners.article.days import CHINA, DATE, day_in_china, day_of, plausible
from crawler.cleaners.article.rules import OTHER_TAGS, SURELY_OTHER_NAME
from crawler.cleaners.article.shown_day import CLOCK, OTHER_DAY
from crawler.cleaners.article.title_lines import title_key
from crawler.cleaners.document import Element
from indexer import late_re as re

# Names of <meta> (name, property, itemprop, http-equiv), the surest first.
_META = (
    "article:published_time", "og:article:published_time", "bytedance:published_time", "datepublished", "pubdate",
    "publishdate", "publish_date", "publish-date", "publishtime", "publish_time", "pub_date", "og:published_time",
    "og:release_date", "weibo:article:create_at", "article:create_at", "dc.date.issued", "dcterms.created", "dc.date",
    "sailthru.date", "articledate", "date", "createdate", "_pubtime", "apub:time", "ptime",
)  # fmt: skip
_SCRIPT_NAME = r"\b(pub_?time|pubdat[ae]|publish_?(?:time|date)|publish(?:ed)?_?at|release_?(?:time|date)"
_SCRIPT_TIME = re.compile(
    rf"""{_SCRIPT_NAME}|createTime(?=\s?=))["']?\s*[:=]\s*["']((?:19|20)\d\d[^"'<>]{{4,30}})["']""", re.I
)
# Seconds or milliseconds since 1970. Public accounts of WeChat write seconds, and their createTime is above.
_SCRIPT_SECONDS = re.compile(rf"""{_SCRIPT_NAME}|ct|create_time)["']?\s*[:=]\s*["']?(1\d{{9}})(?:\d{{3}})?\b""", re.I)
# The title beside a time in a page's data, by which the page's own is told from those of what it leads to.
_SCRIPT_TITLE = re.compile(r"""\btitle["']?\s*:\s*["']([^"'<>\\]{4,200})["']""", re.I)
_MAX_SCRIPT_TIMES = 50
_MAX_OBJECT = 20_000  # characters of an object on each side of a time, with the document's text
_PUBLISHED = re.compile(r"\b(?:published|(?:entry|post)-date)\b")  # class of such a <time>
_TEN_DIGITS = re.compile(r"1\d{9}")
_MAX_ELEMENTS = 1_000  # that speak to machines
_MAX_TIMES = 20  # of them <time>
_IN_SENTENCE = re.compile(r"[^\s]{8}[，。][^\s]|^[^。]{40,}。")
_MAX_BOXES, _MAX_TEXTS = 4, 40  # around a <time>, and in the nearest of them
_MAX_SCRIPT = 200_000  # characters of one


def for_machines(tree: Element) -> dict[str, list[Element]]:
    """The first elements of the page with data for machines, by tag."""
    found: dict[str, list[Element]] = {"meta": [], "script": [], "time": []}
    for element in islice(tree.iter(*found), _MAX_ELEMENTS):
        found[element.tag].append(element)
    return found


def declared(machines: dict[str, list[Element]], last: date) -> tuple[str, str] | None:
    """The first day that <meta>, JSON-LD or <time> declare, and the words; `last` is the last to be believed."""
    named: dict[str, str] = {}
    for element in machines["meta"]:
        for key in ("name", "property", "itemprop", "http-equiv"):
            if (name := element.get(key)) and (value := element.get("content")):
                named.setdefault(name.strip().lower(), value)
    for name in _META:
        if name in named and (day := _machine(named[name], last)):
            return day, f"meta {name}: {named[name].strip()}"
    linked = [one for one in machines["script"] if (one.get("type") or "").strip().lower() == "application/ld+json"]
    for value in chain.from_iterable(_json_dates(one.text or "") for one in linked):
        if day := _machine(value, last):
            return day, f"JSON-LD datePublished: {value}"
    return _in_times(machines["time"][:_MAX_TIMES], last)


def _in_times(times: list[Element], last: date) -> tuple[str, str] | None:
    """The day of the first <time> that is marked as that of publication; without such that of all, if it is one.

    Those that are of something else on the page do not count.
    """
    days: dict[str, str] = {}
    for element in times:
        value = element.get("datetime") or ""
        if day := _machine(value, last):
            told = f"time datetime: {value}"
            if (
                element.get("itemprop") == "datePublished"
                or element.get("pubdate") is not None
                or _PUBLISHED.search(element.get("class") or "")
            ):
                return day, told
            if not _of_something_else(element):
                days[day] = told
    return days.popitem() if len(days) == 1 else None


def _of_something_else(time: Element) -> bool:
    """Whether a <time> stands in a sentence or behind another label, or in a box of something else."""
    if time.get("itemprop"):
        return True
    boxes = [box for box in islice(time.iterancestors(), _MAX_BOXES) if box.tag not in {"body", "html"}]
    if any(map(_is_other_box, boxes)):
        return True
    words = "".join(islice(boxes[0].itertext(), _MAX_TEXTS)) if boxes else ""
    before = boxes[0].text or "" if boxes else ""
    return bool(_IN_SENTENCE.search(words) or OTHER_DAY.search(before) or CLOCK.search(before))


def _is_other_box(box: Element) -> bool:
    """Whether an element says that it is something else than an article, or is a row of a list of links."""
    if box.tag in OTHER_TAGS or SURELY_OTHER_NAME.search(f"{box.get('class')} {box.get('id')}"):
        return True
    return box.tag == "li" and next(box.iter("a"), None) is not None


def _machine(value: str, last: date) -> str | None:
    """The day of a machine-readable time; in China, if it has an offset."""
    value = value.strip()
    if not re.match(r"(?:19|20)\d\d", value) or not 8 <= len(value) <= 40:  # 2012-01 is no day
        return None
    try:
        moment = dateutil_parser.isoparse(value)
    except (ValueError, OverflowError):
        match = DATE.match(value)
        return day_of(match, last) if match else None
    day = day_in_china(moment) if moment.tzinfo else moment.date()
    return day.isoformat() if plausible(day, last) else None


def _json_dates(text: str) -> list[str]:
    """The values of datePublished and pubDate in a JSON-LD block, even if it is not quite JSON."""
    if len(text) > _MAX_SCRIPT:
        return []
    try:
        todo: deque[Any] = deque([[json.loads(text, strict=False)]])
    except (ValueError, RecursionError):
        return re.findall(r'"(?:datePublished|pubDate)"\s*:\s*"([^"]{8,40})"', text)
    found = []
    while todo:
        value = todo.popleft()
        if isinstance(value, dict):
            found += [v for k, v in value.items() if k in ("datePublished", "pubDate") and isinstance(v, str)]
            value = value.values()
        todo += [one for one in value if isinstance(one, dict | list)]
    return found


def in_scripts(scripts: list[Element], title: str, last: date) -> tuple[str, str] | None:
    """The time of publication that the page's own data, written into a script, gives; none if it gives several.

    `title` is the document's: a time beside it is surest, one beside another title is of something else.
    """
    for element in scripts:
        text = (element.text or "")[:_MAX_SCRIPT]
        times = [match.groups() for match in _beside(_SCRIPT_TIME, text, title)]
        days = {day: f"script {name}: {time}" for name, time in times if (day := _machine(time, last))}
        if len(days) == 1:
            return days.popitem()
        seconds = _beside(_SCRIPT_SECONDS, text, title) if _TEN_DIGITS.search(text) else ()
        moments = {datetime.fromtimestamp(int(match.group(2)), CHINA).date(): match.group() for match in seconds}
        days = {day.isoformat(): f"script {words}" for day, words in moments.items() if plausible(day, last)}
        if len(days) == 1:
            return days.popitem()
    return None


def _beside(pattern: re.Pattern[str], text: str, title: str) -> list[re.Match[str]]:
    """The pattern's matches in an object of the data that holds this title; without such those beside no title."""
    wanted = title_key(title)
    own, untitled = [], []
    for match in islice(pattern.finditer(text), _MAX_SCRIPT_TIMES):
        first, last = max(match.start() - _MAX_OBJECT, 0), match.end() + _MAX_OBJECT
        start, end = text.rfind("{", first, match.start()), text.find("}", match.end(), last)
        titles = _SCRIPT_TITLE.finditer(text, max(start, first), end if end >= 0 else last)
        keys = [key for one in titles if (key := title_key(one[1]))]
        if not keys:
            untitled.append(match)
        elif wanted and any(wanted.startswith(key) or key.startswith(wanted) for key in keys):
            own.append(match)
    return own or untitled
