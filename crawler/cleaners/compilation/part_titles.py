"""The titles of parts: what the head of a part calls it, and the lines above its text that say it again."""

from crawler.cleaners.compilation.forms import GENRE
from crawler.cleaners.compilation.lines import Lines
from crawler.cleaners.compilation.part_heads import stem_of
from crawler.cleaners.record import Change
from crawler.cleaners.vocabulary.numerals import NUMBER
from indexer import late_re as re
from indexer.text import fold

_MAX_TITLES = 3  # titles above one another under a head
_NOTES_BEHIND = re.compile(rf"(?:\s*[（(]?\d{{3,5}}\s*字[)）]?|\s篇\s?{NUMBER})\s*$")
_AROUND = " *★☆◆◇※　:：|｜丨·—-"  # a title
_TITLE_END = re.compile(rf".{{4,50}}{GENRE}(?:范文)?")
_NOTE = re.compile(r"[(](?![一二三四五六七八九十\d]{1,3}[)])[^()]{1,40}[)]$")  # 述职报告(分管党务、信访等)
_STOP = re.compile("[,。:;]")
NUMBERED = re.compile(r"第?[一二三四五六七八九十\d（(]{1,4}[、.．)）]")  # a heading


def own_title(words: str) -> str:
    """A part's own title without its number or that of its characters, and without title marks around it, or half."""
    own = _NOTES_BEHIND.sub("", words).strip(_AROUND).rstrip("(（【[")
    bare = own.removeprefix("《").removesuffix("》")
    closed, opened = bare.find("》"), bare.find("《")
    is_around = closed < 0 or 0 <= opened < closed  # 《读《种树记》有感》, not 《种树记》与《采茶记》
    return bare if own.count("《") != own.count("》") or is_around else own


def titled(own: str, body: Lines, wanted: str, changes: list[Change]) -> tuple[str, Lines]:
    """A part's own title, and its text without the titles above it: that one, and the page's said again.

    `own` is what the head says, `wanted` the stem of the page's title.
    """
    for _ in range(_MAX_TITLES):
        first, folded = (body.lines[0], body.folded[0]) if body.lines else ("", "")
        repeats = wanted and stem_of(folded) == wanted
        if first != own and not repeats and not is_title(folded):
            break
        general = not own or stem_of(fold(own)) == wanted or folded.endswith(fold(own))
        if first != own and not general and not repeats:
            break
        changes.append(body.change("part title"))
        own = first if general else own
        body = body.cut(1)
    return own, body


def is_title(folded: str) -> bool:
    """Whether a folded line is a title: it ends on a word of the genre, and is neither heading nor sentence."""
    bare = _NOTE.sub("", folded.strip(_AROUND))
    return bool(_TITLE_END.fullmatch(bare)) and not NUMBERED.match(bare) and not _STOP.search(bare)
