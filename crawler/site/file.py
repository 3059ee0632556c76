"""Read and check the TOML file of a site. Every mistake is a Trouble that names the file, the key, its value and the
expected value.
"""

import difflib
import re
import tomllib
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any, NoReturn

from lxml.cssselect import CSSSelector

from crawler.addresses import absolute, host_of, typed, within
from crawler.page import BoilerplateRule, SiteRules
from crawler.site.cron_line import judged
from crawler.site.site import Site, is_name
from indexer.trouble import Trouble

MAX_FILE = 1_000_000  # bytes
_KEYS = frozenset(
    ("start", "domains", "lists", "articles", "next", "next_text", "article", "continues", "boilerplate", "delay",
     "concurrency", "any_certificate", "schedule", "max_pages", "max_megabytes", "revisit", "hours", "expect", "learn")
)  # fmt: skip
_ARTICLE_KEYS = frozenset(("title", "body", "date", "drop"))
_BOILERPLATE_KEYS = frozenset(("name", "pattern", "reason"))
_EXPECT_KEYS = frozenset(("articles", "shortest"))
_HOURS = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-3]):([0-5]\d)")
_Bounds = tuple[int, int, str]  # lowest, highest, unit


def read_site(path: Path) -> Site:
    """The site that a file describes. Raises Trouble where the file cannot be read or has a mistake."""
    written = _read(path)
    if not is_name(path.stem):
        raise Trouble(f"{path}: the file's name is the site's; letters, digits, '.', '-' and '_' only")
    top = _Table(path, written, _KEYS)
    start = _start(top)
    article, expect = top.table("article", _ARTICLE_KEYS), top.table("expect", _EXPECT_KEYS)
    text = top.pattern("next_text")
    return Site(
        name=path.stem,
        start=start,
        domains=_domains(top, start),
        articles=top.patterns("articles", required=True),
        lists=top.patterns("lists"),
        next=top.css("next"),
        **({"next_text": text} if text else {}),
        continues=top.pattern("continues"),
        rules=SiteRules(
            title=article.css("title"),
            body=article.css("body"),
            date=article.css("date"),
            drop=tuple(article.selector("drop", one) for one in article.strings("drop")),
            boilerplate=_boilerplate(top),
        ),
        delay=top.number("delay", 1.0, (0, 3_600, "seconds")),
        concurrency=top.whole("concurrency", 2, (1, 16, "requests at once")),
        any_certificate=top.flag("any_certificate", default=False),
        schedule=_schedule(top),
        learn=top.flag("learn", default=True),
        max_pages=top.whole("max_pages", 100_000, (1, 10_000_000, "pages")),
        max_megabytes=top.whole("max_megabytes", 10_000, (1, 10_000_000, "megabytes")),
        revisit=_revisit(top),
        hours=_hours(top),
        expect_articles=expect.whole("articles", 0, (0, 10_000_000, "articles")),
        expect_shortest=expect.whole("shortest", 0, (0, 100_000, "characters")),
    )


def _read(path: Path) -> dict[str, Any]:
    """What a file says, as TOML has it."""
    try:
        raw = path.read_bytes()[: MAX_FILE + 1].removeprefix(BOM_UTF8)  # with which editors on Windows begin a file
    except OSError as error:
        raise Trouble(f"{path}: the site file cannot be read: {error.strerror}") from error
    if len(raw) > MAX_FILE:
        raise Trouble(f"{path}: larger than {MAX_FILE // 1_000_000} MB; is this a site file?")
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Trouble(f"{path}: line {line} is not UTF-8; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise Trouble(f"{path}: not TOML: {error}. Patterns stand best in single quotes: '\\d+'") from None
    except RecursionError:
        raise Trouble(f"{path}: not a site file: nested too deep") from None


class _Table:
    """A table of a site file, being judged: a mistake in it is a Trouble. `where` stands before its keys."""

    def __init__(self, path: Path, values: dict[str, Any], keys: frozenset[str], where: str = ""):
        self.path, self.values, self._where = path, values, where
        for key in (one for one in values if one not in keys):
            close = difflib.get_close_matches(key, keys, 1)
            hint = f"did you mean {close[0]}?" if close else f"known keys are {', '.join(sorted(keys))}"
            if where and key in _KEYS:
                hint = f"{key} belongs above the first line in brackets"
            raise Trouble(f"{path}: {where}{key}: there is no such key; {hint}")

    def wrong(self, key: str, found: object, expected: str) -> NoReturn:
        """Raises Trouble, for what stands there, or for a key that is missing."""
        stood = "is missing" if found is None else f"stands as {_shown(found)}"
        raise Trouble(f"{self.path}: {self._where}{key} {stood}; expected {expected}")

    def table(self, key: str, keys: frozenset[str]) -> "_Table":
        values = self.values.get(key, {})
        if not isinstance(values, dict):
            self.wrong(key, values, f"a table, headed [{key}]")
        return _Table(self.path, values, keys, f"{key}.")

    def strings(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        values = self.values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(one, str) and one.strip() for one in values):
            self.wrong(key, values, 'a list of strings that are not empty, such as ["…", "…"]')
        if required and not values:
            what = "addresses of list pages to begin at" if key == "start" else "regular expressions of addresses"
            self.wrong(key, self.values.get(key), f"one or more {what}")
        return tuple(values)

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            self.wrong(key, value, "a string that is not empty")
        return value

    def pattern(self, key: str) -> re.Pattern[str] | None:
        text = self.text(key)
        return None if text is None else self._compiled(key, text)

    def patterns(self, key: str, *, required: bool = False) -> tuple[re.Pattern[str], ...]:
        return tuple(self._compiled(key, one) for one in self.strings(key, required=required))

    def _compiled(self, key: str, text: str) -> re.Pattern[str]:
        try:
            return re.compile(text)
        except (re.error, OverflowError, RecursionError) as error:
            self.wrong(key, text, f"a regular expression: {error}")

    def css(self, key: str) -> str | None:
        text = self.text(key)
        return None if text is None else self.selector(key, text)

    def selector(self, key: str, text: str) -> str:
        try:
            CSSSelector(text, translator="html")
        except Exception as error:  # cssselect raises several kinds, all of them a mistake in the selector
            self.wrong(key, text, f"a CSS selector: {error}")
        return text

    def flag(self, key: str, *, default: bool) -> bool:
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.wrong(key, value, "true or false")
        return value

    def number(self, key: str, default: float, bounds: _Bounds) -> float:
        return float(self._number(key, default, bounds, "a number", (int, float)))

    def whole(self, key: str, default: int, bounds: _Bounds) -> int:
        return int(self._number(key, default, bounds, "a whole number", (int,)))

    def _number(self, key: str, default: float, bounds: _Bounds, what: str, kinds: tuple[type, ...]) -> float:
        value: float = self.values.get(key, default)
        low, high, unit = bounds
        if type(value) not in kinds or not low <= value <= high:
            self.wrong(key, value, f"{what} from {low} to {high} ({unit})")
        return value


def _start(top: _Table) -> tuple[str, ...]:
    urls = []
    for url in top.strings("start", required=True):
        spelled = typed(url)
        if spelled is None:
            top.wrong("start", url, "an address that begins with http:// or https://")
        urls.append(spelled)
    return tuple(urls)


def _domains(top: _Table, start: tuple[str, ...]) -> tuple[str, ...]:
    written = top.strings("domains")
    if not written:
        return tuple(dict.fromkeys(host_of(url) for url in start))
    domains = []
    for domain in written:
        spelled = absolute(f"http://{domain}/", "/")  # 例子.cn has another name in addresses
        if spelled is None or not re.fullmatch(r"[\w-]+(\.[\w-]+)*", domain):
            top.wrong("domains", domain, 'a host, such as "www.example.com", without http:// and path')
        domains.append(host_of(spelled))
    if outside := [url for url in start if not within(url, domains)]:
        top.wrong("domains", list(written), f"the host of every start page, also that of {outside[0]}")
    return tuple(domains)


def _boilerplate(top: _Table) -> tuple[BoilerplateRule, ...]:
    tables = top.values.get("boilerplate", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        top.wrong("boilerplate", tables, "tables, each headed [[boilerplate]]")
    rules = []
    for number, values in enumerate(tables, 1):
        table = _Table(top.path, values, _BOILERPLATE_KEYS, f"boilerplate {number}.")
        pattern = table.pattern("pattern")
        if pattern is None:
            table.wrong("pattern", None, "a regular expression")
        if pattern.search("") is not None:
            table.wrong("pattern", pattern.pattern, "an expression that does not match nothing at all")
        name = table.text("name") or f"{top.path.stem} {number}"
        rules.append(BoilerplateRule(name, pattern, table.text("reason") or "of this site"))
    return tuple(rules)


def _schedule(top: _Table) -> str | None:
    line = top.text("schedule")
    try:
        return None if line is None else judged(line)
    except ValueError as error:
        top.wrong("schedule", line, str(error))


def _revisit(top: _Table) -> tuple[float, float]:
    value = top.values.get("revisit", [1, 180])
    numbers = isinstance(value, list) and len(value) == 2 and all(type(one) in (int, float) for one in value)
    if not numbers or not 0 <= value[0] <= value[1] <= 3_650:
        top.wrong("revisit", value, "shortest and longest days between two visits of an article, such as [1, 180]")
    return float(value[0]), float(value[1])


def _hours(top: _Table) -> tuple[int, int] | None:
    text = top.text("hours")
    if text is None:
        return None
    found = _HOURS.fullmatch(text)
    if not found:
        top.wrong("hours", text, 'the times of day between which the site may be asked, such as "22:00-06:00"')
    first, second, third, fourth = (int(number) for number in found.groups())
    return first * 60 + second, third * 60 + fourth


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 100 else text[:99] + "…"
