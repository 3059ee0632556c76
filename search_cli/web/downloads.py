"""What can be taken away: the summaries, lines and counts of a question, its pictures, and one text."""

import logging
import tempfile
from pathlib import Path
from typing import Any

from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.types import Receive, Send

from indexer.query import QueryError
from indexer.trouble import Trouble
from indexer.watching import Watch, watched_by
from search_cli.present import exports, picture
from search_cli.present.charts.plot import framed
from search_cli.present.citation import STYLES
from search_cli.present.provenance import provenance
from search_cli.web import associating, listing, reusing, searching
from search_cli.web.asked import Asked, asked
from search_cli.web.charting import CHARTS, drawn
from search_cli.web.charting import PARAMETERS as CHARTED
from search_cli.web.download_records import KNOWN, records_of
from search_cli.web.library import Library
from search_cli.web.long_answers import Ended
from search_cli.web.reading import known_origin, wanted

log = logging.getLogger(__name__)

_TYPES = {
    "jsonl": "application/x-ndjson",
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "svg": "image/svg+xml",
    "png": "image/png",
    "txt": "text/plain",
    "bib": "application/x-bibtex",
}
_CITATION = "application/vnd.citationstyles.csl+json"
_SORTS = (*searching.SORTS, *searching.LINE_SORTS, *associating.NEAR_SORTS, *associating.KEY_SORTS)
_OF_PAGES = CHARTED | associating.PARAMETERS | listing.PARAMETERS | reusing.PARAMETERS | {"by": None, "sort": _SORTS}


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
    question = asked(request.query_params, _OF_PAGES)
    if question.mistake:
        raise HTTPException(400, question.mistake.message)
    return question


def records(library: Library, request: Request) -> Response:
    """The summaries, the lines or the counts of a question in one of the formats of tables."""
    what, shape = request.path_params["what"], request.path_params["shape"]
    if shape not in exports.TABLES:
        raise HTTPException(404, f"There is {', '.join(exports.TABLES)}.")
    try:
        question = _question(request)
        taken = records_of(library, question, what, question.kept["by"])
    except QueryError as error:
        raise HTTPException(400, str(error)) from error
    if taken is None:
        raise HTTPException(404, KNOWN)
    found, like, made = taken
    if shape in exports.PIPED:
        lines = exports.printed(shape, found, made, like)
        saved = exports.marked(lines) if shape == "csv" else lines
        rows = (line.encode("utf-8", "backslashreplace") + b"\n" for line in saved)
        return _Rows(rows, media_type=_TYPES[shape], headers=_attached(f"{what}.{shape}"))
    folder = tempfile.TemporaryDirectory(prefix="summaries-")
    path = Path(folder.name) / f"{what}.{shape}"
    try:
        exports.save(path, shape, found, made, like)
    except BaseException:
        folder.cleanup()
        raise
    return FileResponse(
        path, media_type=_TYPES[shape], headers=_attached(path.name), background=BackgroundTask(folder.cleanup)
    )


def chart(library: Library, request: Request) -> Response:
    """A picture of a question as SVG or PNG, with its caption."""
    name, shape = request.path_params["name"], request.path_params["shape"]
    question = _question(request)
    if name not in CHARTS or shape not in ("svg", "png") or question.finding is None:
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
        content = STYLES["bibtex" if shape == "bib" else "csl"](summary, known_origin(summary)[0]) + "\n"
    else:
        raise HTTPException(404, "There is txt, bib and json.")
    name = "".join(char if char.isascii() and char.isalnum() else "-" for char in summary.id)
    kind = _CITATION if shape == "json" else _TYPES[shape]
    return Response(content.encode("utf-8", "backslashreplace"), media_type=kind, headers=_attached(f"{name}.{shape}"))


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
