"""The records that can be downloaded for a question, the same as the command gives for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, NamedTuple

from indexer.query import Query
from search_cli import collocation, concordance, first_use, forms, frequencies, keyness, reuse, spread
from search_cli.counts import as_records, like
from search_cli.like import SUMMARY
from search_cli.present.provenance import Provenance
from search_cli.present.records import Record
from search_cli.reuse import steps
from search_cli.spread import LEVELS, curve
from search_cli.web.asked import Asked
from search_cli.web.associating import differing, key_options, near, near_options, sets
from search_cli.web.charting import COUNTED, LEVEL, adopters, counted, spread_options, uses
from search_cli.web.library import Library
from search_cli.web.listing import form_options, forms_of, word_options, words_of
from search_cli.web.reusing import across_of, families_of, reuse_options
from search_cli.web.searching import LINE_SORTS, WIDTH, documents, in_order, lines, made


class Taken(NamedTuple):
    """Records, one like them with a value in each field, and what they depend on beside the query and its filters, as
    the command calls it.
    """

    records: Iterator[Record]
    like: Record
    options: Mapping[str, Any]
    base: Mapping[str, int] | None = None  # the sizes that their measures are computed from
    beside: Sequence[Query] = ()  # the queries beside the question's


_Kind = Callable[[Library, Asked], Taken | None]  # None where the question has no such records


def records_of(
    library: Library, question: Asked, what: str, by: str
) -> tuple[Iterator[Record], Record, Provenance] | None:
    """The records, one like them, and how they were asked for; None where this question has none of this name.

    `by` is one of COUNTED, for counts. Raises QueryError where a query beside the question's cannot be read.
    """
    if what == "counts":
        if question.finding is None or by not in COUNTED:
            return None
        series, origin = counted(library, question, by, COUNTED[by])
        several = len(series) > 1
        return as_records(series, COUNTED[by], named=several), like(COUNTED[by], named=several), origin
    make = _OF_SUMMARIES.get(what) or (_OF_HITS.get(what) if question.finding else None)
    taken = make(library, question) if make else None
    if taken is None:
        return None
    return taken.records, taken.like, made(library, question, taken.options, beside=taken.beside, base=taken.base)


def _summaries(library: Library, question: Asked) -> Taken:
    found = (document.summary.as_dict() for document in documents(library, question))
    return Taken(found, SUMMARY.as_dict(), {"command": "export"})


def _words(library: Library, question: Asked) -> Taken:
    listed, base = words_of(library, question)
    return Taken(listed, frequencies.LIKE, word_options(question), base)


def _keyness(library: Library, question: Asked) -> Taken | None:
    both = sets(question)
    if both is None:
        return None
    keys, base = differing(library, question, both)
    return Taken(
        (one.as_dict() for one in keys),
        keyness.LIKE,
        key_options(question),
        base,
        [both.reference] if question.kept["against"] else [],
    )


def _reuse(library: Library, question: Asked) -> Taken | None:
    if question.unique:  # then no text is copied
        return None
    return Taken((one.as_dict() for one in families_of(library, question)), reuse.LIKE, reuse_options(question))


def _pairs(library: Library, question: Asked) -> Taken | None:
    if question.unique:
        return None
    edges = steps(families_of(library, question), across_of(question))
    return Taken((one.as_dict() for one in edges), reuse.PAIR_LIKE, {**reuse_options(question), "pairs": True})


def _concordance(library: Library, question: Asked) -> Taken:
    if question.sort not in LINE_SORTS:  # an order of words, which lines have not
        question = replace(question, sort="")
    if question.sort:  # lines as they are found can be sent before they are all counted
        counts = library.tally(question.query, question.filters, unique=question.unique)
        question = in_order(question, counts.occurrences)
    options = {"command": "kwic", "width": WIDTH, **({"sort": question.sort} if question.sort else {})}
    return Taken((line.as_dict() for line in lines(library, question)), concordance.LIKE, options)


def _first(library: Library, question: Asked) -> Taken:
    found = (one.as_dict() for one in uses(library, question).first)
    return Taken(found, first_use.LIKE, {"command": "first"})


def _spread(library: Library, question: Asked) -> Taken:
    found, _ = adopters(library, question)
    return Taken((one.as_dict() for one in curve(found)), spread.LIKE, spread_options())


def _counties(library: Library, question: Asked) -> Taken:
    units, _ = adopters(library, question)
    return Taken(
        (one.as_dict(LEVELS[LEVEL]) for one in units),
        spread.unit_like(LEVELS[LEVEL]),
        {**spread_options(), "units": True},
    )


def _collocates(library: Library, question: Asked) -> Taken:
    options = near_options(question)
    one, *others = near(library, question)
    if others:
        rows = chain.from_iterable(each.records() for each in (one, *others))
        return Taken(rows, collocation.LIKE_OF_SEVERAL, options, beside=[others[0].query])
    return Taken((word.as_dict() for word in one.words), collocation.LIKE, options, one.base)


def _forms(library: Library, question: Asked) -> Taken:
    found = forms_of(library, question)
    records = (one.as_dict(found.occurrences) for one in found.kept)
    return Taken(records, forms.LIKE, form_options(question), {"occurrences": found.occurrences})


_OF_SUMMARIES: Mapping[str, _Kind] = {
    "summaries": _summaries, "words": _words, "keyness": _keyness, "reuse": _reuse, "pairs": _pairs,
}  # fmt: skip
# What only a query that finds has.
_OF_HITS: Mapping[str, _Kind] = {
    "concordance": _concordance, "first": _first, "spread": _spread, "counties": _counties,
    "collocates": _collocates, "forms": _forms,
}  # fmt: skip
KNOWN = (
    f"There is summaries, words, reuse and pairs; of a query, {', '.join(_OF_HITS)} and counts by="
    f"{', '.join(COUNTED)}; and keyness of a query or filters"
)
