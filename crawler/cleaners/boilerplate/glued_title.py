"""The page's title inside a line of text: before its first sentence, or planted between two sentences."""

from collections.abc import Container

from crawler.cleaners.boilerplate.rules import title_forms as forms
from crawler.cleaners.boilerplate.spans import Span, in_order
from crawler.cleaners.boilerplate.title import MAX_TIMES, MIN_LONG, MIN_PART, Title, key_of

_MIN_PLANTED = 6  # letters of a title that an author does not happen to write in a sentence
_MAX_TITLES = 3  # titles at the beginning of a line, with a site's words between them
_PREVIEW = ("", "1、")  # what stands before a site's words at the beginning of a line: the number of a preview's piece
REPEATED_TITLE = "repeated title"  # the name under which it goes


def with_titles(folded: str, spans: list[Span], title: Title, *, anywhere: bool) -> list[Span]:
    """The spans of a folded line, and the title where it begins the line or is a sentence of its own.

    The title and words of the site may stand at the beginning in turns. `anywhere`: a label above the line says that
    whatever stands behind the title is the text.
    """
    begin = 0
    for time in range(_MAX_TITLES):
        before = begin
        for start, end, _ in spans:
            if start > begin + max(map(len, _PREVIEW)):
                break
            begin = end if begin <= start and folded[begin:start].strip() in _PREVIEW else begin
        if time and begin == before:
            break  # 一、 and the title behind the title are the text's first heading
        sites = range(len(folded)) if anywhere else {at - begin for start, end, _ in spans for at in range(start, end)}
        text = begin + behind_title(title, folded[begin:], sites)
        if text == begin:
            break
        spans = in_order([*spans, Span(begin, text, REPEATED_TITLE)])
        begin = text
    planted = _planted(title, folded)
    return in_order([*spans, Span(*planted, REPEATED_TITLE)]) if planted else spans


def behind_title(title: Title, folded: str, sites: Container[int] = ()) -> int:
    """Where the text of a line begins, if the title stands before it; 0 if it does not.

    `sites` are the places in the line at which other words of the site begin.
    """
    if folded[:1] in ("【", "[", "《"):
        end = title.end(folded, 1)
        if (end and folded[end : end + 1] in ("】", "]")) or folded[end : end + 2] in ("》 ", "》\u3000"):
            return end + 1 + folded[end + 1 : end + 2].isspace()
        return 0
    before = forms.BEFORE.match(folded)
    first = place = before.end() if before else 0
    if dated := forms.YEAR_BEFORE.match(folded, place):  # a year that the page's title lacks
        place = dated.end() if title.end(folded, dated.end()) else place
    end = _behind_all(title, folded, place)
    if not end:
        return _behind_variant(title, folded, first, sites)
    if (behind := forms.BEHIND.match(folded, end)) and behind.end() in sites:
        return behind.end()
    if end in sites:
        return end
    if variant := _behind_variant(title, folded, end, sites):
        return variant
    return _text_from(title, folded, end)


def behind_heading(above: str, folded: str) -> int:
    """Where the text of a line begins behind the title above it, with which it begins again; 0 if it does not."""
    again = len(above) >= MIN_LONG and folded.startswith(above) and forms.OWN_LAST.search(above)
    opens = again and (_opens(folded, len(above), own=True) or forms.SENTENCE_OPENING.fullmatch(folded, len(above)))
    return len(above) if opens else 0


def without_title(title: Title, folded: str) -> str:
    """What stands behind the title, once or several times, at the beginning of a line."""
    for _ in range(MAX_TIMES):
        found = max((key for key in title.keys if folded.startswith(key)), key=len, default="")
        if len(found) < MIN_PART:
            break
        folded = folded[len(found) :].lstrip()
    return folded


def _planted(title: Title, folded: str) -> tuple[int, int] | None:
    """Where the title stands as a sentence of its own between two of the author's; None where it does not."""
    if len(title.key) < _MIN_PLANTED or not forms.GENRE_LAST.search(title.key):
        return None
    for letters in (title.letters, title.letters.replace("的", "")):
        place = folded.find(letters + "。") if letters else -1
        if place > 0 and folded[place - 1] == ",":  # the stop is that of his sentence
            return place - 1, place + len(letters)
        if place > 0 and folded[place - 1] in "。;!?":
            return place, place + len(letters) + 1
        place = folded.find("如下" + letters + ":") if letters else -1
        if place >= 0:
            return place + 2, place + 2 + len(letters)
    return None


def _behind_all(title: Title, folded: str, place: int) -> int:
    """Where the last of several titles side by side ends, the first of which begins at `place`; 0 if none does."""
    end = 0
    for _ in range(MAX_TIMES):
        place = title.end(folded, place)
        if not place:
            break
        end = place
        place += folded[place : place + 1].isspace()
    return end


def _behind_variant(title: Title, folded: str, place: int, sites: Container[int]) -> int:
    """Where the text begins behind a title that is like the page's; 0 where none stands at `place`."""
    end, is_same = 0, False  # but for what sites add
    for _ in range(MAX_TIMES):
        found = forms.VARIANT.match(folded, end or place)
        if not found or not (title.is_variant(key := key_of(found[1])) or title.is_shortened(key)):
            break
        end, is_same = found.end(), key in title.keys or (title.is_long and key.endswith(title.key))
    return end if end and (end in sites or _opens(folded, end, own=is_same)) else 0


def _opens(folded: str, place: int, *, own: bool) -> bool:
    """Whether a text begins there; behind its `own` title a long sentence is enough."""
    return bool(forms.OPENING.match(folded, place) or (own and forms.LONG_OPENING.match(folded, place)))


def _text_from(title: Title, folded: str, end: int) -> int:
    """Where the text begins behind the title that ends at `end`; 0 where what follows is no beginning."""
    if behind := forms.BEHIND.match(folded, end):
        end = behind.end()
    if forms.OPENING.match(folded, end):
        return end
    whole = title.claims or forms.GENRE_LAST.search(title.key)  # and so no part of a body's name
    of_body = forms.BODY_GOES_ON.match(folded, end) and not whole
    return end if title.is_long and not of_body and forms.LONG_OPENING.match(folded, end) else 0
