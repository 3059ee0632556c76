"""Signs of per cent that a site's program took out: 比上年增长14.5。 for 14.5%; 免疫率达100， for 100%."""

from crawler.cleaners.matches import matches_often
from indexer import late_re as re

_FIGURE = r"[0-9]{1,3}(?:[.．﹒][0-9]{1,2})?(?=[，,。；;])"
_RATE = re.compile(
    rf"率(?:均?[为達达]到?)?{_FIGURE}"
    rf"|(?:同比|比(?:上|去)年)[^0-9，,。；;\n]{{0,6}}(?:增[长長加]|下降|提高|上升|[减減]少)了?{_FIGURE}"
)
_LEAST = 2  # one may be a slip of the author's
_SIGNS = ("%", "％", "‰", "百分", "个点", "個點")


def are_percents_lost(text: str) -> bool:
    """Whether a text gives rates and growth without any sign of what they are in."""
    if any(map(text.__contains__, _SIGNS)):
        return False
    return matches_often(_RATE, text, _LEAST)
