"""Masks: names, years and figures that somebody hid (20xx, ××镇, __, **)."""

import re

from indexer.text import HAN, MASK

_RUN = rf"(?<!{re.escape(MASK)}){re.escape(MASK)}++"  # whole: retrying its pieces takes the square of its length
_HIDDEN = "[年月日省市县区镇乡村局校万亿元亩户余]|个(?![人别体性])|名(?![单字])|项(?!目)"  # folded: simplified
_MASKED = re.compile(
    rf"(?<=[0-9{HAN}]){_RUN}(?=[0-9{HAN}])|(?<=[0-9]){_RUN}(?=[])—-])|{_RUN}(?={_HIDDEN})"
    rf"|(?<=[{HAN}]){_RUN}(?<={re.escape(MASK)}{{2}})(?=[,。、])"
)


def is_redacted(folded: str) -> bool:
    """Whether something in a folded text is hidden by a mask; a bullet or a multiplication sign is none."""
    return MASK in folded and _MASKED.search(folded) is not None
