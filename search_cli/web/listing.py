"""The pages that list by frequency: the forms that a query finds, and the words of the summaries that match."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from starlette.requests import Request

from indexer.query.tree import Everything
from search_cli.collocation import read_window
from search_cli.forms import Form, forms
from search_cli.frequencies import stop_words, word_list
from search_cli.selection import counting
from search_cli.web.asked import NUMBERS, Asked, Parameters, asked
from search_cli.web.library import Library
from search_cli.web.searching import common, tried

PARAMETERS: Parameters = {"extend": None, "least": NUMBERS}
_FORM_LEAST, _WORD_LEAST = 1, 5
_SHOWN = 100  # rows; the downloads have all


@dataclass(frozen=True, slots=True)
class Found:
    """The forms of a question that occur often enough, and the number of occurrences of all forms."""

    every: int
    occurrences: int
    kept: list[Form]


def forms_page(library: Library, request: Request) -> dict[str, Any]:
    """What a question finds, form by form."""
    question = asked(request.query_params, PARAMETERS)
    values = common(library, question, "/forms") | {
        "found": None, "shown": _SHOWN, "mistaken": "", "extend": question.kept["extend"],
        "least": least(question, _FORM_LEAST), "address_of": _lines_of,
    }  # fmt: skip
    return values if question.finding is None else tried(values, lambda: {"found": forms_of(library, question)})


def forms_of(library: Library, question: Asked) -> Found:
    """The forms of a question that finds something. Raises Trouble where what extends them cannot be read."""
    assert question.query is not None
    extend = question.kept["extend"]
    reach = read_window(extend, "--extend") if extend else (0, 0)
    query, filters, unique = question.query, question.filters, question.unique
    every = library.once(
        question.key,
        ("forms", reach),
        lambda reader: forms(counting(reader, query, filters, (), unique=unique), query, reach),
    )
    often = least(question, _FORM_LEAST)
    kept = [one for one in every if one.occurrences >= often]
    return Found(len(every), sum(one.occurrences for one in every), kept)


def form_options(question: Asked) -> dict[str, Any]:
    """What forms depend on beside the query and its filters, as `summaries forms` calls it."""
    extend = question.kept["extend"]
    return {"command": "forms", **({"extend": extend} if extend else {}), "least": least(question, _FORM_LEAST)}


def _lines_of(question: Asked, form: str) -> str:
    """Where the lines with a form are; empty where the query's own fields would be lost on the way."""
    if question.query is None or question.query.conditions != Everything() or '"' in form or "\\" in form:
        return ""
    return question.view("/kwic", q=f'"{form}"')


def words_page(library: Library, request: Request) -> dict[str, Any]:
    """The words of the summaries of a question, or of all of them."""
    question = asked(request.query_params, PARAMETERS)
    values = common(library, question, "/words") | {
        "words": [], "every": 0, "sizes": None, "least": least(question, _WORD_LEAST), "address_of": lines_with,
    }  # fmt: skip
    if question.mistake:
        return values
    words, sizes = words_of(library, question)
    shown = list(islice(words, _SHOWN))
    return values | {"words": shown, "every": len(shown) + sum(1 for _ in words), "sizes": sizes}


def words_of(library: Library, question: Asked) -> tuple[Iterator[dict[str, Any]], dict[str, int]]:
    """The words of a question's summaries by frequency, and the sizes that their measures are computed from."""
    found = library.vocabulary(question.query, question.filters, unique=question.unique)
    sizes = {"words": found.total, "summaries": found.summaries}
    return word_list(found, least=least(question, _WORD_LEAST), stops=stop_words()), sizes


def word_options(question: Asked) -> dict[str, Any]:
    """What words depend on beside the query and its filters, as `summaries words` calls it."""
    return {"command": "words", "least": least(question, _WORD_LEAST), "stop-words": True}


def lines_with(question: Asked, word: str) -> str:
    """Where the lines with a word are in these summaries."""
    return question.view("/kwic", q=f'"{word}" ({question.source})' if question.source else f'"{word}"')


def least(question: Asked, usual: int) -> int:
    """How often what is listed must occur."""
    return int(question.kept["least"] or usual)
