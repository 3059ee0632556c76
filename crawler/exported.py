"""Texts that `summaries export --format txt` wrote: a head with the summary's fields, a JSON value a line; then it."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

_PROFILE = "work-summaries"
TYPE = f"text/plain; charset=utf-8; profile={_PROFILE}"
# One begins where another ends, as a pipe has them; editors add a byte order mark and carriage returns.
_BEGINNING = re.compile(rb'^(?:\xef\xbb\xbf)?(?=---\r?\nid: ")', re.MULTILINE)
_HEAD = re.compile(r"\ufeff?---\r?\n((?:[a-z_]+: [^\n]+\n)+)---\r?\n")


def of_a_server(headers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The headers of a web server, which cannot say that a text is one of our exports: only files that are loaded are.

    >>> of_a_server([("content-type", TYPE), ("Link", "<https://work-summaries.example>")])
    (('content-type', 'text/plain; charset=utf-8; profile=unknown'), ('Link', '<https://work-summaries.example>'))
    """
    return tuple(
        (name, value.replace(_PROFILE, "unknown") if name.lower() == "content-type" else value)
        for name, value in headers
    )


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


def read(text: str) -> tuple[Mapping[str, str], str] | None:
    """The fields in a text's head, those that are no text left out, and what stands below it; None without a head.

    `url` is the page's address, with the text's number behind it where it is one of several of that page.
    """
    head = _HEAD.match(text)
    if head is None:
        return None
    lines = (line.partition(": ") for line in head[1].strip().split("\n"))
    try:
        fields = {name: json.loads(value) for name, _, value in lines}
    except (ValueError, RecursionError):
        return None
    told = defaultdict(str, {name: value for name, value in fields.items() if isinstance(value, str)})
    if told["url"] and fields.get("parts", 1) != 1:
        told["url"] += f"#{fields.get('part')}"
    return told, text[head.end() :].strip()
