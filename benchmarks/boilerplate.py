"""How much of a site's text is removed from summaries, and how much of the author's text is lost with it.

    python -m benchmarks.boilerplate [--half tune|held|all|fresh] [--pages 400] [--wrong 40] [--reference FOLDER]

Lines of `data/boilerplate.toml` are put above, below, between and inside the paragraphs of invented summaries.
Sentences of `data/innocent.txt` stand beside them: an author's, which sound like a site's. Recall counts lines; a
line counts as removed when all its letters are gone.

Every second line of each family is `held`: rules are written with the `tune` half and judged by the other. `fresh` is
a third set, `data/boilerplate_fresh.toml`, written after unseen pages when the rules for the first two were done.
FOLDER holds reference texts (.txt) of real articles, from which nothing should be removed [`../shared/pages`, if it
exists].
"""

import itertools
import random
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import escape
from pathlib import Path

from benchmarks import page_of, parser_of
from crawler.cleaners import clean
from crawler.cleaners.boilerplate import strip
from crawler.page import SiteRules
from demo.texts import Document, write
from workbench.real import PAGES

DATA = Path(__file__).resolve().parent / "data"
SITES = (
    ("晨光范文网", "chenguangfw.com"),
    ("文秘天地", "wenmitd.cn"),
    ("百川文库", "baichuan.net"),
    ("公文易", "gwyi.org"),
)
NAMES = ("张三", "一帆风顺", "b****5", "小李飞刀", "王芳", "guest_88")
PROVINCES = ("河南", "山东", "云南", "湖北")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of boilerplate with slots, or one that an author wrote."""

    family: str
    place: str  # head, tail, line, inside
    text: str
    innocent: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """A page's text in pieces: each a piece of text, and the line it came from (None: the summary's own)."""

    title: str
    page_title: str
    pieces: tuple[tuple[str, Line | None], ...]


@dataclass(slots=True)
class Score:
    """Lines found and missed, and letters taken from an author."""

    found: Counter[str] = field(default_factory=Counter)
    lines: Counter[str] = field(default_factory=Counter)
    letters: int = 0
    lost: int = 0
    taken: int = 0  # letters of boilerplate that went
    missed: Counter[str] = field(default_factory=Counter)
    wronged: Counter[tuple[str, str]] = field(default_factory=Counter)  # the rule, and the author's words it took


def lines(half: str) -> list[Line]:
    """The lines of one half, of both, or of the third set."""
    if half == "fresh":
        families = tomllib.loads((DATA / "boilerplate_fresh.toml").read_text("utf-8"))
        return [
            Line(name, family["place"], text, name == "innocent")
            for name, family in families.items()
            for text in family["lines"]
        ]
    families = tomllib.loads((DATA / "boilerplate.toml").read_text("utf-8"))
    found = [
        (number, Line(name, family["place"], text))
        for name, family in families.items()
        for number, text in enumerate(family["lines"])
    ]
    innocent = (DATA / "innocent.txt").read_text("utf-8").split("\n")
    found += [(number, Line("innocent", "line", text, True)) for number, text in enumerate(filter(None, innocent))]
    return [line for number, line in found if half == "all" or number % 2 == (half == "held")]


def variants(chosen: Sequence[Line], pages: int) -> Iterator[Variant]:
    """So many pages, on which every line stands about equally often."""
    random_ = random.Random(7)
    places: dict[str, Iterator[Line]] = {}
    for place in ("head", "tail", "line", "inside"):
        own = [line for line in chosen if line.place == place and not line.innocent]
        random_.shuffle(own)
        places[place] = itertools.cycle(own)
    innocent = itertools.cycle([line for line in chosen if line.innocent])
    for number in range(pages):
        document = write(random_, number)
        plan = [next(places["head"]) for _ in range(random_.randint(1, 4))]
        between = [next(places["line"]), next(innocent), next(innocent)]
        tail = [next(places["tail"]) for _ in range(random_.randint(1, 3))]
        yield _page(random_, document, (plan, between, next(places["inside"]), tail))


def _page(random_: random.Random, document: Document, plan: tuple[list[Line], list[Line], Line, list[Line]]) -> Variant:
    head, between, inside, tail = plan
    site, domain = random_.choice(SITES)
    slots = {
        "t": document.title,
        "s": site,
        "d": domain,
        "n": str(random_.randint(100, 9999)),
        "m": str(random_.randint(2, 30)),
        "k": str(random_.randint(1_000_000, 99_999_999)),
        "date": f"20{random_.randint(10, 23)}-{random_.randint(1, 12):02d}-{random_.randint(1, 28):02d}",
        "time": f"{random_.randint(0, 23):02d}:{random_.randint(0, 59):02d}:{random_.randint(0, 59):02d}",
        "p": random_.choice(PROVINCES),
        "u": random_.choice(NAMES),
    }
    body: list[list[tuple[str, Line | None]]] = [[(paragraph, None)] for paragraph in document.paragraphs]
    broken = random_.randrange(1, len(body))
    whole = body[broken][0][0]
    cut = random_.randrange(1, len(whole))
    body[broken] = [(whole[:cut], None), (inside.text.format(**slots), inside), (whole[cut:], None)]
    for line in between:
        body.insert(random_.randrange(2, len(body) - 1), [(line.text.format(**slots), line)])
    above: list[list[tuple[str, Line | None]]] = [[(line.text.format(**slots), line)] for line in head]
    below: list[list[tuple[str, Line | None]]] = [[(line.text.format(**slots), line)] for line in tail]
    pieces: list[tuple[str, Line | None]] = []
    for paragraph in (*above, *body, *below):
        pieces += paragraph
        pieces.append(("\n", None))
    return Variant(document.title, f"{document.title}_{site}", tuple(pieces[:-1]))


def judge(variant: Variant, score: Score) -> None:
    """Strip one page and count what went."""
    text = "".join(piece for piece, _ in variant.pieces)
    gone: list[str] = [""] * len(text)
    for change in strip(text, variant.title, SiteRules(), variant.page_title).changes:
        gone[change.start : change.start + len(change.before)] = [change.rule] * len(change.before)
    start = 0
    for piece, line in variant.pieces:
        rules = [rule for char, rule in zip(piece, gone[start : start + len(piece)], strict=True) if char.isalnum()]
        taken = len(rules) - rules.count("")
        if line and not line.innocent:
            score.lines[line.family] += 1
            score.taken += taken
            if taken == len(rules):
                score.found[line.family] += 1
            else:
                score.missed[f"{line.family}: {line.text}"] += 1
        else:
            score.letters += len(rules)
            score.lost += taken
            if taken:
                score.wronged[(next(filter(None, rules)), piece[:60])] += 1
        start += len(piece)


def through_all(variant: Variant, score: Score) -> None:
    """Put one page through the whole of cleaning, as HTML, and compare what comes out with what its authors wrote."""
    paragraphs: list[list[tuple[str, Line | None]]] = [[]]
    for piece, line in variant.pieces:
        if piece == "\n":
            paragraphs.append([])
        else:
            paragraphs[-1].append((piece, line))
    inside = "\n".join(f"<p>{escape(''.join(piece for piece, _ in paragraph))}</p>" for paragraph in paragraphs)
    html = (
        f"<!DOCTYPE html><meta charset=utf-8><title>{variant.page_title}</title><div class=nav><a href=/>首页</a></div>"
        f"<h1>{variant.title}</h1><div class=content>{inside}</div><div class=footer>版权所有</div>"
    )
    given = [line for summary in clean(page_of(html.encode())) for line in summary.text.split("\n")]
    own = ["".join(piece for piece, line in paragraph if not line or line.innocent) for paragraph in paragraphs]
    wanted = [line for line in own if line]
    score.lines["all"] += sum(line is not None and not line.innocent for _, line in variant.pieces)
    score.letters += sum(map(len, wanted))
    for _, first, end, start, stop in SequenceMatcher(None, wanted, given, autojunk=False).get_opcodes():
        before, after = "\n".join(wanted[first:end]), "\n".join(given[start:stop])
        if before == after:
            continue
        kept = sum(block.size for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks())
        if len(before) > kept:
            score.lost += len(before) - kept
            score.wronged[("lost of", before[:60])] += 1
        if len(after) > kept:
            score.missed[f"left in: {after[:80]}"] += 1


def references(folder: Path, score: Score) -> int:
    """Strip the reference texts in `folder`; how many there are."""
    texts = sorted(path for path in folder.rglob("*.txt"))
    for path in texts:
        text = path.read_text("utf-8", "replace")
        score.letters += sum(map(str.isalnum, text))
        for change in strip(text, "", SiteRules()).changes:
            score.lost += sum(map(str.isalnum, change.before))
            score.wronged[(change.rule, change.before[:60])] += 1
    return len(texts)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = parser_of("boilerplate", __doc__)
    halves = ("tune", "held", "all", "fresh")
    parser.add_argument("--half", choices=halves, default="all", help="which lines (default: all)")
    parser.add_argument("--pages", type=int, default=400, help="pages to make (default 400)")
    parser.add_argument("--wrong", type=int, default=40, help="so many of the mistakes are shown (default 40)")
    parser.add_argument("--reference", type=Path, default=PAGES, help="folder of real articles' texts")
    options = parser.parse_args(arguments)
    chosen = lines(options.half)
    made = list(variants(chosen, options.pages))
    print(f"{options.pages} pages from {len(chosen)} lines, half: {options.half}")
    tell_lines(made, options.wrong)
    tell_pages(made, options.wrong)
    if options.reference.is_dir():
        tell_references(options.reference, options.wrong)
    return 0


def tell_lines(made: Iterable[Variant], wrong: int) -> None:
    """What stripping makes of the texts, with so many of the mistakes."""
    score = Score()
    for variant in made:
        judge(variant, score)
    for family, number in score.lines.items():
        print(f"  {family:14}{score.found[family]:>5} of {number:>5}  {score.found[family] / number:8.2%}")
    found, number = score.found.total(), score.lines.total()
    print(f"recall: {found:,} of {number:,} lines, {found / number:.2%}")
    print(f"precision: {score.taken / max(1, score.taken + score.lost):.3%} of the letters taken out were boilerplate")
    print(f"lost: {score.lost:,} of {score.letters:,} letters of authors, {score.lost / score.letters:.4%}")
    for missed, times in score.missed.most_common(wrong):
        print(f"  missed {times:>3} × {missed}")
    for (rule, words), times in score.wronged.most_common(wrong):
        print(f"  wrong  {times:>3} × {rule}: {words}")


def tell_pages(made: Iterable[Variant], wrong: int) -> None:
    """The same of the whole of cleaning."""
    score = Score()
    for variant in made:
        through_all(variant, score)
    print(
        f"as pages through the whole of cleaning: {score.missed.total():,} of {score.lines.total():,} lines left, "
        f"{score.lost:,} of {score.letters:,} characters lost, {score.lost / score.letters:.4%}"
    )
    for mistake, times in score.missed.most_common(wrong):
        print(f"  {mistake} ({times})")
    for (_, words), times in score.wronged.most_common(wrong):
        print(f"  lost of: {words} ({times})")


def tell_references(folder: Path, wrong: int) -> None:
    """What stripping takes from the texts in a folder, of which nothing should go."""
    score = Score()
    if texts := references(folder, score):
        taken = f"{score.lost:,} of {score.letters:,} letters taken, {score.lost / score.letters:.4%}"
        print(f"{texts} reference texts: {taken}")
        for (rule, words), times in score.wronged.most_common(wrong):
            print(f"  taken  {times:>3} × {rule}: {words}")


if __name__ == "__main__":
    sys.exit(main())
