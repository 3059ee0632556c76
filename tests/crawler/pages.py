"""Pages for tests, of our own writing."""

import io
from datetime import UTC, datetime
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.page import Page

FETCHED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

PARAGRAPHS = (
    "今年以来，在县委、县政府的正确领导下，我局紧紧围绕年初确定的目标，扎实推进各项工作，取得了一定的成绩。",
    "一、加强领导，落实责任。成立了由局长任组长的领导小组，把任务分解到股室、落实到人，做到年初有部署、年中有检查、年底有考核。",
    "二、突出重点，狠抓落实。全年共排查安全隐患三十六处，整改三十五处，开展平安校园创建活动十二次，参加师生两千余人。",
    "三、存在的问题。个别单位重视不够，经费投入不足，长效机制尚未完全形成，有待在今后的工作中逐步加以解决。",
)
BODY = "\n".join(PARAGRAPHS)


def text_page(text: str, url: str = "https://www.example.com/1.txt") -> Page:
    """A page that was saved as plain text."""
    return Page(url, text.encode(), FETCHED, content_type="text/plain")


def html_page(body: str, title: str = "工作总结", url: str = "https://www.example.com/1.html") -> Page:
    """A page with paragraphs for the lines of `body`."""
    inside = "".join(f"<p>{line}</p>" for line in body.split("\n"))
    html = (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div id=content>{inside}</div></body></html>"
    )
    return Page(url, html.encode(), FETCHED, content_type="text/html; charset=utf-8")


PAGE = html_page(BODY).body.decode()


def write_warc(path: Path, records: list[tuple[str, str, bytes]]) -> None:
    """Response records of (address, content type, body)."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "a test"}))
        for url, content_type, body in records:
            http = StatusAndHeaders("200 OK", [("Content-Type", content_type)], protocol="HTTP/1.1")
            headers = {"WARC-Date": "2019-05-06T07:08:09Z"}
            record = writer.create_warc_record(
                url, "response", io.BytesIO(body), http_headers=http, warc_headers_dict=headers
            )
            writer.write_record(record)
