"""Copies of one text become a cluster, also where names, years, scripts, masks and advertisements differ or parts lack.

A text is the set of its runs of four Han characters, folded: digits, masks, Latin letters and punctuation, which
copiers change first, do not count. A signature samples that set (MinHash: Broder 1997; in one pass over the set: Li,
Owen & Zhang 2012, densified as Shrivastava & Li 2014), and another one the text's opening, which a copy that was cut
off still has. Summaries that agree in one band of four samples are compared by their signatures (locality-sensitive
hashing: Indyk & Motwani 1998); those that share most of the shorter text are copies, and what copies hold together is a
cluster. Nothing compares all pairs, and the clusters do not depend on the order in which summaries came.
"""

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

_RUN = 4  # characters of a shingle
_SAMPLES, _OPENING_SAMPLES = 128, 64
_OPENING = 400  # of its runs
_BAND = 4  # samples of 16 bits, together one number of 64
_NEIGHBOURS = 10  # of those that agree in a band, with how many next ones each is compared
_SHARED = 0.72  # of the shorter text's shingles, from which on two are copies; see `python -m benchmarks.copies`
_SHORTEST = 0.2  # of the longer text: less of it is a quotation
_FEWEST = 60  # shingles; shorter texts are copies only where they are equal

_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF
_CHUNK = 100_000  # pairs compared at a time

SIGNATURE = np.dtype(
    [
        ("exact", "<u8"),
        ("shingles", "<u4"),
        ("opening_shingles", "<u4"),
        ("whole", "<u8", _SAMPLES // _BAND),
        ("opening", "<u8", _OPENING_SAMPLES // _BAND),
    ]
)

Numbers = NDArray[np.uint64]


def cluster_of(searchable_text: str) -> str | None:
    """12 hexadecimal digits that exact copies share: a digest of the searchable text. None for an empty text.

    Exact after folding: differences of script, width, case, white space, line breaks and mask form do not count.
    """
    characters = searchable_text.replace("\n", "")
    if not characters:
        return None
    return hashlib.blake2b(characters.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def signature(searchable_text: str, exact: str | None) -> Any:
    """A record of SIGNATURE for a text, whose `cluster_of` is `exact`."""
    record = np.zeros((), SIGNATURE)
    record["exact"] = int(exact or "0", 16)
    hashes = _hashes(searchable_text)
    record["shingles"], record["whole"] = _sampled(_distinct(hashes), _SAMPLES)
    record["opening_shingles"], record["opening"] = _sampled(_distinct(hashes[:_OPENING]), _OPENING_SAMPLES)
    return record


def shingles(searchable_text: str) -> Numbers:
    """The hashes of a text's runs of four Han characters, sorted, each once."""
    return _distinct(_hashes(searchable_text))


def _hashes(searchable_text: str) -> Numbers:
    codes = np.frombuffer(searchable_text.encode("utf-16-le", "replace"), "<u2")
    han = codes[(codes >= _FIRST_HAN) & (codes <= _LAST_HAN)].astype(np.uint64)
    number = max(0, len(han) - _RUN + 1)
    packed = np.zeros(number, np.uint64)
    for place in range(_RUN):
        packed = (packed << np.uint64(16)) | han[place : place + number]
    return _mixed(packed)


def _distinct(hashes: Numbers) -> Numbers:
    ordered = np.sort(hashes)  # a third of the time of numpy.unique
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def _mixed(values: Numbers) -> Numbers:
    """SplitMix64's finaliser: every bit of the input moves every bit of the output."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _sampled(found: Numbers, samples: int) -> tuple[int, Numbers]:
    """How many shingles there are, and the smallest of each of `samples` equal ranges: 16 bits each, four a number."""
    if not len(found):
        return 0, np.zeros(samples // _BAND, np.uint64)
    width = 64 - (samples.bit_length() - 1)  # bits of a range
    edges = np.arange(samples, dtype=np.uint64) << np.uint64(width)
    first = np.searchsorted(found, edges)
    filled = np.append(first[1:], len(found)) > first
    # A range without a shingle borrows the next one's: texts that share that one mostly share the lack.
    places = np.arange(samples)
    having = places[filled]
    lender = having[np.searchsorted(having, places) % len(having)]
    values = (found[first[lender]] >> np.uint64(width - 16)) & np.uint64(0xFFFF)
    borrowed = ((lender - places) % samples).astype(np.uint64) * np.uint64(0x9E37)
    return len(found), ((values + borrowed) & np.uint64(0xFFFF)).astype("<u2").view("<u8")


def grouped(signatures: NDArray[Any], chosen: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each of the chosen signatures, in an order that is their own, the place of the first of its cluster.

    `signatures` may be a file's; one column at a time is held in memory.
    """
    labels = np.arange(len(chosen))
    labels = _joined(labels, _neighbours(signatures["exact"][chosen], 1))
    enough = np.flatnonzero(signatures["shingles"][chosen] >= _FEWEST)
    for name in ("whole", "opening"):
        for band in range(signatures.dtype[name].shape[0]):
            pairs = enough[_neighbours(signatures[name][:, band][chosen[enough]], _NEIGHBOURS)]
            pairs = pairs[labels[pairs[:, 0]] != labels[pairs[:, 1]]]  # the others are together already
            for start in range(0, len(pairs), _CHUNK):
                chunk = pairs[start : start + _CHUNK]
                labels = _joined(labels, chunk[_are_copies(signatures, chosen[chunk])])
    return labels


def _neighbours(keys: Numbers, reach: int) -> NDArray[np.int64]:
    """The pairs of places with equal keys, each with as many next ones as `reach` says; zero is no key."""
    order = np.argsort(keys, kind="stable")
    sorted_keys = keys[order]
    found = [np.zeros((0, 2), np.int64)]
    for distance in range(1, reach + 1):
        same = (sorted_keys[distance:] == sorted_keys[:-distance]) & (sorted_keys[distance:] != 0)
        if not same.any():
            break
        found.append(np.stack([order[:-distance][same], order[distance:][same]], axis=1))
    return np.concatenate(found)


def _are_copies(signatures: NDArray[Any], pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
    one, other = signatures[pairs[:, 0]], signatures[pairs[:, 1]]
    alike = np.ascontiguousarray(one["whole"]).view("<u2") == np.ascontiguousarray(other["whole"]).view("<u2")
    resemblance = alike.mean(axis=1)
    sizes = one["shingles"].astype(float), other["shingles"].astype(float)
    shorter, longer = np.minimum(*sizes), np.maximum(*sizes)
    common = resemblance * (shorter + longer) / (1 + resemblance)
    with np.errstate(divide="ignore", invalid="ignore"):
        shared = common / shorter
    near = (shared >= _SHARED) & (shorter >= _FEWEST) & (shorter >= _SHORTEST * longer)
    copies: NDArray[np.bool_] = near | ((one["exact"] == other["exact"]) & (one["exact"] != 0))
    return copies


def _joined(labels: NDArray[np.int64], edges: NDArray[np.int64]) -> NDArray[np.int64]:
    """The labels after each edge has joined the clusters of its ends; a cluster's label is its smallest place."""
    while len(edges):
        low = np.minimum(labels[edges[:, 0]], labels[edges[:, 1]])
        lower = labels.copy()
        for side in (0, 1):
            np.minimum.at(lower, labels[edges[:, side]], low)
        labels = lower[lower[labels]]
        edges = edges[labels[edges[:, 0]] != labels[edges[:, 1]]]
    while True:
        followed = labels[labels]
        if (followed == labels).all():
            return labels
        labels = followed
