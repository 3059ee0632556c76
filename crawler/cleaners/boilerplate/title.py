"""The page's title as it is compared with a text's lines: by its letters, without what sites add to it."""

from functools import lru_cache

from crawler.cleaners.boilerplate.rules import title_forms as forms
from crawler.cleaners.vocabulary.title_words import without_claim

MIN_PART = 4  # letters of a part of the title that counts as the title
MIN_LONG = 8  # letters of a title that is long
MAX_LINE = 200  # characters of a line that may be the title, even several times
MAX_TIMES = 3  # so often in a row the title stands before the text
_ALIKE = 0.75  # of all letters of two titles those that both have where one is the other's variant
_OTHERWISE = 0.8  # the same where a line of its own is the title in other words
_DIGITS = frozenset("0123456789")
_LINKING = frozenset("和及与暨的")  # what one writing of a title has for another


@lru_cache(maxsize=200)
def key_of(folded: str) -> str:
    """The letters of a folded title or line, without what hides a name and what sites add to a title."""
    letters = forms.LENGTH.sub(
        "", forms.HIDDEN.sub("", forms.NOT_WORD.sub("", without_claim(forms.COPY.sub("", folded))))
    )
    return forms.PUFFED.sub("", forms.OFFERED.sub("", forms.PAGE.sub("", letters)))


class Title:
    """A page's title, folded, with the other forms in which its lines may have it."""

    def __init__(self, title: str):
        title = forms.QUOTED.sub(r"\1", forms.COPY.sub("", title.strip()))
        key = key_of(title)
        self.key = key
        self.undated = forms.YEAR.sub("", key, count=1)
        # The title as it is written, without white space; empty where it is too short or too long to be told.
        self.letters = "".join(title.split()) if MIN_PART <= len(key) <= MAX_LINE else ""
        parts = {key, self.undated, *map(key_of, (*title.split(), forms.BRACKETED.sub("", title)))}
        bare = {forms.CLAIM.sub("", part) for part in parts}
        self.claims = not bare <= parts or without_claim(title) != title  # that the page has several texts
        parts |= {forms.PRAISED.sub(r"\1", part) for part in bare} if self.claims else set()
        long_parts = {*map(key_of, forms.DASH.split(title)), forms.SPOKEN_LAST.sub("", forms.GENRE_LAST.sub("", key))}
        # Any of these counts as the title.
        self.keys = {key} - {""}
        self.keys |= {part for part in parts if len(part) >= MIN_PART}
        self.keys |= {part for part in long_parts if len(part) >= MIN_LONG}

    @property
    def is_long(self) -> bool:
        return len(self.key) >= MIN_LONG

    def is_title(self, key: str) -> bool:
        """Whether a key is the title's, or that with a year that the title lacks."""
        return key == self.key or self.is_dated(key)

    def is_dated(self, key: str) -> bool:
        """Whether a key is the title's with a year that the title lacks."""
        return len(key) > len(self.key) >= MIN_PART and forms.YEAR.sub("", key, count=1) == self.key == self.undated

    def is_undated(self, key: str) -> bool:
        """Whether a key has lost a year, or all but its 年."""
        return key[:1] == "年" or (self.key != self.undated and forms.YEAR.search(key) is None)

    def is_variant(self, key: str) -> bool:
        """Whether a key has most of a long title's letters, and few others."""
        return self.is_long and _shared(set(self.key) - _DIGITS, set(key) - _DIGITS) >= _ALIKE

    def is_shortened(self, key: str) -> bool:
        """Whether a key, itself long, has no letters but a longer title's."""
        return len(self.key) > len(key) >= MIN_LONG and set(key) - _DIGITS - _LINKING <= set(self.key) - _DIGITS

    def is_otherwise(self, key: str) -> bool:
        """Whether a key is a long title in other words: a year more or less, a synonym, a letter lost."""
        bare = forms.YEAR.sub("", key, count=1)
        size = len(self.undated)
        as_long = size >= MIN_LONG and abs(len(bare) - size) <= (1 - _OTHERWISE) * size
        return as_long and _shared(set(self.undated), set(bare)) >= _OTHERWISE

    def end(self, folded: str, place: int) -> int:
        """Where the title that begins at `place` ends, whatever its white space; 0 where it does not begin there."""
        for letter in self.letters:
            place += folded[place : place + 1].isspace()
            if folded[place : place + 1] != letter:
                return 0
            place += 1
        return place if self.letters else 0


def _shared(letters: set[str], other: set[str]) -> float:
    """The share of all letters of two titles that both have."""
    return len(letters & other) / max(1, len(letters | other))
