"""Where short names of places stand, by the words around them: 平安昔阳, 上饶日报.

Most short names are pieces of other words: a county's counts in a slogan or before what it has, a city's where no
word can reach over its left edge.
"""

from collections.abc import Iterator

from crawler.cleaners.matches import quick
from crawler.cleaners.region.places import gazetteer, stems
from crawler.cleaners.region.reading.edges import LIES, OF_DOCUMENT, begins_word, is_cut
from crawler.cleaners.region.reading.occurrences import occurrences, of_one_place
from crawler.cleaners.vocabulary.offices import FIELDS, PRIMARY_OR_HIGH
from indexer import late_re as re
from indexer.text import HAN

# What a place wishes to be: 平安昔阳, 魅力冶溪, 建设实力新干.
WISHES = quick(
    "平安|和谐|魅力|美丽|幸福|活力|文化|开放|富裕|文明|法治|绿色|数字|智慧|诚信|大美|实力|宜居|富强|健康|书香|和美|好人|创新|清廉|"
    "生态|品质|山水|最美|洁净|清洁|整洁|干净|繁荣"
)
# What stands before and behind a place of which one speaks as of one's own: 立足香河实际, 推介香河形象.
_OWN = re.compile(
    quick(
        "|".join(
            f"(?:{before})([{HAN}]{{2,3}}?)(?:{behind})"
            for before, behind in (
                ("立足|结合|根据|围绕|从|具有|突出|彰显|凸显", "的?(?:实际|市情|区位|特色)"),
                ("以", "(?:争创|创建|迎接)[^,。;\n]{2,30}为(?:契机|抓手|目标|载体|动力)"),
                (
                    "驻|在|来",
                    "各?单位|部队|(?:(?:工作|投资|创业|生活)[、和]?)+过?的(?:所有|各位|广大)?(?:朋友|同志|同胞)",
                ),
                (  # 打造“福地句容、水韵茅山”
                    f"(?:打造|建设|擦亮|唱响|叫响|建成|描绘|推介)[^,。;\n“]{{0,6}}“[{HAN}]{{2}}",
                    f"[、,·][{HAN}]{{4,8}}”(?![^,。;\n]{{0,6}}(?:做法|经验|模式))",
                ),
                ("(?:创建|建设|打造)(?:节水型|学习型|创新型|服务型|森林|园林)", "的(?:实施)?(?:意见|方案|决定)"),
                ("打造|扮靓|建设|建成", "[东西南北]{1,2}(?:大门|门户)|城市副中心|次中心"),
                ("成为|打造成?|建设成?|加快|共谋|推动|促进", "改革|经济|城市|发展"),
                ("来", "游客|旅游|观光|投资|创业|办厂|兴业"),
                ("推介|宣传|推销|唱响|提升|展示", "的?(?:特色|形象|知名度|美誉度|旅游|文化|风采|魅力|名片|品牌)"),
                ("扎根|落户|奉献|情系|心系", "[的,。;、\n]|$"),
                ("为", "的?(?:明天|未来|振兴|腾飞|崛起)(?!祈)"),
                (  # whose affairs one furthers are the own: 为推动邳州群众文化, 体现宝应丰厚的历史, 发挥利州资源优势
                    "为了?|推进|推动|体现|发挥|发展|服务|巩固|加快|提升|提高|振兴",
                    "的(?:发展|建设)|经济(?!技术|开发|作物|林)|社会|旅游(?!线路|公司|度假)|文化|群众|教育|交通|资源优势|丰厚|转型",
                ),
                (  # a piece of a road or a river bears the county's name: 六潜高速岳西段, 治理工程(金安段)
                    "(?:高速|公路|国道|省道|铁路|大道|长廊|河|江|(?:工程|治理|整治)[(])(?:公路)?(?:扩容|改造|[改扩]建|拓宽)*",
                    "段",
                ),
            )
        )
    )
)
# Behind one of these a county alone may be named: “美丽临澧大家唱”, 《静海文汇》, 建设富强美丽新吴中, not a song.
_MARKS = (
    re.compile(rf"{WISHES}新?[“\"]?"),
    re.compile(
        rf"(?:“|《(?=今日|[^《》\n]{{2,30}}{OF_DOCUMENT}(?:[(][^)]*[)])?》))"
        f'(?:今日|(?![一二三四五六七八九十两]|庆元旦|[{HAN}]{{2,3}}(?:[》”"]|模式|经验|(?:会议)?精神|现象|之)))'
    ),
    re.compile(f"(?:{LIES})"),
    re.compile(f"(?:我们|咱们?)(?=[{HAN}]{{2,4}}是)"),
    re.compile(  # 建设“六个安源”
        '[两三四五六七八九十]个(?:(?<=(?:建设|打造|推进|构建|建成|围绕)..)|(?<=(?:建设|打造|推进|构建|建成|围绕)[“"]..)|'
        '[“"]?(?=[^,。;\n]{2,5}(?:建设|目标|战略)))'
    ),
)
_FAR, _NEAR = 36, 12  # characters around a name: a mark may begin so near before it, and what it needs stand so far
_LONGEST_STEM = 4  # characters of a short name
_COUNTY_ENDS = ("县", "区", "旗")  # behind which a town's name stands: 饶平县新丰中学
# What is called after another place: 打造新中山路, 建设新安溪泵站.
_CALLED_SO = re.compile(
    '[路街村桥站渠]|[沟坪湾坝岭坡寨店庄屯垭塘冲岗](?:小学|中学|村|社区|幼儿园)|军校|农场|(?:群|半)?岛|[小中]学|[社小]区|大道|[泵电]站|水库|平原|盆地|高原|山脉|三角洲|[”"]?[奖杯牌]'
)
# … or no place: 湖北公安机关, 深圳龙岗大道.
_OTHER_THING = re.compile(
    rf"{_CALLED_SO.pattern}|[山市县区旗镇乡族东西南北中局厅]|人(?!民)|街道|大学|学院|师范|医院|公园|银行|[日晚]报|集团|股份|有限|公司"
)
_KIND = re.compile(f"省|市|地区|[{HAN}]{{0,4}}自治[区州]|州")  # of a province or city, behind its short name
# Behind a name that is another word too: 江西兴国一中; but 湖北公安机关, 甘肃合作社, 南昌新建高中.
_BEHIND_WORD = re.compile(rf"[^{HAN}]|\Z|第?[一二三四五六][中小]")
# Before one of these too: 襄汾大地谱写新篇章, 打造赤壁教育品牌, 我在香河供电公司工作, 东台人社工作坚持 ….
_ITS_OWN = re.compile(
    rf"(?:{FIELDS}|卫生健康|医保)(?:人(?![民员才事大口均物力数们防社])|工作(?=坚持|始终|取得(?!的)|紧?紧?围绕|以))|"
    r"(?:现代|高效)?农业(?:高新技术|科技)?(?:产业)?(?:园|示范区)(?![^,。;\n]{0,8}(?:经验|做法|模式))|农高区|大地|人民|父老|援外医疗队|[果茶烟菜棉蔗蚕]农|儿女|"
    rf"(?<!大田)[{HAN}]{{1,3}}(?:种植面积|总产量|亩[均产])|(?:(?!公司|集团|企业)[{HAN}]){{1,4}}(?:通过|荣?获|"
    r"入选)[^,。;\n]{0,12}(?:认证|地理标志|商标|名牌)|"
    r"全[县区市旗](?!各|域)|\d{1,3}个(?:乡镇|镇|乡|村|街道|行政村)(?![^,。;]{0,6}参观)|的(?:明天|未来)[会将必]?(?:一定|更|充满|[作做添而努奋]|贡献|奉献)|县城|"
    r"城区|境内|教育(?:品牌|事业|人|系统)|"
    r"故事(?!会)|篇章|答卷|样[板本]|力量|速度|名片|现代化|梦(?!想|幻|见)|好人(?!好)|工匠|先锋(?![村队])|融媒|发布(?![了会])|论坛|广播|"
    r"籍(?:在外|乡贤|在[京沪穗深莞])|经济社会|发展史|年鉴|(?:第?[一二三]|高级|实验)?中学|"
    rf"[一二三四五六](?:中(?!学)|{PRIMARY_OR_HIGH})|"
    rf"第[一二三四五六][小中]学?|高中|实验(?:小学|学校)|职(?:教中心|业(?:中专|高中))|进修学校|(?:[{HAN}]{{2}})?工业园|"
    r"(?:经济(?:技术)?|工业|高新技术产业)?开发区|高新区|工业集中区|产业集聚区|[分支]公司|电视台|新闻网|(?:在线|网)(?=讯|消息|[(])|"
    r"(?:教育|政府|党建)网|公安(?!部)|国税|地税|[特交刑巡]警|消防|疾控|卫生监督所|(?:妇幼)?保健院|中医|(?:人民)?政府|政协|人大|"
    r"团[市县区]?委|妇联|残联|总工会|党校|(?:供电|电力|移动|联通|电信|烟草)(?:分?公司|局)|邮政(?!编码)|(?:农村)?信用(?:联?社|合作)|农信社|"
    r"农商银?行|农发行|供销(?:联?社|合作社)|支行|[火汽]车站|客运站"
)
_WATERS = ("湖", "江", "河", "源", "流域", "水系", "干流", "支流")
# What may stand before a city's short name, and what makes another thing of it behind.
_BEFORE_CITY = re.compile(
    rf"(?<![{HAN}、])|(?<=[\d一二三四五六七八九十]、)|(?<=[在于以对就将的为居被是成进据全前新我关自])"
)
_PRESS = ("日报", "晚报", "电视台", "广播电台", "网")  # of a city in a list or behind 中国: 山西日报、临汾电视台
_NO_CITY = re.compile(
    r" ?\d{6}|[^()。\n]{0,60}[ ,]\d{6}[;)]|[也市州县地镇乡村路街之》等、籍案事话东西南北中医装陵舰羊鸡猪]|区(?!域)|"
    rf"[{HAN}]{{1,6}}(?:族|自治州)|大[道街学厦]|小区|商[会人]|办事处|[宾酒]店|宾馆|饭店|学[院习]|银行|世博|[奥亚]运|特区|会[议战展]|峰会|"
    r"交易|大?地震|精神|模式|经验|战役|起义|大捷|博览|市场|客商|航空|股|证券|宣言|公司|集团|有限|先生|公园|牛(?!羊)|师范|回来|考察|参观|"
    rf"召开|举[行办]|培训|打工|务工|设立|开会|[{HAN}]{{1,8}}(?:有限|股份)|[)][{HAN}]{{0,6}}(?:公司|集团|有限)|"
    rf"[{HAN}]{{0,6}}(?:(?<![发开拓扩进施])展(?![{HAN}])|展[会销]|推介会?|博览?会|洽谈会?|交易会|论坛)"
)


def bare_cities(folded: str) -> Iterator[tuple[int, int, str]]:
    """Where a folded text names a city without 市, and its code."""
    for start, names in occurrences(folded):
        for end in (start + len(name) for name in names if name in stems.cities()):
            in_list = folded[start - 1 : start] in {"、", "国"} and folded.startswith(_PRESS, end)
            stands = _BEFORE_CITY.match(folded, start) and not _NO_CITY.match(folded, end)
            if in_list or (stands and not stems.begins_idiom(folded, start)):
                yield start, end, stems.cities()[folded[start:end]]
                break


def is_water(folded: str, end: int) -> bool:
    """Whether what ends there is the beginning of a lake's or a river's name, or a river's: 鄱阳湖, 浠水流域."""
    return folded.startswith(_WATERS, end)


def is_in_slogan(folded: str, start: int, end: int) -> bool:
    """Whether a folded text has words in a slogan or as its own: 立足香河实际, 平安香河."""
    around = max(0, start - _NEAR), end + _FAR
    return any(found.span(found.lastindex or 1) == (start, end) for found in _OWN.finditer(folded, *around))


def framed_counties(folded: str) -> Iterator[tuple[int, int]]:
    """Where a county's short name stands in a slogan, opens a quotation or stands before its people or its offices.

    A city's too: only where no word reaches over its edge does it count elsewhere.
    """
    known = stems.counties_and_cities()
    for start, names in occurrences(folded):
        ends = [start + len(name) for name in names if name in known and len(name) <= stems.LONGEST]
        yield from ((start, end) for end in ends if is_in_slogan(folded, start, end))
        if not ends or stems.COMMON_NOUNS.match(folded, start) or not _is_marked(folded, start):
            continue
        if stems.begins_idiom(folded, start):
            continue
        end = next((end for end in ends if not is_water(folded, end) and not _CALLED_SO.match(folded, end)), None)
        if end is not None and not is_cut(folded, start, end):
            yield start, end
    for start, end, _ in stems_before(folded, _ITS_OWN):
        if folded[start:end] in known:
            yield start, end


def _is_marked(folded: str, start: int) -> bool:
    """Whether one of the marks ends where a name begins."""
    around = max(0, start - _NEAR), start + _FAR
    return any(mark.end() == start for pattern in _MARKS for mark in pattern.finditer(folded, *around))


def places_behind(folded: str) -> Iterator[tuple[int, int, str]]:
    """Where a short name stands right behind its province's or city's, and its code: 山东临沂, 河北香河, 廊坊市香河."""
    for begin, names in occurrences(folded):
        above = next((name for name in names if name in gazetteer.provinces() or name in stems.cities()), None)
        if above is None:
            continue
        code_above = gazetteer.provinces().get(above) or stems.cities()[above]
        kind = _KIND.match(folded, begin + len(above))
        start = kind.end() if kind else begin + len(above)
        for end in range(min(start + stems.LONGEST, len(folded)), start + stems.SHORTEST - 1, -1):
            inside = _called_inside(folded[start:end], code_above)
            if len(inside) == 1 and inside[0] != code_above:
                if _is_place(folded, start, end) and begins_word(folded, begin, start):
                    yield start, end, inside[0]
                break


def _called_inside(short: str, above: str) -> list[str]:
    """The cities of a province that have a short name; else the counties in it, or in a city."""
    named = gazetteer.called().get(short, {})
    cities_inside = [code for code in named.get(4, ()) if code[:2] == above[:2]]  # 湖南岳阳 is no 岳阳县
    return cities_inside or [code for code in named.get(6, ()) if above in gazetteer.lies_in(code)]


def _is_place(folded: str, start: int, end: int) -> bool:
    """Whether a short name behind its province's or city's is no water, no road, no piece of a word and no word."""
    if _OTHER_THING.match(folded, end) or is_water(folded, end) or is_cut(folded, start, end):
        return False
    return not stems.is_ordinary(folded[start:end]) or _BEHIND_WORD.match(folded, end) is not None


def stems_before(folded: str, behind: re.Pattern[str]) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Where a short name of one city or county alone begins a word and stands before some words, and these."""
    known = of_one_place()
    for start, names in occurrences(folded):
        for end in (start + len(name) for name in names if name in known and len(name) <= _LONGEST_STEM):
            found = behind.match(folded, end)
            if found and folded[start - 1 : start] not in _COUNTY_ENDS and begins_word(folded, start, end):
                yield start, end, found
                break
