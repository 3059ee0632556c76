"""Texts on a journey, a visit, a secondment or a course: the places that they name were only seen.

Their own place is that of those who went, by the title or the head of the text. Who speaks for the whole country names
places as examples, and where he speaks.
"""

from crawler.cleaners.region.places import gazetteer
from crawler.cleaners.region.reading.mentions import OPENING, Mention
from indexer import late_re as re
from indexer.text import HAN, fold

_AWAY = re.compile(
    f"挂职(?![{HAN}]{{0,6}}管理)|支教|顶岗|援[疆藏]|考察|参观|跟岗|观摩|实习|^赴|^走进[{HAN}]{{2,6}}[县旗][{HAN}]{{1,4}}[镇乡]|"
    "外出学习|学习.{0,6}(?:经验|先进)|读《|(?:暑[期假]|寒假|大学生|下乡)[^,。]{0,8}社会实践|"
    "(?:研修|国培|进修)[^,。]{0,10}(?:心得|体会|日记|感悟|随笔)|"  # who learns names those from whom, and his fellows
    "(?:(?<!现)在|[赴到去外])[^,。]{0,16}进修(?!学?校)"
)
# Who tells of a visit names whom he saw, in the title too: 雷山县旅游考察报告, 赴昆山学习考察报告; but 香河县赴昆山 ….
_VISITED = re.compile(
    "(?:(?<!干部)(?<!分子)(?<!对象)考察|参观|观摩|跟岗)[^,。]{0,8}(?:报告|总结|体会|汇报|小结|心得|感|收获)|[观读](?:后感|"
    "[^,。]{0,6}《[^》\n]{1,30}》[^,。]{0,4}有?感)|(?:听课|进修|之行)(?:学习)?的?(?:总结|小结|汇报|体会|心得|有?感|收获|随[想笔])"
)
# 于9月8日至12日赴北京进行了学习考察。考察组先后 …: who tells so at the head tells of what was seen.
_WENT = re.compile(r"[赴前](?:(?<=赴)|往)[^。;\n]{2,60}(?:考察|参观|观摩|学习)")
# … and who inspects what is his own: 考察全县农村饮水安全工程的考察报告.
_AT_HOME = re.compile("(?:考察|参观|观摩|视察|调研)(?:了)?[我全本][省市县区旗州镇乡]")
_PROVINCES = gazetteer.any_province()
# 分赴河北、甘肃两省的四个县调研: who surveys several provinces is of none of them by what he saw there.
_SURVEY = re.compile(
    f"(?:赴|到|在|对|深入)(?:(?:{_PROVINCES})[省市]?[、和及]){{1,12}}(?:{_PROVINCES})[省市]?等?"
    "[\\d两三四五六七八九十]{1,2}个?(?:省|[(]?[自直区市])"
    "(?=[^。\n]{0,60}(?:调研|考察|走访|座谈|查看|访问|访谈|抽样))"
)
_OF_YEAR = re.compile("政府工作报告|年度?(?:[上下]半年)?工作(?:总结|报告|汇报)")
# Who counts courses (培训班三期) tells of a year's work.
_PARTY = re.compile(
    r"(?:考察|参观|观摩|学习)[组团](?!织)|一行\d*余?人|(?:研修|培训)班(?![\d两二三四五六七八九十]{1,3}余?[期次])"
)
# 全国茶叶产业发展座谈会在福建安溪召开: all the country met there.
_HOSTS = re.compile("[承协]办|东道主|接待")  # whose own place it is
_ALL_MEET = re.compile(rf"(?:全国|国际|中国|世界)[^。;\n]{{0,40}}在[{HAN}]{{2,16}}(?:召开|举办|举行|开幕)")
# 习近平在二十国集团领导人杭州峰会上的开幕辞; but 习近平…讲话学习心得.
_OF_COUNTRY = re.compile(
    "^(?:中共中央|国务院|国家主席|总书记|习近平|胡锦涛|江泽民|温家宝|李克强|朱镕基|中央[^,。]{2,30}领导小组|在全国[^,。]{2,30}大会上的|在第[^,。]{1,4}届全国(?:人民代表大会|人大|"
    "政协)[^,。]{2,16}上的)(?![^\n]*(?:学习|心得|体会|感想|贯彻|落实|精神|传达|转发))"
)
# … in the head of a report to all the country's deputies, or of what all provinces are told.
_FOR_COUNTRY = re.compile(
    "我代表(?:国务院|党中央|最高人民)|\n各省(?:、|区、|,)?(?:自治区|市)[^。;\n]{0,200}:|"
    "\n\\W*\\d{4}年[\\d月]+日在第[^,。\n]{1,4}届全国人[^,。\n]{1,20}上\\W*\n"
)
_GOES_TO = re.compile(f"(?:[赴到]|去(?!年)|前往|走进)[{HAN}、]{{0,12}}$")
_SETS_OUT = re.compile("[赴到去]|前往|外出|组织|[团组]")
_VISITOR = re.compile(rf":?(?:关于|赴|到|外出|[{HAN}]{{0,10}}(?:[委局办团组队府校院司协镇乡]|(?<!体)会|街道)(?!议|展))")


def is_away(heading: str) -> bool:
    """Whether a title tells that its author was elsewhere: on a journey, a secondment, before a film."""
    return _AWAY.search(heading) is not None and not _AT_HOME.search(heading)


def is_on_a_visit(heading: str) -> bool:
    """Whether a title is that of a report on what was seen elsewhere."""
    return _VISITED.search(heading) is not None and not _AT_HOME.search(heading)


def is_of_country(heading: str, body: str) -> bool:
    """Whether a leader or a body of the whole country speaks, by the title or the head of the text."""
    return bool(_OF_COUNTRY.search(heading) or _FOR_COUNTRY.search(f"\n{body[:OPENING]}"))


def tells_of_visit(heading: str, body: str) -> bool:
    """Whether a text says at its head that a party went to see another place, or that all the country met there.

    A report on a year's work tells of journeys too, and of its own place by all else.
    """
    if _ALL_MEET.search(body, 0, OPENING) and not _HOSTS.search(body, 0, OPENING):
        return True
    if _SURVEY.search(body, 0, 2 * OPENING):
        return True
    went = _WENT.search(body, 0, 2 * OPENING) and _PARTY.search(body, 0, 2 * OPENING)
    return bool(went) and not _OF_YEAR.search(heading)


def is_destination(mention: Mention, heading: str) -> bool:
    """Whether the title of a journey names a place as that to which it went: 关家镇组织党员到平利县参观学习."""
    return _GOES_TO.search(heading[: heading.find(fold(mention.words))]) is not None


def is_visitor(mention: Mention, heading: str) -> bool:
    """Whether a place in the title of a report on a visit is that of the visitors."""
    start = heading.find(fold(mention.words))
    end = start + len(mention.words)
    if heading[:start].endswith("关于") and not _SETS_OUT.search(heading, end):  # 关于凤阳县刘府镇新农村建设的考察报告
        return False
    return _VISITOR.match(heading, end) is not None and re.search("[赴到]", heading[:start]) is None
