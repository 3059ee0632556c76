"""`scrapy explain PATH_OR_URL_OR_ID`: what each stage of cleaning made of one page, and why."""

import argparse
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text
from scrapy.exceptions import UsageError

from crawler.archive import Archive, DamagedRecord, has_archive
from crawler.cleaners import Cleaning, process
from crawler.cleaners.describe import Description
from crawler.cleaners.record import Change
from crawler.console import PlainCommand
from crawler.page import Page
from crawler.saved import Skipped, saved_pages
from crawler.site_file import rules_of
from indexer.places import archive_dir
from indexer.summary import Summary
from indexer.trouble import Trouble

_SHOWN = 300  # characters of one change; the whole page is in the archive
_CONTEXT = 12
_ID = re.compile(r"([0-9a-f]{16})(?:\.\d+)?")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # could command a terminal


class Command(PlainCommand):
    """Exit status: 0 explained, 2 trouble."""

    def syntax(self) -> str:
        return "PATH_OR_URL_OR_ID"

    def short_desc(self) -> str:
        return "Show what each stage of cleaning made of one page, and why"

    def long_desc(self) -> str:
        return (
            "Show what each stage of cleaning made of a saved page, an archived address or the page of a summary's id: "
            "what was removed, repaired, split and concluded. Example: scrapy explain saved.html"
        )

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        if len(args) != 1:
            raise UsageError("name one file, address or summary's id")
        explain(process(_find(args[0])), Console(highlight=False))
        return 0


def _find(what: str) -> Page:
    """The page that a path, an archived address or a summary's id stands for."""
    path = Path(what)
    if path.is_file():
        for saved in saved_pages(path):
            if isinstance(saved, Skipped):
                raise Trouble(f"{saved.where}: {saved.why}")
            content_type = next((value for name, value in saved.headers if name.lower() == "content-type"), "")
            return Page(saved.url, saved.body, saved.fetched, content_type=content_type)
        raise Trouble(f"{what}: no page is in it")
    if not has_archive(archive_dir()):
        raise Trouble(f"{what}: no such file, and {archive_dir()} holds no archive to look for it")
    with Archive(archive_dir()) as archive:
        found = _ID.fullmatch(what)
        article = archive.catalogue.find_page(found[1]) if found else what
        try:
            page = archive.page(article, rules_of) if article else None
        except DamagedRecord as error:
            raise Trouble(str(error)) from error
    if page is None:
        raise Trouble(f"{what}: neither a file, nor an address or an id of the archive in {archive_dir()}")
    return page


def explain(cleaning: Cleaning, out: Console) -> None:
    """Show every stage of a cleaning, in order."""
    page, decoded, article = cleaning.page, cleaning.decoded, cleaning.article
    out.print(Text(_safe(page.url), style="bold"))
    _stage(out, "decode", f"{decoded.encoding}: {decoded.evidence}; {decoded.damaged} characters lost")
    _stage(out, "article", f"“{article.title}”, {len(article.text):,} characters")
    if page.continuations:
        out.print(f"  joined with {len(page.continuations)} further pages")
    _fact(out, "published", article.published, article.published_evidence)
    for change in article.changes:
        _change(out, change, "")
    _stage(out, "repair", f"{len(cleaning.repaired.changes)} repairs")
    joined = "\n".join(filter(None, [article.text])) if not page.continuations else ""
    for change in cleaning.repaired.changes:
        _change(out, change, joined)
    _stage(out, "strip", f"{len(cleaning.stripped.changes)} removals")
    for change in cleaning.stripped.changes:
        _change(out, change, cleaning.repaired.text)
    _stage(out, "split", f"{len(cleaning.split.parts)} parts")
    for change in cleaning.split.changes:
        _change(out, change, "")
    if cleaning.rejected:
        _stage(out, "rejected", ": ".join(filter(None, (cleaning.rejected, cleaning.rejected_evidence))))
    for summary, description in zip(cleaning.summaries, cleaning.descriptions, strict=True):
        _stage(out, f"summary {summary.part} of {summary.parts}", f"“{summary.title}”, {summary.chars:,} characters")
        _describe(out, summary, description)


def _describe(out: Console, summary: Summary, description: Description) -> None:
    _fact(out, "id", summary.id)
    _fact(out, "kind", summary.kind, description.kind_evidence)
    period = description.period
    if period:
        _fact(out, "period", f"{period.label} ({period.start} … {period.end})", period.evidence)
    else:
        _fact(out, "period", None)
    place = " ".join(filter(None, (summary.province, summary.city, summary.county, summary.adcode)))
    sure = f" ({summary.region_confidence:.0%})" if summary.region_confidence is not None else ""
    _fact(out, "region", f"{place}{sure}" if place else None, "; ".join(summary.region_evidence))
    body = description.organisation
    named = ", ".join(filter(None, (summary.organisation, summary.organisation_type)))
    _fact(out, "organisation", named or None, body.evidence if body else None)
    _fact(out, "sector", summary.sector)
    _fact(out, "flags", ", ".join(summary.flags) or None)
    beginning = summary.text[:80].replace("\n", " ")
    _fact(out, "text", f"{beginning} … {summary.text[-40:]}".replace("\n", " "))


def _stage(out: Console, name: str, what: str) -> None:
    out.print(Text.assemble((f"{name}  ", "bold cyan"), _safe(what)))


def _fact(out: Console, name: str, value: str | None, evidence: str | None = None) -> None:
    shown = Text.assemble(f"  {name:<13}", (_safe(value), "") if value else ("unknown", "dim"))
    if value and evidence:
        shown.append(f"  ← {_safe(evidence)}", style="dim")
    out.print(shown)


def _change(out: Console, change: Change, text: str) -> None:
    """Before in red, after in green, with a little of what stands around where it is known."""
    end = change.start + len(change.before)
    left = text[max(0, change.start - _CONTEXT) : change.start].rpartition("\n")[2] if text else ""
    right = text[end : end + _CONTEXT].partition("\n")[0] if text else ""
    before = change.before if len(change.before) <= _SHOWN else f"{change.before[:_SHOWN]} …"
    out.print(
        Text.assemble(
            (f"  {change.rule}: ", "yellow"),
            _safe(left),
            (_safe(before.replace("\n", " ⏎ ")), "red strike"),
            (_safe(change.after), "green"),
            _safe(right),
        )
    )


def _safe(text: str | None) -> str:
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text or "")
