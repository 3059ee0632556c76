"""Decimal points that a converter of lists took for the dot of an item: 下降33、7%, 完成4、48亿元."""

from collections.abc import Iterator

from indexer import late_re as re
from indexer.text import HAN

# Not 千伏: 110、35千伏 are two voltages.
_UNIT = (
    r"(?:[%％‰亿万億萬元吨噸亩畝倍米㎡]|毫米|厘米|美元|小时|小時|兆瓦|个百分点|個百分點|公里|公斤|公顷|公頃|千克|千瓦|"
    r"平方|立方)"
)
_POINT = re.compile(
    rf"、(?<=[0-9]、)(?=(?P<fraction>[0-9]{{1,2}})(?:(?P<percent>[%％])|(?P<length>米|[毫厘]米|公里|千米)|{_UNIT}))"
)
_BETWEEN = re.compile("、(?<=[0-9]、)(?=[0-9])")
# Behind a word of its sentence: at the start of a line or of a sentence the number is an item's.
_WHOLE = re.compile(rf"(?<=[{HAN}:：(（]|[+×-])[0-9]{{1,9}}\Z")
_MOST_WHOLE = 10
_TRUE_POINT = re.compile(r"[0-9][.．][0-9]")
_EACH = re.compile(r"分别|分別|依次")
_MOST_EACH = 24  # characters before a number in which its sentence says that there are several
_LARGE, _FAR = 100, 10  # with such a number, so many times as large, nobody makes a pair
_LEAST = 2  # numbers that cannot be two amounts, from which on a text's points are proved to be lost
_MANY = 4  # of them, from which on what may be two amounts (增长5、6%, 分别为12、35亿) is none either


def points(text: str) -> Iterator[tuple[int, int, str]]:
    """First, end and "." for each 、 that stands for the decimal point of a number with a unit, or 、 where it may.

    Two amounts are written in the same way (20、30万吨, 增长3、6倍), mostly the smaller one first. A text has lost its
    points if it has none at all, and one of these:

    - two numbers whose second half is the smaller one, or is not round (4、48亿);
    - one number whose second half begins with a zero, or is far smaller than the first (29851、2).
    """
    if "、" not in text or _TRUE_POINT.search(text):
        return
    found: list[tuple[int, int]] = []
    open_: list[tuple[int, int]] = []  # which may be two amounts: 5、6%, 分别为12、35亿
    proofs = 0
    for match in _POINT.finditer(text):
        first = match.start()
        whole = _WHOLE.search(text, max(0, first - _MOST_WHOLE), first)
        if whole is None:
            continue
        one, other = int(whole[0]), match["fraction"]
        if other[0] != "0" and int(other) % 10 == one % 10 == 0:
            continue
        neighbours = int(other) == one + 1
        if other[0] != "0" and (neighbours or _EACH.search(text, max(0, first - _MOST_EACH), first)):
            open_ += [match.span()] if match["percent"] or not neighbours else []
            continue
        found.append(match.span())
        proofs += _proofs(one, other, length=match["length"] is not None)
    if proofs < _LEAST:
        yield from ((*span, "、") for span in found)
        return
    points_lost = {*found, *(open_ if proofs >= _MANY else ())}
    yield from ((*mark.span(), "." if mark.span() in points_lost else "、") for mark in _BETWEEN.finditer(text))


def _proofs(whole: int, fraction: str, *, length: bool) -> int:
    """How much a number proves, whose halves a writer may have meant as two amounts: 三四公里, 100、50吨冷库各一座.

    Lengths and widths are told in any order (宽14、12米), so these prove nothing unless one is far from the other.
    """
    if fraction[0] == "0" or whole >= max(_LARGE, _FAR * int(fraction)):
        return _LEAST
    if length:
        return len(fraction) > 1 and int(fraction) >= _FAR * whole
    return int(fraction) < whole or (len(fraction) > 1 and (whole % 5 or int(fraction) % 5) != 0)
