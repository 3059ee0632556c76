"""Protection against hostile texts and pages: who may ask, and what a browser may do with the answer."""

import ipaddress
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# No script, style, font or picture but our own files; nothing inline; no frame; no form to elsewhere.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
}
_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server on this host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Guard:
    """Puts the headers on every answer, and refuses requests under a name that is not the server's.

    Pages elsewhere may lead to it, but not let a browser ask it unseen: that would begin and stop long work. One
    that lets its own name point to this machine (DNS rebinding) calls it by that name. `names` None
    takes any name: for a server that is opened to a network.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str] | None):
        self._app = app
        self._names = None if names is None else _LOCAL_NAMES.union(map(str.lower, names))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        if self._names is not None and _host(headers.get("host", "")) not in self._names:
            refusal = PlainTextResponse("This server only answers to the name of this machine.\n", 403)
            await refusal(scope, receive, guarded)
        elif _is_unseen(scope["method"], headers):
            refusal = PlainTextResponse("A page elsewhere asked for this; only its links may.\n", 403)
            await refusal(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)


def _is_unseen(method: str, headers: Headers) -> bool:
    """Whether a browser asks for a page of another origin, and not because its user follows a link (Fetch Metadata)."""
    is_elsewhere = headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
    return is_elsewhere and not (method == "GET" and headers.get("sec-fetch-dest") == "document")


def _host(header: str) -> str:
    """The host of a Host header, without its port and an IPv6 address's brackets."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()
