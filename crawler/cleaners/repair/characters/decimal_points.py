"""Decimal points that a program took for the dot of an item and made its mark: 下降33、7%."""

from collections.abc import Iterator

from crawler.cleaners.repair.replacement import Replacement
from indexer import late_re as re
from indexer.text import HAN

# A decimal point that became 、 before a unit. Not before 千伏: 110、35千伏 are two voltages.
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


def points(text: str) -> Iterator[Replacement]:
    """Each 、 that stands for a decimal point, with "."; and where it may, with itself.

    Two amounts are written in the same way (20、30万吨, 增长3、6倍), mostly the smaller one first. A text has lost its
    points if it has none at all, and one of these:

    - two numbers whose second half is the smaller one, or is not round (4、48亿);
    - one number whose second half begins with a zero, or is far smaller than the first (29851、2).
    """
    if "、" not in text or _TRUE_POINT.search(text):
        return
    likely: list[tuple[int, int]] = []
    doubtful: list[tuple[int, int]] = []  # may be two amounts: 5、6%, 分别为12、35亿
    proofs = 0
    for match in _POINT.finditer(text):
        first = match.start()
        whole = _WHOLE.search(text, max(0, first - _MOST_WHOLE), first)
        if whole is None:
            continue
        integer, fraction = int(whole[0]), match["fraction"]
        if fraction[0] != "0" and int(fraction) % 10 == integer % 10 == 0:
            continue
        neighbours = int(fraction) == integer + 1
        if fraction[0] != "0" and (neighbours or _EACH.search(text, max(0, first - _MOST_EACH), first)):
            doubtful += [match.span()] if match["percent"] or not neighbours else []
            continue
        likely.append(match.span())
        proofs += _proofs(integer, fraction, length=match["length"] is not None)
    if proofs < _LEAST:
        yield from (Replacement(*span, "、") for span in likely)
        return
    points_lost = {*likely, *(doubtful if proofs >= _MANY else ())}
    for mark in _BETWEEN.finditer(text):
        yield Replacement(*mark.span(), "." if mark.span() in points_lost else "、")


def _proofs(integer: int, fraction: str, *, length: bool) -> int:
    """How much a number proves whose halves may have been meant as two amounts: 三四公里, 100、50吨冷库各一座.

    `length`: it is a length. These are listed in any order (宽14、12米): they prove nothing unless they differ widely.
    """
    if fraction[0] == "0" or integer >= max(_LARGE, _FAR * int(fraction)):
        return _LEAST
    if length:
        return len(fraction) > 1 and int(fraction) >= _FAR * integer
    return int(fraction) < integer or (len(fraction) > 1 and (integer % 5 or int(fraction) % 5) != 0)
