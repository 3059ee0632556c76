"""The Summary: the one type that cleaners make, engines hold and questions are asked of."""

import dataclasses
import hashlib
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Summary:
    """One work summary, plan, report or speech as its author wrote it, and what is known of it.

    Unknown is None. Dates are ISO 8601 strings: `published`, `period_start` and `period_end` are days
    (`2008-06-30`), `fetched` is a UTC second (`2026-11-23T08:00:00Z`). `…_evidence`: the words that gave the fields.
    """

    id: str  # page_key(url) + "." + part
    url: str
    site: str | None  # that it was harvested from; None of a page that was loaded without one
    page_title: str | None
    title: str | None
    text: str  # paragraphs separated by one "\n"
    part: int = 1  # its place in the page's compilation, from 1
    parts: int = 1
    kind: str | None = None
    kind_evidence: tuple[str, ...] = ()
    published: str | None = None
    published_evidence: tuple[str, ...] = ()
    fetched: str | None = None
    period: str | None = None  # a label: 2008上半年, 2021学年第一学期, 十二五
    period_start: str | None = None
    period_end: str | None = None
    period_evidence: tuple[str, ...] = ()
    province: str | None = None  # full names as of the text's year: 河北省
    city: str | None = None
    county: str | None = None
    adcode: str | None = None  # six digits of GB/T 2260, of the most exact level known
    region_evidence: tuple[str, ...] = ()
    region_confidence: float | None = None  # from 0 to 1
    organisation: str | None = None
    organisation_type: str | None = None  # 教育局, 镇政府, 学校 …; known of many whose name is hidden
    organisation_evidence: tuple[str, ...] = ()
    sector: str | None = None  # 教育, 政法综治, 卫生 …
    sector_evidence: tuple[str, ...] = ()
    chars: int = 0  # of `text`
    flags: tuple[str, ...] = ()  # sorted; such as truncated, redacted, repaired, traditional
    cluster: str | None = None  # copies of one text share it
    copies: int = 1  # summaries in the index with this cluster, itself included

    @property
    def page(self) -> str:
        """The key that all summaries of one page share."""
        return self.id.rpartition(".")[0]

    @property
    def year(self) -> int | None:
        """The year that the text reports on: that of the first day of its period."""
        return int(self.period_start[:4]) if self.period_start else None

    @property
    def length(self) -> int:
        """The characters of its text, also where `chars` was not filled in."""
        return self.chars or len(self.text)

    def as_dict(self) -> dict[str, Any]:
        """The fields in the order of the contract, ready for JSON."""
        values = ((field.name, getattr(self, field.name)) for field in dataclasses.fields(self))
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values}

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Self:
        """The reverse of `as_dict`; raises TypeError where a key is unknown or a required one is missing."""
        values: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in record.items()}
        return cls(**values)


def page_key(url: str) -> str:
    """16 hexadecimal digits that stand for a page's address."""
    return hashlib.blake2b(url.encode(), digest_size=8).hexdigest()


def summary_id(url: str, part: int) -> str:
    """The id of part `part` (from 1) of the page at `url`."""
    return f"{page_key(url)}.{part}"
