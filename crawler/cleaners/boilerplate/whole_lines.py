"""What takes a whole line: a rule, or that it is the title again, or what its words or its place tell."""

from crawler.cleaners.boilerplate.glued_title import REPEATED_TITLE
from crawler.cleaners.boilerplate.inside import TO_READER, end_sentences, says_something
from crawler.cleaners.boilerplate.leads import QUOTED, is_cut_lead, is_gathered, is_quoted, is_teaser, without_label
from crawler.cleaners.boilerplate.reading import Line, Reading
from crawler.cleaners.boilerplate.repeated_title import ends_on, speaks_of
from crawler.cleaners.boilerplate.repetition import line_key
from crawler.cleaners.boilerplate.rules.authors_words import AUTHOR
from crawler.cleaners.boilerplate.rules.heads import FIRST_HEAD
from crawler.cleaners.boilerplate.spans import without
from crawler.cleaners.boilerplate.title import key_of
from crawler.cleaners.boilerplate.to_reader import introduces_models, speaks_to_reader
from crawler.cleaners.vocabulary.body_words import SIGNED
from indexer import late_re as re

REPEATED_LEAD, INTRODUCED, AROUND_TITLE = "repeated lead", "title introduced", "around the title"
_CUT_LEAD = "lead cut off"
_TOP = 24  # lines from the top among which the title may stand again behind a site's data
_SLOGAN, _SLOGANS_MARK = 40, re.compile(r"\s?[-—·,|!][^。;]*")  # characters of a site's slogan; it stands behind these
_LETTER = 3  # lines of a letter at least


def taken_by(line: Line, reading: Reading) -> str:
    """The name of what takes a whole line; "" where nothing does."""
    by_name = line.rule or _of_title(line, reading) or _of_words(line, reading)
    return by_name or _of_lead(line, reading) or _of_site(line, reading)


def _of_title(line: Line, reading: Reading) -> str:
    """What takes a line that is the title again, or stands around it as a site's lines do."""
    title, place = reading.folded_title, line.place
    again = place < _TOP and line.folded[-2:] == title[-2:] and reading.title.is_title(key_of(line.folded))
    bracketed = line.edge and line.folded[:1] + line.folded[-1:] == "【】"
    near = line.head or line.folded.endswith("页") or bracketed or again
    if near and reading.lines_of_title(place) and not _is_enclosed(place, reading):
        return REPEATED_TITLE
    if reading.is_only_heads_so_far() and ends_on(reading.title, line.folded):
        return REPEATED_TITLE
    return AROUND_TITLE if place in reading.above_title and not reading.kept else ""


def _of_words(line: Line, reading: Reading) -> str:
    """What takes a line near either end by its words: it speaks of the title, or to the reader."""
    if not line.edge:
        return ""
    said = without(line.folded, line.inside)
    above = reading.is_above_middle(line.place)
    if speaks_of(reading.title, said) and (above or not says_something(said[: end_sentences(said)[-1][0]])):
        return "" if AUTHOR.search(line.folded) else INTRODUCED
    of_site = reading.site.sub("本站", said) if reading.site else said  # the words know no site's name
    # What is no sentence is judged by its place too, in the margins.
    judged = of_site != said or said.endswith(("。", "!", "?"))
    of_reader = judged and speaks_to_reader(of_site)
    of_author = of_reader and (AUTHOR.search(line.folded) or reading.voice.speaks(line.place, {TO_READER}))
    return TO_READER if of_reader and not of_author else ""


def _of_lead(line: Line, reading: Reading) -> str:
    """What takes a line at the top that says the text below it in advance, or leads to the first of several."""
    following = reading.text_below(line.place) if line.head else []
    quoted = line.head and is_quoted(line.folded, reading.folded[line.place + 1 :][:QUOTED])
    if quoted or (line.head and is_teaser(line.folded, following)) or _is_abstract(line, reading):
        return REPEATED_LEAD
    if not reading.kept and is_cut_lead(line.folded, following) and _is_beside_site(line.place, reading):
        return _CUT_LEAD
    above_head = following and FIRST_HEAD.fullmatch(following[0]) and reading.is_only_heads_so_far()
    of_author = not above_head or AUTHOR.search(line.folded)
    return TO_READER if not of_author and introduces_models(line.folded, claimed=reading.title.claims) else ""


def _of_site(line: Line, reading: Reading) -> str:
    """What takes a line that many pages of the site have, or that begins with the site's name as with a heading."""
    shared = reading.rules.repeated
    named = reading.site.match(line.folded) if reading.site and line.edge and len(line.folded) <= _SLOGAN else None
    if named and _SLOGANS_MARK.match(line.folded, named.end()):
        return "site name"
    return "repeated across the site" if shared and line_key(line.folded, reading.folded_title) in shared else ""


def _is_enclosed(place: int, reading: Reading) -> bool:
    """Whether a line begins the document that a letter above it encloses: behind the day of its signature."""
    letter = len(reading.kept) >= _LETTER and place - 1 in reading.kept
    return letter and SIGNED.fullmatch(reading.left[place - 1]) is not None


def _is_abstract(line: Line, reading: Reading) -> bool:
    """Whether a line at the top is put together from sentences of the text below it.

    It is the first that is kept, or a label calls it an abstract.
    """
    if line.place >= _TOP:
        return False
    above = reading.left[line.place - 1] if line.place else ""
    labelled = without_label(line.folded) != line.folded or (above != "" and without_label(above) == "")
    return (labelled or not reading.kept) and is_gathered(line.folded, reading.folded[line.place + 1 :])


def _is_beside_site(place: int, reading: Reading) -> bool:
    """Whether a line, the first that is kept, has the site's lines or the title for neighbours.

    Of several leads that are cut off only the first is the site's.
    """
    if reading.changes:
        return _CUT_LEAD not in [one.rule for one in reading.changes]
    return place + 1 < reading.last and bool(reading.lines_of_title(place + 1))
