"""The pages that read: one summary with its evidence and what was cleaned away, and copies side by side."""

from collections.abc import Sequence
from itertools import groupby, islice
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

from indexer.index import Reader
from indexer.origin import Origin, origin
from indexer.summary import Summary
from indexer.trouble import Trouble
from search_cli.marks import compared, marked
from search_cli.present.citation import bibtex, csl_json, gbt7714
from search_cli.present.wording import place
from search_cli.similar import similar
from search_cli.web.asked import asked
from search_cli.web.library import Library

_MOST_COPIES = 200  # to choose from
_FIRST_COPIES = 8  # named beside a text
_MOST_TAKEN = 500  # removals and repairs shown
_STAGES = {
    "decode": "Decoded wrongly before",
    "article": "At the edges of the article",
    "repair": "Repaired",
    "boilerplate": "Boilerplate of the site",
    "compilation": "Heads of the compilation's parts",
}


def wanted(reader: Reader, request: Request) -> Summary:
    """The summary that an address names; a page that says so where there is none."""
    summary = reader.get(request.path_params["id"])
    if summary is None:
        raise HTTPException(404, "No summary has this id; a newer crawl may have replaced its page.")
    return summary


def text(library: Library, request: Request) -> dict[str, Any]:
    """One summary: its text with the hits marked, its metadata, and the evidence for them."""
    with library.reader() as reader:
        summary = wanted(reader, request)
        others = _parts(reader, summary)
        cluster = _cluster(reader, summary)
    question = asked(request.query_params)
    paragraphs, hits = marked(summary.text, question.query)
    found, trouble = known_origin(summary)
    taken = list(found.taken[:_MOST_TAKEN]) if found else []
    return {
        "asked": question,
        "summary": summary,
        "paragraphs": paragraphs,
        "hits": hits,
        "origin": found,
        "trouble": trouble,
        "facts": _facts(summary),
        "stages": [
            (_STAGES.get(stage, stage), list(changes)) for stage, changes in groupby(taken, lambda one: one.stage)
        ],
        "left_out": len(found.taken) - len(taken) if found else 0,
        "copies": list(islice(similar(summary, cluster, changes=False), _FIRST_COPIES)),
        "parts": others,
        "citations": {
            "GB/T 7714": gbt7714(summary, found),
            "BibTeX": bibtex(summary, found),
            "CSL-JSON": csl_json(summary, found),
        },
    }


def known_origin(summary: Summary) -> tuple[Origin | None, str]:
    """Where a summary comes from, or why that cannot be told."""
    try:
        return origin(summary), ""
    except Trouble as error:
        return None, str(error)


def _facts(summary: Summary) -> list[tuple[str, str, Sequence[str]]]:
    """What is known: name, value (empty where unknown), and the words that gave it."""
    sure = f"{summary.region_confidence:.0%} sure" if summary.region_confidence is not None else ""
    region = " · ".join(filter(None, (place(summary), summary.adcode, sure)))
    span = f"{summary.period_start} … {summary.period_end}" if summary.period_start else ""
    return [
        ("kind", summary.kind or "", summary.kind_evidence),
        ("period", " · ".join(filter(None, (summary.period, span))), summary.period_evidence),
        ("region", region, summary.region_evidence),
        ("organisation", summary.organisation or summary.organisation_type or "", summary.organisation_evidence),
        ("sector", summary.sector or "", summary.sector_evidence),
        ("published", summary.published or "", summary.published_evidence),
        ("fetched", (summary.fetched or "").replace("T", " ").replace("Z", " UTC"), ()),
        ("page title", summary.page_title or "", ()),
        ("characters", f"{summary.chars:,}", ()),
        ("id", summary.id, ()),
    ]


def _cluster(reader: Reader, summary: Summary) -> list[Summary]:
    """The summary and its copies; none where it has none."""
    return reader.copies(summary.cluster) if summary.cluster and summary.copies > 1 else []


def _parts(reader: Reader, summary: Summary) -> list[Summary]:
    """The other parts of the page's compilation."""
    if summary.parts < 2:
        return []
    around = range(max(1, summary.part - 1), min(summary.parts, summary.part + 1) + 1)
    found = (reader.get(f"{summary.page}.{part}") for part in around if part != summary.part)
    return [one for one in found if one]


def copies(library: Library, request: Request) -> dict[str, Any]:
    """A summary beside one of its copies, with what only one of them has marked."""
    with library.reader() as reader:
        summary = wanted(reader, request)
        cluster = _cluster(reader, summary)
    alike = list(similar(summary, cluster, changes=False))  # the most alike first
    named = request.query_params.get("beside")
    chosen = next((copy for copy in alike if not named or copy.summary.id == named), None)
    if chosen is None:
        raise HTTPException(404, f"This summary has no {'such ' if named else ''}copy in the index.")
    found = alike[:_MOST_COPIES]
    return {
        "asked": asked(request.query_params, {"beside": None}),
        "summary": summary,
        "others": found if chosen in found else [chosen, *found],
        "chosen": chosen,
        "sides": (summary, chosen.summary),
        "rows": compared(summary.text, chosen.summary.text),
    }
