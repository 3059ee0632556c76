"""How dates and spans are spelt, and folded text in which they are spelt as usual."""

from crawler.cleaners.tables import rows
from indexer import late_re as re
from indexer.text import HAN

SIGNS = "-—–~至到－"  # what stands between the ends of a span, as a set of characters begins
TO = rf"\s*[{SIGNS}]+\s*"
# Dates in digits: 2010.7.1, 2010-7-1, 2010.7, 2010年7.1, and the second of two, -8.31.
_IN_DIGITS = re.compile(
    r"(20(?<![\d.]..)\d\d)(?:([./-])(1[0-2]|0?[1-9])\2([0-3]?\d)|年(1[0-2]|0?[1-9])\.([0-3]?\d)|"
    r"\.(1[0-2]|0?[1-9]))(?![\d.%万亿元])"
)
_MONTHS_IN_DIGITS = re.compile(  # 2017-10——2018-04
    rf"(20(?<!\d..)\d\d)-(1[0-2]|0?[1-9])({TO})(20\d\d)-(1[0-2]|0?[1-9])(?![\d-])"
)
_SECOND_IN_DIGITS = re.compile(rf"(日{TO})(1[0-2]|0?[1-9])\.([0-3]?\d)(?![\d.%])")
_SECOND_MONTH = re.compile(rf"(月{TO})(1[0-2]|0?[1-9])(?![\d.%年月日])")  # 2012.1-12
_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖", "一二三四五六七八九")  # 贰零壹贰年
_SPELLINGS = [(word, usual, re.compile(spelt)) for word, usual, spelt in rows("describe/period/spellings", 3)]
_BOTH_YEARS = re.compile(r"((?:19|20)(?<!\d..)\d\d)年?[、和与及]((?:19|20)\d\d)两?(?=年)")  # 2011、2012两年
_SPACED = re.compile(
    rf" (?:(?<=\d ) *(?=[年月日])|(?<=[年月] ) *(?=\d)|(?<=[{HAN}] )(?=(?:19|20)\d\d ?年|\d+ ?周年)|"
    r"(?<=\d )(?=周年|[个届次])|(?<=第 )(?=\d))"
)
# The number of its text in a collection, glued to its first year: 征兵工作小结12014年.
_NUMBERED_TITLE = re.compile(r"[1-9](?<=[结告划报].)(?=20[0-2]\d年)")
_NUMBERED_ITEM = re.compile(r"(?<![\d.])(\d{1,2})\.(?=20[0-2]\d年)")  # 1.2008年春


def in_characters(text: str) -> str:
    """A folded text whose dates in digits are in characters.

    >>> in_characters("实习时间:2010.7.1-8.31")
    '实习时间:2010年7月1日-8月31日'
    """
    text = _MONTHS_IN_DIGITS.sub(r"\1年\2月\3\4年\5月", text)
    text = _SECOND_MONTH.sub(r"\1\2月", _IN_DIGITS.sub(_date_in_characters, text))
    return _SECOND_IN_DIGITS.sub(r"\1\2月\3日", text)


def _date_in_characters(match: re.Match[str]) -> str:
    month, day = match[3] or match[5] or match[7], match[4] or match[6]
    return f"{match[1]}年{month}月{f'{day}日' if day else ''}"


def as_usual(text: str) -> str:
    """A folded text in which what is seldom spelt so is spelt as usual.

    >>> as_usual("2012年元至六月"), as_usual("2011、2012年")
    ('2012年1至六月', '2011-2012年')
    """
    text = text.translate(_CAPITALS) if "贰" in text else text
    for word, usual, spelt in _SPELLINGS:
        text = spelt.sub(usual, text) if word in text else text
    return _BOTH_YEARS.sub(_of_both_years, text)


def _of_both_years(match: re.Match[str]) -> str:
    return f"{match[1]}-{match[2]}" if int(match[2]) == int(match[1]) + 1 else match[0]


def unspaced(body: str) -> str:
    """A text without spaces inside dates (2008 年 6 月) and its number before one, the first month by its number."""
    joined = _NUMBERED_TITLE.sub("", _SPACED.sub("", body) if " " in body else body)
    numbered = _NUMBERED_ITEM.sub(r"\1、", joined) if ".20" in joined else joined
    return numbered.replace("年元月", "年1月")
