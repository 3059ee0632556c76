"""Signs of a province: a part of it (皖南), a slogan, a leader's speech, its short name beside 全省; 旗."""

from collections.abc import Iterator

from crawler.cleaners.region.evidence import ENOUGH, HINT, Evidence
from crawler.cleaners.region.places import gazetteer, stems
from crawler.cleaners.region.reading.edges import LIES, around
from crawler.cleaners.region.reading.elsewhere import is_own
from crawler.cleaners.region.reading.frames import WISHES
from crawler.cleaners.region.reading.occurrences import provinces_at
from crawler.cleaners.tables import rows
from indexer import late_re as re
from indexer.text import HAN

# What stands right before and behind a province's name that is the text's own.
_FRAMES = around(
    (LIES, "省?的?[东西南北中]{1,2}部"),  # 地处江西南部
    # What was said on the province is obeyed there: 总书记视察江西重要讲话, 对安徽工作的重要指示
    (
        "视察|考察|调研|对",
        "省?(?:[两三]次|工作)?(?:时|期间)?(?:的|发表的?|所?作出?的?)?(?:系列)?重要(?:讲话|指示|批示|论述|嘱托)",
    ),
    # Who is in a province's daily is of it.
    ("", "日报》?[^,。;《]{0,6}(?:刊[登发载]|报道|转载|推介|头版|[\\d*x]篇)(?!的)"),
)
_FRAME = 4  # characters at the most before the name
_SIGNS = rows("region/signs/provinces", 3)
BY_SIGN = {sign: code for sign, code, *_ in _SIGNS}
# 来川视察重要讲话
_CAME = re.compile(rf"[来莅](?P<sign>[{''.join(BY_SIGN)}])(?:视察|考察|调研|检查|指导|督[查察导])")
# 在景洪召开的全省现场会
_MET = re.compile(f"在([{HAN}]{{2,4}}?)[市县区州]?(?:召开|举[行办])的?全省")
_LONGEST_WISH = 3  # characters
_WISHED = re.compile(f'{WISHES}[“"]?$')  # 建设生态安徽
_AUTONOMOUS_CODES = frozenset(("150000", "450000", "540000", "640000", "650000"))
MUNICIPALITIES = frozenset(("110000", "120000", "310000", "500000"))  # of which nobody says 全省
_ITS_PROVINCE = re.compile(f"[全我]省(?!份)|省(?:委|政府|[{HAN}]{{1,4}}厅)")
AUTONOMOUS = re.compile("自治区(?<!省、自治区)(?!、直辖市)")  # 各省、自治区、直辖市 are all of them

# 皖南 and the like; 陇 is of Gansu.
_PARTS = {sign + side: code for sign, code, *sides in [*_SIGNS, ["陇", "620000", "东西"]] for side in "".join(sides)}
_PART = re.compile(f"[{''.join(sorted({part[0] for part in _PARTS}))}][东西南北中]")
_PART_HAS = re.compile("[东南西北部]{0,2}(?:文化|山区|明珠|大地|边陲|强[县镇市]|门户|大县|小城|重镇|革命老区)")
_OF_BANNER = re.compile(
    "[我本全]苏木|苏木(?:党委|政府|妇联)|"
    "[我本全旗盟](?:(?<=[我本全])[旗盟](?![下帜])|(?<=[旗盟])(?<![县市区、].)委(?=[、,和]?(?:[旗盟]|政府)))"
)
# 在州卫生局帮助下, 中央、区、州补助; and the 自治区 above it
_OF_PREFECTURE = re.compile(
    f"(?:[我全]|(?<![{HAN}])|(?<=[在向由经和与被按对]))州(?:委|政府|直|人大|政协|[{HAN}]{{2,4}}[局委])|区、州|自治区、自治州"
)
_OF_REGION = re.compile(f"自治区(?<!省、自治区)(?:、自治州|(?!、)(?:党委|政府|人大|[{HAN}]{{2,4}}[厅局]))")
# The Corps in Xinjiang has fourteen divisions: 第八师一四三团, 八师石河子总场.
_OF_CORPS = re.compile(
    f"兵团第[一二三四五六七八九十]{{1,2}}师|[一二三四五六七八九十]师(?:[一二三四五六七八九〇零十百\\d]{{2,5}}团(?![员长体任当])|[{HAN}]{{2,5}}[农总]场)"
)
_LIES_IN = re.compile(f"(?:{LIES}|立足|扎根)[^,。;\n]{{0,6}}$")


def add_province(evidence: Evidence, body: str) -> None:
    """Count the province, if it is one alone, that a text names in one of these ways.

    By a part (地处湘西, 地处江西南部), in a slogan, by what a leader said on it or at his visit
    (视察江西重要讲话, 来川视察).
    """
    told = dict(_told_provinces(body))
    if len(told) == 1 and "" not in told:
        [(code, words)] = told.items()
        evidence.add(code, HINT, words)


def _told_provinces(body: str) -> Iterator[tuple[str, str]]:
    """The codes of the provinces and the words that tell each; a part of a province that has no such has no code."""
    for found in _PART.finditer(body):
        start, end = found.span()
        if _PART_HAS.match(body, end) or _LIES_IN.search(body, max(0, start - 10), start):
            yield _PARTS.get(found[0], ""), found[0]
    for start, end, code in provinces_at(body):
        if _WISHED.search(body, max(0, start - _LONGEST_WISH), start) and is_own(body, start, end):
            yield code, body[start:end]
    for start, end, code in provinces_at(body):
        for before, behind in _FRAMES:
            if (right := behind.match(body, end)) and (left := before.search(body, max(0, start - _FRAME), start)):
                yield code, body[left.start() : right.end()]
    for met in _MET.finditer(body) if "全省" in body else ():
        if place := stems.counties_and_cities().get(met[1]):
            yield gazetteer.above(place, 2), met[0]
    for found in _CAME.finditer(body):
        yield BY_SIGN[found["sign"]], found[0]


def provinces_named(body: str) -> frozenset[str]:
    """The codes of the provinces that a text names as its own, in full or not."""
    return frozenset(code for start, end, code in provinces_at(body) if is_own(body, start, end))


def add_short_named(evidence: Evidence, body: str) -> None:
    """The province that a text calls by its short name (江苏精神), and alone, beside 全省, or 自治区 if it is one."""
    if len(evidence.provinces) == 1 and evidence.provinces.isdisjoint(MUNICIPALITIES):
        [code] = evidence.provinces
        words = gazetteer.stem(code)
        if (AUTONOMOUS if code in _AUTONOMOUS_CODES else _ITS_PROVINCE).search(body):
            evidence.add(code, ENOUGH if code in _AUTONOMOUS_CODES else HINT, words)


def add_autonomous(evidence: Evidence, body: str) -> None:
    """Inner Mongolia, which alone has 旗 and 盟, and Xinjiang, whose 自治区 alone has a 州, or the Corps."""
    if any(sign in body for sign in "旗盟木") and (calls := _OF_BANNER.search(body)):
        evidence.add("150000", HINT, calls[0])
    if (region := _OF_REGION.search(body)) and (calls := _OF_PREFECTURE.search(body)):
        evidence.add("650000", HINT, region[0])
        evidence.add("650000", 0, calls[0])
    if "师" in body and (corps := _OF_CORPS.search(body)):
        evidence.add("650000", HINT, corps[0])
