"""The tables of the cleaners."""

from indexer import tables


def rows(table: str, columns: int) -> list[list[str]]:
    """The lines of a table of the cleaners (region/places/words), as `indexer.tables.rows` gives them."""
    return tables.rows(table, columns, "crawler.cleaners")
