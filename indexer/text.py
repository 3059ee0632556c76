"""Folding and segmentation: how text becomes tokens.

Views of a text, each a plain string or list:

- `fold(text)`: the same length, position i stands for position i of the text;
- `searchable(text)`: the folded text without white space, paragraphs separated by one "\\n": what phrases are
  found in, and `offsets(text)` leads back to the text; `pairs` are its tokens for an engine;
- `words(text)`: segmented words, for ranking and collocation.
"""

import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import accumulate

from indexer import late_re as re

MASK = "*"
PAIR_END = "\x1f"  # what stands behind the last character of a paragraph; no searchable text contains it

# Chinese characters, also as radicals (⼯) and for other encodings; marks for vertical lines (︰) and small ones (﹐).
_BLOCKS = ((0x2E80, 0x2FE0), (0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0xFE10, 0xFE70))
# For a set in a pattern: control characters, what Unicode calls default ignorable, and what else shows nothing (U+2800,
# the marks of notes and objects): noise inside words, treated as white space. Beside what `str.split` takes for that.
INVISIBLE = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"
)
_CASED = range(0x41, 0x2185)  # Latin, Greek, Cyrillic, Roman numerals
# OpenCC leaves these to the context because they are also simplified characters; for search both sides fold alike.
_CONTEXTUAL = {"著": "着", "瞭": "了", "覆": "复", "徵": "征", "餘": "余", "藉": "借"}
# What that did to words of the dictionary is undone before segmentation.
_DICTIONARY_FORMS = tuple(
    (word.replace("著", "着").replace("覆", "复").replace("藉", "借"), word)
    for word in ("显著", "著名", "著作", "著称", "卓著", "昭著", "覆盖", "颠覆", "覆灭", "慰藉", "狼藉")
)
# Chinese characters, for a set in a pattern: the ideographs of Unicode and their extension A, for names of places are
# written with both (䶮, 㙍). The rarer ones beyond U+FFFF are left out.
HAN = r"\u3400-\u9fff"
_NUMERAL = "一二三四五六七八九十百千〇零"

# A run that hides something. Latin x only where no other letter or x-word makes it mean itself (X光, X射线), and
# where a digit, a Han character or another mask touches it; × between digits is a multiplication sign. Titles are set
# with blanks between all characters.
_MASKED = re.compile(
    rf"[*_]+|#{{2,}}"
    rf"|(?<![a-z×])[x×](?:[^\S\n]?[x×])*(?![a-z])(?!光|射线|染色体|\s*\d)"
    rf"(?:(?<=[0-9{HAN}*_][x×])|(?<=[x×][x×])|(?<=[x×][^\S\n][x×])|(?=\s*[{HAN}*_]))"
    rf"|(?<![{_NUMERAL}])〇+(?=[{HAN}])(?![{_NUMERAL}])"
)
_MASK_BEGINS = re.compile("[*_x×〇]|##")
_MASKING = "*_x×〇#"
_DENSE = 50  # above one mask in so many characters, a text is little but masks
_NUMERAL_ZERO = re.compile(rf"(?<=[{_NUMERAL}])[o〇0]+(?=[{_NUMERAL}年])")
# Taiwan writes 計畫 and 規畫 for what the mainland writes with 劃; what is drawn and shown stays (設計畫面, 統計畫像).
_PLANNED = re.compile("(?<=[计规筹策])画(?![册面像作家展图廊框卷龙])")
_MAY_BE_MASKED = re.compile(r"[*_x×〇]|##|[一二三四五六七八九十百千零][o0]")
# Marks that mean the same, by the one that stands for them: “三农”, ‘三农’ and 「三农」; 〔2008〕, [2008] and (2008).
_ALIKE = tuple(
    (mark, form)
    for form, marks in (
        ('"', "“”„‟〝〞「」『』‘’‚‛'"),
        ("(", "〔【[〖"),
        (")", "〕】]〗"),
        ("-", "—―─–‐‑−"),
        ("·", "•・‧∙⋅"),
    )
    for mark in marks
)
_WIDE = "utf-32-le"  # four bytes a character
_MANY = 60  # different characters to be changed, from which on one look at every character is faster
_SHORT = 12  # characters; of so few each is looked up sooner
_VISIBLE = re.compile(rf"[^\s{INVISIBLE}]+")


@cache
def _table() -> dict[int, str]:
    """Character by character: traditional to simplified, full width to half width, compatibility forms, case."""
    import opencc  # imported late: it costs 20 ms

    table: dict[int, str] = {0x3000: " ", ord("○"): "〇", ord("◯"): "〇", ord("︰"): ":"}
    for code in range(0xFF01, 0xFF5F):
        table[code] = chr(code - 0xFEE0).lower()
    for code in _CASED:
        if len(lower := chr(code).lower()) == 1 and lower != chr(code):
            table[code] = lower
    for char in re.findall(f"[{INVISIBLE}]", "".join(map(chr, range(0x10000)))):
        table[ord(char)] = " "
    for code in range(0xD800, 0xE000):  # half a character, from a broken decoder: no engine takes it
        table[code] = "\ufffd"
    chars = [chr(code) for start, end in _BLOCKS for code in range(start, end)]
    forms = (unicodedata.normalize("NFKC", char) for char in chars)
    plain = [form if len(form) == 1 and form != "_" else char for char, form in zip(chars, forms, strict=True)]
    simplified = opencc.OpenCC("hk2s").convert("\n".join(plain)).split("\n")  # it knows 衞 and 敍, too
    for char, form in zip(chars, simplified, strict=True):
        folded = _CONTEXTUAL.get(form, form)
        if folded != char and len(folded) == 1:
            table[ord(char)] = folded
    # A few characters are simplified in two steps (薴, 苧, 苎).
    return {code: table.get(ord(form), form) for code, form in table.items()}


@cache
def _common() -> tuple[tuple[str, str], ...]:
    """What changes in nearly every simplified text: the full-width punctuation, and 显著 and 覆盖."""
    return tuple((char, _table()[ord(char)]) for char in "，；：（）！？％著覆")


@cache
def _changing() -> re.Pattern[str]:
    """A character that the table changes."""
    return re.compile(f"[{re.escape(''.join(map(chr, _table())))}]")


def fold(text: str) -> str:
    """The text as search sees it, of the same length: position i of the result is position i of `text`.

    Traditional characters become simplified, full-width forms half-width, capitals small, and every character that
    only hides something (20xx, ××镇, __, **) becomes `MASK`. A zero among Chinese numerals (二OO四, 二○○九) becomes 〇.
    """
    folded = plans_alike(_plain(text))
    if _MAY_BE_MASKED.search(folded):
        folded = _NUMERAL_ZERO.sub(lambda zero: "〇" * len(zero[0]), folded)
        folded = _masked(folded)
    return folded


def _plain(text: str) -> str:
    """With every character that the table changes changed."""
    if len(text) <= _SHORT:
        return text.translate(_table())
    # Looking every character up is most of the work, and nearly all texts hold only these few to be changed.
    for char, form in _common():
        text = text.replace(char, form)
    changing = set(_changing().findall(text))
    if len(changing) > _MANY:
        return text.translate(_table())
    for char in changing:
        text = text.replace(char, _table()[ord(char)])
    return text


def traditional_characters(text: str) -> int:
    """How many characters of a text are traditional: Han that folding changes."""
    return sum("\u3400" <= char <= "\u9fff" for char in _changing().findall(text))


def _masked(folded: str) -> str:
    """With `MASK` for what hides something.

    Looking first for characters that may begin a mask takes an eighth of the time, except in a text full of them.
    """
    if sum(map(folded.count, _MASKING)) > len(folded) // _DENSE:
        return _MASKED.sub(_as_mask, folded)
    kept: list[str] = []
    done = place = 0
    while begin := _MASK_BEGINS.search(folded, place):
        place = begin.end()
        if mask := _MASKED.match(folded, begin.start()):
            place = mask.end()
            kept += (folded[done : mask.start()], _as_mask(mask))
            done = place
    return "".join((*kept, folded[done:]))


def _as_mask(hidden: re.Match[str]) -> str:
    return "".join(char if char.isspace() else MASK for char in hidden[0])


def searchable(text: str) -> str:
    """The folded text without white space and invisible characters; paragraphs are separated by one line feed.

    Quotation marks, brackets around years, dashes and middle dots are alike, whichever the writer took.
    """
    return unspaced(fold(text))


def marks_alike(folded: str) -> str:
    """With one form for marks that mean the same; of the same length."""
    for mark, form in _ALIKE:
        folded = folded.replace(mark, form)
    return folded


def marks_between(first: str, last: str) -> str:
    """Those of the marks that mean the same as another whose code points lie in a span."""
    return "".join(mark for mark, _ in _ALIKE if first <= mark <= last)


def plans_alike(folded: str) -> str:
    """With 划 for the 画 that Taiwan writes for it; of the same length."""
    return _PLANNED.sub("划", folded) if "画" in folded else folded


def unspaced(folded: str) -> str:
    """What `searchable` makes of a text that is folded already."""
    folded = marks_alike(folded)
    # Not by regular expressions: their time grows with the square of the longest run of white space.
    return "\n".join(filter(None, ("".join(line.split()) for line in folded.split("\n"))))


def offsets(text: str) -> list[int]:
    """For each position in `searchable(text)`, the position of that character in `text`."""
    places: list[int] = []
    end = 0
    for run in _VISIBLE.finditer(text):
        start = run.start()
        if places and text.find("\n", end, start) >= 0:
            places.append(start - 1)
        end = run.end()
        places.extend(range(start, end))
    return places


def pairs(searchable_text: str) -> str:
    """The tokens of the pair field, for white-space analysis: every character with the one behind it.

    平安校园 becomes 平安 安校 校园 and 园 with PAIR_END, which also stands for the line feed between paragraphs.
    A token is in the place of its first character. A phrase is every second pair of it: half as many terms as it has
    characters, and far rarer ones.
    """
    end = PAIR_END.encode(_WIDE)
    first = searchable_text.replace("\n", PAIR_END).encode(_WIDE)
    second = (first + end)[4:]
    # Three characters a token: the pair and a space. Interleaved as bytes, ten times as fast as joined one by one.
    tokens = bytearray(3 * len(first))
    for byte in range(4):
        tokens[byte::12] = first[byte::4]
        tokens[4 + byte :: 12] = second[byte::4]
    tokens[8::12] = b" " * (len(first) // 4)
    return tokens.decode(_WIDE)


@cache
def _segmenter() -> Callable[[str], list[str]]:
    """rjieba, the same algorithm in Rust, where it is installed; jieba where it is not."""
    try:
        import rjieba
    except ImportError:
        import logging

        import jieba

        jieba.setLogLevel(logging.WARNING)
        return lambda text: list(jieba.cut(text))
    return lambda text: list(rjieba.cut(text))


def segmented(searchable_text: str) -> list[tuple[int, str]]:
    """What `words` gives, each word with the place of its first character."""
    cut = pieces(searchable_text)
    placed = zip(accumulate(map(len, cut), initial=0), cut, strict=False)  # one more place than words
    return [(place, word) for place, word in placed if "一" <= word < "\ua000" or word[0].isalnum()]


def pieces(searchable_text: str) -> list[str]:
    """What a searchable text is cut into, in order: words, in the dictionary's spelling (显著, not 显着), and marks."""
    for folded, word in _DICTIONARY_FORMS:
        searchable_text = searchable_text.replace(folded, word)
    return _segmenter()(searchable_text)


def is_word(piece: str) -> bool:
    """Whether a piece of a text is a word or a number, not punctuation."""
    return "一" <= piece < "\ua000" or piece[0].isalnum()


def words(searchable_text: str) -> list[str]:
    """The words of a searchable text in order."""
    # As `is_word`. The comparison with the block of Chinese characters spares most words the look at their first one.
    return [word for word in pieces(searchable_text) if "一" <= word < "\ua000" or word[0].isalnum()]
