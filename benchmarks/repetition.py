"""How well the lines that a site adds are learned from its pages, and whether lines of authors are learned with them.

    python -m benchmarks.repetition [--pages 120] [--sites 10]

The sites are invented. Their pages hold made-up summaries, no two alike, and on part of them the site's lines
(`data/site_lines.toml`). To mislead the learning there are stock phrases that many authors write, copies of a few
texts, and compilations that repeat the same short texts. Recall is the share of the site's lines that strip removes
once they are learned.
"""

import random
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks import parser_of
from crawler.cleaners.boilerplate import strip
from crawler.cleaners.boilerplate.repetition import learn
from crawler.page import SiteRules
from workbench.corpus import summary

DATA = Path(__file__).resolve().parent / "data" / "site_lines.toml"


def site(number: int, pages: int) -> list[tuple[str, list[tuple[str, bool]]]]:
    """The pages of an invented site: titles, and lines with whether they are the site's."""
    random_ = random.Random(number)
    data: dict[str, list[str]] = tomllib.loads(DATA.read_text("utf-8"))
    own = {place: random_.sample(data[place], min(2, len(data[place]))) for place in ("head", "line", "tail")}
    often = random_.choice((0.3, 0.6, 1.0))
    found = []
    parts = [summary(10_000 + 20 * number + part, characters=300).text.split("\n") for part in range(12)]
    for page in range(pages):
        source = summary(1_000 * number + (page if page % 12 else page % 5))
        lines = [(line, False) for line in source.text.split("\n")]
        if page % 10 == 9:  # a collection of texts that other collections hold too
            lines = [(line, False) for part in random_.sample(parts, 4) for line in part]
        for stock in random_.sample(data["stock"], 3):
            lines.insert(random_.randint(0, len(lines)), (stock, False))
        slots = {"t": source.title, "n": str(random_.randint(10, 9999)), "date": f"2012-0{random_.randint(1, 9)}-11"}
        for place, texts in own.items():
            for text in texts:
                if random_.random() < often:
                    at = {"head": 0, "tail": len(lines), "line": random_.randint(1, len(lines) - 1)}[place]
                    lines.insert(at, (text.format(**slots), True))
        found.append((source.title or "", lines))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = parser_of("repetition", __doc__)
    parser.add_argument("--pages", type=int, default=120, help="pages of each site (default 120)")
    parser.add_argument("--sites", type=int, default=10, help="sites (default 10)")
    options = parser.parse_args(arguments)
    missed: Counter[str] = Counter()
    wanted = found = taken = letters = lost = 0
    for number in range(options.sites):
        pages = site(number, options.pages)
        texts = [(title, "\n".join(line for line, _ in lines)) for title, lines in pages]
        stripped = [(title, strip(text, title, SiteRules()).text) for title, text in texts]
        learned = learn(stripped)
        rules = SiteRules(repeated=frozenset(line.key for line in learned))
        for (title, lines), (_, text) in zip(pages, texts, strict=True):
            left = set(strip(text, title, rules).text.split("\n"))
            for line, is_sites in lines:
                gone = line not in left
                wanted += is_sites
                found += is_sites and gone
                taken += gone
                missed[line[-14:]] += is_sites and not gone
                if not is_sites:
                    letters += len(line)
                    lost += gone * len(line)
                    if gone:
                        print(f"  wrong: {line[:60]}")
        print(f"site {number}: learned " + "; ".join(f"{line.example[:24]} ({line.texts})" for line in learned))
    print(f"recall: {found:,} of {wanted:,} lines of the sites, {found / wanted:.2%}")
    print(f"precision: {found:,} of {taken:,} lines taken out, {found / taken:.2%}")
    for line, times in (+missed).most_common(10):
        print(f"  missed {times:>3} × … {line}")
    print(f"lost: {lost:,} of {letters:,} characters of authors, {lost / letters:.4%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
