"""How well copies are found among made-up texts, and what finding them costs for a million texts.

    python -m benchmarks.copies [--texts 300] [--scale 200000]

Every text gets one copy for each kind of change below. Two things must not be taken for copies: texts of one office in
following years, and texts of different counties that share a template. Precision and recall count pairs of texts.
"""

import itertools
import random
import re
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks import parser_of
from crawler.cleaners.language.script import in_traditional as in_traditional_characters
from indexer.duplicates import SIGNATURE, cluster_of, grouped, signature
from indexer.text import searchable
from workbench.corpus import summaries

_ADVERTISEMENTS = (
    "开通会员可下载全文，更多精品范文请持续关注本站。", "以上内容由网友上传，如有侵权请联系客服删除。",
    "点击查看更多同类文章，关注公众号领取资料大礼包。",
)  # fmt: skip
_COUNTIES = ("清源县", "望河区", "石台镇", "南屏县", "柳泉市", "白塔区")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its full stop."""
    return [one + "。" for one in text.replace("\n", "").split("。") if one]


def other_names(text: str, chance: random.Random) -> str:
    """The text with every county, district, town and year replaced by another."""
    named = re.sub(r"[\u4e00-\u9fff]{2}(?:县|区|镇|乡|市)", lambda _: chance.choice(_COUNTIES), text)
    return re.sub(r"(?:19|20)\d\d", lambda _: str(chance.randint(2001, 2019)), named)


def masked(text: str, chance: random.Random) -> str:
    """The text with years as 20xx and the names of places as **."""
    return re.sub(r"(?:19|20)\d\d", "20xx", re.sub(r"[\u4e00-\u9fff]{2}(?=县|区|镇|乡|市)", "**", text))


def advertised(text: str, chance: random.Random) -> str:
    """The text with five advertisements between its sentences."""
    lines = sentences(text)
    for _ in range(5):
        lines.insert(chance.randrange(len(lines) + 1), chance.choice(_ADVERTISEMENTS))
    return "".join(lines)


def cut_off(text: str, chance: random.Random) -> str:
    """The first 30 to 80 % of the text."""
    return text[: round(len(text) * chance.uniform(0.3, 0.8))]


def shortened(text: str, chance: random.Random) -> str:
    """The text without one sentence in eight."""
    return "".join(one for one in sentences(text) if chance.random() > 0.125)


def in_traditional(text: str, chance: random.Random) -> str:
    """The text in traditional characters."""
    return in_traditional_characters(text)


CHANGES: dict[str, Callable[[str, random.Random], str]] = {
    "the same": lambda text, chance: text,
    "other names and years": other_names,
    "masked": masked,
    "advertisements": advertised,
    "cut off": cut_off,
    "sentences left out": shortened,
    "traditional": in_traditional,
}


def from_template(texts: list[str], chance: random.Random) -> str:
    """A text of another county: not quite half of it is the template's sentences, the rest is from many other texts."""
    template = sentences(chance.choice(texts))
    kept = [one for one in template if chance.random() < 0.45]
    own = [chance.choice(sentences(chance.choice(texts))) for _ in range(round(len(template) * 0.55))]
    together = [*kept, *own]
    chance.shuffle(together)
    return other_names("".join(together), chance)


class Pool(NamedTuple):
    """Texts; for each one what was done to it, and the number of the text that it is a copy of."""

    texts: list[str]
    kinds: list[str]
    truth: list[int]


def pool(number: int) -> Pool:
    """`number` made-up texts, each copied with every change, and as many others that share a template."""
    chance = random.Random(1)
    made = [one.text for one in summaries(number, characters=1500)]
    texts = list({cluster_of(searchable(text)): text for text in made}.values())  # some are copies already
    found = Pool([], [], [])
    for place, text in enumerate(texts):
        for kind, change in {"original": CHANGES["the same"], **CHANGES}.items():
            found.texts.append(change(text, chance))
            found.kinds.append(kind)
            found.truth.append(place)
    for extra in range(len(texts)):
        found.texts.append(from_template(texts, chance))
        found.kinds.append("template")
        found.truth.append(len(texts) + extra)
    return found


def evaluate(number: int) -> None:
    """Precision and recall of the pairs of copies, the share of each kind with its original, and the time."""
    whole, kinds, truth = pool(number)
    folded = [searchable(text) for text in whole]
    begun = time.process_time()
    signatures = np.array([signature(text, cluster_of(text)) for text in folded], SIGNATURE)
    each = (time.process_time() - begun) / len(folded)
    labels: list[int] = grouped(signatures, np.arange(len(signatures))).tolist()
    right, found, true = map(pairs, (zip(labels, truth, strict=True), labels, truth))
    precision, recall = right / found if found else 1.0, right / true
    print(f"{len(whole):,} texts, {sum(map(len, folded)):,} characters, {each * 1e3:.2f} ms a signature")
    print(
        f"pairs: precision {precision:.4f}, recall {recall:.4f}, F1 {2 * precision * recall / (precision + recall):.4f}"
    )
    home = {truth[place]: labels[place] for place in range(len(whole)) if kinds[place] == "original"}
    for kind in CHANGES:
        own = [place for place in range(len(whole)) if kinds[place] == kind]
        share = sum(labels[place] == home[truth[place]] for place in own) / len(own)
        print(f"  {kind:<24} {share:.3f} with the original")
    strangers = [place for place in range(len(whole)) if kinds[place] == "template"]
    alone = Counter(labels)
    print(
        f"  {'from a template':<24} {sum(alone[labels[place]] == 1 for place in strangers) / len(strangers):.3f} apart"
    )


def pairs(groups: Iterable[Hashable]) -> int:
    """How many pairs of places are in one group."""
    return sum(times * (times - 1) // 2 for times in Counter(groups).values())


def scale(number: int) -> None:
    """The clusters of this many summaries, three in ten of them near copies of another, and of a few more."""
    from indexer.embedded.copies import CopyWriter, Extent
    from indexer.embedded.settling import settle

    generator = np.random.default_rng(1)
    few = number // 1_000
    signatures = made_up(number + 3 * few, generator)
    with tempfile.TemporaryDirectory() as folder:
        writer, extent = CopyWriter(Path(folder), Extent(0, 0)), Extent(0, 0)
        print(f"{number:,} signatures of {SIGNATURE.itemsize} bytes, and then {few:,} more at a time")
        edges = [0, number, *(number + turn * few for turn in (1, 2, 3))]
        for turn, (since, to) in enumerate(itertools.pairwise(edges)):
            for place in range(since, to):
                page = place if turn < 3 else place - few  # the last ones replace those before
                writer.begin_page(page)
                writer.add(page, 1_000 * place, signatures[place])
            extent = writer.sync()
            begun, burnt = time.perf_counter(), time.process_time()
            settle(Path(folder), extent)
            took = f"{time.perf_counter() - begun:.2f} s, {time.process_time() - burnt:.2f} s of a core"
            what = ("all at once", "a few new, and the look-up made", "a few new", "a few replaced")[turn]
            print(f"  {what:<32} {took}; {anonymous():.2f} GB of memory held by the process")
        writer.close()
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        print(f"  {size / extent.summaries:.0f} bytes a summary on disk")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"  {peak:.2f} GB at the most, with what made them and the files' pages")


def made_up(number: int, generator: np.random.Generator) -> NDArray[Any]:
    signatures = np.zeros(number, SIGNATURE)
    lanes = generator.integers(0, 1 << 16, (number, SIGNATURE["whole"].shape[0] * 4), dtype=np.uint16)
    copied = np.flatnonzero(generator.random(number) < 0.3)
    changed = generator.random((len(copied), lanes.shape[1])) < 0.15
    lanes[copied] = np.where(changed, lanes[copied], lanes[generator.integers(0, number, len(copied))])
    signatures["whole"] = lanes.view("<u8")
    signatures["opening"] = generator.integers(1, 1 << 63, signatures["opening"].shape, dtype=np.uint64)
    signatures["exact"] = generator.integers(1, 1 << 48, number, dtype=np.uint64)
    signatures["shingles"] = signatures["opening_shingles"] = 1_500
    return signatures


def anonymous() -> float:
    """The memory of this process in gigabytes, without mapped files."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("RssAnon:")[2].split()[0]) / 1e6


def main() -> None:
    parser = parser_of("copies", __doc__)
    parser.add_argument("--texts", type=int, default=300)
    parser.add_argument("--scale", type=int, default=200_000)
    options = parser.parse_args()
    if options.texts:
        evaluate(options.texts)
    if options.scale:
        scale(options.scale)


if __name__ == "__main__":
    main()
