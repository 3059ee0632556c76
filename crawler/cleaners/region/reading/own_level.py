"""The level that a text calls its own: 我县, 全市, 县委."""

from collections import Counter

from crawler.cleaners.region.places import gazetteer
from indexer import late_re as re
from indexer.text import HAN, MASK

# Not what is compared with all others of the level above: 居全市前列, 全省先进单位.
_DEICTIC = re.compile(
    rf"[我本全](?<![居列]全)(?!(?<=全)州县)([省市县区旗州盟])(?!前[列茅]|推[广开]|[{HAN}]{{2,14}}(?:先进|示范|优秀|模范)(?:县|市|区|单位|集体|社区|村|学校)|"
    rf"[{HAN}]{{0,14}}(?:评比|评选|考核|竞赛|排名)中|第[一二三四五\d]|首[位家批]|领先|先进|同类|同行|[“\"]?(?:十[佳强]|优秀|模范|示范|文明|标兵|红旗|[五明]星))"
)
# 市环保局, 市区人民政府, where the names before it were taken out.
_TITLED = re.compile(
    rf"^\**(?:\d{{4}}年度?)?(?:[省市州盟](?=[市县区旗](?:人民|政|委|[{HAN}]{{2,4}}局)))*([省市县区旗州盟])(?![场域间块别民乡属级城内外\W]|"
    rf"[县区][两联领]|人大代表|党代表|政协委员)(?![{HAN}]{{2,16}}[来到赴莅])"
)
# 四川省语言文字工作委员会 …, and no school, for a province has many; nor whom it inspects or teaches.
_OF_PROVINCE = re.compile(
    rf"^(?!.*(?:检查|督[查导]|巡视|学习|培训|心得|体会|来我))\**(?:中共|\d{{4}}年度?)?(?:{gazetteer.any_province()})(?:省|"
    rf"[{HAN}]{{0,4}}自治区)"
    "(?:人民政府|政府(?!采购|购买)|人大(?!代表)|政协(?!委员)|委(?!托)|高(?:级人民|[院法])|"
    f"(?:(?![市县区州某])[{HAN}]){{2,14}}?(?:[厅局](?![属第])|委员会))"
)
# Whom a province addresses: 各市(州)教育局:, 各盟市、各厅局:
_TO_CITIES = re.compile(r"(?:^|\n)各(?:设区的?市|[州地盟]市|地州市|市(?:、?[州地盟县]|\([州地盟]\)))[^。;\n]{0,60}:")
_SENT = re.compile("驻村|下派|第一书记")  # whose city or province sent him: the text is of the village
# Who says which county or district honoured it is below that: 村被列为奉贤区首批试点村, of a text that says 全市 once.
_HONOURED = re.compile(
    f"(?:[我本]|(?<![{HAN}]))[村校院所站局园镇乡]被(?:列|评|选|确定|命名|授予)[为入]?[{HAN}\\d]{{2,12}}[县区旗](?!域|[县区市])"
    f"[{HAN}]{{0,16}}(?:试点|示范|先进|文明|模范|优秀)"
)
# Who speaks before all of his province is of a place below it: 在全省现场会上的发言.
_SPOKEN_AT = re.compile("在全[省市][^,。;]{2,30}上的?(?=致辞|发言|交流|汇报|典型|经验|介绍|表态)")
_SPEAKS_FOR = re.compile("我代表([省市县区旗州盟])(?:委|(?:人民)?政府|人大)")
_IN_PASSING = 2  # times that one names it
_IN_TITLE, _HEADS_TITLE = 3, 2  # times that a level in the title counts, and one with which it begins
_OWN_TOWN = re.compile("[我本全][镇乡]|我(?:社区|村)")
_OBEYS = re.compile(rf"在(?:[^,。;\n]{{0,16}}[和、及])?([市县区旗州盟])委(?:、?\1?(?:人民)?政府|[{HAN}]{{0,4}}领导下)")
# Whose 全区 is an autonomous region, and whose a district.
_OF_REGION = re.compile(f"自治区(?:党委|政府|人民政府|人大|政协|[{HAN}]{{1,4}}[厅局])")
_OF_DISTRICT = re.compile("区(?<![治社园发团]区)(?:委(?!员|托)|(?:人民)?政府)")
_LED = re.compile(rf"领导下,[{HAN}]{{1,6}}([县旗])(?![域委政内])")  # 在市委、市政府的领导下,香河县全面贯彻 …
# XX县政府, where nothing else tells it; not XX市馆陶县.
_MASKED = re.compile(
    rf"{re.escape(MASK)}([市县区旗](?![场间域的])(?!(?<=市)(?![各所下有])[{HAN}]{{1,4}}县(?![级市区域])))"
)
_ACTS = re.compile(rf"(?:^|[,。;:\n])([县区])[{HAN}]{{1,5}}(?<![大布格结])[局办]")  # 县人防办积极与上级部门协调
# Who has counties below him: 其他县市区, 各县(市)区; not who ranks among all of the province …
_HAS_COUNTIES = re.compile(
    r"县(?:(?:(?<=[各两三四五六七八九十\d]县)(?<!全省.县)(?<!省内.县)|(?<=其[他它]县|所有县|[两三四五六七八九十\d]个县)(?<!全省..县)(?<!省内..县))"
    r"(?:市、?区|\(市?、?区\)|、?[市区])(?!域)|市区委)"
)
# … nor among those of its city: 位列盐城各县(市、区)第一.
_RANKED = re.compile(
    "(?:[位名排][列居]|[居列]|排[名在]|走在)[^,。;\n]{0,8}各县[市区、()]{1,6}的?(?:第[一二三四五六七八九十\\d](?![、季批])|前[列茅]|[首榜][位首]|之首)"
)
_BEGINS_AS_TOWN = re.compile(r"\W*(?:农村(?=党?支部书记)|社区|街道|乡镇|镇|[乡村](?!村|医|级|镇))")
_OFFICE = "(?:党委|党工委|政府|办事处)"
_AS_TOWN = re.compile(
    f"[我全本镇乡街](?:(?<=[我全本])(?:[镇乡村]|街道|社区)|(?<=[镇乡]){_OFFICE}|(?<=街)(?:道{_OFFICE}|工委)|(?<=[我本])街办)"
)


def town_speaks(text: str) -> int:
    """How often a text speaks as a town's or a village's, which names its own county as another's would not."""
    begins = _BEGINS_AS_TOWN.match(text)
    return bool(begins) + len(_AS_TOWN.findall(text, begins.end() if begins else 0))


def has_counties(body: str) -> bool:
    """Whether a text speaks of counties below its own city or province."""
    return _HAS_COUNTIES.search(_RANKED.sub("", body) if "各县" in body else body) is not None


def own_level(heading: str, body: str) -> str | None:
    """The level that a text calls its own: 省, 市, 县, 区 …; None where it does not say.

    That which it names most often; but the lower one of a text that speaks of its province or city in passing.
    """
    calls = _calls(heading, body)
    if not calls:
        return None
    level, most = calls.most_common(1)[0]
    if level == "省" and 2 * (cities := calls["市"] + calls["州"] + calls["盟"]) > most:
        level, most = "市", cities
    is_above = level in "省市州盟"
    return "县" if is_above and _is_below(heading, body, most, calls) else level


def _calls(heading: str, body: str) -> Counter[str]:
    """How often a text calls each level its own (我县, 全市), its title more than once; else whom it obeys."""
    calls = Counter(_DEICTIC.findall(body))
    if calls["省"] == 1 and "全省" in body:  # a meeting of the whole province is named by everybody
        del calls["省"]
    for level in (*_DEICTIC.findall(_SPOKEN_AT.sub("", heading)), *_SPEAKS_FOR.findall(body)):
        calls[level] += _IN_TITLE
    for level in _TITLED.findall(heading):
        calls[level] += _HEADS_TITLE
    if _OF_PROVINCE.match(heading) or (not calls and _TO_CITIES.search(body)):
        calls["省"] += _HEADS_TITLE
    if not calls:
        # Who is led, whom a text obeys, whose office acts in it: each tells where it is written.
        by_others = (Counter(pattern.findall(body)) for pattern in (_LED, _OBEYS, _ACTS, _MASKED))
        calls = next(filter(None, by_others), calls)
    if calls and len(_OF_REGION.findall(body)) > len(_OF_DISTRICT.findall(body)):
        calls["省"] += calls.pop("区", 0)
    return calls


def _is_below(heading: str, body: str, most: int, calls: Counter[str]) -> bool:
    """Whether a text that calls a province or a city its own so often is of what lies below: a county, a town."""
    lower = sum(calls[level] for level in "县区旗") + len(_OWN_TOWN.findall(body))
    if 2 * lower > most:
        return True
    if most > _IN_PASSING:
        return False
    obeys = set(_OBEYS.findall(body)) or set(_MASKED.findall(body))
    under = bool(obeys & {"县", "区", "旗"}) and not obeys & {"省", "市", "州", "盟"}  # 全市 is who ranks it
    return under or bool(_SENT.search(heading) or _HONOURED.search(body))
