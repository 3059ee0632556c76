"""Tables that stand beside the code, in text files."""

from importlib.resources import files


def rows(table: str, columns: int, package: str = "indexer") -> list[list[str]]:
    """The lines of a table, each split at blanks into so many columns; a line that begins with # is for people."""
    text = files(package).joinpath(f"{table}.txt").read_text("utf-8")
    return [line.split(" ", columns - 1) for line in text.splitlines() if not line.startswith("#")]
