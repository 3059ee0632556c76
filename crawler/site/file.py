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

from crawler.addresses import absolute, host_of, within
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
    file = _File(path)
    if not is_name(path.stem):
        raise Trouble(f"{path}: the file's name is the site's; letters, digits, '.', '-' and '_' only")
    return file.site()


class _File:
    """A site file being judged."""

    def __init__(self, path: Path):
        self.path = path
        try:
            raw = path.read_bytes()[: MAX_FILE + 1].removeprefix(BOM_UTF8)  # with which editors on Windows begin a file
        except OSError as error:
            raise Trouble(f"{path}: the site file cannot be read: {error.strerror}") from error
        if len(raw) > MAX_FILE:
            raise Trouble(f"{path}: larger than {MAX_FILE // 1_000_000} MB; is this a site file?")
        try:
            self.top: dict[str, Any] = tomllib.loads(raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise Trouble(f"{path}: line {line} is not UTF-8; save the file as UTF-8") from None
        except tomllib.TOMLDecodeError as error:
            raise Trouble(f"{path}: not TOML: {error}. Patterns stand best in single quotes: '\\d+'") from None
        except RecursionError:
            raise Trouble(f"{path}: not a site file: nested too deep") from None

    def site(self) -> Site:
        self._known_keys(self.top, _KEYS, "")
        start = self._start()
        article = self._table("article", _ARTICLE_KEYS)
        expect = self._table("expect", _EXPECT_KEYS)
        text = self._pattern(self.top, "next_text", "")
        return Site(
            name=self.path.stem,
            start=start,
            domains=self._domains(start),
            articles=self._patterns("articles", required=True),
            lists=self._patterns("lists"),
            next=self._css(self.top, "next", ""),
            **({"next_text": text} if text else {}),
            continues=self._pattern(self.top, "continues", ""),
            rules=SiteRules(
                title=self._css(article, "title", "article."),
                body=self._css(article, "body", "article."),
                date=self._css(article, "date", "article."),
                drop=self._drop(article),
                boilerplate=self._boilerplate(),
            ),
            delay=self._number(self.top, "delay", 1.0, (0, 3_600, "seconds")),
            concurrency=self._whole(self.top, "concurrency", 2, (1, 16, "requests at once")),
            any_certificate=self._flag("any_certificate", default=False),
            schedule=self._schedule(),
            learn=self._flag("learn", default=True),
            max_pages=self._whole(self.top, "max_pages", 100_000, (1, 10_000_000, "pages")),
            max_megabytes=self._whole(self.top, "max_megabytes", 10_000, (1, 10_000_000, "megabytes")),
            revisit=self._revisit(),
            hours=self._hours(),
            expect_articles=self._whole(expect, "articles", 0, (0, 10_000_000, "articles"), "expect."),
            expect_shortest=self._whole(expect, "shortest", 0, (0, 100_000, "characters"), "expect."),
        )

    # -- keys

    def _start(self) -> tuple[str, ...]:
        written = self._strings(self.top, "start", "", required=True)
        urls = []
        for url in written:
            spelled = absolute(url, url) if url.lower().startswith(("http://", "https://")) else None
            if spelled is None:
                self._wrong("start", url, "an address that begins with http:// or https://")
            urls.append(spelled)
        return tuple(urls)

    def _domains(self, start: tuple[str, ...]) -> tuple[str, ...]:
        written = self._strings(self.top, "domains", "")
        if not written:
            return tuple(dict.fromkeys(host_of(url) for url in start))
        domains = []
        for domain in written:
            spelled = absolute(f"http://{domain}/", "/")  # 例子.cn has another name in addresses
            if spelled is None or not re.fullmatch(r"[\w-]+(\.[\w-]+)*", domain):
                self._wrong("domains", domain, 'a host, such as "www.example.com", without http:// and path')
            domains.append(host_of(spelled))
        if outside := [url for url in start if not within(url, domains)]:
            self._wrong("domains", list(written), f"the host of every start page, also that of {outside[0]}")
        return tuple(domains)

    def _patterns(self, key: str, *, required: bool = False) -> tuple[re.Pattern[str], ...]:
        return tuple(self._compiled(key, one) for one in self._strings(self.top, key, "", required=required))

    def _boilerplate(self) -> tuple[BoilerplateRule, ...]:
        tables = self.top.get("boilerplate", [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self._wrong("boilerplate", tables, "tables, each headed [[boilerplate]]")
        rules = []
        for number, table in enumerate(tables, 1):
            where = f"boilerplate {number}."
            self._known_keys(table, _BOILERPLATE_KEYS, where)
            pattern = self._pattern(table, "pattern", where)
            if pattern is None:
                self._wrong(f"{where}pattern", None, "a regular expression")
            if pattern.search("") is not None:
                self._wrong(f"{where}pattern", pattern.pattern, "an expression that does not match nothing at all")
            name = self._text(table, "name", where) or f"{self.path.stem} {number}"
            rules.append(BoilerplateRule(name, pattern, self._text(table, "reason", where) or "of this site"))
        return tuple(rules)

    def _drop(self, article: dict[str, Any]) -> tuple[str, ...]:
        selectors = self._strings(article, "drop", "article.")
        for selector in selectors:
            self._selector("article.drop", selector)
        return selectors

    def _schedule(self) -> str | None:
        line = self._text(self.top, "schedule", "")
        if line is None:
            return None
        try:
            return judged(line)
        except ValueError as error:
            self._wrong("schedule", line, str(error))

    def _revisit(self) -> tuple[float, float]:
        value = self.top.get("revisit", [1, 180])
        numbers = isinstance(value, list) and len(value) == 2 and all(type(one) in (int, float) for one in value)
        if not numbers or not 0 <= value[0] <= value[1] <= 3_650:
            self._wrong(
                "revisit", value, "shortest and longest days between two visits of an article, such as [1, 180]"
            )
        return float(value[0]), float(value[1])

    def _hours(self) -> tuple[int, int] | None:
        text = self._text(self.top, "hours", "")
        if text is None:
            return None
        found = _HOURS.fullmatch(text)
        if not found:
            self._wrong("hours", text, 'the times of day between which the site may be asked, such as "22:00-06:00"')
        first, second, third, fourth = (int(number) for number in found.groups())
        return first * 60 + second, third * 60 + fourth

    # -- values

    def _table(self, key: str, keys: frozenset[str]) -> dict[str, Any]:
        table = self.top.get(key, {})
        if not isinstance(table, dict):
            self._wrong(key, table, f"a table, headed [{key}]")
        self._known_keys(table, keys, f"{key}.")
        return table

    def _strings(self, table: dict[str, Any], key: str, where: str, *, required: bool = False) -> tuple[str, ...]:
        values = table.get(key, [])
        if not isinstance(values, list) or not all(isinstance(one, str) and one.strip() for one in values):
            self._wrong(where + key, values, 'a list of strings, such as ["…", "…"]')
        if required and not values:
            what = "addresses of list pages to begin at" if key == "start" else "regular expressions of addresses"
            self._wrong(where + key, table.get(key), f"one or more {what}")
        return tuple(values)

    def _text(self, table: dict[str, Any], key: str, where: str) -> str | None:
        value = table.get(key)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            self._wrong(where + key, value, "a string")
        return value

    def _pattern(self, table: dict[str, Any], key: str, where: str) -> re.Pattern[str] | None:
        text = self._text(table, key, where)
        return None if text is None else self._compiled(where + key, text)

    def _compiled(self, key: str, text: str) -> re.Pattern[str]:
        try:
            return re.compile(text)
        except (re.error, OverflowError, RecursionError) as error:
            self._wrong(key, text, f"a regular expression: {error}")

    def _css(self, table: dict[str, Any], key: str, where: str) -> str | None:
        selector = self._text(table, key, where)
        if selector is not None:
            self._selector(where + key, selector)
        return selector

    def _selector(self, key: str, selector: str) -> None:
        try:
            CSSSelector(selector, translator="html")
        except Exception as error:  # cssselect raises several kinds, all of them a mistake in the selector
            self._wrong(key, selector, f"a CSS selector: {error}")

    def _number(self, table: dict[str, Any], key: str, default: float, bounds: _Bounds) -> float:
        value = table.get(key, default)
        low, high, unit = bounds
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
            self._wrong(key, value, f"a number from {low} to {high} ({unit})")
        return float(value)

    def _flag(self, key: str, *, default: bool) -> bool:
        value = self.top.get(key, default)
        if not isinstance(value, bool):
            self._wrong(key, value, "true or false")
        return value

    def _whole(self, table: dict[str, Any], key: str, default: int, bounds: _Bounds, where: str = "") -> int:
        value = table.get(key, default)
        low, high, unit = bounds
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self._wrong(where + key, value, f"a whole number from {low} to {high} ({unit})")
        return value

    def _known_keys(self, table: dict[str, Any], keys: frozenset[str], where: str) -> None:
        for key in table:
            if key not in keys:
                close = difflib.get_close_matches(key, keys, 1)
                hint = f"did you mean {close[0]}?" if close else f"known keys are {', '.join(sorted(keys))}"
                if where and key in _KEYS:
                    hint = f"{key} belongs above the first line in brackets"
                raise Trouble(f"{self.path}: {where}{key}: there is no such key; {hint}")

    def _wrong(self, key: str, found: object, expected: str) -> NoReturn:
        stood = "is missing" if found is None else f"stands as {_shown(found)}"
        raise Trouble(f"{self.path}: {key} {stood}; expected {expected}")


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 100 else text[:99] + "…"
