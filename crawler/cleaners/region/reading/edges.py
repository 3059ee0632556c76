"""Where a name may begin and end in running text, so that it is no piece of other words."""

from collections.abc import Iterator
from functools import lru_cache

from crawler.cleaners.region.places import gazetteer
from indexer import late_re as re
from indexer.text import HAN, segmented

LIES = "地处|位于|[坐座]落[于在]?"  # what says where something lies
_AROUND = 8  # characters before and behind a name that tell how it is segmented

# What may stand right before a name.
_EDGE = frozenset("在于到对为是以和与同及的由从向了至抓如将把给含有原赴入驻任受被经年省市县区旗镇乡道办处局所")

# … or its province: 安徽萧县.
_HAN_BEFORE = re.compile(
    rf"(?:^|[^{HAN}]|[省市州]|地区|自治区|中共|共青团|[在由对向为经被受是]|根据|按照|[考调进加]入|[现担]任|[获荣]得|荣获|参加|(?:[省市]委|政府)[和与及]|"
    rf"(?:{gazetteer.any_province()})|\d年度?)$"
)
_ABOVE = re.compile(rf"(?:[省市州]|地区|中共|共青团|{gazetteer.any_province()})$")
# At the end of what 《》 holds: no song or book, but a paper or a document.
OF_DOCUMENT = "[报刊志史鉴汇讯闻知见划案例告法则要结务度定程书册议单纲]"
_WORK_BEGINS, _WORK_ENDS = (
    re.compile("《[^《》\n]{0,12}$"),
    re.compile(rf"[^《》\n]{{0,12}}(?<!{OF_DOCUMENT})(?<!\))》"),
)
_OURS = frozenset(("我校", "我院", "我园"))  # 我校范县第一初级中学
# What is called after a water, a sight, a campaign; a spirit (沂蒙精神) is taught all over the country.
_CALLED_AFTER = re.compile(
    "[县镇乡村街路牌]|[东西南北中][路街]|晚报|大道|小区|社区|花园|家园|公寓|山庄|宾馆|酒店|饭店|茶楼|药房|大厦|公司|集团|科技|出版社|精神(?!文明)"
)
_OF_TOWN = re.compile(f"[{HAN}]?(?<![各全每等])[镇乡](?![镇村企级])")  # 唐县镇, 古县渡镇
# A word and 县, of which no county is named elsewhere: 随县政府领导下乡, 2月23日开县妇联执委会, 应县政府邀请.
_WORD_BEFORE_COUNTYS = re.compile(
    f"随县(?!县)(?=[{HAN}]{{0,8}}?(?:领导|书记|县长|主席|主任|四?大?班子|考察|调研|工作组))|"
    "(?<=[日午晚])开县(?!县)(?=(?:(?![召举组])[^,。;\n]){2,20}会)|应县(?!县)(?=[^,。;\n]{2,12}(?:要求|邀请|安排|号召|约))|"
    "涉县(?=舆情|信访|案)|任县(?!县)(?=[^,。;\n]{1,12}(?:书记|主任|主席|[局部校院]长|委员|常委|干事|科员))"
)
_OF_THE_SEAT = frozenset(("城关", "城管", "城乡", "城建", "直属"))  # 曹县城关镇, 单县城建局: no 县城, no 县直
_OF_COUNTYS = re.compile("属(?=[企国各单部学医中高院机])")  # 各户县属企业
_WORDS_TOO = re.compile("和县|[兴富]县(?!委|人民政府|政府|人大|政协)")  # 市和县, 科教兴县, 强村富县


def around(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Expressions for what stands right before a name and what right behind it, of each pair."""
    return tuple((re.compile(f"(?:{before})$"), re.compile(behind)) for before, behind in pairs)


def begins_word(body: str, start: int, end: int) -> bool:
    """Whether the segmenter begins a word there, or a year ends: 2015年阳煤集团."""
    if body[start - 1 : start] == "年" and body[max(0, start - 2) : start - 1].isdigit():
        return True
    before = max(0, start - _AROUND)
    return any(before + offset == start for offset, _ in segmented(body[before:end]))


def stands_for_itself(body: str, start: int, end: int) -> bool:
    """Whether words are no piece of others, and nothing is called after what they name (赣江大道)."""
    return not _CALLED_AFTER.match(body, end) and begins_word(body, start, end)


def _words_around(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the segmenter's words begin and end in a name and around it."""
    before = max(0, start - _AROUND)
    for offset, piece in segmented(body[before : end + _AROUND]):
        yield before + offset, before + offset + len(piece)


def is_word(body: str, start: int, end: int) -> bool:
    """Whether the segmenter takes just this for a word."""
    return (start, end) in _words_around(body, start, end)


def _over_end(body: str, start: int, end: int) -> list[int]:
    """Where those of the segmenter's words begin that begin in a name and reach over its end."""
    return [first for first, last in _words_around(body, start, end) if start <= first < end < last]


def is_cut(body: str, start: int, end: int) -> bool:
    """Whether a word of the segmenter begins inside a name and reaches over its end: 新和 in 平安新和谐社区."""
    return any(first > start for first in _over_end(body, start, end))


def runs_on(body: str, start: int, end: int) -> bool:
    """Whether a name is cut, or a longer word of the segmenter begins with it: 新一 in 新一代."""
    return bool(_over_end(body, start, end))


def is_in_work(folded: str, start: int, end: int) -> bool:
    """Whether a name stands in the title of a song or a book: 《洪湖水浪打浪》."""
    return bool(_WORK_BEGINS.search(folded, max(0, start - _AROUND - _AROUND), start) and _WORK_ENDS.match(folded, end))


def is_edge(folded: str, start: int) -> bool:
    """Whether a name may begin here: behind no character of a word."""
    before = folded[start - 1 : start]
    return not "\u4e00" <= before <= "\u9fff" or before in _EDGE


@lru_cache(maxsize=8)  # asked wherever the name stands
def _is_no_mere_word(folded: str, name: str) -> bool:
    """Whether a county is named more often than words before 县 (随县领导下乡) stand in the text."""
    return len(_WORD_BEFORE_COUNTYS.findall(folded)) < folded.count(name)


def stands_alone(folded: str, start: int, end: int) -> bool:
    """Whether a name of two characters (道县) is no piece of other words (铁道县城, 召开县委会, 市和县财政局)."""
    is_behind_above = _ABOVE.search(folded, max(0, start - 3), start) is not None  # 陕西省佳县通镇
    of_town = not is_behind_above and _OF_TOWN.match(folded, end)
    if folded[end : end + 2] not in _OF_THE_SEAT and (folded[end : end + 1] in set("城域直长级") or of_town):
        return False
    if _OF_COUNTYS.match(folded, end):
        return False
    if _WORD_BEFORE_COUNTYS.match(folded, start) and not is_behind_above:
        return _is_no_mere_word(folded, folded[start:end])
    if _HAN_BEFORE.search(folded, max(0, start - 3), start):
        return True
    is_ours = folded[max(0, start - 2) : start] in _OURS
    return _WORDS_TOO.match(folded, start) is None and (is_ours or is_word(folded, start, end))
