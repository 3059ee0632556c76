"""The page's title found again in its lines: alone, glued to the first sentence, and spoken of to the reader."""

from collections.abc import Container, Iterable
from functools import lru_cache

from crawler.cleaners.boilerplate.repeated import MIN_PART, PART_HEAD
from crawler.cleaners.boilerplate.rules import title_forms as forms
from crawler.cleaners.title_words import without_claim
from indexer import late_re as re
from indexer.text import fold

_MAX_LINE = 200  # characters of a line that may be the title, even several times
_MAX_TIMES = 3  # so often in a row the title stands before the text
_MIN_LONG = 8  # letters of a title that is long
_MIN_NAMED = 6  # letters of a title that an author does not happen to write in a sentence
_MAX_SAID = 160  # letters that a site says beside a title
_BRIEF = 25  # of so many one word to the reader is enough
_BETWEEN = 80  # characters between two mentions of a long title that are no author's sentence
_MAX_LABEL = 12  # characters before a colon and the title
_COLUMN = range(4, 11)  # letters of a column's name
_OTHERWISE = 0.8  # of all letters of two titles, without their years, those that both have where a line is the title
_MAX_SHORT = 40  # characters of a line that is no sentence
_ALIKE = 0.75  # of all letters of two titles those that both have where one is the other's variant
_DIGITS = frozenset("0123456789")
_PART_LABEL = re.compile(r"[【\[(]\s?(?:第|篇)?[一二三四五六七八九十\d]{1,3}篇?\s?[】\])]")
_LINKING = frozenset("和及与暨的")  # what one writing of a title has for another


@lru_cache(maxsize=200)
def _key(folded: str) -> str:
    letters = forms.HIDDEN.sub("", forms.NOT_WORD.sub("", without_claim(folded)))
    return forms.OFFERED.sub("", forms.PAGE.sub("", letters))


class RepeatedTitle:
    """The page's title, folded, to be found again in its lines: whole, in parts, twice in a row, over two lines."""

    def __init__(self, title: str):
        title = forms.FILE_NAME.sub("", title.strip())
        self._key = _key(title)
        parts = {_key(part) for part in (*title.split(), forms.BRACKETED.sub("", title))}
        self._keys = {self._key, *(part for part in parts if len(part) >= MIN_PART)} - {""}
        self._keys |= {part for part in map(_key, forms.DASH.split(title)) if len(part) >= _MIN_LONG}
        self._keys |= {
            key for key in [forms.SPOKEN_LAST.sub("", forms.GENRE_LAST.sub("", self._key))] if len(key) >= _MIN_LONG
        }
        self._undated = forms.YEAR.sub("", self._key, count=1)
        if len(self._undated) >= MIN_PART:
            self._keys.add(self._undated)
        if len(bare := forms.CLAIM.sub("", self._key)) >= MIN_PART:
            self._keys.add(bare)
        self._claims = bare != self._key or without_claim(title) != title
        self._letters = "".join(title.split()) if MIN_PART <= len(self._key) <= _MAX_LINE else ""

    def lines(self, folded: list[str], place: int) -> int:
        """How many lines from `place` on are the title: 0, 1, or 2 where it is split over two."""
        line = folded[place]
        if not self._keys or len(line) > _MAX_LINE:
            return 0
        if line.endswith("。"):
            sentence = len(line) <= 2 * len(self._key) and forms.PAGE_ALONE.sub("", _key(line)) == self._key
            return int(sentence or self._is_twice(folded, place))
        before = forms.BEFORE.match(line)
        line = line[before.end() :] if before and not line.startswith(("1", "一")) else line
        key = _key(line)
        following = folded[place + 1] if place + 1 < len(folded) else ""
        behind = _key(following) if len(following) < _MAX_LINE else ""
        if self._is_whole(line, key):
            return 1
        if self._runs_over(key, behind):
            return 2
        return int(self._is_column(line, key, behind) or self._is_otherwise(line, key) or self._is_labelled(line))

    @staticmethod
    def _is_twice(folded: list[str], place: int) -> bool:
        """Whether a line is the one below it with a full stop, as no author heads his text."""
        return len(folded[place]) <= _MAX_SHORT and folded[place + 1 : place + 2] == [folded[place][:-1]]

    def _is_whole(self, line: str, key: str) -> bool:
        """Whether a line is the title or a part of it, several times, with a year more, or with a suffix."""
        if key in self._keys or forms.COUNT.sub("", key) in self._keys:
            return True
        if (end := self._end(line, 0)) and forms.SUFFIX.fullmatch(line, end):
            return True
        size = len(self._key)
        if size < MIN_PART or not key:
            return False
        return (len(key) % size == 0 and key == self._key * (len(key) // size)) or self._is_dated(key)

    def _runs_over(self, key: str, behind: str) -> bool:
        """Whether the title begins in one line and ends in the next."""
        return len(self._key) >= MIN_PART and bool(key) and self._key.startswith(key) and key + behind == self._key

    def _is_column(self, line: str, key: str, behind: str) -> bool:
        """Whether a line is a column's name, of letters of the title, above the title itself."""
        return (
            len(self._key) >= MIN_PART
            and len(key) in _COLUMN
            and not forms.WITH_TITLE.fullmatch(line)
            and set(key) <= set(self._key)
            and self._is_title(behind)
        )

    def _is_labelled(self, line: str) -> bool:
        """Whether a line is a long title behind some site's name or label."""
        label, colon, title = line.partition(":")
        named = bool(colon and label) and len(label) <= _MAX_LABEL and not forms.AUTHORS_LABEL.search(label)
        return named and len(self._key) >= _MIN_LONG and self._is_title(_key(title)) and not PART_HEAD.fullmatch(line)

    def _is_otherwise(self, line: str, key: str) -> bool:
        """Whether a line of its own is a long title in other words: a year more or less, a synonym, a letter lost.

        On a page that claims several texts such a line is the title of one of them.
        """
        if self._claims or len(self._undated) < _MIN_LONG or not forms.GENRE_LAST.search(key):
            return False
        if forms.ITEM.match(line) or PART_HEAD.fullmatch(line):
            return False
        bare = forms.YEAR.sub("", key, count=1)
        letters, other = set(self._undated), set(bare)
        as_long = abs(len(bare) - len(self._undated)) <= (1 - _OTHERWISE) * len(self._undated)
        return as_long and len(letters & other) >= _OTHERWISE * len(letters | other)

    def holds(self, words: str) -> bool:
        """Whether the title has these letters side by side."""
        return words in self._key

    def own(self, lines: Iterable[str]) -> str:
        """The document's own title, where one of the lines that were taken for the title differs from the page's.

        It has a year that the page's lacks, or other words; "" where there is none. One that has lost its year is none.
        """
        for line in lines:
            folded = fold(line)
            if len(line) <= _MAX_LINE and self._is_dated(_key(folded)):
                return line
            label = _PART_LABEL.match(folded)
            found = forms.VARIANT.match(folded, label.end() if label else 0)
            if found and self._is_variant(key := _key(found[1])) and key not in self._keys and key[0] != "年":
                return line[slice(*found.span(1))]
        return ""

    def ends_on(self, folded: str) -> bool:
        """Whether a line is the end of the title with its genre: 工作总结 of 某镇防汛工作总结."""
        key = _key(folded) if len(folded) <= _MAX_SHORT else ""
        named = MIN_PART <= len(key) < len(self._key) and self._key.endswith(key)
        return named and forms.GENRE_LAST.search(key) is not None

    def _is_title(self, key: str) -> bool:
        return key == self._key or self._is_dated(key)

    def _is_variant(self, key: str) -> bool:
        """Whether a key has most of a long title's letters, and few others."""
        letters, other = set(self._key) - _DIGITS, set(key) - _DIGITS
        return len(self._key) >= _MIN_LONG and len(letters & other) >= _ALIKE * len(letters | other)

    def _is_shortened(self, key: str) -> bool:
        """Whether a key, itself long, has no letters but a longer title's."""
        letters, other = set(self._key) - _DIGITS, set(key) - _DIGITS - _LINKING
        return len(self._key) > len(key) >= _MIN_LONG and other <= letters

    def _is_dated(self, key: str) -> bool:
        """Whether a key is the title's with a year that the title lacks."""
        return len(key) > len(self._key) >= MIN_PART and forms.YEAR.sub("", key, count=1) == self._key == self._undated

    def prefix(self, folded: str, planted: Container[int] = ()) -> int:
        """Behind which character of a line its text begins, where the title stands before it; 0 where it does not.

        `planted` are the places at which a site's words begin that are none of the title's.
        """
        if folded[:1] in ("【", "[", "《"):
            end = self._end(folded, 1)
            if (end and folded[end : end + 1] in ("】", "]")) or folded[end : end + 2] in ("》 ", "》\u3000"):
                return end + 1 + folded[end + 1 : end + 2].isspace()
            return 0
        before = forms.BEFORE.match(folded)
        first = place = before.end() if before else 0
        if dated := forms.YEAR_BEFORE.match(folded, place):  # a year that the page's title lacks
            place = dated.end() if self._end(folded, dated.end()) else place
        end = 0
        for _ in range(_MAX_TIMES):
            place = self._end(folded, place)
            if not place:
                break
            end = place
            place += folded[place : place + 1].isspace()
        if not end:
            return self._variant(folded, first, planted)
        if (behind := forms.BEHIND.match(folded, end)) and behind.end() in planted:
            return behind.end()
        if end in planted:
            return end
        if variant := self._variant(folded, end, planted):
            return variant
        return next(filter(None, (self._begins(folded, place) for place in (self._again(folded, end), end))), 0)

    def behind(self, folded: str) -> str:
        """What stands behind the title, once or several times, at the beginning of a line."""
        for _ in range(_MAX_TIMES):
            title = max((key for key in self._keys if folded.startswith(key)), key=len, default="")
            if len(title) < MIN_PART:
                break
            folded = folded[len(title) :].lstrip()
        return folded

    def _variant(self, folded: str, place: int, planted: Container[int]) -> int:
        """Where the text begins behind a title that is like the page's; 0 where none stands at `place`."""
        end = 0
        for _ in range(_MAX_TIMES):
            found = forms.VARIANT.match(folded, end or place)
            if not found or not (self._is_variant(key := _key(found[1])) or self._is_shortened(key)):
                break
            end = found.end()
        return end if end and (end in planted or forms.OPENING.match(folded, end)) else 0

    def planted(self, folded: str) -> tuple[int, int] | None:
        """Where the title stands as a sentence of its own between two of the author's; None where it does not."""
        if len(self._key) < _MIN_NAMED or not forms.GENRE_LAST.search(self._key):
            return None
        for letters in (self._letters, self._letters.replace("的", "")):
            place = folded.find(letters + "。") if letters else -1
            if place > 0 and folded[place - 1] == ",":  # the stop is that of his sentence
                return place - 1, place + len(letters)
            if place > 0 and folded[place - 1] in "。;!?":
                return place, place + len(letters) + 1
        return None

    def _begins(self, folded: str, end: int) -> int:
        """Where the text begins behind the title that ends at `end`; 0 where what follows is no beginning."""
        if behind := forms.BEHIND.match(folded, end):
            end = behind.end()
        goes_on = not forms.GENRE_LAST.search(self._key) and forms.BODY_GOES_ON.match(folded, end)
        begins = forms.OPENING.match(folded, end) or (
            len(self._key) >= _MIN_LONG and not goes_on and forms.LONG_OPENING.match(folded, end)
        )
        return end if begins else 0

    def _again(self, folded: str, end: int) -> int:
        """Where the last of several titles ends, the first of which ends at `end`, in one run of a site's words."""
        for _ in range(_MAX_TIMES if len(self._key) >= _MIN_LONG else 0):
            place = folded.find(self._letters, end, end + _BETWEEN + len(self._letters))
            if place < 0 or forms.SENTENCE_END.search(folded, end, place):
                break
            end = place + len(self._letters)
        return end

    def spoken_of(self, folded: str) -> bool:
        """Whether a line names the title and says no more than a site does of it to its reader."""
        if self._key[:2] not in folded or len(self._key) < _MIN_NAMED or len(folded) > _MAX_LINE + _MAX_SAID:
            return False
        if not forms.TO_READER.search(folded) or forms.NUMBERED.fullmatch(folded) or "一、" in folded:
            return False  # the last is the text's first heading
        if folded[:1] in "【[":
            folded = folded[self.prefix(folded) :]  # what stands behind the title is a text
        before, title, behind = _key(folded).partition(self._key)
        said = before + behind.replace(self._key, "")
        if not title or len(said) > _MAX_SAID or forms.OFFICIAL.search(said) or not forms.OFFERS.search(said):
            return False
        return len(set(forms.TO_READER.findall(said))) >= (2 if len(said) > _BRIEF else 1)

    def _end(self, folded: str, place: int) -> int:
        """Where the title that begins at `place` ends, whatever its white space; 0 where it does not begin there."""
        for letter in self._letters:
            place += folded[place : place + 1].isspace()
            if folded[place : place + 1] != letter:
                return 0
            place += 1
        return place if self._letters else 0
