"""Broken pages go through the whole of cleaning: none may crash it, take long or use memory without bound.

    python -m benchmarks.fuzz [FOLDER] [--pages 20000] [--from NUMBER] [--seed 1] [--only NUMBER] [--save FILE]

The pages are mutations of pages of our own, of the saved sites of the tests, and of the pages of FOLDER (`../shared/pages`,
if it exists): bytes flipped, cut out, repeated, or spliced from another page; tags doubled or left open; encodings mixed;
hostile characters inserted.

A page depends only on the seed and its number. `--only NUMBER` makes one page again, `--save` writes it to a file, and
`--from NUMBER` begins later, so that many pages can be done in several runs.

Pages are cleaned in child processes with a limit on memory. A page that crashes its process, or takes too long
(processor time, so the machine's load does not matter), is reported with its number, and the run goes on. Exit status 1
if there was one.
"""

# ruff: noqa: E501 (tables and markup read better unbroken)
import multiprocessing
import random
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks import page_of, parser_of
from benchmarks.clean import FOLDERS, pages
from crawler.cleaners import Cleaning, process
from demo.texts import write

MOST_SECONDS = 2.0  # of processor time for a page
HANGS = 60.0  # seconds without an answer after which a child is ended
MOST_BYTES = 3_000_000  # of a mutated page
MEMORY = 3 << 30  # bytes of address space of a child
CHUNK = 1000  # pages of one child

UNITS = (
    "第一篇", "（", "【", "20xx", "2012-", " ", "\u3000", "&nbsp;", "<br>", "<div>", "</div>", "<p>", "<table><tr><td>",
    "<a href=x>上一篇</a>", "&#", "&#x110000;", "&lt;", "\u200b", "\u202e", "\ufeff", "?", "？?", "?偨Y", "*", "_", "__年", "×",
    "1、", "一、", "……", "总结(jié)", "锛屾槸", "å·¥ä½œ", "\x00", "<!--", "-->", "<script>", "</script>", "<![CDATA[", "]]>", "工作总结 ",
    "www.", "http://", "'", '"', "=", "第1页共9页", ";", "来源：", "\r", "\n", "\t", "年", "月", "2008年", "河北省", "(1)", "范文", "篇1",
    "〇", "县", "�", "𠀀", "e\u0301", "\u0300", "<svg>", "<style>", "<h1>", "<title>", "<select>", "<textarea>", "<b>", "。", "，",
    "3。5", "？", "<td>12</td>", "1/6", "18 第页共页", "本文来自", "小编", "。F", ",F", "??", "' ", "` ", "；；",
)  # fmt: skip
ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "latin-1", "utf-7")
STRAY = (
    b"\x00",
    b"\xff",
    b"\xfe\xff",
    b"\x80",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xc0\xaf",
    b"\x1b$B",
    b"&#xD800;",
)


def own_pages() -> list[bytes]:
    """Pages of invented summaries: plain ones, compilations, tables, and texts in traditional characters."""
    made = []
    for seed in range(12):
        chance = random.Random(seed)
        texts = [write(chance, seed * 100 + number, short=True) for number in range(1 + seed % 4)]
        title = texts[0].title + ("" if len(texts) == 1 else f"（精选{len(texts)}篇）")
        body = ""
        for number, text in enumerate(texts, 1):
            body += f"<h2>{title} 篇{number}</h2>" if len(texts) > 1 else ""
            body += "".join(f"<p>　　{line}</p>\n" for line in text.paragraphs)
        if seed % 3 == 0:
            body += "<table>" + "<tr><td>2008年</td><td>20xx万元</td><td>**镇</td></tr>" * 20 + "</table>"
        html = (
            f"<html><head><meta charset={{}}><title>{title}_范文网</title></head><body><div class=nav><a href=/>首页</a> &gt; "
            f"<a href=/zj/>工作总结</a></div><h1>{title}</h1><div class=info>来源：网络 时间：2012-03-04 点击：<b>12</b></div>"
            f"<div id=content>{body}</div><div>上一篇：<a href=1.html>某局总结</a></div><div>版权所有 &copy; 2012</div></body></html>"
        )
        encoding = ("utf-8", "gb18030", "utf-8-sig", "utf-16")[seed % 4]
        made.append(html.format(encoding).encode(encoding))
    return made


@cache
def stock(folder: Path | None) -> tuple[bytes, ...]:
    """What is mutated, in a fixed order."""
    found = [pages(place) for place in ([folder] if folder else FOLDERS) if place.is_dir()]
    return tuple(body for body in [*own_pages(), *chain.from_iterable(found)] if body)


def _span(chance: random.Random, body: bytes) -> tuple[int, int]:
    first = chance.randrange(len(body) + 1)
    return first, min(len(body), first + int(2 ** chance.uniform(0, 14)))


def _flip(chance: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    changed = bytearray(body)
    for _number in range(min(len(body), int(2 ** chance.uniform(0, 11)))):
        changed[chance.randrange(len(body))] = chance.randrange(256)
    return bytes(changed)


def _cut(chance: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    first, end = _span(chance, body)
    return body[:first] if chance.random() < 0.3 else body[:first] + body[end:]


def _repeat(chance: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    first, end = _span(chance, body)
    piece = body[first : first + min(end - first, chance.choice((3, 30, 300, 3000)))]
    times = int(2 ** chance.uniform(1, 16))
    return body[:first] + piece * min(times, MOST_BYTES // max(1, len(piece))) + body[end:]


def _splice(chance: random.Random, body: bytes, others: Sequence[bytes]) -> bytes:
    other = chance.choice(others)
    first, end = _span(chance, other)
    place = chance.randrange(len(body) + 1)
    return body[:place] + other[first:end] + body[place:]


def _tag(chance: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    """A tag doubled, opened many times, or gone."""
    first = body.find(b"<", chance.randrange(len(body) + 1))
    end = body.find(b">", first) + 1
    if first < 0 or end <= first:
        return body
    times = chance.choice((0, 2, 50, int(2 ** chance.uniform(1, 17))))
    return body[:first] + body[first:end] * min(times, MOST_BYTES // (end - first)) + body[end:]


def _strew(chance: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    """A hostile unit, many times at one place or once at many."""
    encoding = chance.choice(ENCODINGS)
    units = chance.sample(UNITS, chance.choice((1, 1, 2, 3)))
    unit = b"".join([one.encode(encoding, "replace") for one in units] + [chance.choice((b"", b"", *STRAY))])
    if chance.random() < 0.5:
        place = chance.randrange(len(body) + 1)
        times = min(int(2 ** chance.uniform(0, 19)), MOST_BYTES // len(unit))
        return body[:place] + unit * times + body[place:]
    places = sorted(chance.randrange(len(body) + 1) for _ in range(int(2 ** chance.uniform(0, 9))))
    return b"".join(body[a:b] + unit for a, b in zip([0, *places], [*places, len(body)], strict=True))


def _recode(chance: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    """A stretch in another encoding, as one that was decoded wrongly, or as entities."""
    first, end = _span(chance, body)
    piece = body[first:end].decode(chance.choice(ENCODINGS), "replace")
    again = chance.choice((*ENCODINGS, "ascii"))
    return body[:first] + piece.encode(again, chance.choice(("replace", "xmlcharrefreplace"))) + body[end:]


MUTATIONS: tuple[Callable[[random.Random, bytes, Sequence[bytes]], bytes], ...] = (
    _flip, _cut, _repeat, _splice, _tag, _strew, _strew, _recode,
)  # fmt: skip


def mutated(seed: int, number: int, bodies: Sequence[bytes]) -> bytes:
    """The page of this number: the same bytes for the same arguments."""
    chance = random.Random(f"{seed}:{number}")
    body = chance.choice(bodies)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        body = chance.choice(MUTATIONS)(chance, body or b"<p>", bodies)[:MOST_BYTES]
    return body


def wrong(cleaning: Cleaning) -> str:
    """What no page may do to its summaries; "" where all is well."""
    for summary in cleaning.summaries:
        for value in filter(None, (summary.text, summary.title, summary.page_title)):
            try:
                value.encode()
            except UnicodeEncodeError:
                return f"not to be encoded: {value[:40]!a}"
        if "\n\n" in summary.text or not summary.text or summary.chars != len(summary.text):
            return "a text of no form"
    return ""


def run_one(body: bytes, number: int) -> tuple[float, str]:
    """Processor seconds of cleaning one page, and what went wrong."""
    content_type = ("", "text/html", "text/plain", "text/html; charset=gb2312")[0 if number % 8 else number // 8 % 4]
    begun = time.process_time()
    try:
        fault = wrong(process(page_of(body, content_type)))
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"[:300]
    taken = time.process_time() - begun
    return taken, fault or (f"{taken:.1f} s" if taken > MOST_SECONDS else "")


@dataclass(slots=True)
class Outcome:
    """What became of some pages; `faults` by the page's number."""

    pages: int = 0
    seconds: float = 0.0
    slowest: tuple[float, int] = (0.0, -1)
    peak: int = 0  # kilobytes of memory
    faults: dict[int, str] = field(default_factory=dict)

    def take(self, number: int, taken: float, fault: str) -> None:
        self.pages += 1
        self.seconds += taken
        self.slowest = max(self.slowest, (taken, number))
        if fault:
            self.faults[number] = fault


def _child(answers: Connection, seed: int, numbers: range, bodies: Sequence[bytes]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for number in numbers:
        answers.send((number, *run_one(mutated(seed, number, bodies), number)))
    answers.send((-1, float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss), ""))


def _answers(seed: int, numbers: range, bodies: Sequence[bytes]) -> Iterator[tuple[int, float, str]]:
    """Number, seconds and fault of each page, from a child; what ended the child is the last page's fault."""
    here, there = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_child, args=(there, seed, numbers, bodies))
    child.start()
    there.close()
    number = numbers.start
    try:
        while here.poll(HANGS):
            answer = here.recv()
            yield answer
            if answer[0] < 0:
                return
            number = answer[0] + 1
        yield number, HANGS, f"no end within {HANGS:.0f} s"
    except EOFError:
        child.join()
        code = child.exitcode or 0
        yield number, 0.0, f"ended its process: {signal.Signals(-code).name if code < 0 else f'exit status {code}'}"
    finally:
        child.kill()
        child.join()


def _read_dictionaries() -> None:
    """What the first page of a process pays for is no page's own time, nor what the first lost byte in traditional
    characters does."""
    process(page_of(own_pages()[0], ""))
    process(page_of(("全縣總結會議?偨Y如下，" * 20).encode(), "text/plain"))


def fuzz(seed: int, numbers: range, bodies: Sequence[bytes]) -> Outcome:
    """These pages of a seed, in child processes."""
    _read_dictionaries()  # before the first fork
    outcome = Outcome()
    place = numbers.start
    while place < numbers.stop:
        for number, taken, fault in _answers(seed, range(place, min(place + CHUNK, numbers.stop)), bodies):
            if number < 0:
                outcome.peak = max(outcome.peak, int(taken))
            else:
                outcome.take(number, taken, fault)
                place = number + 1
    return outcome


def main(arguments: Sequence[str] | None = None) -> int:
    parser = parser_of("fuzz", __doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--from", type=int, default=0, dest="first", metavar="NUMBER", help="of the first page")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, metavar="NUMBER", help="one page, in this process")
    parser.add_argument("--save", type=Path, metavar="FILE", help="write the page of --only")
    options = parser.parse_args(arguments)
    bodies = stock(options.folder)
    if options.only is not None:
        body = mutated(options.seed, options.only, bodies)
        if options.save:
            options.save.write_bytes(body)
        _read_dictionaries()
        taken, fault = run_one(body, options.only)
        print(f"{len(body):,} bytes, {taken:.2f} s: {fault or 'well'}")
        return bool(fault)
    outcome = fuzz(options.seed, range(options.first, options.first + options.pages), bodies)
    for number, fault in sorted(outcome.faults.items()):
        print(f"page {number}: {fault}")
    slowest, number = outcome.slowest
    print(
        f"{outcome.pages:,} pages of seed {options.seed}, mutated from {len(bodies)}: {len(outcome.faults)} faults; "
        f"{outcome.pages / max(outcome.seconds, 1e-9):.0f} pages/s, the slowest {slowest:.2f} s (page {number}); "
        f"peak {outcome.peak / 1000:,.0f} MB of memory"
    )
    return bool(outcome.faults)


if __name__ == "__main__":
    sys.exit(main())
