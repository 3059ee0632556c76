"""What converters, word processors and protection against copying leave inside an author's sentences."""

from crawler.cleaners.boilerplate.rules.rule import Rule, cues, either

# A tag behind its "<".
_MARKUP = (
    r"/?(?:p|br|b|u|em|strong|span|div|font|section|img|a|h[1-6]|li|ul|ol|table|tbody|tr|td|o:p|i|sub|sup|"
    r"strike|small|center|fieldset|menu|form|button|label|pre|blockquote|d[ldt]|"
    r"html|body|noframes|article|main|header|footer|aside|thead|tfoot|th|caption)"
    r"(?:\s[^<>]{0,300})?/?>\s?"
)
# A field of a form that nobody filled in.
_BLANK = r"\s{0,3}(?:姓名|单位|部门|职务|日\s?期|时间)\s?:\s?\*{3,40}(?:年\*{1,9}月\*{1,9}日)?"
# Behind its first character: a dozen and more letters, digits and several signs that no word, formula or address has
# side by side.
_SIGN = r"[&^#$~\\{}@|`<>]"
_JAM = (
    r"(?=[!-~ ]{0,30}?\d)(?=[!-~ ]{0,30}?[a-z])(?![!-~ ]{0,30}?(?:[a-z]{5}|http|www|\.com|\.cn))"
    rf"(?=[!-~ ]{{0,30}}?{_SIGN}[!-~ ]{{0,30}}?{_SIGN})[!-~ ]{{8,30}}(?<! )(?![!-~])"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "entity",
        "inline",
        r"&(?:amp;)?(?:nbsp|ensp|emsp|zwnj|zwj|shy);?",
        reason="an entity that was escaped twice stands in the text as it is written",
        example="&nbsp;",
        innocent="R&D投入",
    ),
    Rule(
        "markup",
        "inline",
        rf"<(?:{_MARKUP}(?:<{_MARKUP}){{0,19}}|正>(?<![^\n]<正>))|\[nextpage\]\s?",
        reason="tags that were escaped twice stand in the text as they are written",
        example='<p class="ql-block">',
        innocent="a<b,b<p",
    ),
    Rule(
        "blank form",
        "inline",
        rf"\s?(?:编(?:者|写人|制人|制单位)|撰[写稿]人|填[写表]人|(?:总结|计划|报告|文档|合同)范本)\s?:\s?\*{{3,40}}(?:{_BLANK}){{0,5}}",
        reason="the form of a document site that nobody filled in",
        example="编者:___________ 日 期:___________",
        innocent="编者:本刊编辑部",
        cues=(":***", ": ***"),
    ),
    Rule(
        "page mark",
        "inline",
        r"(?<![^\n])[(]上接[^()。]{1,12}版[^()。]{0,12}[)]|(?:\d{1,3}\s)?第\s{0,2}页\s{0,2}共\s{0,2}页"
        r"|(?:当前)?第\s{0,2}\d{1,3}\s{0,2}页\s{0,2}[,/]?\s{0,2}[(]?(?:共|总页数)\s{0,2}\d{1,3}\s{0,2}页[)]?"
        r"|共\s{0,2}\d{1,3}\s{0,2}页\s{0,2}[,/]?\s{0,2}[(]?第\s{0,2}\d{1,3}\s{0,2}页[)]?"
        r"|(?<![a-z])page \d{1,3} of \d{1,3}(?!\d)"
        # the fields of a word processor that number the pages
        r"|(?:第?\s?(?:num)?pages?\s?[\\*\s]{0,4}(?:arabic[\\*\s]{1,4})?mergeformat\s?\d{0,4}\s?页?\s?共?){1,4}"
        r"|toc\s?\\o\s?\"1-\d\"(?:\s?\\[a-z]){1,4}\s?\d{0,6}"
        r"|第\s?page\s?页\s?共\s?(?:num)?pages?\s?页",
        reason="the page number of a paginated original, and a word processor's fields for it",
        example="第3页共12页",
        innocent="第三页共有五处需要修改",
        cues=("页", "(上接", "page", "mergeformat", "toc"),
    ),
    Rule(
        "characters at random",
        "inline",
        r"(?:\d{1,2}、)?(?:专业好文档)?[\u7f50-\u88ff\U0002b000-\U0002b800]{40,5000}",
        reason="a document site fills a preview with rare characters that stand side by side in Unicode",
        example="芀蚽虚茋蚆蛔藊蜁荿芆蛘舚虿萓虨菟薀螼藃虓艿藏蔭蜜羄菚蜔茶袃蔞蟮舟蚇荆蚺艗肀舿萧藈薇蟀蔙螶螅蔨蟓蚝",
        innocent="发放肉苁蓉、薏苡、蒲公英、茯苓、芍药种苗",
        cues=cues("膂 莇 蚇 螂 羄 袅 蕰 芀 蒅 肀 蕿 蚆 羁 螅 肃 虿 袃 艿 荿 薇"),
    ),
    Rule(
        "forum jammer",
        "inline",
        either(
            # strewn in
            r"(?=[!-~]{1,2} [!-~]{1,2} )(?=[ -~]{0,40}[&^#$~\\{}\"@])(?=[ -~]{0,40}[a-z])"
            r"(?:[!-~]{1,2} ){5,40}[!-~]{0,2}",
            # in one word, at the beginning or the end of a paragraph
            rf"[!-~](?:(?<![^\n][!-~]){_JAM}(?=[\u4e00-\u9fff])|(?<![!-~ ][!-~]){_JAM}(?![^\n]))",
            # behind the forum's name at the end
            r"[\u4e00-\u9fff]{2,10}(?:网|论坛|社区|家园|之家)\s{1,3}(?=[!-~ ]{0,30}?\d)(?=[!-~ ]{0,30}?[a-z])"
            r"(?=[!-~ ]{0,30}?[!-/:-@\[-`{-~])[!-~][!-~ ]{8,30}(?![^\n])",
        ),
        reason="letters and signs that a forum strews into its texts against copying",
        example="& _3 ^; K# R y; w6 n5 q",
        innocent="分别为 3 % 、 4 % 、 5 % 。r&d经费比上年增长了三成,接入互联网 100 m",
        cues=(*cues('& ^ # $ ~ \\ { } @ | ` < > "'), "网 ", "论坛 ", "社区 ", "家园 ", "之家 "),
    ),
    Rule(
        "broken bullets",
        "inline",
        r"(?:;\s?){3,40}",
        reason="bullets that a converter turned into semicolons",
        example=";;;;",
        innocent="一手抓发展;一手抓稳定;两手都要硬。",
        cues=(";;", "; ;"),
    ),
)
