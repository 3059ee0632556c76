"""What a text says of itself: the writer is one of a body's people, or it calls itself a school, a town."""

from crawler.cleaners.describe.organisation.bodies import BY_NAME, HEADS, Organisation, is_known, named, type_of
from crawler.cleaners.matches import may_match
from crawler.cleaners.passage import Passage
from crawler.cleaners.tables import rows
from crawler.cleaners.vocabulary.title_words import GENRES
from indexer import late_re as re

# 我叫张三,是香河县第一中学的一名教师, 自2010年任香河县农机局局长以来; not where one was before.
_I_AM = (
    "(?:我|本人)(?:叫?[\u4e00-\u9fff]{2,4}, ?)?(?:是?来自|现?(?:是|任)|现?担任|[就任供]职于|(?:现|目前)在|"
    r"在(?=[^,。;]{4,20}(?:工作|任教)(?![的了过时]|期间|[^。]{0,12}我的?(?:孩子|女儿|儿子))))|"
    r"(?:[自从我]|本人)\d{4}年(?:\d{1,2}月)?(?:起|开始)?担?任|"
    r"[作身]为(?:来自)?|我叫[\u4e00-\u9fff]{2,4}, ?|(?<![他她])现任"
)
_I_AM_OF = re.compile(
    rf"(?:{_I_AM})(?P<body>{BY_NAME})"
    r"(?!的?(?:一[名位])?(?:家长|病人|患者|客户|供[货应]商|邻居|法[制治]副校长))"
    rf"(?=的?一[名位员](?!学生|家长|患者)|(?:工作|任[教职])(?!的)|的(?!毕业)[\u4e00-\u9fff]{{2,3}}[,。]|[,。]|"
    rf"的?(?:(?!的)[\u4e00-\u9fff]){{0,6}}?(?:{HEADS}|教师|老师|干部|民警|法官|医生|护士|会计|[职员]工)(?!的))"
    "(?![^\n]{0,80}(?:现任|[调转]任|调[入到]))"
)
# How it calls itself; others than hospitals too have a doctor come, or care for somebody: homes for the old, colleges.
_CALLS_ITSELF = [(name, re.compile(words)) for name, words in rows("describe/selves", 2)]
# By whose work its type is told, the least number of things of the last column, and the patterns of each.
_WORKS = [
    (name, int(least), [re.compile(pattern) for pattern in patterns.split()])
    for name, least, patterns in rows("describe/works", 3)
]
# What offices do of which the title reports on nothing else (2011年度审计工作情况), those that are bureaus alone first.
_OFFICES_WORK = re.compile(
    r"(?:[\d*]{2,4}年?度?|[上下]半年|[全本]?[省市县区乡镇])*"
    "(?:(?P<bureau>审计|气象|教育|环保|环境保护|统计|招商|公安|物价|粮食|旅游)|"
    "(?P<office>民政|林业|水利|水务|司法(?=行政)|国土资源|[国地]税|财政|交通(?:运输)?|农业|农机(?=化?)|畜牧|卫生监督))"
    rf"(?:行政|(?<=农机)化)?(?:[\d*]{{2,4}}年|[上下]半年)?工作(?:情况)?的?(?:{GENRES}|情况)"
)
# Who leads or guides a bureau, and who says so: 我局在县委、县政府的领导和市司法局的指导下, 全县环保工作在….
_LED = re.compile(r"在(?P<who>[^。;:\n]{4,60}?)(?:领导|指导)[^。;\n]{0,6}下")
_SUPERIOR = re.compile(
    r"(?:[省市州盟]|自治区|上级)(?P<office>[\u4e00-\u9fff]{2,8}?局|残联|妇联|总工会|文联|科协|工商联|红十字会)"
)
_IS_LED = re.compile("[我本](?:局|会(?!议)|联(?![系合]))|[全我][县市区旗州][\u4e00-\u9fff]{2,12}工作(?=在)")
_IS_OTHER = re.compile("[我全本](?:[镇乡校园村院厂]|街道|社区|公司)")
_OUR_OFFICE = re.compile("[我本](局|所(?![在有见知做学任说管])|站(?![在起着到观不]))")
_LIFE = 800  # characters in which a person tells of the work
OPENING = 150  # characters in which it says first who acts, or who the writer is
READ = 400  # characters in which a text says whose it is
PERSONAL = re.compile(r"^个人|本人|心得|个人(?:年度|年终|工作)?(?:总结|计划|述职|小结)")


def member_of(whole: Passage) -> Organisation | None:
    """The body of which the writer says that he is one of its people."""
    for match in _I_AM_OF.finditer(whole.folded, 0, OPENING):
        if is_known(match["body"], in_title=True):
            return named(match["body"], whole.quote(*match.span("body")))
    return None


def calls_itself(heading: Passage, whole: Passage) -> Organisation | None:
    """The type alone, by how the text calls itself; a person's text speaks of the body that the person serves."""
    if PERSONAL.search(heading.folded):
        return None
    for passage in (heading, whole.cut(0, READ)):
        may = ((name, pattern) for name, pattern in _CALLS_ITSELF if may_match(pattern, passage.folded))
        selves = [(match, name) for name, pattern in may if (match := pattern.search(passage.folded))]
        if selves:
            first, body_type = min(selves, key=lambda found: found[0].start())
            return Organisation(None, body_type, passage.quote(*first.span()))
    return None


def led(whole: Passage) -> Organisation | None:
    """The type alone of the body below the one that leads or guides it: a bureau below the city's."""
    read = whole.cut(0, READ)
    if not _IS_LED.search(read.folded) or _IS_OTHER.search(read.folded):
        return None
    above = [
        (type_of(superior["office"]), lead.start("who") + superior.start(), lead.start("who") + superior.end())
        for lead in _LED.finditer(read.folded)
        for superior in _SUPERIOR.finditer(lead["who"])
    ]
    if len({body_type for body_type, _, _ in above}) != 1:
        return None
    body_type, start, end = above[0]
    return Organisation(None, body_type, read.quote(start, end))


def at_work(heading: Passage, whole: Passage) -> Organisation | None:
    """The type of the body in which those work who report on what is done there: make programs, nurse."""
    read = whole.cut(0, _LIFE)
    if (work := _OFFICES_WORK.match(heading.folded)) and (ours := _OUR_OFFICE.search(read.folded)):
        office = f"{work['office']}{ours[1]}" if work["office"] else f"{work['bureau']}局" if ours[1] == "局" else ""
        return Organisation(None, type_of(office), read.quote(*ours.span())) if office else None
    for body_type, least, (title, says, says_not, things) in _WORKS:
        match = title.search(heading.folded) and says.search(read.folded)
        if match and not says_not.search(read.folded) and len(set(things.findall(read.folded))) >= least:
            return Organisation(None, body_type, read.quote(*match.span()))
    return None
