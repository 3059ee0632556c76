"""The application: which address is answered by what, and how templates are filled."""

import re
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
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

from indexer.plain import safe
from indexer.query import TooSlow
from indexer.summary import Summary
from indexer.trouble import Trouble
from search_cli.present import typeface
from search_cli.present.charts.plot import rate
from search_cli.present.charts.provinces import short_name
from search_cli.present.svg import dark_style
from search_cli.present.wording import group_name, place
from search_cli.saved import saved_queries
from search_cli.web import charting, downloads, listing, reading, searching, wording
from search_cli.web.library import Library
from search_cli.web.security import Guard
from search_cli.web.works import Ended, Works

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
    filters: dict[str, Any] = {
        "rate": rate,
        "number": "{:,}".format,
        "place": place,
        "group_name": group_name,
        "source": source,
        "web_address": web_address,
    }
    env.filters.update(filters)
    return env


def source(summary: Summary) -> str:
    """The year and the most exact place, with the province's short name before it: 2008 河北 香河县."""
    province = (summary.province and short_name(summary.province)) or summary.province
    where = " ".join(filter(None, (province, summary.county or summary.city)))
    return f"{summary.year or '?'} {where or summary.site}"


def web_address(address: str) -> str:
    """The address where it is one that a link may lead to; empty for javascript:, file: and the like."""
    return address if _WEB_ADDRESS.fullmatch(address) else ""


def create_app(library: Library, names: Iterable[str] | None = ()) -> Starlette:
    """The application over an open index; `names` it answers to beside localhost, or None for any name."""
    env = environment()
    works = Works[tuple[str, dict[str, Any]]]()

    def shown(template: str, values: dict[str, Any], status: int = 200) -> HTMLResponse:
        return HTMLResponse(env.get_template(template).render(**values), status)

    def page(answer: Callable[[Library, Request], tuple[str, dict[str, Any]]]) -> Callable[[Request], Response]:
        """An address whose answer fills a template; where it takes a while, one that tells how far it is."""

        def endpoint(request: Request) -> Response:
            address = f"{request.url.path}?{request.url.query}"
            work = works.ask(address, lambda: answer(library, request), _PATIENCE)
            if not work.is_ready:
                told = urlencode({"address": address})
                ways = {"state": f"/working?{told}", "stop": f"/stop?{told}"}
                return shown("working.html", {"page": "working", "work": work, **ways}, 202)
            template, values = work.answer()
            mistaken = values["asked"].mistake or values.get("mistaken")
            return shown(template, {"page": template.removesuffix(".html"), **values}, 400 if mistaken else 200)

        return endpoint

    def working(request: Request) -> Response:
        work = works.find(request.query_params.get("address", ""))
        if work is None or work.wait(0):
            return JSONResponse({"ready": True, "number": 0, "whole": 0})
        return JSONResponse({"ready": False, "number": work.number, "whole": work.whole})

    def stop(request: Request) -> Response:
        address = request.query_params.get("address", "")
        works.stop(address)
        return shown("stopped.html", {"page": "stopped", "address": address if _OWN_ADDRESS.match(address) else "/"})

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        works.stop_all()

    def given(answer: Callable[[Library, Request], Response]) -> Callable[[Request], Response]:
        return lambda request: answer(library, request)

    def style(request: Request) -> Response:
        sheet = (_HERE / "static" / "style.css").read_text("utf-8")
        sheet = sheet.replace("$STACK", typeface.STACK).replace("$FAMILY", typeface.FAMILY)
        sheet += "@media (prefers-color-scheme:dark){" + dark_style() + "}"
        return Response(sheet, media_type="text/css")

    def trouble(request: Request, error: Exception) -> Response:
        said = {"page": "trouble", "title": "This did not work", "message": str(error)}
        return shown("trouble.html", said, 400 if isinstance(error, TooSlow) else 500)

    def ended(request: Request, error: Exception) -> Response:
        return shown("stopped.html", {"page": "stopped", "address": f"{request.url.path}?{request.url.query}"})

    def refused(request: Request, error: Exception) -> Response:
        status, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
        return shown("trouble.html", {"page": "trouble", "title": "Nothing is here", "message": detail}, status)

    routes = [
        Route("/", page(searching.summaries)),
        Route("/kwic", page(searching.concordance_page)),
        Route("/charts", page(charting.charts)),
        Route("/collocates", page(wording.collocates_page)),
        Route("/keyness", page(wording.keyness_page)),
        Route("/forms", page(listing.forms_page)),
        Route("/words", page(listing.words_page)),
        Route("/help", lambda request: shown("help.html", {"page": "help", "saved": saved_queries()})),
        Route("/text/{id}", page(reading.text)),
        Route("/text/{id}/copies", page(reading.copies)),
        Route("/download/text/{id}.{shape}", given(downloads.text)),
        Route("/download/chart/{name}.{shape}", given(downloads.chart)),
        Route("/download/{what}.{shape}", given(downloads.records)),
        Route("/working", working),
        Route("/stop", stop, methods=["POST"]),
        Route("/style.css", style),
        Route("/font.woff2", lambda request: FileResponse(typeface.FILE, media_type="font/woff2")),
        Mount("/static", StaticFiles(directory=_HERE / "static")),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, names=names)],
        exception_handlers={Trouble: trouble, HTTPException: refused, Ended: ended},
        lifespan=lifespan,
    )
