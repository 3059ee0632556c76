"""Where a text names places in full, with what each is: 香河县, 始阳镇."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from crawler.cleaners.region.places import gazetteer, stems, towns
from crawler.cleaners.region.reading.edges import begins_word, is_edge, stands_alone
from indexer import late_re as re
from indexer.text import HAN, MASK

# Behind their first character: of towns too. Who is of a street may call it 街: 蔡甸街2006年度, 蔡甸街妇联.
_OF_TOWNS_TOO = (
    f"(?<=街)(?:[道办]|(?=党工委|(?:人大|团|纪)工委|妇联|综治|(?:19|20)\\d\\d年度?[{HAN}]{{2,12}}工作))|"
    "(?<=办)事处|(?<=苏)木"
)
# 四明山区域 names no 明山区, 准旗手 no 准旗.
_OTHER_WORDS = frozenset(
    ("区域", "区间", "区别", "区块", "市场", "旗帜", "旗舰", "旗手", "旗杆", "旗台", "旗语", "盟友")
)
_SIDES, _PROVINCES = frozenset("东西南北中"), frozenset("冀晋辽苏浙皖闽赣鲁豫鄂湘粤桂川黔滇陕陇")
# Names that are two words within a sentence: 我局会同县公安局, 比如县级部门, 人口向城镇集中, 老城区改造, 经营城镇,
# but not where an office follows: 解放区教育局.
_TWO_WORDS = re.compile(
    "会同[县乡镇]|比如县|合作市|代县(?=(?:委|(?:人民)?政府)[^,。;\n]{0,2}(?:起草|草拟|拟|制[定订]))|(?:解放区|振兴县|新建[县区]|[老旧]城区)(?!委|政府|人民|"
    f"[{HAN}]{{2,3}}局)|[向于和无地上下大高占旧](?:城[乡镇]|村镇)|城镇街道|新市镇|[进下]乡镇|(?<=经)营城镇|(?<=[业村]、)建城镇|"
    "(?:先进|文明|和谐)街道|[沿滨临环濒][湖江河海线路城]乡(?=镇)"
)
# Words whose second character begins a name, and whose first one ends one: 区域城乡, 县级以上城区; 文明乡风.
_WORDS_OVER_BEGINNING = frozenset(("省域", "市域", "县域", "区域", "全域", "流域", "以上"))
_WORDS_OVER_END = frozenset(("县域", "乡村", "乡镇", "乡风", "乡土", "乡亲", "乡情", "乡音", "乡愁", "乡贤", "乡("))
_COUNTRYSIDE = re.compile("乡村(?![民委级干两支组庄屯落部])")  # 灵秀乡村 names no 灵秀乡
_SHORTEST = 2  # characters of a name
_LONGEST_BEFORE = 4  # characters of a county's short name before its town's


class FullName(NamedTuple):
    """A name where it stands; `codes` are those of all the places that bear it, of a town its counties'."""

    start: int
    end: int
    codes: tuple[str, ...]
    is_town: bool


def full_names(folded: str, *, with_towns: bool = False) -> Iterator[FullName]:
    """The full names in a folded text, the longest that ends at each place.

    Of places that share a name only those in the city or province right before it: 深圳市龙华区 is younger than the
    gazetteer, and not the 龙华区 of 海口市.
    """
    behind = 0
    above: tuple[str, ...] = ()  # the codes of the name that ended at `behind`
    tails = _tails(with_towns)
    for suffix in _suffixes(with_towns).finditer(folded):
        end, kind = suffix.end(), "街道" if suffix[0] in {"街", "街办", "办事处"} else suffix[0]
        written = folded[max(0, end - gazetteer.LONGEST) : suffix.start()] + kind
        longest = tails.get(written[-3:]) or tails.get(written[-2:])
        if longest is None or folded[end - 1 : end + 1] in _OTHER_WORDS:
            continue
        is_town = towns.KIND.match(written, len(written) - len(kind)) is not None
        table = towns.codes() if is_town else _written()
        behind_name = suffix.start() + len(kind)  # as it is written in full
        for start in range(max(behind, behind_name - longest), end - _SHORTEST + 1):
            codes = table.get(written[start - behind_name :])
            if codes is None:
                continue
            if _is_no_name(folded, start, end) and not (is_town and named_before(folded, start, codes)):
                continue
            if (
                folded.startswith("区", end)
                and folded[start : end + 1] in table
                and folded[end : end + 2] not in _OTHER_WORDS
            ):
                break  # 赣县区, which was 赣县: its own end comes next
            follows = start == behind and bool(above)  # 洛南县寺坡镇
            if not follows and _is_two_words(folded, start, end):
                continue
            if follows:
                inside = (_inside(code, above, is_town=is_town) for code in codes)
                codes = tuple(code for code in inside if code)
            behind = end
            above = () if is_town else tuple(codes)
            if codes:
                yield FullName(start, end, tuple(codes), is_town)
            break


def named_before(folded: str, start: int, counties: Iterable[str]) -> frozenset[str]:
    """Those of a town's counties whose short name stands right before it: 马山永州镇."""
    names = {code: gazetteer.name(code) for code in counties}
    return frozenset(
        code
        for code, name in names.items()
        if name and folded.endswith(gazetteer.stem_of(name), max(0, start - _LONGEST_BEFORE), start)
    )


def is_piece(folded: str, start: int, end: int) -> bool:
    """Whether a short name is a piece of a full one: 黄石 in 黄石港区, 丰镇 in 锦丰镇, 南昌 in 南昌县."""
    return any(
        folded[first:last] in table
        for first in range(max(0, start - 2), start + 1)
        for last in range(end, min(end + 3, len(folded) + 1))
        if (first, last) != (start, end) and folded[last - 1] in "市县区旗州盟镇乡道"
        for table in (gazetteer.written(), towns.codes())
    )


def _inside(code: str, above: Iterable[str], *, is_town: bool) -> str | None:
    """The code by which a county, or that of a town, lies in one of some places: 毕节市 in 毕节地区 is no city yet."""
    its = (code, *gazetteer.of_other_level(code))
    return next((then for then in its if any(_lies_in(then, one, is_town=is_town) for one in above)), None)


def _lies_in(code: str, above: str, *, is_town: bool) -> bool:
    """Whether a county, or that of a town, lies in the place named right before it; counties may stand in a row."""
    if gazetteer.level(above) < 6:
        return above in gazetteer.lies_in(code)
    return not is_town or gazetteer.same_place(code) == gazetteer.same_place(above)


def _is_no_name(folded: str, start: int, end: int) -> bool:
    """Whether a name is a piece of other words: 道县 in 铁道县城, 南山区 in 皖南山区, 增城市 in 新增城市."""
    if folded.endswith("办事处", start, end):  # a street's, in a text of communities; else a firm's: 西南办事处
        stem = folded[start : end - len("办事处")]
        return "社区" not in folded or stem in gazetteer.called() or stems.is_ordinary(stem)
    if folded[start] in _SIDES and folded[start - 1 : start] in _PROVINCES:
        return True
    if folded.endswith("古镇", start, end) and f"{folded[start - 1 : end - 2]}镇" in towns.codes():
        return True  # 棣花古镇
    if folded.endswith("城区", start + 1, end) and folded[start - 1 : start + 1] in gazetteer.called():
        return True  # 和顺城区
    if _is_word_and_more(folded, start, end) or _COUNTRYSIDE.match(folded, end - 1):
        return True
    if end - start == _SHORTEST:
        return not stands_alone(folded, start, end)
    return end - start == _SHORTEST + 1 and not is_edge(folded, start) and not begins_word(folded, start, end)


def _is_word_and_more(folded: str, start: int, end: int) -> bool:
    """Whether a name is a word with half of another: 区域城乡, 新建县域, 文明乡风, 发展乡镇企业, 县级以上城区."""
    if folded[start - 1 : start + 1] in _WORDS_OVER_BEGINNING:
        return True
    is_half = folded[end - 1 : end + 1] in _WORDS_OVER_END
    stem = folded[start : end - 1]
    return is_half and (stems.is_ordinary(stem) or stem in gazetteer.called())


def _is_two_words(folded: str, start: int, end: int) -> bool:
    """Whether what reads as a name is two words. A line begins with the name, unless it begins with 比如县级."""
    if folded[start:end] == "和县":  # 人大代表建议(议案)和县政协委员提案; 市和县委, which is no 马鞍山市和县
        return start > 0 and folded[start - 1] in f")”》省市县区州旗{MASK}"
    begins = start == 0 or folded[start - 1] == "\n"
    two = _TWO_WORDS.match(folded, start)
    return two is not None and two.end() == end and not (begins and not folded.startswith("级", end))


@cache
def _written() -> dict[str, tuple[str, ...]]:
    """The names of provinces, cities and counties; a city is also called a 地区 that is none by law: 通化地区."""
    return {f"{stem}地区": (code,) for stem, code in stems.cities().items()} | gazetteer.written()


@cache
def _suffixes(with_towns: bool) -> re.Pattern[str]:
    """What names end with, behind a character that stands there in any: 我县 is passed over at once."""
    before = "".join(sorted({tail[-2] for tail in _tails(with_towns)}))
    if not with_towns:
        return re.compile(f"[省市县区旗州盟](?<=[{before}].)")
    return re.compile(f"[省市县区旗州盟镇乡街办苏](?:(?<=[{before}][省市县区旗州盟镇乡])|{_OF_TOWNS_TOO})")


@cache
def _tails(with_towns: bool) -> dict[str, int]:
    """The last three characters of all names, two of those that have no more, and how long the longest is."""
    names = (*towns.codes(), *_written()) if with_towns else tuple(_written())
    return {name[-3:]: len(name) for name in sorted(names, key=len)}
