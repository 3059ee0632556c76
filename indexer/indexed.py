"""A summary as every engine indexes it, so that no two of them can disagree on what they find."""

from dataclasses import dataclass
from typing import Any, Self

from indexer.place_names import KEYED, keys_of
from indexer.schema import GROUP_FIELDS, keyword, searchable_title
from indexer.summary import Summary
from indexer.text import pairs, searchable, words


@dataclass(frozen=True, slots=True)
class Indexed:
    """What is looked for, grouped by and compared."""

    text: str  # in searchable form
    title: str
    cluster: str | None  # of this text alone
    signature: Any  # by which copies are known
    groups: dict[str, str | int]  # the fields of GROUP_FIELDS that are known
    flags: tuple[str, ...]
    place_keys: dict[str, tuple[str, ...]]  # what may be typed for its place, by province_key …
    pairs: str  # tokens, for white-space analysis
    title_pairs: str
    words: str  # of title and text
    text_words: list[str]

    @classmethod
    def of(cls, summary: Summary) -> Self:
        """What is indexed of a summary."""
        from indexer.duplicates import cluster_of, signature  # numpy takes long to load, and only writers need it

        text, title = searchable(summary.text), searchable_title(summary)
        cluster = cluster_of(text)
        text_words = words(text)
        known = {name: value for name in GROUP_FIELDS if (value := getattr(summary, name)) is not None}
        groups = {name: value if name == "year" else keyword(value) for name, value in known.items()}
        return cls(
            text,
            title,
            cluster,
            signature(text, cluster),
            groups,
            tuple(map(keyword, summary.flags)),
            {f"{name}_key": keys_of(name, str(groups[name])) for name in KEYED if name in groups},
            pairs(text),
            pairs(title),
            " ".join(words(title) + text_words),
            text_words,
        )
