"""The page of text reuse: the texts that several summaries of a question have, and who had them first."""

from typing import Any

from starlette.requests import Request

from search_cli.reuse import ACROSS, Family, families
from search_cli.spread import several
from search_cli.web.asked import NUMBERS, Asked, Parameters, asked
from search_cli.web.library import Library
from search_cli.web.listing import least
from search_cli.web.searching import common

PARAMETERS: Parameters = {"across": ACROSS, "least": NUMBERS}
_LEAST = 2
_SHOWN = 100  # texts; the downloads have all


def reuse_page(library: Library, request: Request) -> dict[str, Any]:
    """The texts that several of the summaries have."""
    question = asked(request.query_params, PARAMETERS)
    values = common(library, question, "/reuse") | {
        "found": [], "shown": _SHOWN, "across": across_of(question), "every_across": ACROSS, "several": several,
        "least": _least(question),
    }  # fmt: skip
    if question.mistake or question.unique:
        return values
    return values | {"found": families_of(library, question)}


def families_of(library: Library, question: Asked) -> list[Family]:
    """The texts that are reused among the summaries of a question, the most copied first."""
    query, filters = question.query, question.filters
    often, across = _least(question), across_of(question)
    return library.once(
        question.key,
        ("reuse", often, across),
        lambda reader: families(reader.documents(query, filters, ordered=False), least=often, across=across),
    )


def reuse_options(question: Asked) -> dict[str, Any]:
    """What reuse depends on beside the query and its filters, as `summaries reuse` calls it."""
    across = across_of(question)
    return {"command": "reuse", **({"across": across} if across else {}), "least": _least(question)}


def across_of(question: Asked) -> str | None:
    """Of what a text must be in several; None where that is not asked for."""
    return question.kept["across"] or None


def _least(question: Asked) -> int:
    return max(_LEAST, least(question, _LEAST))
