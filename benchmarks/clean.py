"""Cleaning beside other extractors, on one core: pages a second, the ratio to each of them, and how right the text is.

    python -m benchmarks.clean [FOLDER] [--repeat 2]

FOLDER holds saved pages (.html or .htm, in any encoding, also in subfolders). Without FOLDER the pages of
`../shared/pages` are read, or if there are none, the saved sites of the tests.

All extractors read the same bytes in the same process, in turns; the fastest turn counts. They are called as their
documentation shows. One that leaves decoding to its caller gets our decoding, and its time includes that. If a
manifest.jsonl names the true texts, F1 is that of the 4-character shingles without white space, the mean of all pages.

Below the table stands the time of each stage of `clean`, the median of five turns: for such a page; for a page that is
a summary and for one of several, since most pages of the collection are none and are not described; and for the first
page of a process, which reads the dictionaries. Describing, and signing for the clusters of copies, is to cost less
than the rest. It costs most in the made pages of several, whose texts all name their county, its city and its towns.
"""

import gc
import json
import logging
import random
import re
import sys
import time
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import page_of, parser_of
from crawler.cleaners import clean
from crawler.cleaners import stages as cleaning
from crawler.cleaners.article import main_text
from crawler.cleaners.decode import decode
from demo.styles import compilation
from demo.texts import write
from demo.words import SECTORS
from indexer.duplicates import cluster_of, signature
from indexer.summary import Summary
from indexer.text import searchable
from workbench.real import PAGES, seeds

ROOT = Path(__file__).resolve().parent.parent
SUMMARIES = ROOT / "tests" / "sites"  # pages each of which is a summary
FOLDERS = (PAGES, SUMMARIES)
URL = "http://www.example.com/a/1.html"
OURS = "clean"
_SHINGLE = 4  # characters
_TURNS = 5  # the time of a stage varies by a tenth
# What `clean` calls for each of its stages.
STAGES = {"decode": "decode", "_article": "article", "repair": "repair", "strip": "strip", "split": "split",
          "other_genre": "genre", "describe_each": "describe"}  # fmt: skip


def pages(folder: Path | None) -> list[bytes]:
    """The bytes of every saved page under `folder`, or under the first default folder that holds any."""
    for place in [folder] if folder else FOLDERS:
        if found := sorted(path for path in place.rglob("*") if path.suffix in {".html", ".htm"}):
            return [path.read_bytes() for path in found]
    return []


def expected(folder: Path | None) -> list[tuple[bytes, str]]:
    """Pages and their true texts, of the first folder that has any."""
    for place in [folder] if folder else FOLDERS:
        if (manifest := place / "manifest.jsonl").is_file():
            rows = map(json.loads, manifest.read_text(encoding="utf-8").splitlines())
            named = [(place / row["html"], place / row["truth"]) for row in rows if "truth" in row]
            return [(page.read_bytes(), text.read_text(encoding="utf-8")) for page, text in named]
    return []


def f1(returned: str, true: str) -> float:
    """How alike two texts are, from 0 to 1: harmonic mean of precision and recall over their shingles."""
    one, other = _shingles(returned), _shingles(true)
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


def _shingles(text: str) -> Counter[str]:
    letters = "".join(unicodedata.normalize("NFKC", text).split())
    return Counter(letters[at : at + _SHINGLE] for at in range(max(len(letters) - _SHINGLE + 1, 1)))


def _text(result: Any) -> str:
    """What a contestant gave, as text: it may be nothing, or markup."""
    return re.sub(r"<[^>]+>", "\n", result or "")


def quality(work: Callable[[bytes], object], truths: Sequence[tuple[bytes, str]]) -> float:
    """The mean F1; a page on which the contestant fails counts 0."""
    total = 0.0
    for body, true in truths:
        try:
            total += f1(_text(work(body)), true)
        except Exception:  # a peer's own, counted as such by `seconds`
            continue
    return total / len(truths)


def contestants() -> dict[str, Callable[[bytes], object]]:
    """The programs that are measured: names, and functions from a page's bytes to its text. Peers that are not
    installed are left out.
    """
    found: dict[str, Callable[[bytes], object]] = {
        OURS: _cleaned,
        "its main_text alone": lambda body: main_text(body, URL),
    }
    if trafilatura := _module("trafilatura", "extract"):
        found["trafilatura"] = trafilatura.extract
        found["trafilatura, decoded"] = lambda body: trafilatura.extract(decode(body).text)
    if readability := _module("readability", "Document"):
        found["readability-lxml"] = lambda body: readability.Document(decode(body).text).summary()
    if soup := _module("bs4", "BeautifulSoup"):
        warnings.filterwarnings("ignore", category=soup.XMLParsedAsHTMLWarning)  # the pages are what they are
        found["beautifulsoup4, all text"] = lambda body: soup.BeautifulSoup(body, "lxml").get_text("\n")
    if resiliparse := _module("resiliparse.extract.html2text", "extract_plain_text"):
        found["resiliparse"] = lambda body: resiliparse.extract_plain_text(decode(body).text, main_content=True)
    return found


def _cleaned(body: bytes) -> list[Summary]:
    return clean(page_of(body, ""))


def of_stages(bodies: Sequence[bytes]) -> dict[str, float]:
    """Milliseconds of processor time that each stage of `clean` takes of a page, on average."""
    taken = dict.fromkeys(STAGES.values(), 0.0)

    def timed(stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            begun = time.process_time()
            result = work(*given)
            taken[stage] += time.process_time() - begun
            return result

        return run

    originals = {name: getattr(cleaning, name) for name in STAGES}
    try:
        for name, work in originals.items():
            setattr(cleaning, name, timed(STAGES[name], work))
        gc.disable()  # it would run in one stage for what others have left
        whole, _ = seconds(_cleaned, bodies)
    finally:
        gc.enable()
        for name, work in originals.items():
            setattr(cleaning, name, work)
    taken["the rest"] = whole - sum(taken.values())
    return {stage: 1000 * time_taken / len(bodies) for stage, time_taken in taken.items()}


def compilations() -> list[bytes]:
    """Pages of several summaries: of the saved sites, and the real texts where they are at hand."""
    texts = (path.read_text(encoding="utf-8").split("\n") for path in seeds())
    made = (f"<title>{escape(lines[0])}</title>{''.join(f'<p>{escape(line)}' for line in lines)}" for lines in texts)
    return [page for page in (*pages(SUMMARIES), *map(str.encode, made)) if len(_cleaned(page)) > 1]


def made_compilations() -> list[bytes]:
    """Twenty pages of three to eight invented summaries of the usual length."""
    random_, found = random.Random(7), []
    for number in range(20):
        sector = random_.choice(SECTORS)
        parts = tuple(write(random_, random_.randrange(10_000), sector=sector) for _ in range(random_.randint(3, 8)))
        found.append(compilation(f"{sector.topic}工作总结（精选{len(parts)}篇）", sector, parts, number).body)
    return found


def of_signatures(bodies: Sequence[bytes]) -> float:
    """Milliseconds of processor time in which the summaries of a page are signed for their clusters, on average."""
    texts = [searchable(summary.text) for body in bodies for summary in _cleaned(body)]
    begun = time.process_time()
    for text in texts:
        signature(text, cluster_of(text))
    return 1000 * (time.process_time() - begun) / len(bodies)


def _told(bodies: Sequence[bytes]) -> str:
    """The milliseconds of each stage a page, after one turn in which is read what is read once."""
    seconds(_cleaned, bodies)
    turns = [of_stages(bodies) | {"signing": of_signatures(bodies)} for _ in range(_TURNS)]
    described = [turn["describe"] + turn["signing"] for turn in turns]
    share = median(cost / (sum(turn.values()) - cost) for cost, turn in zip(described, turns, strict=True))
    told = ", ".join(f"{stage} {median(turn[stage] for turn in turns):.2f}" for stage in turns[0])
    return f"{told}: metadata and clusters cost {share:.2f} of the rest"


def _module(name: str, attribute: str) -> Any:
    try:
        module = import_module(name)
    except ImportError:
        return None
    return module if hasattr(module, attribute) else None


def seconds(work: Callable[[bytes], object], bodies: Sequence[bytes]) -> tuple[float, int]:
    """Processor time over all pages, and how many of them the contestant failed on."""
    failed = 0
    begun = time.process_time()
    for body in bodies:
        try:
            work(body)
        except Exception:  # a peer's own; its time counts, and the table says how often
            failed += 1
    return time.process_time() - begun, failed


def main(arguments: Sequence[str] | None = None) -> int:
    parser = parser_of("clean", __doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--repeat", type=int, default=2, help="turns; the best counts (default 2)")
    options = parser.parse_args(arguments)
    bodies = pages(options.folder)
    if not bodies:
        places = options.folder or " or ".join(map(str, FOLDERS))
        print(f"no .html files in {places}: name a folder of saved pages", file=sys.stderr)
        return 2
    logging.disable(logging.CRITICAL)
    first, _ = seconds(_cleaned, bodies[:1])
    runners = contestants()
    gc.collect()
    gc.freeze()  # no contestant pays for looking through the others' modules
    best = dict.fromkeys(runners, float("inf"))
    failures = dict.fromkeys(runners, 0)
    for _ in range(max(options.repeat, 1)):
        for name, work in runners.items():
            taken, failures[name] = seconds(work, bodies)
            best[name] = min(best[name], taken)
    print(f"{len(bodies)} pages, {sum(map(len, bodies)) / 1e6:.1f} MB, one core")
    truths = expected(options.folder)
    print(f"{'':24}{'pages/s':>10}{OURS + ' is … times as fast':>32}{'failed':>8}{'F1' if truths else '':>8}")
    for name, taken in best.items():
        right = f"{quality(runners[name], truths):.3f}" if truths and name != OURS else ""
        print(f"{name:24}{len(bodies) / taken:>10.1f}{taken / best[OURS]:>32.1f}{failures[name]:>8}{right:>8}")
    print(f"milliseconds a page: {_told(bodies)}; the first page of a process {1000 * first:.0f}")
    summaries = pages(SUMMARIES)
    described, _ = seconds(_cleaned, summaries[:1])  # reads the gazetteer
    print(f"… of {len(summaries)} that are summaries: {_told(summaries)}; the first {1000 * described:.0f}")
    print(f"… of {len(several := compilations())} of several summaries: {_told(several)}")
    print(f"… of {len(made := made_compilations())} made ones of several: {_told(made)}")
    if truths:
        print(f"F1 over the {len(truths)} pages whose true text is known; {OURS} goes on to keep summaries alone")
    return 0


if __name__ == "__main__":
    sys.exit(main())
