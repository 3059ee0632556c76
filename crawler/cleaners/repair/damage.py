"""Tells what of a text is lost, and what was put back, for the flags `restored`, `damaged` and `suspect`."""

from collections.abc import Iterator

from crawler.cleaners.language.script import is_traditional
from crawler.cleaners.language.words import mean_likelihood
from crawler.cleaners.matches import matches
from crawler.cleaners.record import Change
from crawler.cleaners.repair.characters.numbers import are_percents_lost
from crawler.cleaners.repair.characters.quotes import are_closing_lost
from crawler.cleaners.repair.lines import beside
from crawler.cleaners.repair.lost_bytes.letters import letters
from crawler.cleaners.repair.lost_bytes.no_words import without_words
from crawler.cleaners.repair.questions import asks, clause_before
from crawler.cleaners.repair.rules import SINGLE
from indexer import late_re as re
from indexer.text import HAN

LOST_BYTE = "lost byte"  # what the names of the rules that put back characters begin with
BY_COPY = f"{LOST_BYTE}, by copy "

# What the two halves of characters make besides characters: letters of other scripts, signs of sums, tables and sounds.
_SIGN = (
    "\u0101-\u01dc\u0251\u0261\u0370-\u0451\u2030\u2200-\u22ff\u2500-\u2595\u3021-\u3029\u3041-\u30fa\u3105-\u3129"
    "\uff03-\uff06\uff10-\uff19\uff1d\uff20-\uff5a\ufe50-\ufe6b"
)
_NUMBER = "\u2160-\u217f\u2460-\u249b\u3220-\u3229"  # the same; authors number items by them
# Characters that are lost, where no question ends.
_LOST = re.compile(
    "\ufffd"
    # What programs show of such, and of empty memory. An author may speak of them: 网页显示“锟斤拷”.
    r"|(?<![“‘\"'「『锟拷烫屯])(?:锟斤拷|烫{4}|屯{4})(?!.{0,4}乱码)"
    r"|(?m:^\?{8,}$)"
    rf"|\?(?<![吗嗎呢啊吧么麼?].)\?{{1,30}}[{HAN}]"  # ??剌z
    rf"|\?(?<=[{HAN}].)[{HAN}]{{1,2}}\?(?=[{HAN}，、；：])"  # 我?墙?以
    rf"|\?(?<=[，。、；：！“《（『「].)\?{{0,8}}(?=[{HAN}0-9])"  # ，?以
    rf"|[?？](?<=[{HAN}].)(?:[；：，;:,]?[\u0370-\u03ff\u2200-\u22ff\u2500-\u257f]|[；：;:][、，。])"  # 服務?∪
    rf"|\?(?:(?<=[{HAN}].)[{_SIGN}]|(?<=[{HAN}][{_SIGN}{_NUMBER}].))"  # ，ψ?60
    rf"|€(?<=[{HAN}?].)(?=[{HAN}，。、；：])"  # 的比例€，
    rf"|‥(?<=[{HAN}].)(?=[A-Za-z])"
    rf"|[\u2504-\u257f](?<=[{HAN}].)[{HAN}]{{0,2}}\?"
)
# A character of nobody's but one font, within words; U+E5E5 is a blank.
_UNKNOWN = re.compile(rf"[\ue000-\ue5e4\ue5e6-\uf8ff](?<=[{HAN}].)(?=[{HAN}])")
# As _LOST, where characters end with bytes that are letters.
_LOST_LETTER = re.compile(
    rf"[?？](?<=[{HAN}].)[;,][A-Z]"  # 學?;A
    rf"|[?？](?<=[{HAN}，、；：].)[{HAN}]{{1,2}}[A-Z]"
    rf"|\?(?<=[，。、；：“《（》”）].){SINGLE}[{HAN}]"  # 》?h實驗
    # A sign before a byte that is left alone, or before kana: 查出險るU段, 為ㄔO富裕, 關注的問題ＫJ為.
    rf"|[{_SIGN}](?<=[{HAN}{_SIGN}].)(?={SINGLE}[{HAN}，。、；：！？“”（）,;: ]|(?<=[Ａ-Ｚａ-ｚ])[\u30a1-\u30fa])"
    rf"|[：；](?<=[{HAN}].)[，、\uff21-\uff5a]"  # 規；，且, 填：Ｓ，
)
# Behind what is no question: 總?Y合, 治保會???109個, 轄??“實有, 干?ⅲ, 安?ぷ全.
_OPEN = re.compile(
    rf"\?(?<=[{HAN}].)\?{{0,8}}(?!下面|以下|[还還]是)(?={SINGLE}?[{HAN}0-9，。；：、！“‘（,(]|{SINGLE}(?:[”’\n]|\Z)"
    rf"|(?<=\?\?)[ )）-]|[{_NUMBER}]|[A-Za-z]{{2,20}}(?![A-Za-z=_.]))"
)
# A sign of tables or of sounds, and a mark that was found across two characters, before what may be no words:
# 與6所學：炗啺踩熑螤.
_TORN = re.compile(
    r"[\u2501-\u257f\u3105-\u3129](?<=[\u4e00-\u9fff。，；：！）、”].)(?=(?P<run>[\u4e00-\u9fff]{2}.{0,2}))"
)
_ACROSS = re.compile(rf"[：；](?<=[{HAN}%％].)(?=(?P<run>[{HAN}]{{3,6}}))")
_NO_WORDS, _NO_CHINESE = -4.6, -5.2  # mean power of ten of a character below which that holds, of a mark surely
# Words before a mark, three of whose characters side by side may be no Chinese: 也俣认破鹦乱惠.
_MARK = re.compile(rf"\?(?<=[{HAN}].)")
_BEFORE = re.compile(rf"[{HAN}]{{3,12}}\Z")
_LONGEST_BEFORE, _SIDE_BY_SIDE = 12, 3
_MOST_MARKED = 200  # of a text that are looked at
_MOST_TORN = 1_000  # of a text that are looked at
_MOST_MARKS = 0.25  # share of question marks in a text, from which on they stand for its characters
_FEWEST_MARKS = 20
_AROUND = 8  # characters around a place that are shown


def is_restored(change: Change) -> bool:
    """Whether a repair put back what a lost byte destroyed, all of it or some."""
    return change.rule.startswith(LOST_BYTE)


def is_open(change: Change) -> bool:
    """Whether a repair left a character open."""
    return is_restored(change) and not change.rule.startswith(BY_COPY) and "?" in change.after


def is_suspect(change: Change) -> bool:
    """Whether something stays that is hardly the author's, because repair is not certain of it."""
    return change.before == change.after


def is_damaged(text: str) -> bool:
    """Whether characters are lost that could not be restored."""
    return damage_in(text) != ""


def damage_in(text: str) -> str:
    """The words around the first characters of a text that are lost and could not be restored, or what the whole text
    lacks; "" for no damage."""
    if found := next(_lost(text), None):
        first, end = found
        before, behind = beside(text, first, end, _AROUND)
        return before + text[first:end] + behind
    # A text stored in an encoding without its characters, each of which became a question mark.
    if text.count("?") >= max(_FEWEST_MARKS, _MOST_MARKS * len(text)):
        return "question marks for its characters"
    if are_percents_lost(text):
        return "rates without any sign of per cent"
    return "“ without any ”" if are_closing_lost(text) else ""


def _lost(text: str) -> Iterator[tuple[int, int]]:
    """First and end of each place where characters are lost; the places that are found the quickest come first."""
    if any(map(text.__contains__, (*"?？\ufffd锟€‥", "烫烫烫烫", "屯屯屯屯"))):
        yield from (lost.span() for lost in matches(_LOST, text))
    yield from (unknown.span() for unknown in matches(_UNKNOWN, text))
    yield from without_words(text)
    if "?" in text:
        for open_ in _OPEN.finditer(text):
            clause = clause_before(text, open_.start())
            if clause and not asks(clause):
                yield open_.span()
        yield from ((place, place + 1) for place in _behind_no_words(text))
    if is_traditional(text):
        yield from (lost.span() for lost in matches(_LOST_LETTER, text))
        yield from letters(text)
        yield from _before_no_words(_ACROSS, text, _NO_CHINESE)
    yield from _before_no_words(_TORN, text, _NO_WORDS)


def _before_no_words(sign: re.Pattern[str], text: str, least: float) -> Iterator[tuple[int, int]]:
    """The signs whose group `run`, what stands behind them, is less likely than `least` a character."""
    for found in matches(sign, text, _MOST_TORN):
        if mean_likelihood(found["run"]) < least:
            yield found.span()


def _behind_no_words(text: str) -> Iterator[int]:
    """The marks behind what is neither Chinese nor a question."""
    for mark in matches(_MARK, text, _MOST_MARKED):
        place = mark.start()
        if words := _BEFORE.search(text[max(0, place - _LONGEST_BEFORE) : place]):
            pieces = (words[0][first : first + _SIDE_BY_SIDE] for first in range(len(words[0]) - _SIDE_BY_SIDE + 1))
            if min(map(mean_likelihood, pieces)) < _NO_CHINESE and not asks(clause_before(text, place)):
                yield place
