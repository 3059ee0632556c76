"""The application: which address is answered by what, and how templates are filled."""

import re
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from indexer.amounts import amount, summaries
from indexer.plain import safe
from indexer.query import TooSlow
from indexer.summary import Summary
from indexer.trouble import Trouble
from search_cli.collocation import WindowError
from search_cli.present import typeface
from search_cli.present.charts.plot import rate
from search_cli.present.charts.provinces import short_name
from search_cli.present.svg import dark_style
from search_cli.present.wording import figure, group_name, percent, place
from search_cli.saved import saved_queries
from search_cli.web import associating, charting, downloads, listing, reading, reusing, searching
from search_cli.web.library import Library
from search_cli.web.long_answers import Ended, Works
from search_cli.web.security import Guard

_HERE = Path(__file__).parent
_PATIENCE = 2.0  # seconds after which a page tells how far its answer is
_OWN_ADDRESS = re.compile(r"/(?![/\\])")
_WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)


def environment() -> Environment:
    """Templates: everything is escaped, and nothing that is missing passes for empty."""
    env = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Controls, and the marks that reorder what is read, must not reach a page.
        finalize=lambda value: safe(value) if isinstance(value, str) and not hasattr(value, "__html__") else value,
    )
    filters = (rate, figure, amount, percent, summaries, place, group_name, source, heading, web_address)
    env.filters.update({one.__name__: one for one in filters}, number="{:,}".format)
    return env


def source(summary: Summary) -> str:
    """The year and the most exact place, with the province's short name before it: 2008 河北 香河县."""
    province = (summary.province and short_name(summary.province)) or summary.province
    where = " ".join(filter(None, (province, summary.county or summary.city)))
    return f"{summary.year or '?'} {where or summary.site or '?'}"


def heading(summary: Summary) -> str:
    """The title, also where there is none."""
    return summary.title or "(untitled)"


def web_address(address: str) -> str:
    """The address where it is one that a link may lead to; empty for javascript:, file: and the like."""
    return address if _WEB_ADDRESS.fullmatch(address) else ""


Values = dict[str, Any]  # of a template
Page = Callable[[Library, Request], Values]


def create_app(library: Library, names: Iterable[str] | None = ()) -> Starlette:
    """The application over an open index; `names` it answers to beside localhost, or None for any name."""
    answers = _Answers(library)
    page, given = answers.page, answers.given
    routes = [
        Route("/", page("search", searching.summaries)),
        Route("/kwic", page("kwic", searching.concordance_page)),
        Route("/charts", page("charts", charting.charts)),
        Route("/collocates", page("collocates", associating.collocates_page)),
        Route("/keyness", page("keyness", associating.keyness_page)),
        Route("/forms", page("forms", listing.forms_page)),
        Route("/words", page("words", listing.words_page)),
        Route("/reuse", page("reuse", reusing.reuse_page)),
        Route("/help", answers.help),
        Route("/text/{id}", page("text", reading.text)),
        Route("/text/{id}/copies", page("copies", reading.copies)),
        Route("/download/text/{id}.{shape}", given(downloads.text)),
        Route("/download/chart/{name}.{shape}", given(downloads.chart)),
        Route("/download/{what}.{shape}", given(downloads.records)),
        Route("/working", answers.working),
        Route("/stop", answers.stop, methods=["POST"]),
        Route("/style.css", style),
        Route("/font.woff2", lambda request: FileResponse(typeface.FILE, media_type="font/woff2")),
        Mount("/static", StaticFiles(directory=_HERE / "static")),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, names=names)],
        exception_handlers={Trouble: answers.trouble, HTTPException: answers.refused, Ended: answers.ended},
        lifespan=answers.lifespan,
    )


class _Answers:
    """The answers of the addresses: filled templates, the progress of long answers, and errors."""

    def __init__(self, library: Library):
        self._library = library
        self._today: Library | None = None  # of the same index
        self._opening = Lock()
        self._templates = environment()
        self._works = Works[Values]()

    def _asked(self, request: Request) -> Library:
        """The library that answers: where places go by their names of today another one, but a text keeps its own."""
        wanted = any(value.strip() == "1" for value in request.query_params.getlist("today"))
        if not wanted or "id" in request.path_params:
            return self._library
        with self._opening:
            self._today = self._today or Library(self._library.where, today=True)
        return self._today

    def page(self, template: str, answer: Page) -> Callable[[Request], Response]:
        """An address whose answer fills a template; where it takes a while, one that tells how far it is."""

        def endpoint(request: Request) -> Response:
            address = f"{request.url.path}?{request.url.query}"
            work = self._works.ask(address, lambda: answer(self._asked(request), request), _PATIENCE)
            if not work.is_ready:
                told = urlencode({"address": address})
                ways = {"state": f"/working?{told}", "stop": f"/stop?{told}"}
                return self._shown("working", {"work": work, **ways}, 202)
            values = work.answer()
            mistaken = values["asked"].mistake or values.get("mistaken")
            return self._shown(template, values, 400 if mistaken else 200)

        return endpoint

    def given(self, answer: Callable[[Library, Request], Response]) -> Callable[[Request], Response]:
        """An address whose answer is a file."""
        return lambda request: answer(self._asked(request), request)

    def help(self, request: Request) -> Response:
        """The page that explains the others."""
        return self._shown("help", {"saved": saved_queries()})

    def working(self, request: Request) -> Response:
        """How far an answer is."""
        work = self._works.find(request.query_params.get("address", ""))
        if work is None or work.wait(0):
            return JSONResponse({"ready": True, "number": 0, "whole": 0})
        return JSONResponse({"ready": False, "number": work.number, "whole": work.whole})

    def stop(self, request: Request) -> Response:
        """End an answer that is in the making."""
        address = request.query_params.get("address", "")
        self._works.stop(address)
        return self._shown("stopped", {"address": address if _OWN_ADDRESS.match(address) else "/"})

    def trouble(self, request: Request, error: Exception) -> Response:
        """A Trouble; a query that takes too long, and a window that is none, are the reader's, all others are ours."""
        said = {"title": "This did not work", "message": str(error)}
        return self._shown("trouble", said, 400 if isinstance(error, TooSlow | WindowError) else 500)

    def refused(self, request: Request, error: Exception) -> Response:
        """An address at which nothing is."""
        status, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
        return self._shown("trouble", {"title": "Nothing is here", "message": detail}, status)

    def ended(self, request: Request, error: Exception) -> Response:
        """An answer that was stopped while somebody waited for it."""
        return self._shown("stopped", {"address": f"{request.url.path}?{request.url.query}"})

    @asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        """The time that the application serves; no work outlives it."""
        yield
        self._works.stop_all()
        if self._today:
            self._today.close()

    def _shown(self, page: str, values: Values, status: int = 200) -> HTMLResponse:
        template = self._templates.get_template(f"{page}.html")
        return HTMLResponse(template.render(**{"page": page, **values}), status)


def style(request: Request) -> Response:
    """The style sheet, with the typeface of the pictures, and their colours on dark pages."""
    sheet = (_HERE / "static" / "style.css").read_text("utf-8")
    sheet = sheet.replace("$STACK", typeface.STACK).replace("$FAMILY", typeface.FAMILY)
    sheet += "@media (prefers-color-scheme:dark){" + dark_style() + "}"
    return Response(sheet, media_type="text/css")
