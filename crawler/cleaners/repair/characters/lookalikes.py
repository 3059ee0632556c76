"""Characters mistaken for others of nearly the same form, by old fonts or by the reading of scans (OCR).

The neighbours tell: with the character that stands there they form no word, with the other one they do.
"""

from collections.abc import Iterator

from crawler.cleaners.matches import matches
from crawler.cleaners.repair.lines import gain
from crawler.cleaners.repair.replacement import Replacement
from indexer import late_re as re
from indexer.text import HAN

_MOST_WEIGHED = 1_000
# 投人使用 for 投入使用, from scans: tried where 入 may form a word, and weighed by the words around it. But bodies
# recruit people (严把进人关, 违规进人), provide and pool them (融资融人融智, 投人、投物), and number their documents
# (深人社规〔2012〕5号).
_TAKEN_ON = (
    "(?<![规規编編击擊自新外][进進]人)"
    "(?!(?<=引人)(?:误解|誤解|遐)|(?<=[渗滲]人)的|(?<=陷人)[于於]|(?<=[进進]人)(?:退(?!出)|由|有[编編]|[总總]?[数數]?量|"
    "考[试試](?![阶階环環])|[关關](?![键鍵])|[规規]模|[有无無]序|程序|计划|計劃|用人|渠道|机制|機制|指标|指標|条件|條件|[须須]|[进進][岗崗]|口子|(?<!的[进進]人)[、，。；])|"
    "(?<=投人)、?(?:[投财財物]|力(?![度量]))|(?<=融人)、?融|社[规規发發函办辦字保局厅廳部〔])"
)
_INTO = re.compile(
    f"人{_TAKEN_ON}(?:(?<=[深投纳納列融加进進引注输輸介步陷流涌跨挤擠写寫录錄并並编編归歸转轉渗滲存汇匯装裝准買买浅淺切植嵌潜潛踏迈邁闯闖插揽攬兑兌]人)"
    "|(?<=收人)(?![钱錢财財礼禮贿賄])|(?<=[有大定]出人)(?![意頭头命])|(?=[党黨学學园園户戶股库庫围圍选選住伍]))"
)
# No author begins a clause with 人党 or writes 人冬, except of households whose people live elsewhere (人户分离).
_UNWRITTEN = re.compile(
    f"人(?![场場][均物])(?:(?<![{HAN}0-9]人)(?=[党黨库庫伍股冬市室場场境狱獄围圍园園]|[户戶](?![分籍一卡]))"
    "|(?<=[进進]村人)(?=[户戶])|(?<![一二两兩三四五六七八九十百千万萬几幾多]人)(?=[冬市室场場]))"
)
_ANY = re.compile("人")  # tried in a text that has 人 for 入 somewhere for certain
# Powers of ten by which 入 is likelier: of 9,100 times that authors write 人 it is none so much, and one half so much.
_SURE, _LIKELY, _SUSPECT = 1.8, 1.0, 0.5
_SUSPECT_OF_SCANNED = 0.0  # the same in a text that has a place that is sure
_SURE_OF_UNWRITTEN = 0.0
_PROOFS = 2  # places that are sure, from which on those that are likely go too
# 巳经 for 已经. 巳 itself is two hours of the day, and part of the names of years and days.
_ALREADY = re.compile(rf"巳(?<![甲乙丙丁戊己庚辛壬癸辰蛇属屬上元]巳)(?=[{HAN}])(?![时時年月日初正蛇午火])")
# 己经 for 已经, where no word ends in 己 (自己经历); 早已, 不得已, 而已.
_NOT_SELF = re.compile(
    "己(?:(?<![自知克律利损損舍待责責修正省审審推如异異为為由于於与與对對及诸諸害一人]己)(?=[经經](?![历歷营營济濟商典验驗手]|常(?!态)))"
    "|(?<=早己)(?=[经經完成落实實在有是])|(?<=不得己)|(?<=而己)(?=[。，；！]))"
)
# 设臵 for 设置, 水帄 for 水平, forms long out of use; 98℅, an English sign for "care of", for 98%.
_ONLY = re.compile(rf"[臵帄](?:(?<=[{HAN}].)|(?=[{HAN}]))|℅(?<=[0-9]℅)")
_MEANT = {"臵": "置", "帄": "平", "℅": "%"}
# I986年 for 1986年, 2OO8年 for 2008年, 1O月 for 10月: letters read for digits of the same form.
_SCANNED_DIGIT = str.maketrans("IlOo", "1100")
_YEAR = re.compile(r"年(?<=[0-9IlOo]{4}年)(?<![0-9]{4}年)(?<![0-9A-Za-z.]....年)")
_MONTH = re.compile(r"月(?<=[0-9IlOo]{2}月)(?<![0-9]{2}月)(?<![0-9A-Za-z.]..月)")
_OF_YEAR = re.compile(r"(?:[1Il]9|2[0Oo])[0-9IlOo]{2}")
_OF_MONTH = re.compile(r"(?!II)[1Il][0-2IlOo]")  # II may be a Roman two
_CLOSED = re.compile(r"“[^“”〝〞\n]{1,300}〞")
_LOW = re.compile(r"‚[^‚‛\n]{1,300}‛")


def lookalikes(text: str) -> Iterator[Replacement]:
    """Characters and quotation marks that stand for others, with those meant."""
    if any(map(text.__contains__, _MEANT)):
        yield from (Replacement(*match.span(), _MEANT[match[0]]) for match in matches(_ONLY, text))
    if "巳" in text:
        yield from _last(_ALREADY, text, "已")
    if "己" in text:
        yield from _last(_NOT_SELF, text, "已")
    if "人" in text:
        yield from _scanned(text)
    yield from _digits(_YEAR, _OF_YEAR, 4, text)
    yield from _digits(_MONTH, _OF_MONTH, 2, text)
    if "〞" in text:
        yield from _last(_CLOSED, text, "”")
    if "‛" in text:
        for match in matches(_LOW, text):
            yield Replacement(match.start(), match.start() + 1, "“")
            yield Replacement(match.end() - 1, match.end(), "”")


def _scanned(text: str) -> Iterator[Replacement]:
    """Where 人 stands for 入; and where it may, but is left."""
    unwritten = _likelier(_UNWRITTEN, text, _SURE_OF_UNWRITTEN)
    gains = _likelier(_INTO, text, _SUSPECT)
    sure = unwritten.keys() | {place for place, gain_ in gains.items() if gain_ >= _SURE}
    if sure:
        gains = _likelier(_ANY, text, _SUSPECT_OF_SCANNED)
    least = _LIKELY if len(sure) >= _PROOFS else _SURE
    for place in sorted(sure | gains.keys()):
        yield Replacement(place, place + 1, "入" if place in sure or gains[place] >= least else "人")


def _likelier(pattern: re.Pattern[str], text: str, least: float) -> dict[int, float]:
    """The places where 入 is likelier than 人 by `least` powers of ten or more, and by how many."""
    gains = ((match.start(), gain(text, match.start(), "入")) for match in matches(pattern, text, _MOST_WEIGHED))
    return {place: gain_ for place, gain_ in gains if gain_ >= least}


def _digits(unit: re.Pattern[str], number: re.Pattern[str], length: int, text: str) -> Iterator[Replacement]:
    """The numbers of a length before a unit in which letters stand for digits."""
    for match in matches(unit, text):
        end = match.start()
        if shown := number.fullmatch(text, end - length, end):
            yield Replacement(*shown.span(), shown[0].translate(_SCANNED_DIGIT))


def _last(pattern: re.Pattern[str], text: str, after: str) -> Iterator[Replacement]:
    """The last character of each match, which was `after`."""
    for match in matches(pattern, text):
        yield Replacement(match.end() - 1, match.end(), after)
