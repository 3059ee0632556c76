"""Numbers as Chinese documents write them."""

from indexer import late_re as re

# 1, 12, 一, 十二, 二十; full-width digits too.
NUMBER = r"(?:[0-9０-９]{1,3}|[一二三四五六七八九十百]{1,5})"

# As on cheques, and before some parts: 篇壹.
FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_PLAIN = str.maketrans(FORMAL, "一二三四五六七八九十")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | dict.fromkeys("〇○OoＯ", 0) | {"两": 2}
_TENS = re.compile(r"(?:([一二三四五六七八九])?百零?)?(?:([一二三四五六七八九])?十)?([一二三四五六七八九])?")


def number(text: str) -> int | None:
    """The value of digits or of a Chinese numeral up to 999; None where it is neither.

    >>> number("二十一"), number("12"), number("贰"), number("甲")
    (21, 12, 2, None)
    """
    if text.isdecimal():
        return int(text)
    text = text.translate(_PLAIN)
    found = _TENS.fullmatch(text)
    if not found or not text:
        return None
    hundreds, tens, ones = found.groups()
    value = (_DIGITS[hundreds] if hundreds else 1) * 100 if "百" in text else 0
    value += (_DIGITS[tens] if tens else 1) * 10 if "十" in text else 0
    return value + (_DIGITS[ones] if ones else 0)


def year(text: str) -> int | None:
    """The year of four digits, Arabic or Chinese (2008, 二OO四, 二○○九); None where it is none.

    >>> year("二○○九"), year("二OO四")
    (2009, 2004)
    """
    digits = [char if char.isdecimal() else str(_DIGITS.get(char, "")) for char in text]
    value = "".join(digits)
    return int(value) if len(text) == 4 and len(value) == 4 and value.isdecimal() else None
