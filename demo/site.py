"""The demonstration's site: over sixty invented pages, and what must come out of them.

Everything is made from a fixed seed, so the site is the same on every machine.
"""

import random
from dataclasses import dataclass, field
from functools import lru_cache

from demo.styles import COLUMN, PAGES, Answer, compilation
from demo.texts import Document, masked, write
from demo.words import SECTORS

PER_LIST = 15


@dataclass(frozen=True, slots=True)
class Truth:
    """What must come out of an article page: its summaries, in order."""

    path: str
    style: str
    documents: tuple[Document, ...]


@dataclass(slots=True)
class DemoSite:
    """Answers by path, and the truth about the article pages among them."""

    answers: dict[str, Answer] = field(default_factory=dict)
    truths: list[Truth] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)  # linked, but disallowed by robots.txt


@lru_cache(maxsize=1)
def build() -> DemoSite:
    """The whole site."""
    building = _Building()
    random_ = random.Random(20081231)
    documents = [write(random_, number) for number in range(52)]
    for position, document in enumerate(documents):
        style = ("modern", "table", "modern", "traditional", "download", "paginated", "table")[position % 7]
        building.add(style, document, style)
    for position in (0, 1, 9):  # the same text again, on pages of another style
        building.add("copy", documents[position], "table")
    for count, claim in ((6, "实用6篇"), (5, "（精选5篇）"), (4, "范文四篇"), (3, "(通用3篇)")):
        sector = SECTORS[count % len(SECTORS)]
        parts = tuple(write(random_, 100 * count + part, short=True, sector=sector) for part in range(count))
        title = f"{sector.topic}工作总结{claim}"
        building.add_page("compilation", parts, title, [compilation(title, sector, parts, building.number)])
    for position in range(6):
        building.add("masked", masked(write(random_, 900 + position)), "modern" if position % 2 else "download")
    return building.finished(write(random_, 999))


class _Building:
    """A site in the making; its article pages are numbered as they come."""

    def __init__(self) -> None:
        self.number = 1001  # of the next article page
        self._site = DemoSite()
        self._entries: list[tuple[str, str]] = []  # path and title, for the lists

    def add(self, style: str, document: Document, pages: str) -> None:
        """An article of one document on pages of a style; `style` is what the truth calls it."""
        self.add_page(style, (document,), document.title, PAGES[pages](document, self.number))

    def add_page(self, style: str, documents: tuple[Document, ...], title: str, pages: list[Answer]) -> None:
        """An article on pages that are made, with the truth about it."""
        path = f"{COLUMN}{self.number}.html"
        self._site.answers[path] = pages[0]
        for later, page in enumerate(pages[1:], 2):
            self._site.answers[f"{COLUMN}{self.number}_{later}.html"] = page
        self._site.truths.append(Truth(path, style, documents))
        self._entries.append((path, title))
        self.number += 1

    def finished(self, secret: Document) -> DemoSite:
        """The site with its front page and lists, and with a page that robots.txt forbids."""
        answers = self._site.answers
        self._site.forbidden.append("/vip/9001.html")
        answers["/vip/9001.html"] = PAGES["modern"](secret, 9001)[0]
        answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /vip/\n", "text/plain")
        answers["/"] = Answer(_home().encode())
        entries = self._entries
        lists = [entries[start : start + PER_LIST] for start in range(0, len(entries), PER_LIST)]
        for page, some in enumerate(lists, 1):
            path = COLUMN if page == 1 else f"{COLUMN}list_{page}.html"
            following = f"{COLUMN}list_{page + 1}.html" if page < len(lists) else None
            answers[path] = Answer(_list(some, following).encode())
        return self._site


def _list(entries: list[tuple[str, str]], following: str | None) -> str:
    rows = "\n".join(f'<li><a href="{path}">{title}</a> <span>2013-05-01</span></li>' for path, title in entries)
    turn = f'<a href="{following}">下一页</a>' if following else "<span>下一页</span>"
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>工作总结大全</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="http://ads.example.com/">友情链接</a></div>
<ul class="list">{rows}</ul><div class="pager"><a href="{COLUMN}">首页</a> {turn}</div>
<a href="/vip/9001.html">会员专享：年终总结大礼包</a></body></html>"""


def _home() -> str:
    return f'<!DOCTYPE html><meta charset="utf-8"><title>范文网站群</title><a href="{COLUMN}">工作总结</a>'
