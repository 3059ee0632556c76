"""Texts that `summaries export --format txt` wrote: a head with the summary's fields, a JSON value a line; then it."""

import json
import re
from itertools import pairwise
from typing import NamedTuple

TYPE = "text/plain; charset=utf-8; profile=work-summaries"
# One begins where another ends, as a pipe has them; editors add a byte order mark and carriage returns.
_BEGINNING = re.compile(rb'^(?:\xef\xbb\xbf)?(?=---\r?\nid: ")', re.MULTILINE)
_HEAD = re.compile(r"\ufeff?---\r?\n((?:[a-z_]+: [^\n]+\n)+)---\r?\n")


class Exported(NamedTuple):
    """A summary as its file has it; "" stands for what the head does not tell."""

    address: str  # of its page; with its number behind it where it is one of several of that page
    site: str
    title: str
    page_title: str
    published: str
    fetched: str
    text: str


def page_of(address: str) -> str:
    """The address of the page of which a text is one of several.

    >>> page_of("http://www.example.com/1.html#12"), page_of("http://www.example.com/#top")
    ('http://www.example.com/1.html', 'http://www.example.com/#top')
    """
    return re.sub(r"#\d+\Z", "", address)


def texts(body: bytes) -> list[bytes]:
    """The texts of a file, each with its head; none where it is no such file."""
    starts = [found.start() for found in _BEGINNING.finditer(body)]
    return [body[a:b] for a, b in pairwise([*starts, len(body)])] if starts[:1] == [0] else []


def read(text: str) -> Exported | None:
    """One text with its head; None where that is no head."""
    head = _HEAD.match(text)
    if head is None:
        return None
    lines = (line.partition(": ") for line in head[1].strip().split("\n"))
    try:
        fields = {name: json.loads(value) for name, _, value in lines}
    except (ValueError, RecursionError):
        return None

    def told(name: str) -> str:
        return value if isinstance(value := fields.get(name), str) else ""

    url = told("url")
    return Exported(
        address=f"{url}#{fields.get('part')}" if url and fields.get("parts", 1) != 1 else url,
        site=told("site"),
        title=told("title"),
        page_title=told("page_title"),
        published=told("published"),
        fetched=told("fetched"),
        text=text[head.end() :].strip(),
    )
