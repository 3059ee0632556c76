"""Texts on a journey, a visit, a secondment or a course: the places that they name were only seen.

Their own place is that of those who went, by the title or the head of the text.
"""

from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.reading.mentions import OPENING, Mention
from indexer import late_re as re
from indexer.text import fold

_AWAY = re.compile(
    "挂职(?![\u4e00-\u9fff]{0,6}管理)|支教|顶岗|援[疆藏]|考察|参观|跟岗|观摩|实习|^赴|^走进[\u4e00-\u9fff]{2,6}[县旗][\u4e00-\u9fff]{1,4}[镇乡]|"
    "外出学习|学习.{0,6}(?:经验|先进)|读《|[观读](?:后感|[^,。]{0,6}《[^》\n]{1,30}》)|"
    "(?:听课|进修|之行)(?:学习)?的?(?:总结|小结|汇报|体会|心得|有?感|收获|随[想笔])|"
    "(?:研修|国培|进修)[^,。]{0,10}(?:心得|体会|日记|感悟|随笔)|"  # who learns names those from whom, and his fellows
    "(?:(?<!现)在|[赴到去外])[^,。]{0,16}进修(?!学?校)"
)
# … and who inspects what is his own: 考察全县农村饮水安全工程的考察报告.
_AT_HOME = re.compile("(?:考察|参观|观摩|视察|调研)(?:了)?[我全本][省市县区旗州镇乡]")
# Who speaks for the whole country names examples, and where he speaks; but not who studies what he said.
_OF_COUNTRY = re.compile(
    "^(?:中共中央|国务院|国家主席|总书记|习近平|胡锦涛|江泽民|温家宝|李克强|朱镕基|中央[^,。]{2,30}领导小组|在(?:全国|第[^,。]{1,4}届全国)[^,。]{2,30}上的)"
    "(?![^\n]*(?:学习|心得|体会|感想|贯彻|落实|精神|传达|转发))"
)
# 分赴河北、甘肃两省的四个县调研: who surveys several provinces is of none of them by what he saw there.
_SURVEY = re.compile(
    f"(?:赴|到|在|对|深入)(?:(?:{gazetteer.any_province()})[省市]?[、和及]){{1,12}}(?:{gazetteer.any_province()})[省市]?等?"
    "[\\d两三四五六七八九十]{1,2}个?(?:省|[(]?[自直区市])(?=[^。\n]{0,60}(?:调研|考察|走访|座谈|查看|访谈|抽样))"
)
_GOES_TO = re.compile("(?:[赴到]|去(?!年)|前往|走进)[\u4e00-\u9fff、]{0,12}$")
# Behind what was seen: 雷山县旅游考察报告, but 雷山县赴昆山考察报告.
_SEEN = re.compile(
    "(?:(?!赴|前往|外出|组织|[到团组委局办])[^,。]){0,16}?(?<!干部)(?:考察|参观|观摩|跟岗|听课|之行)[^,。]{0,8}(?:报告|总结|体会|汇报|心得|感|收获)"
)


def is_away(heading: str) -> bool:
    """Whether a title tells that its author was elsewhere: on a journey, a secondment, before a film."""
    return _AWAY.search(heading) is not None and not _AT_HOME.search(heading)


def is_of_country(heading: str) -> bool:
    """Whether a leader or a body of the whole country speaks, by the title."""
    return _OF_COUNTRY.search(heading) is not None


def tells_of_survey(body: str) -> bool:
    """Whether a text says at its head that several provinces were surveyed."""
    return _SURVEY.search(body, 0, 2 * OPENING) is not None


def is_destination(mention: Mention, heading: str) -> bool:
    """Whether the title of a journey names a place as that to which it went: 关家镇组织党员到平利县参观学习."""
    start = heading.find(fold(mention.words))
    is_seen = _SEEN.match(heading, start + len(mention.words)) is not None
    return is_seen or _GOES_TO.search(heading[:start]) is not None
