"""How much damage from conversions is mended, how much of that is right, and whether undamaged texts stay as they are.

    python -m benchmarks.repair [--spots 300] [--seed 1] [--kind NAME] [--wrong 5] [--half tune|held]
                                [--language FILE] [--texts FOLDER] [--copies SHARE]

Each text is damaged in one spot, as converters, readers and sites damage texts, and goes through decoding, repair and
strip; kind of damage by kind. A spot is `restored` if the text is again what it was. It is wrong if any character came
out that the author did not write, even beside question marks. What is not restored should be flagged: `damaged`, or as
the kind says. One lost byte can shift many characters; the last column says how many of them came back.

The texts are the invented summaries of the demonstration and, where the folder exists, articles and summaries of
`../shared`. These also go through undamaged: nothing in them may change.

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
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from benchmarks.copies import CHANGES, masked, other_names
from benchmarks.damage import KINDS
from benchmarks.lost_bytes import Damaged
from crawler.cleaners.boilerplate import strip
from crawler.cleaners.decode import decode
from crawler.cleaners.language import in_traditional
from crawler.cleaners.repair import is_damaged, is_open, repair
from crawler.cleaners.repair.bare import bare
from crawler.cleaners.repair.restorations import in_file
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


@dataclass(slots=True)
class Score:
    """Of the damaged spots of one kind."""

    spots: int = 0
    right: int = 0
    partly: int = 0  # some of it is restored, the rest is open
    wrong: int = 0
    flagged: int = 0  # of those that were left
    characters: int = 0  # that lost bytes shifted
    back: int = 0
    shown: list[str] = field(default_factory=list)


def references() -> list[Path]:
    """The reference texts of real articles; [] where they are absent."""
    return sorted(PAGES.glob("*/truth/*.txt"))


def texts(half: str | None = None, folder: Path | None = None) -> list[str]:
    """Whole texts, simplified: paragraphs separated by one line feed. Every second one is of the half `held`."""
    invented = [] if folder else [write(random.Random(number), number).text for number in range(_INVENTED)]
    files = sorted(folder.glob("*.txt")) if folder else [*references(), *seeds()]
    real = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    wholes = [*invented, *("\n".join(filter(None, map(str.strip, text.splitlines()))) for text in real)]
    return wholes if half is None else wholes[half == "held" :: 2]


@dataclass(frozen=True, slots=True)
class Helps:
    """What repair may lean on besides the text itself."""

    language: Path | None = None  # the file of a model
    copies: Reader | None = None  # an index of them
    folder: Path | None = None  # where what they prove is written

    def cleaned(self, text: str) -> tuple[str, bool]:
        """The text after repair and strip, and whether a character was left open."""
        file = None
        if self.copies and self.folder:
            file = self.folder / "copies.jsonl"
            file.write_text(in_file(look_up(bare(text).text, self.copies).found), "utf-8")
        repaired = repair(text, self.language, file)
        return strip(repaired.text, "", SiteRules()).text, any(map(is_open, repaired.changes))


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
        _by_paragraphs(damaged.whole, helps.cleaned(decoded.text)[0], score, lost=bool(decoded.damaged))
        return
    out, lost = helps.cleaned(damaged.broken)
    text = bare(damaged.broken).text
    # What is only partly gone is no worse than it was: nothing is missing that the author wrote.
    harmless = _holds(out, damaged.whole)
    if each and len(damaged.broken) == len(damaged.whole) == len(out):  # what was replaced
        for char, broken, found in zip(damaged.whole, damaged.broken, out, strict=True):
            score.spots += broken != char
            score.right += broken != char == found
            score.wrong += found not in (broken, char)
    elif each:
        score.spots += len(damaged.broken) - len(damaged.whole)
        score.right += len(damaged.broken) - len(out) if harmless else 0
        score.wrong += 0 if harmless else 1
    else:
        score.spots += 1
        score.right += out == damaged.whole
    first, last = _same(text, damaged.whole)
    shifted = damaged.whole[first : len(damaged.whole) - last]
    back = came_back(out[first : len(out) - last], shifted, text[first : len(text) - last])
    score.characters += len(shifted)
    score.back += back or 0
    if out == damaged.whole:
        return
    flagged = lost or is_damaged(out)
    if each or harmless or back is not None or out == text:
        score.flagged += flagged and not each
        score.partly += back is not None and out != text and not harmless
        sort = "left, flagged" if flagged else "left"
    else:
        score.wrong += 1
        sort = "WRONG"
    score.shown.append(f"{sort}: {_difference(damaged.whole, out)}" + ("" if out == text else " (changed)"))


def _same(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts share at their beginning, and behind these at their end."""
    least = min(len(one), len(other))
    first = next((place for place in range(least) if one[place] != other[place]), least)
    last = next((place for place in range(least - first) if one[-1 - place] != other[-1 - place]), least - first)
    return first, last


def came_back(stretch: str, shifted: str, shown: str = "") -> int | None:
    """How many characters of a stretch came back; None where others came.

    A question mark stands for what is open: none, or up to three characters. What stands before the first, or is still
    as it was `shown`, may be as broken as it was.
    """
    if stretch == shifted:
        return len(shifted)
    _, mark, rest = stretch.partition("?")
    left, _ = _same(stretch, shown)
    ends = [mark + rest] if mark else [stretch[left:]] if 0 < left < len(stretch) else []
    for begun, pattern in ((False, stretch), *((True, end) for end in ends)):
        places = set(range(len(shifted) + 1)) if begun else {0}
        for char in pattern:
            if char == "?":
                places = {place + more for place in places for more in range(4) if place + more <= len(shifted)}
            else:
                places = {place + 1 for place in places if shifted[place : place + 1] == char}
        if len(shifted) in places:
            return len(pattern) - pattern.count("?")
    return None


def _by_paragraphs(whole: str, out: str, score: Score, *, lost: bool) -> None:
    for one, other in zip_longest(whole.split("\n"), out.split("\n"), fillvalue=""):
        score.spots += 1
        score.right += one == other
        if one != other:
            flagged = lost or is_damaged(other)
            score.flagged += flagged
            score.wrong += not flagged
            score.shown.append(f"{'left, flagged' if flagged else 'WRONG'}: {_difference(one, other)}")


def _holds(text: str, whole: str) -> bool:
    """Whether all characters of `whole` stand in the text in their order."""
    rest = iter(text)
    return all(char in rest for char in whole)


def _difference(one: str, other: str) -> str:
    """Where two texts differ, with a little around it."""
    first = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    last = 1
    while last < min(len(one), len(other)) - first and one[-last] == other[-last]:
        last += 1
    start = max(0, first - 8)
    end, its_end = len(one) - last + 9, len(other) - last + 9
    return f"{one[start:end][:120]!r} came as {other[start:its_end][:120]!r}"


def undamaged() -> Iterator[tuple[Path, str, str, str]]:
    """What repair changes in reference texts, simplified and traditional: file, rule, before, after."""
    for path in references():
        text = "\n".join(filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())))
        for version in (text, in_traditional(text)):
            for change in repair(version).changes:
                yield path, change.rule, change.before, change.after


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.repair",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
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
    wholes = texts(options.half, options.texts)
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
        for name in ("spots", "right", "partly", "wrong", "flagged", "characters", "back"):
            setattr(total, name, getattr(total, name) + getattr(score, name))
    _row("all", total)
    if not options.kind:
        changes = list(undamaged())
        print(f"changes in {len(references())} undamaged reference texts, simplified and traditional: {len(changes)}")
        for path, rule, before, after in changes:
            print(f"    {path.name}: {rule}: {before!r} → {after!r}")
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
