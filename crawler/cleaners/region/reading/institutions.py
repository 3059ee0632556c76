"""The universities, public bodies and firms of which a text says that it is theirs, and where each is.

The name of most begins with their place's short one (湖南农业大学, 洛阳师范学院, 湖南移动, 香河电业局). Others are
listed in `institutions.txt`, a line a place: its code and the names. Such a body is named in many a text where somebody
learnt, taught or was admitted: only what heads a title, a text or a line of its own is the text's, and what its author
says that he is of.
"""

from collections.abc import Iterator
from functools import cache

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.places import bare, gazetteer, stems
from crawler.cleaners.region.reading.frames import is_water
from crawler.cleaners.tables import rows
from indexer import late_re as re
from indexer.text import HAN

_LONGEST_STEM, _LONGEST = 4, 12  # characters of the place with which a name begins, of a listed name
# … and of the rest: no other place's, and no words between two names.
_NAME = re.compile(
    rf"((?:(?![与和、的在到由及省市县区届]|公司)[{HAN}]){{1,16}}?(?:大学|学院|高等专科学校|师专|[师交农科医财工]大学?))"
)
# What a city or a county has, behind its short name: nothing that may be called after a wish (永安银行).
_PUBLIC = re.compile(
    rf"(?:(?![与和、的在到由及省市县区旗镇乡渠湖路街村岛]|水库|灌区|流域|大道|银行|群岛)[{HAN}]){{0,7}}?(?:(?<![大全布格结])局|海关|监狱|戒毒所|看守所|军分区|收费站|"
    "监测站|管理[处所站]|公路(?:管理)?[局段站处]|务段|电厂|卷烟厂|石化|中支|支行|电视台|[图档]书?案?馆|博物馆|文化馆|农科[院所]|(?:观测|[试实]验)(?:站|基地)|天文台|气象台|[植动]物园|"
    "[支大]队|血站|急救中心|公积金中心|红十字会|慈善总会|国资委|仲裁委|粮库|公证处|少年宫|[体卫党]校|电大|医专|附[小中]|技师学院|特殊教育学校|聋哑学校|高级中学|福利院|救助站|殡仪馆|"
    "第[一二三四五](?:人民)?医院|(?:中心|传染病|精神病|人民|中)医院|(?:公交|地铁|水务|供水|燃气|热力|城投|广电)(?:公司|集团))"
)
_OF_CITY = re.compile(f"(?:市(?=民)|(?![省市县区镇乡街的])[{HAN}]){{1,7}}(?:医院|学校|[小中]学|幼儿园)")  # 南宁民生医院
# 上海科技管理学校, 江苏某某技工学校; no 河南小学, south of a river
_OF_PROVINCE = re.compile(f"(?![省市县区路街的])[{HAN}]{{2,8}}(?:学校|医院)")
# What lies elsewhere: 北京师范大学珠海分校, 哈尔滨工业大学(威海), 徐州医科大学附属宿迁医院.
_BRANCH = re.compile(rf"(?=[(]?([{HAN}]{{0,3}}))(?:[{HAN}]{{0,6}}(?:附属|医学院)([{HAN}]{{2,3}}))?")
_IN_HONOUR = frozenset(("中山", "岳阳", "瑞金", "长海"))  # what hospitals elsewhere are called: 上海's 瑞金医院
_OF_TOWN_TOO = re.compile("(?:收费|监测|管理)[站所处]$")  # 永和收费站 stands at one of many towns
# Behind the name of another's: schools that bear its name, its people, guests and partners, whom one addresses, and
# where those learn who are from elsewhere.
_OF_ITS_NAME = re.compile(
    f"[生士城筋琴笔]|同志|宪法|材|结构|气[公体]|习(?!近平)|附(?:[^属]|属(?:实|[小中]学|幼|外|高))|实验(?:学校|中学|小学)|合作|[{HAN}]{{0,3}}(?:教授|专家|"
    "博士|老师)|"
    f"[^,。:\n]{{0,24}}:\n|[{HAN}]{{0,14}}(?:一行|[来到]我?校|来我|莅临)|"
    f"[{HAN}]{{0,8}}(?:培训|研修|进修|高研班|学习班|国培|访学|挂职|跟岗|交流|参观|考察|实习(?!生))|"
    "之[行旅]|远程(?:教育)?学习|学习(?:考察)?(?:的?(?:心得|体会|感[悟想受]|总结|汇报|小结|收获))|支教"
)
_FIRM = re.compile(
    f"({gazetteer.any_province()})(?:移动|联通|电信|铁塔|电网|电力|高速|烟草|邮政|农信|农垦|福彩|体彩|海事|检验检疫|出入境)"
    f"(?!杯|积分|[{HAN}]{{0,8}}(?:[来到]我|莅临))"
)
_LEADS = re.compile(
    r"(?:关于|中共|共青团|[\d*]{2,4}(?:-[\d*]{2,4})?(?:年度?|学年度?|级|届)?|[上下]半年|第[一二]学期|(?:一|近|今)年(?:以?来)|\W)*"
)
_I_AM_OF = re.compile(
    "(?=[我作现目就本自从今进加入竞主承])(?:我(?:是|来自)|我叫[^。;\n]{0,24}(?:是|来自)|作为|[现目]前?就读于|本人(?:系|是)|(?:[自从]|今年)[^,。;\n]{0,12}(?:进入|"
    "加入|入职))(?:一[名位个])?|"
    # … in whose name one speaks, for whose office one stands, and who holds an activity: 受湘潭大学第七届教代会委托
    "(?:我|本人)受|竞聘的(?:岗位|职[位务])是|(?:主办|承办)(?:单位|方)?:(?:共青团|中共)?"
)
_PERSON = re.compile(f"[{HAN}]{{0,16}}(?:主任|院长|所长|校长|研究员|副?教授|博士)")  # whose words are quoted
# Behind the name of where one learnt before: 我是湖南师范大学毕业的, 我来自湖南师范大学,2010年毕业后.
_LEFT = re.compile(
    r"[^,。;\n]{0,10}毕业(?!生|班|设计|论文|实习)|[^。;\n]{0,20}毕业[后于]|[^,。;\n]{0,12}毕业生,[^。;\n]{0,12}(?:任教|工作)"
)
_OPENING = 200  # characters


def heads(line: Passage) -> tuple[str, str] | None:
    """The words and the code of the university, or of the firm of a province, that heads a title or a line."""
    lead = _LEADS.match(line.folded)
    start = lead.end() if lead else 0
    if firm := _FIRM.match(line.folded, start):
        return line.quote(*firm.span()), gazetteer.provinces()[firm[1]]
    return _named(line, start)


def told_of_self(body: Passage) -> Iterator[tuple[str, str]]:
    """The words and the code of the university that heads a text, or of which its author says there that he is."""
    lead = _LEADS.match(body.folded)
    start = lead.end() if lead else 0
    if (found := _named(body, start)) and not _PERSON.match(body.folded, start + len(found[0])):
        yield found
    yield from said_of_self(body)


def said_of_self(body: Passage) -> Iterator[tuple[str, str]]:
    """The words and the code of the university of which the author says at the head of a text that he is."""
    folded = body.folded
    for said in _I_AM_OF.finditer(folded, 0, _OPENING):
        if (found := _named(body, said.end())) and not _LEFT.match(folded, said.end() + len(found[0])):
            yield found


def _named(passage: Passage, start: int) -> tuple[str, str] | None:
    folded = passage.folded
    end, code = _listed_at(folded, start) or _university(folded, start) or _public(folded, start) or (start, None)
    if code is None or _OF_ITS_NAME.match(folded, end):
        return None
    branch = _BRANCH.match(folded, end)
    names = [place[:length] for place in (branch.groups("") if branch else ()) for length in (3, 2)]
    elsewhere = (stems.counties_and_cities().get(name) for name in names if name not in _IN_HONOUR)
    return passage.quote(start, end), next(filter(None, elsewhere), code)


def _listed_at(folded: str, start: int) -> tuple[int, str] | None:
    """Where the longest listed name that begins there ends, and its place."""
    ends = range(min(start + _LONGEST, len(folded)), start + 1, -1)
    return next(((end, _listed()[folded[start:end]]) for end in ends if folded[start:end] in _listed()), None)


def _university(folded: str, start: int) -> tuple[int, str] | None:
    found = _NAME.match(folded, start)
    code = found and _by_beginning(found[1])
    return (found.end(), code) if found and code else None


def _public(folded: str, start: int) -> tuple[int, str] | None:
    """Where the name of a public body ends that begins there with a short name of a place, and that place."""
    for end in range(start + stems.LONGEST, start + stems.SHORTEST - 1, -1):
        stem = folded[start:end]
        code = stems.counties_and_cities().get(stem)
        found = _PUBLIC.match(folded, end) or (_OF_CITY.match(folded, end) if stem in stems.cities() else None)
        if code and found and folded[end] not in "路街" and not is_water(folded, end):  # 烟台路小学 lies anywhere
            is_towns = _OF_TOWN_TOO.search(found[0]) and stem not in stems.cities() and bare.is_town(stem)
            return None if is_towns else (found.end(), code)
        province = gazetteer.provinces().get(stem)
        if province and (school := _OF_PROVINCE.match(folded, end)):
            return school.end(), province
    return None


def _by_beginning(name: str) -> str | None:
    """The province, else the city, whose short name begins that of a university; a county's city as well."""
    for length in range(min(_LONGEST_STEM, len(name)), 1, -1):
        stem = name[:length]
        if code := gazetteer.provinces().get(stem) or stems.cities().get(stem):
            return code
        county = stems.counties().get(stem)
        if county and (gazetteer.name(county) or "").endswith("市"):
            return county
    return None


@cache
def _listed() -> dict[str, str]:
    return {name: code for code, names in rows("region/reading/institutions", 2) for name in names.split()}
