"""How exactly compilations are split into their summaries, and whether single summaries stay whole.

    python -m benchmarks.splitting [--half tune|held|all|fresh] [--pages 200] [--wrong 20]

Compilations are made from invented summaries under the heads of `data/heads.toml`. The heads begin at number 1 or
later, are nested, stand in one line or are glued to a paragraph; or there are none, and only the numbering of the
sections begins again. The title says rightly or wrongly how many texts there are, and an editor's words may stand
before the first. As many single summaries are made, with headings that resemble heads. All pages go through the whole
of cleaning. A part is right when its text is exactly that of one summary.

Every second form is `held`: the splitter is written with the `tune` half and judged by the other. `fresh` is a third
set, `data/heads_fresh.toml`, written after unseen pages when the splitter for the first two was done.
"""

import random
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import page_of, parser_of
from crawler.cleaners import process
from crawler.page import Page
from demo.texts import Document, write
from demo.words import SECTORS, Sector

DATA = Path(__file__).resolve().parent / "data"
NUMERALS = "零一二三四五六七八九"
CLAIMS = (
    "（精选{n}篇）", "(通用{n}篇)", "{h}篇", "（实用{n}篇）", "[推荐{n}篇]", "多篇", "", "篇一", "范文{h}篇",
    "（汇总{n}篇）",
)  # fmt: skip
PREAMBLES = (
    "",
    "",
    "总结是对一段时间内的工作进行回顾和分析的书面材料，下面是小编为大家收集的{title}，仅供参考，欢迎大家阅读。",
    "{title}",
    "为进一步做好今后的工作，现将各地的总结汇编如下，供参考。",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A page, and the texts of its summaries in order; `titles` where the heads give them."""

    form: str
    title: str
    lines: tuple[str, ...]
    texts: tuple[str, ...]
    titles: tuple[str, ...] = ()


def numeral(number: int) -> str:
    """A number below 100 in Chinese."""
    tens, ones = divmod(number, 10)
    return (NUMERALS[tens] if tens > 1 else "") + ("十" if tens else "") + (NUMERALS[ones] if ones or not tens else "")


def head(form: str, number: int, stem: str, own: str) -> str:
    """The head of part `number` in a form, or in one of several with | between them, by turns."""
    forms = form.split("|")
    form = forms[number % len(forms)]
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    return form.format(stem=stem, own=own, d=number, h=numeral(number), w=wide, k=1000 + 50 * number)


def _parts(random_: random.Random, sector: Sector, count: int) -> list[Document]:
    return [write(random_, random_.randrange(10_000), short=True, sector=sector) for _ in range(count)]


def _setting(random_: random.Random) -> tuple[str, str, list[Document], int]:
    """A stem, a title for it with some claim, its parts, and the number of the first."""
    sector = random_.choice(SECTORS)
    before, genre = random_.choice(("", "乡镇", "2023年", "县")), random_.choice(("工作总结", "工作计划", "工作汇报"))
    stem = f"{before}{sector.topic}{genre}"
    count = random_.randint(3, 8)
    claimed = count + random_.choice((0, 0, 3, -1))
    title = stem + random_.choice(CLAIMS).format(n=claimed, h=numeral(claimed))
    return stem, title, _parts(random_, sector, count), random_.choice((1, 1, 1, 2, 19))


def lined(random_: random.Random, form: str) -> Sample:
    """Heads on lines of their own."""
    stem, title, parts, first = _setting(random_)
    lines = [line] if (line := random_.choice(PREAMBLES).format(title=title)) and first == 1 else []
    for number, part in enumerate(parts, first):
        lines += [head(form, number, stem, part.title), *part.paragraphs]
    titles = tuple(part.title for part in parts) if "{own}" in form and "|" not in form else ()
    return Sample(form, title, tuple(lines), tuple(part.text for part in parts), titles)


def in_one_line(random_: random.Random, form: str) -> Sample:
    stem, title, parts, first = _setting(random_)
    texts = ["".join(part.paragraphs) for part in parts]
    line = "".join(head(form, number, stem, part.title) + text for (number, part), text in zip(
        enumerate(parts, first), texts, strict=True))  # fmt: skip
    return Sample(f"in one line: {form}", title, (line,), tuple(texts))


def glued(random_: random.Random, form: str, *, before: bool) -> Sample:
    """Heads without a line of their own: before the first paragraph of a part, or behind the last of the one before."""
    stem, title, parts, first = _setting(random_)
    lines: list[str] = []
    for number, part in enumerate(parts, first):
        line = head(form, number, stem, part.title)
        if before:
            lines += [f"{line} {part.paragraphs[0]}", *part.paragraphs[1:]]
        elif lines:
            lines[-1] += line
            lines += part.paragraphs
        else:
            lines += [line, *part.paragraphs]
    return Sample(f"glued: {form}", title, tuple(lines), tuple(part.text for part in parts))


def nested(random_: random.Random, form: str) -> Sample:
    """Heads of one form, and under each two more documents under heads of another."""
    stem, title, parts, _ = _setting(random_)
    lines: list[str] = []
    texts: list[str] = []
    for number, part in enumerate(parts, 1):
        second = write(random_, random_.randrange(10_000), short=True, sector=random_.choice(SECTORS))
        lines += [head(form, number, stem, part.title), f"{stem}（一）", *part.paragraphs]
        lines += [f"{stem}（二）", *second.paragraphs]
        texts += [part.text, second.text]
    return Sample(f"nested: {form}", title, tuple(lines), tuple(texts))


def restarting(random_: random.Random, form: str) -> Sample:
    """The same numbers again: two compilations behind one another."""
    stem, title, parts, _ = _setting(random_)
    half = len(parts) // 2
    if half < 2:
        parts += _parts(random_, random_.choice(SECTORS), 2)
        half = len(parts) // 2
    lines: list[str] = []
    for place, part in enumerate(parts):
        number = place + 1 if place < half else place - half + 1
        lines += [head(form, number, stem, part.title), *part.paragraphs]
    return Sample(f"restarting: {form}", title, tuple(lines), tuple(part.text for part in parts))


def headless(random_: random.Random, titled: bool) -> Sample:
    """No heads: the sections' numbers start again."""
    stem, _, parts, _ = _setting(random_)
    lines: list[str] = []
    texts: list[str] = []
    for part in parts:
        sections = [part.paragraphs[0], "一、主要工作", *part.paragraphs[2:5], "二、下一步打算", *part.paragraphs[6:]]
        lines += [*([part.title] if titled else []), *sections]
        texts.append("\n".join(sections))
    name = "no heads, titles" if titled else "no heads, only numbers"
    return Sample(name, f"{stem}（精选{len(parts)}篇）", tuple(lines), tuple(texts))


def single(random_: random.Random, headings: Sequence[str]) -> Sample:
    """One document under headings that resemble heads."""
    document = write(random_, random_.randrange(10_000))
    size = max(1, len(document.paragraphs) // len(headings))
    lines: list[str] = [document.paragraphs[0]]
    for place, heading in enumerate(headings):
        lines += [heading, *document.paragraphs[1 + place * size : 1 + (place + 1) * size]]
    title = document.title
    if heading := random_.choice(("", "", headings[0])):
        title = f"{document.title}：{heading}"
    return Sample(f"single: {headings[0]}", title, tuple(lines), ("\n".join(lines),))


def samples(half: str, pages: int) -> Iterator[Sample]:
    """So many compilations, and as many single documents, over the forms of a half."""
    data = tomllib.loads((DATA / ("heads_fresh.toml" if half == "fresh" else "heads.toml")).read_text("utf-8"))
    random_ = random.Random(11)

    def of_half(forms: list[str]) -> list[str]:
        return [form for number, form in enumerate(forms) if half in ("all", "fresh") or number % 2 == (half == "held")]

    heads = of_half(data["heads"])
    inline = of_half(data["inline"])
    makers: list[Callable[[], Sample]] = []
    for form in heads:
        makers += [partial(lined, random_, form)] * 4
    makers += [partial(in_one_line, random_, form) for form in inline]
    for form in inline:
        for before in (True, False):
            makers += [partial(glued, random_, form.strip(), before=before)] * 2
    makers += [partial(nested, random_, form) for form in heads if "第" in form]
    makers += [partial(restarting, random_, form) for form in heads[:6]]
    makers += [partial(headless, random_, titled) for titled in (True, False)]
    random_.shuffle(makers)
    singles = of_half(data["single"])
    for number in range(pages):
        yield makers[number % len(makers)]()
    for number in range(pages):
        yield single(random_, singles[number % len(singles)])


def page(sample: Sample) -> Page:
    inside = "".join(f"<p>{line}</p>\n" for line in sample.lines)
    html = (
        f"<!DOCTYPE html><meta charset=utf-8><title>{sample.title}_某某网</title><h1>{sample.title}</h1>"
        f"<div class=content>{inside}</div>"
    )
    return page_of(html.encode())


def main(arguments: Sequence[str] | None = None) -> int:
    parser = parser_of("splitting", __doc__)
    halves = ("tune", "held", "all", "fresh")
    parser.add_argument("--half", choices=halves, default="all", help="which forms (default: all)")
    parser.add_argument("--pages", type=int, default=200, help="compilations, and single documents (default 200)")
    parser.add_argument("--wrong", type=int, default=20, help="so many of the mistakes are shown (default 20)")
    options = parser.parse_args(arguments)
    right = wanted = given = titled = titles = whole = 0
    wrong: Counter[str] = Counter()
    for sample in samples(options.half, options.pages):
        parts = process(page(sample)).split.parts
        found = [part.text for part in parts]
        exact = sum((Counter(found) & Counter(sample.texts)).values())
        if len(sample.texts) == 1:
            whole += len(found) == 1
        else:
            right += exact
            wanted += len(sample.texts)
            given += len(found)
            titles += len(sample.titles)
            titled += sum(part.title == title for part, title in zip(parts, sample.titles, strict=False))
        if exact < len(sample.texts) or len(found) > len(sample.texts):
            said = f"{len(sample.texts)} summaries, {len(found)} found, {exact} right"
            wrong[f"{sample.form}: “{sample.title}”, {said}"] += 1
    print(f"{options.pages} compilations and {options.pages} single documents, half: {options.half}")
    print(f"recall: {right:,} of {wanted:,} parts exactly bounded, {right / wanted:.2%}")
    print(f"precision: {right:,} of {given:,} parts given, {right / given:.2%}")
    print(f"titles: {titled:,} of {titles:,} own titles right")
    print(f"single: {whole:,} of {options.pages:,} stayed whole")
    for mistake, times in wrong.most_common(options.wrong):
        print(f"  wrong {times:>3} × {mistake}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
