"""What a request is for. A request carries it through redirects and retries to whoever handles its answer."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Self

from scrapy import Request
from scrapy.http import Response

_KEY = "target"  # in the `meta` of a request
_BARREN = 50  # list pages in a row, one leading to the next, that link no article: a calendar without end
_STALE = 200  # such pages that link only what other lists have linked


class Kind(StrEnum):
    """The kind of page that is requested."""

    START = "start"
    LIST = "list"
    ARTICLE = "article"  # its first page
    CONTINUATION = "continuation"  # a later page of an article
    PROBE = "probe"  # what the site gave before, to see whether it still does; its answer is not kept


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of list pages in a row, each of them linked by the one before.

    Args:
        barren: the last ones that link no article.
        stale: the last ones that link no article which is new in this crawl.
    """

    barren: int = 0
    stale: int = 0

    def with_page(self, *, names: bool, names_new: bool) -> "Row":
        """The row with one more page, which links articles or none, and new ones or none."""
        return Row(0 if names else self.barren + 1, 0 if names_new else self.stale + 1)

    @property
    def lacks(self) -> str:
        """What the row has lacked for so long that the lists behind it are not worth a request; "" for nothing."""
        return "an article" if self.barren >= _BARREN else "a new article" if self.stale >= _STALE else ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a request is for.

    Args:
        kind: of page.
        url: the address that was requested; redirects lead to others.
        row: of a list page, the lists that led to it.
        article: of a continuation, the address of the article's first page.
        number: its place in the article.
        read: the addresses of the article's pages up to this one.
        is_itself: the article is to be taken for itself, whatever other address it names as its own.
        is_retry: it was cut off on its way, and is requested once more.
        unconditional: whatever the archive holds of it.
        lease: what stands for the request in a shared frontier; empty elsewhere.
    """

    kind: Kind
    url: str
    row: Row = Row()
    article: str = ""
    number: int = 1
    read: tuple[str, ...] = ()
    is_itself: bool = False
    is_retry: bool = False
    unconditional: bool = False
    lease: bytes = field(default=b"", compare=False)

    @classmethod
    def of(cls, carrier: Request | Response) -> Self:
        """The target of a request of ours, or of the request that a response answers."""
        target: Self = carrier.meta[_KEY]
        return target

    @classmethod
    def find(cls, request: Request) -> Self | None:
        """The target of a request; None of one that Scrapy makes by itself, for a robots.txt."""
        return request.meta.get(_KEY)

    def as_meta(self) -> dict[str, Any]:
        """The `meta` of a request for it."""
        return {_KEY: self}

    @property
    def is_of_article(self) -> bool:
        """Whether it is a page of an article."""
        return self.kind in (Kind.ARTICLE, Kind.CONTINUATION)

    @property
    def is_again(self) -> bool:
        """Whether its address may have been requested before."""
        return self.kind is Kind.CONTINUATION or self.is_itself or self.is_retry or self.unconditional

    def as_json(self) -> dict[str, Any]:
        """What another crawler needs of it, as JSON can hold it: all but the lease."""
        told = asdict(self)
        del told["lease"]
        return told

    @classmethod
    def from_json(cls, told: Mapping[str, Any], lease: bytes) -> Self:
        """The target that `as_json` has told of. Raises ValueError or TypeError for anything else."""
        values = dict(told)
        kind, row, read = Kind(values.pop("kind")), Row(**values.pop("row")), tuple(values.pop("read"))
        return cls(kind, row=row, read=read, lease=lease, **values)
