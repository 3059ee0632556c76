"""How many of a thing, in words."""


def amount(number: int, one: str, several: str = "") -> str:
    """How many of a thing; `several` is its plural where that is not one with an s.

    >>> amount(1, "page"), amount(1200, "page")
    ('1 page', '1,200 pages')
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def summaries(number: int) -> str:
    return amount(number, "summary", "summaries")
