"""The body that issued a text, by what the other modules find."""

from crawler.cleaners.describe.organisation.acting import acting
from crawler.cleaners.describe.organisation.bodies import CONSULTATIVE, NAMED, is_deictic, is_known
from crawler.cleaners.describe.organisation.in_title import titled, typed
from crawler.cleaners.describe.organisation.naming import Organisation, named
from crawler.cleaners.describe.organisation.own_words import READ, calls_itself, member_of
from crawler.cleaners.describe.organisation.signature import signed, spoken
from crawler.cleaners.folded_title import folded_title
from crawler.cleaners.passage import Passage
from indexer import late_re as re

_CONSULTATIVE = re.compile(rf"(?=[中政])(?:^|(?<=代表)|(?<=[受年,\n])){CONSULTATIVE}")


def organisation(title: str | None, text: str, plain: str, issuer: str | None = None) -> Organisation | None:
    """The body that issued a text, by its title, a line of its own at either end, or how the text calls itself.

    `plain` is the folded `text`; `issuer` is whom the page names beside it, which gives the name if the text gives none
    and is of no other type. None where nothing tells.
    """
    found = _by_text(title, Passage(text, plain))
    beside = _by_name(issuer) if issuer else None
    if beside and (found is None or (found.name is None and found.type == beside.type)):
        return beside
    return found


def _by_name(issuer: str) -> Organisation | None:
    name = folded_title(issuer)
    whole = re.fullmatch(NAMED, name) and not is_deictic(name)
    return named(name, issuer) if whole else None


def _by_text(title: str | None, whole: Passage) -> Organisation | None:
    heading = Passage.of((title or "").strip(), folded_title(title))
    lines = [*map(Passage, whole.text.split("\n"), whole.plain.rstrip().split("\n"))]
    if signature := signed(lines) or spoken(lines):
        return named(*signature)
    if its_name := titled(heading, lines, whole) or _consultative(heading, whole) or member_of(whole):
        return its_name
    actor = acting(heading.plain, whole)
    if actor and actor.name:
        return actor
    return typed(heading, lines, whole) or actor or calls_itself(heading, whole)


def _consultative(heading: Passage, whole: Passage) -> Organisation | None:
    """The consultative conference that reports."""
    for passage in (heading, whole.cut(0, READ)):
        found = _CONSULTATIVE.search(passage.plain)
        if found and is_known(found["place"]):
            return Organisation(f"政协{found['place']}委员会", "政协", passage.quote(*found.span()))
    return None
