"""Copies of one text form a cluster, even if names, years, script, masks or advertisements differ or parts are missing.

A text is the set of its runs of four Han characters, folded: digits, masks, Latin letters and punctuation, which
copiers change first, do not count. A signature samples that set (MinHash: Broder 1997; in one pass over the set: Li,
Owen & Zhang 2012, densified as Shrivastava & Li 2014). A second signature samples the opening, which a copy that was
cut off still has. Summaries that agree in one band of four samples are compared by their signatures (locality-sensitive
hashing: Indyk & Motwani 1998). They are copies if they share most of the shorter text. Summaries linked by copies form
a cluster, named after the smallest digest in it. The clusters depend neither on the order in which summaries came, nor
on how many came at a time.

All pairs are never compared. Many texts from one form may agree in a band without being copies. So within a band each
text is compared only with the next `_NEAREST`, in the order of another band: copies agree in several bands, and so
mostly stand side by side. A new text is compared with the first `MOST_SHARING`.
"""

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

_RUN = 4  # characters of a shingle
_SAMPLES, _OPENING_SAMPLES = 128, 64
_OPENING = 400  # of its runs
_BAND = 4  # samples of 16 bits, together one number of 64
_SHARED = 0.72  # of the shorter text's shingles, from which on two are copies; see `python -m benchmarks.copies`
_SHORTEST = 0.2  # of the longer text: less of it is a quotation
_FEWEST = 60  # shingles; shorter texts are copies only where they are equal

_NEAREST = 50  # texts that each is compared with in a band
MOST_SHARING = 1_000  # summaries with one key that a new one is compared with

_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF
CHUNK = 100_000  # pairs compared at a time

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


def _hashes(searchable_text: str) -> Numbers:
    """The hashes of a text's runs of four Han characters, in order."""
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


def keys(signatures: NDArray[Any]) -> Numbers:
    """What copies share at least one of, a row of 49 for each signature: its digest and its bands; 0 is none."""
    bands = np.concatenate([signatures["exact"][:, None], signatures["whole"], signatures["opening"]], axis=1)
    bands[signatures["shingles"] < _FEWEST, 1:] = 0
    number = np.arange(bands.shape[1], dtype=np.uint64) << np.uint64(56)
    return np.where(bands == 0, bands, _mixed(bands ^ _mixed(number)))


def sharing(one: Numbers, other: Numbers) -> NDArray[np.int64]:
    """Which rows of two tables of keys share one: pairs of places, each once, in two columns.

    Of the rows of `other` that have one key, the first `MOST_SHARING` count.
    """
    place, column = np.nonzero(other)
    known = other[place, column]
    order = np.argsort(known, kind="stable")
    known, place = known[order], place[order]
    first, last = (np.searchsorted(known, one, side).ravel() for side in ("left", "right"))
    sizes = np.minimum(last - first, MOST_SHARING)
    owner = np.repeat(np.repeat(np.arange(len(one)), one.shape[1]), sizes)
    pairs: NDArray[np.int64] = np.unique(np.stack([owner, place[_ranges(first, sizes)]], axis=1), axis=0)
    return pairs


def terms(signature: Any) -> list[str]:
    """The keys of one signature as words, for an engine that looks them up."""
    return [f"{key:x}" for key in keys(signature.reshape(1))[0].tolist() if key]


def are_copies(one: NDArray[Any], other: NDArray[Any]) -> NDArray[np.bool_]:
    """For each pair of signatures in the same place of the two arrays, whether they are of copies."""
    whole = np.ascontiguousarray(one["whole"]), np.ascontiguousarray(other["whole"])
    resemblance = (whole[0].view("<u2") == whole[1].view("<u2")).mean(axis=1)
    sizes = one["shingles"].astype(float), other["shingles"].astype(float)
    shorter, longer = np.minimum(*sizes), np.maximum(*sizes)
    common = resemblance * (shorter + longer) / (1 + resemblance)
    with np.errstate(divide="ignore", invalid="ignore"):
        shared = common / shorter
    near = (shared >= _SHARED) & (shorter >= _FEWEST) & (shorter >= _SHORTEST * longer)
    banded = (whole[0] == whole[1]).any(axis=1) | (one["opening"] == other["opening"]).any(axis=1)
    copies: NDArray[np.bool_] = (near & banded) | ((one["exact"] == other["exact"]) & (one["exact"] != 0))
    return copies


def grouped(signatures: NDArray[Any], chosen: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each of the chosen signatures the place, among the chosen, of the first of its cluster.

    `signatures` may be a file's; one column at a time is held in memory.
    """
    labels = np.arange(len(chosen))
    exact = signatures["exact"][chosen]
    order = np.argsort(exact)
    labels = _joined_by(exact[order], order, labels, signatures, chosen)
    enough = np.flatnonzero(signatures["shingles"][chosen] >= _FEWEST)
    digests = exact[enough]
    for name in ("whole", "opening"):
        bands = signatures.dtype[name].shape[0]
        for band in range(bands):
            own, other = (signatures[name][:, one % bands][chosen[enough]] for one in (band, band + 1))
            order = np.lexsort((digests, other, own))
            labels = _joined_by(own[order], enough[order], labels, signatures, chosen)
    return labels


def least_in(labels: NDArray[np.int64], digests: Numbers) -> Numbers:
    """For each one the least digest among those of its label: the name of its cluster."""
    least = digests.copy()
    np.minimum.at(least, labels, digests)
    names: Numbers = least[labels]
    return names


def _joined_by(
    band: Numbers, places: NDArray[np.int64], labels: NDArray[np.int64],
    signatures: NDArray[Any], chosen: NDArray[np.int64],
) -> NDArray[np.int64]:  # fmt: skip
    """The labels after copies among the places that agree in a band, which is not zero, have joined.

    The band is sorted; those that agree in it are compared with the next ones in their order.
    """
    starts = np.flatnonzero(np.append(True, band[1:] != band[:-1])) if len(band) else np.zeros(0, np.int64)
    sizes = np.diff(np.append(starts, len(band)))
    told = band[starts] != 0
    starts, sizes = starts[told], sizes[told]
    for distance in range(1, _NEAREST + 1):
        starts, sizes = starts[sizes > distance], sizes[sizes > distance]
        mixed = _mixed_groups(labels[places], starts, sizes)
        starts, sizes = starts[mixed], sizes[mixed]
        if not len(starts):
            break
        first = _ranges(starts, sizes - distance)
        pairs = np.stack([places[first], places[first + distance]], axis=1)
        pairs = pairs[labels[pairs[:, 0]] != labels[pairs[:, 1]]]  # the others are together already
        for start in range(0, len(pairs), CHUNK):
            chunk = pairs[start : start + CHUNK]
            alike = are_copies(signatures[chosen[chunk[:, 0]]], signatures[chosen[chunk[:, 1]]])
            labels = joined(labels, chunk[alike])
    return labels


def _mixed_groups(labels: NDArray[np.int64], starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which runs of labels hold more than one label."""
    if not len(starts):
        return np.zeros(0, np.bool_)
    own = labels[_ranges(starts, sizes)]
    begins = np.cumsum(sizes) - sizes
    mixed: NDArray[np.bool_] = np.minimum.reduceat(own, begins) != np.maximum.reduceat(own, begins)
    return mixed


def _ranges(starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers from each start on, as many as its size says, one range behind the other."""
    begins = np.cumsum(sizes) - sizes
    numbers: NDArray[np.int64] = np.arange(sizes.sum()) + np.repeat(starts - begins, sizes)
    return numbers


def joined(labels: NDArray[np.int64], edges: NDArray[np.int64]) -> NDArray[np.int64]:
    """The labels after each edge has joined the clusters of its ends; a cluster's label is its smallest place.

    So are the `labels` given. Places of one label change it together: without an edge between two labels all is done.
    """
    while len(edges):
        low = np.minimum(labels[edges[:, 0]], labels[edges[:, 1]])
        lower = labels.copy()
        for side in (0, 1):
            np.minimum.at(lower, labels[edges[:, side]], low)
        labels = lower[lower[labels]]
        edges = edges[labels[edges[:, 0]] != labels[edges[:, 1]]]
    return labels
