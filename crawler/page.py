"""A page as it was archived, with what its site file says about cleaning it: all that `clean` may look at."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BoilerplateRule:
    """Text that is not the author's: where `pattern` matches, the match goes."""

    name: str
    pattern: re.Pattern[str]
    reason: str


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What a site file says about the inside of an article page. CSS selectors; None leaves it to the extractor."""

    title: str | None = None
    body: str | None = None
    date: str | None = None
    drop: tuple[str, ...] = ()  # elements inside the body that are not the article
    boilerplate: tuple[BoilerplateRule, ...] = ()
    # Lines that many pages of the site share, as `boilerplate.repetition.line_key` spells them.
    repeated: frozenset[str] = frozenset()
    language: Path | None = None  # the file of the language model of the archive's texts, where there is one
    copies: Path | None = None  # the file of what copies prove of damaged texts, where there is one


@dataclass(frozen=True, slots=True)
class Page:
    """One article: the raw bytes of its first page, and of the pages that continue it."""

    url: str
    body: bytes
    fetched: datetime  # aware, UTC
    site: str = ""
    content_type: str = ""  # of the first page, as the server or the file name gave it
    continuations: tuple[bytes, ...] = ()
    rules: SiteRules = SiteRules()
    vanished: bool = False  # whether its site has it no longer
    is_short: bool = False  # whether some of it has not come: a later page, or the end of one
