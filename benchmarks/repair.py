"""How much damage from conversions is mended, how much of that is right, and whether undamaged texts stay as they are.

    python -m benchmarks.repair [--spots 300] [--seed 1] [--kind NAME] [--wrong 5] [--half tune|held]
                                [--language FILE] [--texts FOLDER] [--copies SHARE]

Each text is damaged in one spot, as converters, readers and sites damage texts, and goes through decoding, repair and
strip; kind of damage by kind. A spot is `restored` if the text is again what it was. It is wrong if any character came
out that the author did not write, even beside question marks. What is not restored should be flagged: `damaged`, or
`suspect`; what is neither is told in a line of its own, and shown by `--wrong`. One lost byte can shift many
characters; the last column says how many of them came back.

The texts are the invented summaries of the demonstration and, where the folder exists, articles and summaries of
`../shared`. The invented ones and the articles also go through undamaged, simplified and traditional: nothing in them
may change, nor be flagged (two articles are damaged themselves).

`--language` names a model that `scrapy learn --language` made; cleaning uses it as in a crawl. The texts must be of
other sites than those it was learned from, or the figures mean nothing. `--texts` names a folder of such texts.

`--copies 0.7` puts a copy of seven in ten texts into an index. The copies have other names and years, or masks in their
place; most are also cut off, or lack sentences, or have advertisements between them; every fourth is in traditional
characters. What they prove is restored as `scrapy restore` does it.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks import parser_of
from benchmarks.copies import CHANGES, masked, other_names
from benchmarks.damage import KINDS
from benchmarks.lost_bytes import Damaged
from benchmarks.repair_scores import Score
from crawler.cleaners.boilerplate import strip
from crawler.cleaners.decode import decode
from crawler.cleaners.language.script import in_traditional
from crawler.cleaners.repair import damage_in, is_damaged, is_open, is_suspect, repair
from crawler.cleaners.repair.by_copy.restorations import in_file
from crawler.cleaners.repair.lost_bytes.bare import bare
from crawler.page import SiteRules
from crawler.restoring import look_up
from demo.texts import write
from indexer.index import Reader, open_index, open_writer
from indexer.position import Position
from indexer.summary import Summary, summary_id
from workbench.real import PAGES, seeds

_INVENTED = 150  # texts
_LINES = 30  # of one that are put through, damaged in one place
_ALSO = ("the same", "cut off", "sentences left out", "advertisements")  # what else is changed in a copy
_TRADITIONAL = 0.25  # share of the copies


def references() -> list[Path]:
    """The reference texts of real articles; [] where they are absent."""
    return sorted(PAGES.glob("*/truth/*.txt"))


def inventions() -> list[str]:
    """The summaries of the demonstration."""
    return [write(random.Random(number), number).text for number in range(_INVENTED)]


def _read(path: Path) -> str:
    text = path.read_text(encoding="utf-8", errors="replace")
    return "\n".join(filter(None, map(str.strip, text.splitlines())))


def texts(half: str | None = None, folder: Path | None = None) -> list[str]:
    """Whole texts, simplified: paragraphs separated by one line feed. Every second one is of the half `held`."""
    invented = [] if folder else inventions()
    files = sorted(folder.glob("*.txt")) if folder else [*references(), *seeds()]
    wholes = [*invented, *map(_read, files)]
    return wholes if half is None else wholes[half == "held" :: 2]


@dataclass(frozen=True, slots=True)
class Helps:
    """What repair may lean on besides the text itself."""

    language: Path | None = None  # the file of a model
    copies: Reader | None = None  # an index of them
    folder: Path | None = None  # where what they prove is written

    def cleaned(self, text: str) -> tuple[str, bool]:
        """The text after repair and strip, and whether something was left open, or is suspect."""
        file = None
        if self.copies and self.folder:
            file = self.folder / "copies.jsonl"
            file.write_text(in_file(look_up(bare(text).text, self.copies).found), "utf-8")
        repaired = repair(text, self.language, file)
        return strip(repaired.text, "", SiteRules()).text, any(
            is_open(change) or is_suspect(change) for change in repaired.changes
        )


ALONE = Helps()


def index_copies(wholes: Sequence[str], share: float, seed: int, folder: Path) -> str:
    """An index of changed copies, of each text with this chance; where it is."""
    chance = random.Random(f"{seed}:copies")
    index = str(folder / "index")
    with open_writer(index) as writer:
        for number, whole in enumerate(wholes):
            if chance.random() < share:
                text = chance.choice((other_names, masked))(whole, chance)
                text = chance.choice([CHANGES[name] for name in _ALSO])(text, chance)
                repaired = repair(in_traditional(text) if chance.random() < _TRADITIONAL else text)
                url = f"https://www.example.com/{number}.html"
                flags = ("repaired",) if repaired.changes else ("damaged",) if is_damaged(text) else ()
                summary = Summary(summary_id(url, 1), url, "", "", "", repaired.text, flags=flags)
                writer.replace(summary.page, [summary])
        writer.commit(Position(1))
    return index


def measure(kind: str, wholes: Sequence[str], spots: int, seed: int, helps: Helps = ALONE) -> Score:
    """Damage `spots` places, one a text of some paragraphs, and see what becomes of them."""
    chance = random.Random(f"{seed}:{kind}")
    score = Score()
    tries = 0
    while score.spots < spots and tries < spots * 20:
        tries += 1
        lines = chance.choice(wholes).split("\n")
        first = chance.randrange(len(lines))
        whole = "\n".join(lines[first : first + _LINES])
        if KINDS[kind].traditional:
            whole = in_traditional(whole)
        if ALONE.cleaned(whole)[0] != whole or is_damaged(whole) or not (damaged := KINDS[kind].damage(chance, whole)):
            continue
        _judge(damaged, score, helps, each=KINDS[kind].each)
    return score


def _judge(damaged: Damaged, score: Score, helps: Helps, *, each: bool) -> None:
    if isinstance(damaged.broken, bytes):
        decoded = decode(damaged.broken)
        broken = damaged.broken.decode("utf-8", "replace")
        score.paragraphs(damaged.whole, broken, helps.cleaned(decoded.text)[0], lost=bool(decoded.damaged))
        return
    out, is_left_open = helps.cleaned(damaged.broken)
    flagged = is_left_open or is_damaged(out)
    if each:
        score.signs(damaged.whole, damaged.broken, out, flagged=flagged)
    else:
        score.spot(damaged.whole, bare(damaged.broken).text, out, flagged=flagged)


def undamaged() -> Iterator[tuple[str, str]]:
    """What repair does to whole texts, simplified and traditional, where it should do nothing: the text's name, and
    what is changed, suspect or taken for damage."""
    wholes = [(path.name, _read(path)) for path in references()]
    wholes += [(f"invented {number}", text) for number, text in enumerate(inventions())]
    for name, text in wholes:
        for version in (text, in_traditional(text)):
            repaired = repair(version)
            for change in repaired.changes:
                yield name, f"{change.rule}: {change.before!r} → {change.after!r}"
            if shown := damage_in(repaired.text):
                yield name, f"damaged: {shown!r}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = parser_of("repair", __doc__)
    parser.add_argument("--spots", type=int, default=300, help="of each kind (default 300)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--kind", choices=KINDS, action="append", metavar="NAME", help="only this kind of damage; may be repeated"
    )
    parser.add_argument(
        "--wrong", type=int, default=0, help="show this many spots of each kind that were not restored [0]"
    )
    parser.add_argument("--half", choices=("tune", "held"), help="only this half of the texts")
    parser.add_argument("--language", type=Path, help="file that `scrapy learn --language` made of other texts")
    parser.add_argument("--texts", type=Path, help="folder of whole texts that are damaged instead, a .txt file each")
    parser.add_argument(
        "--copies", type=float, default=0.0, metavar="SHARE", help="share of the texts that have a copy in an index [0]"
    )
    options = parser.parse_args(arguments)
    if not (wholes := texts(options.half, options.texts)):
        parser.error(f"{options.texts}: expected a folder of .txt files, a text each")
    with ExitStack() as stack:
        helps = Helps(options.language)
        if options.copies:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            index = index_copies(wholes, options.copies, options.seed, folder)
            helps = Helps(options.language, stack.enter_context(open_index(index)), folder)
        return _tell(options, wholes, helps)


def _tell(options: argparse.Namespace, wholes: Sequence[str], helps: Helps) -> int:
    print(
        f"{'kind':26}{'spots':>7}{'restored':>10}{'of all changed right':>22}"
        f"{'of the rest flagged':>21}{'characters back':>17}"
    )
    total = Score()
    for kind in options.kind or KINDS:
        score = measure(kind, wholes, options.spots, options.seed, helps)
        _row(kind, score)
        for line in score.shown[: options.wrong]:
            print(f"    {line}")
        total.add(score)
    _row("all", total)
    unseen = total.spots - total.right - total.wrong - total.flagged
    print(f"neither restored, nor wrong, nor flagged: {unseen} of {total.spots} spots")
    if not options.kind:
        done = list(undamaged())
        print(
            f"{len(references())} undamaged reference texts and {_INVENTED} invented ones, simplified and traditional: "
            f"{len(done)} changes and flags"
        )
        for name, what in done:
            print(f"    {name}: {what}")
    return 0


def _row(name: str, score: Score) -> None:
    changed = score.right + score.partly + score.wrong
    shifted = score.characters if name.startswith("lost") else 0
    print(
        f"{name:26}{score.spots:>7}{_share(score.right, score.spots):>10}"
        f"{_share(score.right + score.partly, changed):>22}"
        f"{_share(score.flagged, score.spots - score.right - score.wrong):>21}{_share(score.back, shifted):>17}"
    )


def _share(part: int, of: int) -> str:
    return f"{part / of:.1%}" if of else "–"


if __name__ == "__main__":
    sys.exit(main())
