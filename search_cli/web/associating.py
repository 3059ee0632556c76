"""The pages of words: those that stand near a phrase, and those by which one set of summaries differs from another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request

from indexer.filters import ANYTHING, Filters
from indexer.frequencies import Frequencies
from indexer.query import Query, QueryError
from search_cli import keyness
from search_cli.collocation import Near, collocates, read_window, windows
from search_cli.frequencies import stop_words
from search_cli.keyness import Keyword, keywords
from search_cli.measures import CRITICAL
from search_cli.selection import all_others, compared, finding, read, texts
from search_cli.vocabulary import both_vocabularies
from search_cli.web.asked import NUMBERS, Asked, Parameters, asked
from search_cli.web.library import Library
from search_cli.web.listing import least, lines_with
from search_cli.web.searching import common, tried

NEAR_SORTS = {
    "": "logDice", "log_likelihood": "log-likelihood", "mutual_information": "mutual information",
    "together": "times together",
}  # fmt: skip
KEY_SORTS = {"": "log-likelihood", "log_ratio": "log ratio"}
PARAMETERS: Parameters = {"window": None, "least": NUMBERS, "against": None}
_WINDOW = "5"
_NEAR_LEAST, _KEY_LEAST = 3, 5
_SURE = 0.001  # words that differ so much more often than by chance are shown
_SHOWN = 60  # words of a list; the downloads have all
_CHARACTERS_A_WORD = 3  # generously: a link from a collocate to its lines must find them


@dataclass(frozen=True, slots=True)
class Sets:
    """Two sets of summaries, under the same filters."""

    target: Query
    reference: Query
    filters: Filters


def collocates_page(library: Library, request: Request) -> dict[str, Any]:
    """The words that stand near what a question finds."""
    question = asked(request.query_params, PARAMETERS | {"sort": tuple(NEAR_SORTS)})
    values = common(library, question, "/collocates") | {
        "sorts": NEAR_SORTS, "near": [], "shown": _SHOWN, "mistaken": "", "address_of": _lines_near,
        "against": question.kept["against"], "window": question.kept["window"] or _WINDOW,
        "least": least(question, _NEAR_LEAST),
    }  # fmt: skip
    return values if question.finding is None else tried(values, lambda: {"near": near(library, question)})


def near_options(question: Asked) -> dict[str, Any]:
    """What collocates depend on beside the query and its filters, as `summaries collocates` calls it."""
    return {
        "command": "collocates",
        "window": question.kept["window"] or _WINDOW,
        "measure": question.sort if question.sort in NEAR_SORTS and question.sort else "log_dice",
        "least": least(question, _NEAR_LEAST),
        "stop-words": True,
    }


def near(library: Library, question: Asked) -> list[Near]:
    """What stands near the query of a question, and near the one that is put beside it.

    Raises QueryError where that cannot be read or finds nothing by itself, Trouble where the window cannot be read.
    """
    assert question.query is not None
    against = question.kept["against"]
    queries = [question.query, *([finding(read(against))] if against else [])]
    return [_near(library, question, one, own) for one, own in compared(queries, question.filters)]


def _near(library: Library, question: Asked, query: Query, filters: Filters) -> Near:
    options, unique = near_options(question), question.unique
    reach = read_window(options["window"])
    seen = library.once(
        (query, filters, unique),
        ("windows", reach),
        lambda reader: windows(texts(reader, query, filters, unique=unique), query, reach),
    )
    corpus = library.vocabulary(None, filters, unique=unique, rather=query)
    words = collocates(seen, corpus, measure=options["measure"], least=options["least"], stops=stop_words())
    return Near(query, seen, corpus, words)


def _lines_near(question: Asked, word: str, beside: str = "") -> str:
    """The address of the lines in which the word stands near the query, or near the one beside it.

    Empty where the two cannot be put side by side.
    """
    characters = _CHARACTERS_A_WORD * max(read_window(question.kept["window"] or _WINDOW))
    source = f'({beside or question.source}) NEAR/{characters} "{word}"'
    try:
        read(source)
    except QueryError:
        return ""
    return question.view("/kwic", q=source)


def keyness_page(library: Library, request: Request) -> dict[str, Any]:
    """The words by which the summaries of a question differ from others."""
    question = asked(request.query_params, PARAMETERS | {"sort": tuple(KEY_SORTS)})
    values = common(library, question, "/keyness") | {
        "sorts": KEY_SORTS, "more": [], "less": [], "shown": _SHOWN, "mistaken": "", "sets": None,
        "least": least(question, _KEY_LEAST), "against": question.kept["against"], "narrowed": _filters_told(question),
    }  # fmt: skip
    return values if question.mistake else tried(values, lambda: _keywords(library, question))


def _keywords(library: Library, question: Asked) -> dict[str, Any]:
    """The words of the two sets of a question, and their sizes."""
    if (both := sets(question)) is None:
        return {}
    here, there = both_of(library, question, both)
    if not here.summaries or not there.summaries:
        empty = "there are no others" if here.summaries else "no summary is in this set"
        return {"mistaken": f"There is nothing to compare: {empty}."}
    words, _ = differing(library, question, both)
    more = [one for one in words if one.log_ratio >= 0]
    less = [one for one in reversed(words) if one.log_ratio < 0]
    return {"sets": (here, there), "address_of": _lines_in, "more": more, "less": less}


def _lines_in(question: Asked, word: str, *, here: bool) -> str:
    """Where the lines with the word are, in these summaries or in those that they are compared with."""
    against, source = question.kept["against"], f'"{word}"'
    if here:
        return lines_with(question, word)
    if question.source:
        return question.view("/kwic", q=f"{source} {f'({against})' if against else f'NOT ({question.source})'}")
    everywhere = replace(question, chosen={}, years="", sure="")
    return everywhere.view("/kwic", q=f"{source} ({against})" if against else source)


def sets(question: Asked) -> Sets | None:
    """What is compared: the query's summaries, or those under the filters, with those of `against` or all others.

    A query is compared under the filters, filters are compared in the whole index. None where there is neither. Raises
    QueryError where `against` cannot be read.
    """
    if question.query:
        target, filters = question.query, replace(question.filters, where=ANYTHING)
    elif question.narrowed.keys() - {"unique"}:
        target, filters = Query(_filters_told(question), question.filters.tree), Filters()
    else:
        return None
    against = question.kept["against"]
    reference = read(against) if against else all_others(target)
    return Sets(target, reference, filters)


def both_of(library: Library, question: Asked, both: Sets) -> tuple[Frequencies, Frequencies]:
    """The words of the two sets."""
    unique = question.unique
    return both_vocabularies(
        lambda query: library.vocabulary(query, both.filters, unique=unique),
        both.target,
        both.reference if question.kept["against"] else None,
        unique=unique,
    )


def key_options(question: Asked) -> dict[str, Any]:
    """What keywords depend on beside the query and its filters, as `summaries keyness` calls it."""
    return {
        "command": "keyness",
        "against": question.kept["against"] or "all others",
        "measure": question.sort if question.sort in KEY_SORTS and question.sort else "log_likelihood",
        "least": least(question, _KEY_LEAST),
        "p": _SURE,
        "stop-words": True,
    }


def differing(library: Library, question: Asked, both: Sets) -> tuple[Sequence[Keyword], dict[str, int]]:
    """The words that surely differ, first those of the target, and the sizes that they are measured by."""
    here, there = both_of(library, question, both)
    options = key_options(question)
    surest = CRITICAL[_SURE]
    found = keywords(here, there, measure=options["measure"], least=options["least"], surest=surest, stops=stop_words())
    return found, keyness.sizes(here, there)


def _filters_told(question: Asked) -> str:
    told = ((name, value) for name, value in question.narrowed.items() if name != "unique")
    return " · ".join(f"sure {value}" if name == "sure" else value for name, value in told)
