"""The sector (条线) of a text: its issuing body's, or, of a government, a village or a person, its title's.

Sectors follow the systems (系统) that China's administration is organised by, a little finer than the subject classes
of the State Council's catalogue of open government information (政府信息公开目录主题分类). The words
that tell each stand in `sectors.txt`.
"""

from functools import lru_cache

from crawler.cleaners.describe.organisation import organisation
from crawler.cleaners.tables import rows
from crawler.cleaners.vocabulary.folded_title import folded_title
from crawler.cleaners.vocabulary.title_words import GENRES
from indexer import late_re as re

# The name and the pattern of each, the most telling first.
TOPICS = tuple((name, re.compile(words)) for name, words in rows("describe/sectors", 2))
_GOVERNMENTS = frozenset(("镇政府", "乡政府", "街道办事处", "县政府", "市政府", "省政府"))
_OF_GOVERNMENT = re.compile("(?:政府(?:换届)?|[镇乡]长)工作(?:报告|总结|会议)")
_GENERAL = re.compile(
    rf"(?:政府|镇|乡|街道(?:办(?:事处)?)?|年度?|年终|\d)的?(?:基本)?工作(?:情况)?的?(?:{GENRES}|$)|(?:政府|镇|乡|街道|办事处)(?:上半年|下半年|半年|年终|年度)总结"
)


def sector(
    title: str | None, organisation_type: str | None, page_title: str = "", *, firm: str | None = None
) -> str | None:
    """The sector of a document; None where neither its body nor its title tells. A government's own is 综合.

    `organisation_type` is the name of a body that is of no type: 香河县疾病预防控制中心; `firm` is that of a firm.
    The title of the page, and the body in it, speak for a document of which its own title tells none.
    """
    heading = folded_title(title)
    if topic := _topic(organisation_type) or _topic(heading) or _topic(firm):  # 植保站
        return topic
    if topic := _topic_of_page(page_title):
        return topic
    if organisation_type == "企业":
        return "企业"
    if _OF_GOVERNMENT.search(heading) or (organisation_type in _GOVERNMENTS and _GENERAL.search(heading)):
        return "综合"
    return None


@lru_cache(maxsize=1)  # each part of a compilation may ask for it
def _topic_of_page(page_title: str) -> str | None:
    body = organisation(page_title, "", "")
    return _topic(body.type if body else None) or _topic(folded_title(page_title))


def _topic(words: str | None) -> str | None:
    """The sector that words tell, of a title or a body's name, in folded form."""
    return next((name for name, pattern in TOPICS if pattern.search(words or "")), None)
