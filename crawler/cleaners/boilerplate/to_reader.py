"""Lines and sentences in which a site speaks to its reader, in words that no rule knows."""

from crawler.cleaners.boilerplate.likeness import likeness
from crawler.cleaners.boilerplate.rules.authors_words import THINGS_DONE
from crawler.cleaners.boilerplate.rules.heads import PART_HEAD
from indexer import late_re as re

_LONGEST = 240  # characters of a line that is judged; longer ones are an author's, or speak in sentences
_ENOUGH = 1.5  # log-odds from which on one is a site's
_OFFICES_ADDRESS = re.compile(r"(?:https?://)?[a-z0-9.-]{1,60}\.(?:gov|edu)\.[!-~]{1,200}")
_SENTENCE_ENDS = re.compile(r"[。!?](?=[^”\")】])")  # inside the line


def speaks_to_reader(folded: str) -> bool:
    """Whether a folded line of one sentence is a site's by its wording."""
    if len(folded) > _LONGEST or _SENTENCE_ENDS.search(folded) or PART_HEAD.fullmatch(folded):
        return False
    if folded.count("《") != folded.count("》"):  # it breaks off inside a title: 原标题:《定了!
        return False
    return _reads_like_site(folded) and not _several_done(folded)


def introduces_models(folded: str, *, claimed: bool) -> bool:
    """Whether a folded paragraph above the head of a page's first text is the site's.

    Where the page's title claims several texts (`claimed`), any sentence without things done is.
    """
    of_site = (claimed and folded.endswith(("。", "!", "?"))) or any(
        map(_reads_like_site, _SENTENCE_ENDS.split(folded))
    )
    return of_site and not _several_done(folded)


def _reads_like_site(folded: str) -> bool:
    return likeness(_OFFICES_ADDRESS.sub("", folded)) >= _ENOUGH


def _several_done(folded: str) -> bool:
    """Whether things done are counted, but not as 一: a site speaks of 一份总结 and 一种写法."""
    return THINGS_DONE.search(folded.replace("一", "")) is not None
