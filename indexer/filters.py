"""Conditions on the metadata of summaries, as every engine is given them."""

from dataclasses import dataclass

from indexer.query import Query
from indexer.query.tree import Everything, Field, Node, Sure, Years, all_of, any_of

ANYTHING = Everything()
# Of each of these several values may be given.
FILTERS = ("province", "city", "county", "adcode", "kind", "sector", "organisation_type", "organisation", "site")


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions on metadata; within one field any value will do, between fields all must hold.

    Places match by full name or without the administrative suffix (河北省, 河北), codes also by that of what they lie
    in (131024 by 1310 or 130000); `years` is the first and last year, both included, of `Summary.year`; `sure` is the
    least confidence of the region, from 0 to 1, which an unknown region does not have; None leaves a field open.
    `where` is a further condition: fields of a query.
    """

    province: tuple[str, ...] = ()
    city: tuple[str, ...] = ()
    county: tuple[str, ...] = ()
    adcode: tuple[str, ...] = ()
    years: tuple[int | None, int | None] | None = None
    kind: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    organisation_type: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    sure: float | None = None
    where: Node = ANYTHING

    @property
    def tree(self) -> Node:
        """The conditions as the tree of a query, which is what engines answer."""
        conditions: list[Node] = [self.where]
        for name in FILTERS:
            if values := getattr(self, name):
                conditions.append(any_of([Field(name, value) for value in values]))
        if self.years and self.years != (None, None):
            conditions.append(Years(*self.years))
        if self.sure is not None:
            conditions.append(Sure(self.sure))
        return all_of(conditions)

    def candidates(self, query: Query | None) -> Node:
        """What an engine looks for: what satisfies the conditions and may match the query; no query matches all."""
        return all_of([self.tree, query.candidates]) if query else self.tree
