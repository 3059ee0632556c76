"""Addresses of pages: one spelling each, which of them a crawl may ask, and which page of an article one is."""

import codecs
import functools
import ipaddress
import re
import string
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

MAX_ADDRESS = 2_000  # characters; longer ones are traps
_MAX_SEGMENTS = 20  # of a path
_PORTS = {"http": 80, "https": 443}
_BREAKS = re.compile(r"[\x00-\x1f\x7f]+")
_BEFORE_QUERY = re.compile(r"[^?#]*")
# What counts the pages of an article, before the ending: 123_2.html, 123-2.html, 123/2.html, 123_p2.html
_NUMBERED = re.compile(
    r"^(?P<stem>.+?)(?P<mark>[_\-/](?:p|page)?[_-]?)(?P<number>[1-9]\d{0,2})(?P<ending>\.\w{1,6}|/)?$"
)
# What a host puts in front of its name for telephones, and everybody for no reason.
_FACE = re.compile(r"^(?:www|m|wap|3g|mip|amp)\.(?=[^.]+\.)")
_INDEX = re.compile(r"/(?:index|default)\.(?:[sx]?html?|php|aspx?|jsp)$", re.IGNORECASE)
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*|/\(S\([0-9a-z]{24}\)\)(?=/)", re.IGNORECASE)
# Parts of a query that do not choose the page: where the reader comes from, and session ids.
_IDLE = re.compile(
    r"(?:utm_\w+|from|isappinstalled|spm|scm|share\w*|nsukey|bd_vid|gclid|fbclid"
    r"|(?:php|asp|j|cf)?sess(?:ion)?_?id\w*|aspsessionid\w+)=.*"
    r"|(?:sid|s|session|token)=[0-9a-f]{16,}",
    re.IGNORECASE,
)
_UNICAST = ipaddress.IPv6Network("2000::/3")  # of the public web, RFC 4291
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # where an IPv4 address is written in an IPv6 one, RFC 6052
_ENDING = re.compile(r"(?:\.\w{1,6}|/)$")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("-._~" + string.ascii_letters + string.digits)  # of RFC 3986, 2.3
# page, pn, currentPageNo; not pageid, which numbers articles, nor pagetype
_PAGE_KEY = re.compile(r"(?:cur(?:rent)?_?)?p(?:g|n|age(?:d|_?(?:no|num(?:ber)?|i(?:nde|d)x))?)?", re.IGNORECASE)
# What stands behind an article's address in that of a later page, in any form: 12p2.html, 12/index_2.html, 12.html/2
_BEHIND = re.compile(r"[^\d?&=]{1,8}(\d{1,3})[^\d?&=]{0,8}")


def absolute(base: str, link: str, encoding: str = "utf-8") -> str | None:
    """The one spelling of a link on the page at `base`; None where it leads to no page on the web.

    The fragment and the segments . and .. go, host and scheme are lower case, a default port is left out, and what
    may not stand in an address is percent-encoded: in the path as UTF-8, in the query in the page's own `encoding`,
    as browsers do, or in UTF-8 where Python has no codec for that.
    """
    link = _BREAKS.sub("", link).strip()  # a blank within it belongs to it, as browsers have it
    link = _BEFORE_QUERY.sub(lambda path: path[0].replace("\\", "/"), link, count=1)  # as they have this
    if not link or link.startswith("#"):
        return None
    try:
        parts = urlsplit(urljoin(base, link))
        host, port = (parts.hostname or "").rstrip("."), parts.port  # a dot behind it means the same host
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not host or re.search(r"[@\s]", parts.netloc):
        return None
    if ":" in host:
        host = f"[{host}]"
    netloc = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    url = urlunsplit((parts.scheme, netloc, _without_dots(parts.path), parts.query, ""))
    try:
        return safe_url_string(url, encoding=_codec(encoding))
    except ValueError:
        return None


def _without_dots(path: str) -> str:
    """A path without its segments . and .., which `urljoin` leaves in a link that names its host."""
    kept: list[str] = []
    dots = ""
    for segment in path.split("/")[1:]:
        dots = segment.lower().replace("%2e", ".")
        if dots == "..":
            del kept[-1:]
        elif dots != ".":
            kept.append(segment)
    return "/" + "/".join([*kept, ""] if dots in (".", "..") else kept)


def typed(text: str) -> str | None:
    """The same of an address that a person has written in full; None also where it is too long to be asked for."""
    url = absolute(text, text) if text.lower().startswith(("http://", "https://")) else None
    return url if url and len(url) <= MAX_ADDRESS else None


def _codec(encoding: str) -> str:
    """The name of an encoding that Python can write: EUC-TW and ISO-2022-CN are only read."""
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "utf-8"


def tidy(url: str) -> str:
    """An address as `absolute` gives it, without what only tells who asks and from where: sessions, campaigns.

    >>> tidy("http://e.cn/a/12.html;jsessionid=0F3A?id=3&utm_source=qq&from=timeline")
    'http://e.cn/a/12.html?id=3'
    """
    parts = urlsplit(url)
    path = _PATH_SESSION.sub("", parts.path)
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _IDLE.fullmatch(pair))
    return urlunsplit(parts._replace(path=path, query=query))


@functools.lru_cache(maxsize=10_000)  # of one page it is asked a dozen times
def canonical(url: str) -> str:
    """What is the same for all the addresses of one page: http or https, www. or m., index.html or none, `tidy`.

    The digits of an escape are upper case, and what needs none has none (RFC 3986, 6.2.2.1 and 6.2.2.2).

    >>> canonical("https://m.example.cn/a/index.html?from=singlemessage") == canonical("http://www.example.cn/a/")
    True
    >>> canonical("http://e.cn/%7exian/%e5%8e%bf/") == canonical("http://e.cn/~xian/%E5%8E%BF/")
    True
    """
    parts = urlsplit(_ESCAPE.sub(_needed, tidy(url)))
    host = _FACE.sub("", parts.netloc)
    path = _INDEX.sub("/", parts.path)
    query = "&".join(sorted(parts.query.split("&")))
    return f"{host}{path}" + (f"?{query}" if query else "")


def _needed(escape: re.Match[str]) -> str:
    """An escape as it is written, or the character itself where that needs none."""
    character = chr(int(escape[1], 16))
    return character if character in _UNRESERVED else escape[0].upper()


def is_endless(url: str) -> bool:
    """Whether a path repeats itself, as where a relative link leads one folder deeper with every page.

    Three times the same segments in a row, or more than 20 segments; only digits may repeat: 11/11/11 is a day.

    >>> [is_endless(f"http://e.cn/{path}") for path in ("list/list/list/1.html", "a/b/a/b/a/b/", "11/11/11/1.html")]
    [True, True, False]
    """
    segments = [segment for segment in urlsplit(url).path.split("/") if segment]
    if len(segments) > _MAX_SEGMENTS:
        return True
    return any(
        segments[start : start + 2 * length] == segments[start + length : start + 3 * length]
        and not all(segment.isdigit() for segment in segments[start : start + length])
        for length in range(1, len(segments) // 3 + 1)
        for start in range(len(segments) - 3 * length + 1)
    )


def host_of(url: str) -> str:
    """The host in an address, lower case; "" where there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def within(url: str, domains: Iterable[str]) -> bool:
    """Whether an address is http(s) and its host one of the domains or below one."""
    host = host_of(url)
    if not host or urlsplit(url).scheme not in _PORTS:
        return False
    return any(host == domain or (host.endswith("." + domain) and not is_literal(domain)) for domain in domains)


def is_literal(host: str) -> bool:
    """Whether a host is an IP address rather than a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_private(host: str) -> bool:
    """Whether a host is this machine or one of its own network: no place for a link of the public web to lead.

    Names other than localhost are judged when they have been resolved. Also the shortened and numeric spellings that
    system libraries accept (127.1, 2130706433, 0x7f.1) count as private: no public site is linked so.
    """
    host = host.rstrip(".").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return bool(re.fullmatch(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}", host))
    if isinstance(address, ipaddress.IPv6Address):
        nat64 = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None
        address = address.ipv4_mapped or address.sixtofour or nat64 or address
    return not address.is_global or (address.version == 6 and address not in _UNICAST)


def continuation(first: str, url: str) -> int | None:
    """The number of the page at `url` in the article that begins at `first`; None if it is none of its pages.

    Both addresses as `absolute` gives them.

    >>> continuation("http://e.cn/a/12.html", "http://e.cn/a/12_3.html")
    3
    >>> continuation("http://e.cn/a/12.html", "http://e.cn/a/12.html?page=2")
    2
    >>> continuation("http://e.cn/a/12.html", "http://e.cn/a/13.html") is None
    True
    """
    number = _number(first, url)
    return number if number and number >= 2 else None


def turned(first: str, url: str) -> int | None:
    """The same of an address to which a link leads that says so: it may have any form, and be counted from 0.

    >>> [turned("http://e.cn/a/12.html", f"http://e.cn/a/{name}.html") for name in ("12p2", "12_1")]
    [2, 1]
    """
    number = _number(first, url)
    one, other = (urlunsplit(("", *urlsplit(address)[1:])) for address in (first, url))
    stem = _ENDING.sub("", one)
    if number is None and other.startswith(stem) and (found := _BEHIND.fullmatch(other.removeprefix(stem))):
        return int(found[1])
    return number


def _number(first: str, url: str) -> int | None:
    one, other = urlsplit(first), urlsplit(url)
    if one.netloc != other.netloc:
        return None
    if one.path == other.path:
        return _by_query(one.query, other.query)
    if one.query != other.query:
        return None
    found = _NUMBERED.match(other.path)
    if not found or (found["mark"][0] == "/" and not found["stem"][-1].isdigit()):
        return None  # /12/2.html is page 2 of 12, but /gongwen/2.html is an article
    ending = _ENDING.search(one.path)
    stem = one.path[: ending.start()] if ending else one.path
    mine = ending.group().strip("/") if ending else ""
    theirs = (found["ending"] or "").strip("/")
    # 12_1.html may itself be the first page, and 12/2 continues 12.html on some sites.
    first_page = _NUMBERED.match(one.path)
    stems = {stem}
    if first_page and first_page["number"] == "1" and first_page["mark"] == found["mark"]:
        stems.add(first_page["stem"])
    if found["stem"] not in stems or (mine != theirs and found["mark"][0] != "/"):
        return None
    return int(found["number"])


def _by_query(one: str, other: str) -> int | None:
    mine, theirs = dict(parse_qsl(one)), dict(parse_qsl(other))
    changed = [key for key in theirs if theirs[key] != mine.get(key)]
    if len(changed) != 1 or not _PAGE_KEY.fullmatch(changed[0]) or not set(mine) <= set(theirs):
        return None
    number = theirs[changed[0]]
    return int(number) if number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= 999 else None


def first_pages(url: str) -> list[str]:
    """The addresses of which `url` could be a later page, the likeliest first; none where it is no later page."""
    parts = urlsplit(url)
    found = _NUMBERED.match(parts.path)
    candidates = []
    if found:
        ending = found["ending"] or ""
        candidates = [f"{found['stem']}{ending}", f"{found['stem']}{found['mark']}1{ending}"]
        if found["mark"][0] == "/":
            candidates.append(f"{found['stem']}.html")
    urls = [urlunsplit(parts._replace(path=path)) for path in candidates]
    pairs = parse_qsl(parts.query)
    kept = [(key, value) for key, value in pairs if not _PAGE_KEY.fullmatch(key)]
    if len(kept) < len(pairs):
        urls.append(urlunsplit(parts._replace(query=urlencode(kept))))
    return [first for first in urls if continuation(first, url)]
