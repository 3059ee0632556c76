"""What conversion leaves in a text and a pattern alone proves: rules as data. What needs the whole text is in the
modules beside this one."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer import late_re as re
from indexer.text import HAN

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
SINGLE = r"[@-Z\[\\\]^_`a-z{|}~€]"  # what a trail byte of GBK is when it is left alone
_UNOPENED = "".join(rf"(?<![\[〔].{{{length}}})" for length in range(5, 12))  # not [县政办2014]12号
_READING = rf"(?=[a-zü]{{0,6}}[{TONED}])[a-zü{TONED}]{{1,7}}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of damage: what `pattern` matches becomes `after`, a template that may name the pattern's groups.

    Tried only where one of the `cues` is, a character or several. No quantifier may be open, so that no text makes a
    rule slow. A pattern is found the quickest that begins with a character; what stands before that is asked for
    behind it, by looking back.
    """

    name: str
    pattern: re.Pattern[str]
    cues: Sequence[str]
    reason: str
    example: str
    innocent: str
    after: str = ""
    within_word: bool = False  # only where the characters on both sides are one word
    least: int = 1  # places of a text that the pattern must match, inside words or not
    # What of these is hardly the author's in prose elsewhere, if another is inside a word or none needs be.
    suspect: str = ""


# Looked for before the others: what lost bytes is read without its glosses (`bare`).
PINYIN = Rule(
    "bracketed pinyin",
    # Behind what is left of a character too (F(xiàn) of 現); its bracket is lost with one's byte in 每?zǒng)€.
    re.compile(rf"(?:(?:(?<=[{HAN}])|(?<={SINGLE}))[ ]?[（(][ ]?|(?<=\?)){_READING}[ ]?[)）]"),
    TONED,
    "a converter glossed the character with its reading; a tone mark proves it, for no author writes that",
    "工作總結(jié)如下",
    "办公自动化(oa)系统",
)
RULES: tuple[Rule, ...] = (
    Rule(
        "decimal point",
        re.compile(
            r"。(?<=[0-9]。)(?<!(?<![0-9])(?:19|20)[0-9]{2}。)(?=[0-9]{1,2}(?:[%％‰万亿元吨亩倍岁米]|个百分点|公里|公斤|公顷|千克|千米|平方|立方|小时|分钟))"
        ),
        "。",
        "a converter made a full stop of it; behind a digit no sentence begins with digits and a unit",
        "投入3。5万元，完成8461。98亿元",
        "成立于2008。5万元以下的",
        after=".",
    ),
    Rule(
        "lost bracket",
        re.compile(
            r"(?P<year>[12](?:(?<=1)9[5-9]|(?<=2)0[0-2])[0-9])"
            rf"(?:(?<=[发發办辦委字函文政令通规規技].{{4}})|(?<=[{HAN}].{{4}}){_UNOPENED}[\]〕])"
            r"(?P<number>[1-9][0-9]{0,2})(?=[号號](?![楼樓房车車线線]))"
        ),
        "号號",
        "the number of a document has its year in brackets, behind the short name of the office; one may be left",
        "认真贯彻县政办发20215号文件精神",
        "全国第20215号，收到来文20215件，政发〔2021〕5号，开发20215号楼，[县政办2014]12号",
        after=r"〔\g<year>〕\g<number>",
    ),
    Rule(
        "stray mark",
        re.compile(rf"[ `´'.．‘’](?<=[{HAN}].)(?:(?<! ) ?|(?<= )[`´'.．‘’] ?)(?=[{HAN}])"),
        "`´'.．‘’",
        "a quotation mark or a dot inside a word",
        "一年来我们认真总'结经验，狠抓落实，各项工作任务全面完成，取得了明显的成效",
        "组织全体党员干部集中学习卡尔.马克思的著作，撰写心得体会，取得了明显的成效",
        within_word=True,
        suspect=".．",
    ),
    Rule(
        "blank inside a word",
        re.compile(rf" (?<=[{HAN}，、；] )(?=[{HAN}])"),
        " ",
        "what is left of an old line's end; a single one in a text may be a slip of the author's",
        "一年来我们认真总结经验，狠抓落 实，全面完成了各项工 作任务，取得了明显的成效",
        "一年来我们认真总结经验，狠抓落实，全面完成了各项工 作任务，取得了明显的成效",
        within_word=True,
        least=2,
        suspect=" ",
    ),
    Rule(
        "doubled comma",
        re.compile(r"[，,](?=[，,、。；;])"),
        "，,",
        "a site's program set commas before other marks; one or two in a text may be slips of the author's",
        "3月9日，，曹武镇召开大会，，各村，、镇直单位参加会议",
        "3月9日，，曹武镇召开大会，，各村、镇直单位参加会议",
        least=3,
    ),
    Rule(
        # The full stop is A1A3, 現 AC46: a site that looked for a comma, A3AC, found it across the two, and of the four
        # bytes only the last, F, is left beside it. An author writes no F before these words.
        "lost byte, of 。現",
        re.compile(rf"[，,]F(?<=[{HAN}”》）)][，,]F)(?=[將把就對简簡特結匯]|根[據据]|[總总]結)"),
        ("，F", ",F"),
        "the comma that a site looked for stood across a full stop and 現",
        "較好的效果，F把活動情況總結如下",
        "维生素A，F将在下周检测",
        after="。現",
    ),
    Rule(
        "sign of a line's end",
        re.compile("\ue004(?=\\n|\\Z)"),
        "\ue004",
        "a word processor's own sign, which other fonts have not",
        "一项重要内容。\ue004\n第六条",
        "符号\ue004在词中",
    ),
    Rule(
        "escaped line end",
        re.compile(
            r"[x\\](?:(?<=(?<!\\)(?<!(?<![0-9.])0)x)0[dD]x0[aA](?:x0[dD]x0[aA]){0,8}"
            r"|(?<=\\)(?:r\\n(?:\\r\\n){0,8}|x0[dD]\\x0[aA](?:\\x0[dD]\\x0[aA]){0,8}))"
        ),
        ("x0d", "x0D", "\\r\\n"),
        "a program wrote the two bytes of a line's end as letters, a converter took the backslashes",
        "一是加强领导。x0dx0ax0dx0a二是狠抓落实，篇3x0dx0a获评Ax0dx0a今年",
        "编号为0x0d和0x0dx0a的设备，存于D:\\report\\new",
        after="\n",
    ),
    Rule(
        "field code",
        re.compile(
            # HYPERLINK "http://…" 某某网, PAGEREF _Toc123456 \h, TOC \o "1-3" \h
            r'(?:(?:HYPERLINK|INCLUDEPICTURE)(?: ?\\[a-z]){0,2} ?["“”][^"“”\n]{1,300}["“”]'
            r"|PAGEREF ?_Toc[0-9]{4,12}|TOC(?= ?\\[a-z])|(?:NUM)?PAGES?(?= ?\\\*)"
            r"|EMBED (?:Equation|Excel|MSGraph|Package|PBrush|PowerPoint|Visio|Word)(?:\.[0-9A-Za-z]{1,15}){1,3})"
            # and its switches
            r"(?: ?\\(?:\* ?(?:Arabic|CHARFORMAT|MERGEFORMAT(?:INET)?)"
            r'|[a-z](?![A-Za-z])(?: ?["“”][^"“”\n]{0,40}["“”])?)){0,8}+(?! ?[\\}])'
        ),
        ("HYPERLINK", "INCLUDEPICTURE", "PAGEREF", "TOC", "PAGE", "EMBED"),
        "what a word processor computes numbers, links and pictures from; a converter took it for text",
        r"第PAGE \* MERGEFORMAT3页",
        r"在域代码{ TOC \o }中改为三级目录",
    ),
)
