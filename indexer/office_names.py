"""The types of bodies, and what such are called: an office that was only renamed has one type for all its names.

The table `offices.txt` is the one home of both: cleaning tells by it of what type a body is that a text names, and a
question finds by it the type of an office by whichever of its names.
"""

from functools import cache

from indexer import late_re as re
from indexer.tables import rows

FIELD = "organisation_type"  # of a summary

# For each type how names of such end, as a regular expression over folded text. The first that fits counts.
ENDS_OF = dict(rows("offices", 2))
_WHOLE = {body_type: re.compile(f"(?:{ends})") for body_type, ends in ENDS_OF.items()}


@cache
def type_called(name: str) -> str:
    """The type of the bodies that are called so, in folded text; the name itself where no other type is.

    >>> type_called("生态环境局"), type_called("教委"), type_called("国税局"), type_called("水利局")
    ('环保局', '教育局', '国税局', '水利局')
    """
    if name in ENDS_OF:
        return name
    return next((body_type for body_type, whole in _WHOLE.items() if whole.fullmatch(name)), name)
