"""The sector (条线) of a text: its issuing body's, or, of a government, a village or a person, its title's.

Where neither tells one, the opening does if most of its words of sectors are of one.

Sectors follow the systems (系统) that China's administration is organised by, a little finer than the subject classes
of the State Council's catalogue of open government information (政府信息公开目录主题分类). The words
that tell each stand in `sectors.txt`.
"""

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import pairwise

from crawler.cleaners.describe.organisation import Organisation, organisation
from crawler.cleaners.describe.organisation.bodies import COMMITTEES
from crawler.cleaners.tables import rows
from crawler.cleaners.vocabulary.folded_title import folded_title
from crawler.cleaners.vocabulary.title_words import GENRES
from indexer import late_re as re

# The name and the pattern of each, the most telling first.
_ROWS = rows("describe/sectors", 2)
TOPICS = tuple((name, re.compile(words)) for name, words in _ROWS)
# The pairs of characters in each pattern: one of which an opening has none is not tried, for that costs far more.
_PAIRS = tuple(frozenset(re.findall("(?=([\u4e00-\u9fff]{2}))", words)) for _, words in _ROWS)
_GOVERNMENTS = frozenset(("镇政府", "乡政府", "街道办事处", "县政府", "市政府", "省政府", "人大", "政协"))
# They do a bit of everything, so what a report of theirs opens with is one chapter of it.
_OF_ALL = _GOVERNMENTS | {"村", "社区", "政府办公室", "党委", *COMMITTEES}
# 2016年,全县环保工作在县委、县政府的领导下…, as reports on one line of work begin.
_LED_WORK = re.compile("[^。\n]{0,20}?[全我][省市州县区旗镇乡](?P<topic>[\u4e00-\u9fff、]{2,12})工作在")
_OPENING = 300  # characters
_SAID, _DIFFERENT, _SHARE = 4, 2, 2 / 3  # words of one sector, different ones, and of the words of all sectors
_GENERAL = re.compile(
    rf"(?:政府|镇|乡|街道(?:办(?:事处)?)?|人大|委员会|常委会?|主席团|政协|年度?|年终|\d)的?(?:基本|年度|全年)?工作(?:情况)?的?(?:{GENRES}|$)|"
    r"(?:政府|镇|乡|街道|办事处)(?:上半年|下半年|半年|年终|年度)总结"
)


def sector(
    title: str | None, body: Organisation | None, page_title: str = "", folded: str = ""
) -> tuple[str, str] | None:
    """The sector of a document and the words that told it; None where neither its body, its title nor its text tells.

    A body of no type is told by its name: 香河县疾病预防控制中心. A firm's name speaks after the title, and a
    government's own sector is 综合. The page's title, and the body in it, speak where the document's own tells none,
    and last the words with which the `folded` text opens.
    """
    heading, is_firm = folded_title(title), body is not None and body.type == "企业"
    of_body = _of_body(body)
    own = (_of_topic(heading) or of_body) if is_firm else (of_body or _of_topic(heading))  # 植保站 is of 农业
    if found := own or _of_page(page_title):
        return found
    if body and is_firm:
        return "企业", body.evidence
    is_government = body is not None and body.type in _GOVERNMENTS
    general = _GENERAL.search(heading) if is_government else None
    if general:
        return "综合", general[0]
    opening = folded[:_OPENING]
    if (led := _LED_WORK.match(opening)) and (topic := _of_topic(led["topic"])):
        return topic
    return None if body and body.type in _OF_ALL else _of_words(opening)


@lru_cache(maxsize=1)  # each part of a compilation may ask for it
def _of_page(page_title: str) -> tuple[str, str] | None:
    return _of_body(organisation(page_title, "", "")) or _of_topic(folded_title(page_title))


def _of_words(opening: str) -> tuple[str, str] | None:
    """The sector of which most words of an opening are, and which of them it says most often."""
    pairs = set(map("".join, pairwise(opening)))
    said: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (name, pattern), known in zip(TOPICS, _PAIRS, strict=True):
        if not known.isdisjoint(pairs):
            said[name].update(pattern.findall(opening))
    if not said:
        return None
    name, words = max(said.items(), key=lambda told: told[1].total())
    total = sum(counted.total() for counted in said.values())
    if words.total() < _SAID or len(words) < _DIFFERENT or words.total() < _SHARE * total:
        return None
    return name, words.most_common(1)[0][0]


def _of_body(body: Organisation | None) -> tuple[str, str] | None:
    """The sector of a body by what it is, a firm's by its name or by what it calls itself, with its evidence."""
    if body is None:
        return None
    found = _of_topic(body.name or body.evidence) if body.type == "企业" else _of_topic(body.type or body.name or "")
    return (found[0], body.evidence) if found else None


@lru_cache(maxsize=256)  # most bodies are of few types
def _of_topic(words: str) -> tuple[str, str] | None:
    """The sector that words tell, of a title or a body's name, in folded form, and which of them."""
    return next(((name, match[0]) for name, pattern in TOPICS if (match := pattern.search(words))), None)
