"""The day on which a site published a page, with the words that say so.

What the page declares to machines is believed first, then what stands near its title. The day near the title wins if
a label calls it the day of publication, or it is given to the minute, and it is the earlier one: a site that moved
declares the day of its move. `MM-DD` without a year is not used, nor a path such as /2019/0907/, for document sites
file by upload batch.
"""

import json
from calendar import month_name
from collections import deque
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from dateutil import parser as dateutil_parser

from crawler.cleaners.document import Element, select
from crawler.cleaners.layout import Layout, normalised
from crawler.cleaners.numerals import number
from indexer import late_re as re

_CHINA = ZoneInfo("Asia/Shanghai")
_FIRST = date(1995, 1, 1)  # no Chinese site is older

# Names of <meta> (name, property, itemprop, http-equiv), the surest first.
_META = (
    "article:published_time", "og:article:published_time", "bytedance:published_time", "datepublished", "pubdate",
    "publishdate", "publish_date", "publish-date", "og:published_time", "og:release_date", "weibo:article:create_at",
    "article:create_at", "dc.date.issued", "dcterms.created", "dc.date", "sailthru.date", "articledate", "date",
    "createdate", "_pubtime", "apub:time", "ptime",
)  # fmt: skip
_DATE = re.compile(
    r"(?<![\d./\-])((?:19|20)\d\d)\s?(?:年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日|([-/.])(\d{1,2})\4(\d{1,2})(?:(?=\d\d[:：]\d)|(?!\d|\4\d)))"
    r"(?:T|\s*|\s*[（(]?(?:星期|周)[一二三四五六日天][)）]?\s*)(\d{1,2}(?:[:：]\d{1,2}(?:[:：]\d{1,2})?|时\d{1,2}分))?"
)
# As blogs and university boards write a day: 十一月 6th, 2009; October 25, 2009; Sat Mar 17 10:21:32 2007.
_MONTH_FIRST = re.compile(
    r"(?<![\w年])(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6},?\s)?(十?[一二三四五六七八九十]月|\d{1,2}月|[a-z]{3,9})\.?\s{1,2}(\d{1,2})"
    r"(?:(?:st|nd|rd|th)?,\s?|\s(\d\d:\d\d):\d\d\s)((?:19|20)\d\d)(?!\d)",
    re.I,
)
# The page of a newspaper, below whose day its articles stand.
_EDITION = re.compile(r"第\s?[A-Z]{0,2}\d{1,3}\s?版")
# What a site calls the day on which it put a page up. 时间 alone does so where it begins the line or a field of it, for
# 面试时间 is an author's; 公开 and its like are words of documents as well.
_LABEL = re.compile(
    r"(?:posted\s*(?:on|@|at)|(?:发布|發佈|發布|发表|上传|更新|刊登|登载)(?:时间|日期|時間|于|於)?"
    r"|(?:录入|添加|创建|刊发|公开|编辑|发稿|发帖|上网)(?:时间|日期|時間|于|於)|(?<![\u4e00-\u9fff])(?:日期|时间|時間)"
    r"|发信站\s*[:：][^()（）]{1,20})\s*[:：]?\s*[\[【(（]?\s*$"
)
# What a document's own days are called.
_OTHER_DAY = re.compile(
    r"(?:成文|发文|印发|签发|生效|施行|实施|执行|废止|失效|截止|开标|引用)(?:时间|日期|時間)\s*[:：]?\s*[\[【(（]?\s*$"
)
_SCRIPT_TIME = re.compile(
    r"""["']?\b(pubtime|pub_time|publish_?time|pubdat[ae]|publish_?date)["']?\s*[:=]\s*["']((?:19|20)\d\d[^"'<>]{4,30})["']""",
    re.I,
)
# Seconds since 1970, as public accounts of WeChat write it.
_SCRIPT_SECONDS = re.compile(r"""\b(?:ct|create_time|publish_time|pubtime)["']?\s*[:=]\s*["']?(1\d{9})\b""", re.I)
_TEN_DIGITS = re.compile(r"1\d{9}")
# Where a site says which day it is.
_TODAY = re.compile(r"农历|今天是|今日是|欢迎")
_MAX_ELEMENTS = 1_000  # that speak to machines
_MAX_TIMES = 20  # of them <time>
_MAX_SCRIPT = 200_000  # characters of one
_SENTENCE = 60  # characters of a line that is text rather than heading
_HEAD_LINES = 25  # after the title
_TEXT_LINES = 6  # of a plain-text page
_BESIDE = 2  # lines between the title and a date that leads to the page itself
_MAX_BARE_LINE = 100  # characters of a line of date and source
_IN_SENTENCE = re.compile("^(?:[，,、召至到第起止]|印发|通过|修订)|[。；]")
_MAX_LINE = 160  # a longer line is a sentence, and its dates are what it tells of


@dataclass(frozen=True, slots=True)
class _Seen:
    """A visible date."""

    rank: int
    day: str  # ISO
    evidence: str
    pages: bool  # near the title and the page's: labelled as such, or told to the minute


def published(
    tree: Element, page: Layout, title: int, fetched: datetime, css: str | None = None
) -> tuple[str, str] | None:
    """The publication day (ISO, in China) and its evidence; None if the page does not tell it.

    Args:
        tree: the tree of the page.
        page: the tree's layout.
        title: the line of the title; -1 if the page does not show it.
        fetched: no later day is believed.
        css: the site's selector for the date; it wins if it holds one.
    """
    last = day_in_china(fetched)
    for element in select(tree, css) if css else ():
        if found := _in_line(normalised("".join(element.itertext()))[:_MAX_LINE], last):
            return found
    machines = _for_machines(tree)
    declared = _declared(machines, last)
    # Only a day near the title wins over a declared one.
    first = max(title, 0)
    seen = _shown(page, range(first, first + _HEAD_LINES + 1) if declared else range(len(page.lines)), title, last)
    if declared and not (seen and seen.pages and seen.day < declared[0]):
        return declared
    if seen:
        return seen.day, seen.evidence
    return _in_scripts(machines["script"], last) or _of_newspaper(page, title, last)


def published_in_text(lines: list[str], fetched: datetime) -> tuple[str, str] | None:
    """The same for a plain-text page: a labelled date, or a line that is a date, among its first lines."""
    last = day_in_china(fetched)
    for line in lines[:_TEXT_LINES]:
        match = _DATE.search(line) if len(line) <= 80 else None
        if not match or not (_LABEL.search(line[: match.start()]) or len(line) - len(match.group()) <= 4):
            continue
        if found := _day(match, last):
            return found, line
    return None


def day_in_china(moment: datetime) -> date:
    """The day of an aware moment, by China's clock."""
    return moment.astimezone(_CHINA).date()


def _plausible(day: date, last: date) -> bool:
    return _FIRST <= day <= last


def _day(match: re.Match[str], last: date) -> str | None:
    year, month, day_of_month = match.group(1), match.group(2) or match.group(5), match.group(3) or match.group(6)
    try:
        day = date(int(year), int(month), int(day_of_month))
    except ValueError:
        return None
    return day.isoformat() if _plausible(day, last) else None


def _in_line(line: str, last: date) -> tuple[str, str] | None:
    for match in _DATE.finditer(line):
        if day := _day(match, last):
            return day, line
    return None


def _month_last(match: re.Match[str]) -> str:
    """A day that begins with its month, as _DATE reads it; as it was if the word is no month."""
    month, day, time, year = match.groups()
    if month.endswith("月"):
        which = number(month[:-1])
    else:
        named = [at for at, name in enumerate(month_name) if name.lower().startswith(month.lower())]
        which = named[0] if len(named) == 1 else None
    return f"{year}-{which}-{day} {time or ''}" if which else match.group()


def _of_newspaper(page: Layout, title: int, last: date) -> tuple[str, str] | None:
    """The day of the newspaper that a page shows, above the article's title and with the number of its page."""
    above = [line.text for line in page.lines[: max(title, 0)]]
    if not any(_EDITION.search(text) for text in above):
        return None
    return next((found for text in above if len(text) <= _MAX_LINE and (found := _in_line(text, last))), None)


def _machine(value: str, last: date) -> str | None:
    """The day of a machine-readable time; in China, if it has an offset."""
    value = value.strip()
    if not re.match(r"(?:19|20)\d\d", value) or len(value) > 40:
        return None
    match = _DATE.match(value)
    if match and not re.search(r"(?:Z|[+-]\d\d:?\d\d)$", value):
        return _day(match, last)
    try:
        moment = dateutil_parser.isoparse(value)
    except (ValueError, OverflowError):
        return _day(match, last) if match else None
    if moment.tzinfo:
        moment = moment.astimezone(_CHINA)
    return moment.date().isoformat() if _plausible(moment.date(), last) else None


def _for_machines(tree: Element) -> dict[str, list[Element]]:
    """The first elements of the page with data for machines, by tag."""
    found: dict[str, list[Element]] = {"meta": [], "script": [], "time": []}
    for element in islice(tree.iter(*found), _MAX_ELEMENTS):
        found[element.tag].append(element)
    return found


def _declared(machines: dict[str, list[Element]], last: date) -> tuple[str, str] | None:
    named: dict[str, str] = {}
    for element in machines["meta"]:
        for key in ("name", "property", "itemprop", "http-equiv"):
            if (name := element.get(key)) and (value := element.get("content")):
                named.setdefault(name.strip().lower(), value)
    for name in _META:
        if name in named and (day := _machine(named[name], last)):
            return day, f"meta {name}: {named[name].strip()}"
    for element in machines["script"]:
        if (element.get("type") or "").strip().lower() == "application/ld+json":
            for value in _json_dates(element.text or ""):
                if day := _machine(value, last):
                    return day, f"JSON-LD datePublished: {value}"
    for element in machines["time"][:_MAX_TIMES]:
        value = element.get("datetime") or ""
        if (element.get("itemprop") == "datePublished" or element.get("pubdate") is not None) and (
            day := _machine(value, last)
        ):
            return day, f"time datetime: {value}"
    return None


def _json_dates(text: str) -> list[str]:
    """The values of datePublished and pubDate in a JSON-LD block, even if it is not quite JSON."""
    if len(text) > _MAX_SCRIPT:
        return []
    try:
        todo: deque[Any] = deque([json.loads(text, strict=False)])
    except (ValueError, RecursionError):
        return re.findall(r'"(?:datePublished|pubDate)"\s*:\s*"([^"]{8,40})"', text)
    found = []
    while todo:
        value = todo.popleft()
        if isinstance(value, dict):
            found += [v for k, v in value.items() if k in ("datePublished", "pubDate") and isinstance(v, str)]
            todo += [v for v in value.values() if isinstance(v, dict | list)]
        elif isinstance(value, list):
            todo += [v for v in value if isinstance(v, dict | list)]
    return found


def _shown(page: Layout, lines: range, title: int, last: date) -> _Seen | None:
    """A visible date on these lines: one between the title and the text, or one that a label calls the page's."""
    best: _Seen | None = None
    sentences = 0
    shown = page.lines[title].text if title >= 0 else ""
    for index, line in zip(lines, page.lines[lines.start : lines.stop], strict=False):
        text = line.text
        sentences += len(text) >= _SENTENCE or (len(text) >= 20 and "。" in text)
        if text == shown and index - title <= _BESIDE:  # also below a summary for those who share the page
            sentences = 0
        if len(text) > _MAX_LINE or not ("20" in text or "19" in text):
            continue
        text = _MONTH_FIRST.sub(_month_last, text)
        if not (match := _DATE.search(text)):
            continue
        day = _day(match, last)
        if not day:
            continue
        before = text[: match.start()]
        labelled = bool(_LABEL.search(before))
        # Below the text stands the author's own date.
        near = index >= title and sentences <= 2 * labelled and index - max(title, 0) <= _HEAD_LINES
        bare = len(text) <= _MAX_BARE_LINE and not _IN_SENTENCE.search(text[match.end() :])
        # Without a title in sight a mere day may be today's.
        bare = bare and not _TODAY.search(text) and (title >= 0 or bool(match.group(7)))
        if not labelled and (not (near and bare) or index == title or _OTHER_DAY.search(before)):
            continue  # a day in the title is what it tells of
        rank = 3 * near + 2 * labelled + bool(match.group(7)) + (len(text) <= 40)
        own = labelled or (bool(match.group(7)) and title >= 0)
        row = line.linked * 2 > len(text) and not (own and abs(index - title) <= _BESIDE)  # of a list
        rank -= 3 * row
        if rank >= 2 and (best is None or rank > best.rank):
            of_another = before.rstrip().endswith((":", "："))  # 会议时间: is a label of the author's
            pages = (labelled or (bool(match.group(7)) and not of_another)) and near and not row
            best = _Seen(rank, day, line.text, pages)
    return best


def _in_scripts(scripts: list[Element], last: date) -> tuple[str, str] | None:
    """The time of publication that the page's own data, written into a script, gives."""
    for element in scripts:
        text = (element.text or "")[:_MAX_SCRIPT]
        for match in islice(_SCRIPT_TIME.finditer(text), 3) if "pub" in text.lower() else ():
            if day := _machine(match.group(2), last):
                return day, f"script {match.group(1)}: {match.group(2)}"
        for match in islice(_SCRIPT_SECONDS.finditer(text), 3) if _TEN_DIGITS.search(text) else ():
            moment = datetime.fromtimestamp(int(match.group(1)), _CHINA)
            if _plausible(moment.date(), last):
                return moment.date().isoformat(), f"script {match.group()}"
    return None
