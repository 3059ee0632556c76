"""What can be taken away: the summaries, lines and counts of a question, its pictures, and one text."""

import logging
import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.types import Receive, Send

from indexer.query import Query, QueryError
from indexer.trouble import Trouble
from indexer.watching import Watch, watched_by
from search_cli.adoption import LEVELS, curve
from search_cli.collocation import rows_of
from search_cli.counts import as_records
from search_cli.present import exports, picture
from search_cli.present.charts.plot import framed
from search_cli.present.citation import STYLES
from search_cli.present.provenance import Provenance, provenance
from search_cli.present.records import Record
from search_cli.reuse import steps
from search_cli.web.asked import Asked, asked
from search_cli.web.charting import CHARTS, COUNTED, LEVEL, adopters, adoption_options, counted, drawn, uses
from search_cli.web.library import Library
from search_cli.web.listing import KEPT as LISTED
from search_cli.web.listing import form_options, forms_of, word_options, words_of
from search_cli.web.reading import told, wanted
from search_cli.web.reusing import KEPT as REUSED
from search_cli.web.reusing import across_of, families_of, reuse_options
from search_cli.web.searching import LINE_SORTS, WIDTH, documents, in_order, lines
from search_cli.web.wording import KEPT, SORTS, differing, key_options, near, near_options, sets, side_by_side
from search_cli.web.works import Ended

log = logging.getLogger(__name__)

_TYPES = {
    "jsonl": "application/x-ndjson",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "svg": "image/svg+xml",
    "png": "image/png",
    "txt": "text/plain",
    "bib": "application/x-bibtex",
    "json": "application/vnd.citationstyles.csl+json",
}
_PIPED = ("jsonl", "csv")
_OF_HITS = ("concordance", "first", "spread", "counties", "collocates", "forms")  # what only a query that finds has


class _Reading(Watch):
    """Of a download."""

    is_in_vain = False

    def read(self, number: int, whole: int) -> None:
        if self.is_in_vain:
            raise Ended


class _Rows(StreamingResponse):
    """Rows, sent as they are found.

    Where one cannot be found the answer is left without its end, which a browser tells as a failed download: a file
    that is short would pass for whole. Where nobody waits for them any more, none is looked for.
    """

    def __init__(self, *given: Any, **how: Any):
        super().__init__(*given, **how)
        self._reading = _Reading()

    async def listen_for_disconnect(self, receive: Receive) -> None:
        await super().listen_for_disconnect(receive)
        self._reading.is_in_vain = True

    async def stream_response(self, send: Send) -> None:
        try:
            with watched_by(self._reading):  # in the threads too that find the rows for this task
                await super().stream_response(send)
        except Trouble as trouble:
            log.error("a download was cut off: %s", trouble)
        except Ended:
            log.info("a download was given up")


def _question(request: Request) -> Asked:
    question = asked(request.query_params, (*LINE_SORTS, *SORTS), (*KEPT, *LISTED, *REUSED))
    if question.mistake:
        raise HTTPException(400, question.mistake.message)
    return question


def records(library: Library, request: Request) -> Response:
    """The summaries, the lines or the counts of a question as jsonl, csv, xlsx or Parquet."""
    what, shape = request.path_params["what"], request.path_params["shape"]
    if shape not in _TYPES or shape not in exports.SHAPES or shape == "txt":
        raise HTTPException(404, "There is jsonl, csv, xlsx and parquet.")
    question = _question(request)
    by = request.query_params.get("by", "")
    try:
        if what == "counts" and question.query and question.query.finds and by in COUNTED:
            series, made = counted(library, question, by)
            found = as_records(series, COUNTED[by], named=len(series) > 1)
        else:
            found, made = _records(library, question, what)
    except QueryError as error:
        raise HTTPException(400, str(error)) from error
    if shape in _PIPED:
        lines = exports.printed(shape, found, made)
        saved = exports.marked(lines) if shape == "csv" else lines
        rows = (line.encode("utf-8", "backslashreplace") + b"\n" for line in saved)
        return _Rows(rows, media_type=_TYPES[shape], headers=_attached(f"{what}.{shape}"))
    folder = tempfile.TemporaryDirectory(prefix="summaries-")
    path = Path(folder.name) / f"{what}.{shape}"
    try:
        exports.save(path, shape, found, made)
    except BaseException:
        folder.cleanup()
        raise
    return FileResponse(
        path, media_type=_TYPES[shape], headers=_attached(path.name), background=BackgroundTask(folder.cleanup)
    )


def _records(library: Library, question: Asked, what: str) -> tuple[Iterator[Record], Provenance]:
    """What is taken away, and how it was asked for, by the names of the commands that ask for the same."""
    made = partial(_made, library, question)
    if what == "summaries":
        return (document.summary.as_dict() for document in documents(library, question)), made({"command": "export"})
    if what == "words":
        listed, base = words_of(library, question)
        return listed, made(word_options(question), base)
    if what == "keyness" and (both := sets(question)):
        keys, base = differing(library, question, both)
        return (one.as_dict() for one in keys), made(key_options(question), base, both.reference)
    if what in ("reuse", "pairs") and not question.unique:
        texts, options = families_of(library, question), reuse_options(question)
        if what == "reuse":
            return (one.as_dict() for one in texts), made(options)
        edges = steps(texts, across_of(question))
        return (one.as_dict() for one in edges), made({**options, "pairs": True})
    if what in _OF_HITS and question.query and question.query.finds:
        return _of_hits(library, question, what)
    raise HTTPException(
        404,
        f"There is summaries, words, reuse and pairs; of a query, {', '.join(_OF_HITS)} and counts by="
        f"{', '.join(COUNTED)}; and keyness of a query or filters",
    )


def _of_hits(library: Library, question: Asked, what: str) -> tuple[Iterator[Record], Provenance]:
    """One of _OF_HITS of a question that finds something."""
    made = partial(_made, library, question)
    assert question.query is not None
    if what == "first":
        found = uses(library, question, question.query).first
        return (one.as_dict() for one in found), made({"command": "first"})
    if what == "spread":
        return (one.as_dict() for one in curve(adopters(library, question))), made(adoption_options())
    if what == "counties":
        units = adopters(library, question)
        return (one.as_dict(LEVELS[LEVEL]) for one in units), made({**adoption_options(), "units": True})
    if what == "collocates" and question.kept["against"]:
        both = side_by_side(library, question)
        rows = chain.from_iterable(rows_of(one.source, one.words, one.base) for one in both)
        return rows, made(near_options(question), beside=both[1].query)
    if what == "collocates":
        words, base = near(library, question)
        return (one.as_dict() for one in words), made(near_options(question), base)
    if what == "forms":
        forms = forms_of(library, question)
        base = {"occurrences": forms.occurrences}
        return (one.as_dict(forms.occurrences) for one in forms.kept), made(form_options(question), base)
    if question.sort:  # lines as they are found can be sent before they are all counted
        counts = library.tally(question.query, question.filters, unique=question.unique)
        question = in_order(question, counts.occurrences)
    options = {"command": "kwic", "width": WIDTH, **({"sort": question.sort} if question.sort else {})}
    return (line.as_dict() for line in lines(library, question)), made(options)


def _made(
    library: Library,
    question: Asked,
    options: Mapping[str, Any],
    base: Mapping[str, int] | None = None,
    beside: Query | None = None,
) -> Provenance:
    return provenance(
        question.source or None, question.narrowed, library.where,
        queries=filter(None, [question.query, beside]), options=options, base=base, state=library.state,
    )  # fmt: skip


def chart(library: Library, request: Request) -> Response:
    """A picture of a question as SVG or PNG, with its caption."""
    name, shape = request.path_params["name"], request.path_params["shape"]
    question = _question(request)
    if name not in CHARTS or shape not in ("svg", "png") or question.query is None or not question.query.finds:
        raise HTTPException(404, "There are pictures of a query by " + ", ".join(CHARTS) + " as svg and png.")
    try:
        plot, words, _ = drawn(library, question, name)
    except QueryError as error:
        raise HTTPException(400, str(error)) from error
    svg = framed(plot, words)
    content = picture.png(svg) if shape == "png" else svg.encode()
    return Response(content, media_type=_TYPES[shape], headers=_attached(f"by-{name}.{shape}"))


def text(library: Library, request: Request) -> Response:
    """One summary as txt with its metadata, or how to cite it as bib or json."""
    shape = request.path_params["shape"]
    with library.reader() as reader:
        summary = wanted(reader, request)
    if shape == "txt":
        made = provenance(None, {"id": summary.id}, library.where, state=library.state)
        content = exports.text_file(summary.as_dict(), made)
    elif shape in ("bib", "json"):
        content = STYLES["bibtex" if shape == "bib" else "csl"](summary, told(summary)[0]) + "\n"
    else:
        raise HTTPException(404, "There is txt, bib and json.")
    name = "".join(char if char.isascii() and char.isalnum() else "-" for char in summary.id)
    return Response(
        content.encode("utf-8", "backslashreplace"), media_type=_TYPES[shape], headers=_attached(f"{name}.{shape}")
    )


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
