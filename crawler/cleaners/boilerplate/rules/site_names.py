"""Addresses and names of sites inside an author's sentences, and who edited them."""

from crawler.cleaners.boilerplate.rules.rule import Rule, cues, either

_SITE_NAME = (
    r"(?:[\u4e00-\u9fff]{0,4}?(?:范文|文库|期刊|公文|文秘|总结|作文|论文|文档|秘书|写作|材料|资料)"
    r"(?:大全|搜|易|之家|下载|在线|中国)?(?:网(?!络|格|上|点)|之家|天地|吧(?=[-\])】w]))|[\u4e00-\u9fff]{2}文库)"
)
# Before an address with nothing between, only these can be told from the author's last words.
_KNOWN_NAME = (
    r"(?<![在于向被从《“\"国一品用忧小大典好百局县市区镇乡校院府])(?:百|第一|好|中国|精品|实用|无忧|小|大|查字典)?"
    r"(?:范文网|文库网|期刊网(?!数据|全文|收录)|公文网|文秘网|总结网|作文网)(?![络格])"
)
# Beside an address: two characters of the name before what all such names end in.
_NAME_AT_ADDRESS = (
    rf"(?:{_KNOWN_NAME}|[\u4e00-\u9fff]{{2}}(?:范文网|文库网?|期刊网|公文网|文秘网|总结网|作文网|论文网|资料网))"
)
# Of a site, not of an office. Its root alone is what marks copies; who cites a page gives its path.
_SITE = (
    r"(?:https?://)?(?:www|wap|(?<![a-z0-9.-])m)\.(?!gov)[a-z0-9-]{2,30}(?<!gov)(?<!edu)(?:\.(?!gov|"
    r"edu)[a-z]{2,8}){1,2}"
)
_BARE_ADDRESS = rf"{_SITE}(?![a-z.])/?(?![a-z0-9/])"
_PATH = r"(?:/[a-z0-9./?=&*_-]{0,60})?"
_ADDRESS = (
    rf"{_SITE}(?![a-z.]){_PATH}"
    rf"|https?://[a-z0-9.-]{{4,40}}\.(?:com|net|cn|cc|org|example)(?<!gov\.cn)(?<!edu\.cn){_PATH}"
)

_INNER = r"[^\[\]【】〖〗()。]"  # within brackets

RULES: tuple[Rule, ...] = (
    Rule(
        "site's address",
        "inline",
        either(
            # in brackets
            rf"[\[【](?!{_INNER}{{0,24}}(?:网址|地址|网站|链接)\s?:){_INNER}{{0,24}}?(?:{_ADDRESS}){_INNER}{{0,30}}[\]】]",
            rf"[\[【(](?:来源|来自|摘自|转自|更多|本{_INNER}{{0,6}}(?:文|总结|计划|报告)|{_INNER}{{0,6}}(?:范文|文库|文秘|公文))"
            rf"{_INNER}{{0,24}}(?:{_ADDRESS}){_INNER}{{0,30}}[\]】)]",
            # as the text's source, or where more is found
            rf"更多[^。,;]{{0,12}}请(?:访问|登录|关注|浏览)[^。,;]{{0,10}}?(?:{_ADDRESS})",
            rf"(?:(?:\d{{1,3}}\s/\s\d{{1,3}}\s{{1,2}})?(?:[本此]文|文章|内容|资料)(?:来自|来源于?|源自|出自|转载?自)[^。,;]{{0,10}}?"
            rf"|(?:来自|来源|源自|出自|转自)于?\s?:?[^。,;:于]{{0,8}}?):?\s?(?:{_ADDRESS})(?:{_NAME_AT_ADDRESS})?",
            # behind its name, or alone between the author's words; with a path, or alone on a line, it may be his
            rf"(?:{_NAME_AT_ADDRESS}\s?|(?<![^\n])[\u4e00-\u9fff]{{2,8}}(?:网|库|之家|天地)[-—]{{1,2}})(?:{_ADDRESS})",
            rf"(?<![址名站页箱台网统闻厂司\"”)])[(]{_BARE_ADDRESS}[)]",
            r"(?=[hmw])(?<![址名站页箱台为录陆问至在到见或和:/(【\[.\"])(?<![|录陆问至到见:] )"
            rf"(?!(?<![^\n])[!-~]{{1,90}}(?![^\n])){_BARE_ADDRESS}(?:{_NAME_AT_ADDRESS})?",
        ),
        reason="another site's address, planted to mark copies",
        example="(来源:某某范文网 www.example.com)",
        innocent="来源于农户的数据见附件(http://www.example.com/1.html)。",
        cues=("www.", "http", "wap.", "m."),
    ),
    Rule(
        "site name",
        "inline",
        either(
            # in brackets or between dashes
            rf"[(【\[](?:扫码|扫一扫|长按)(?!{_INNER}{{0,12}}我){_INNER}{{0,16}}(?:下载|阅读|查看|领取){_INNER}{{0,12}}[)】\]]"
            rf"|[\[【](?:vip{_INNER}{{0,4}}(?:可见|专享|查看|阅读)|会员(?:可见|专享)){_INNER}{{0,8}}[\]】]",
            rf"[\[【〖(](?:更多.{{0,12}}?(?:请(?:登录|访问|关注|点击|搜索)|来自|尽在)|本文由|转\s?载[于自]|摘录自)\s?:?{_INNER}{{2,60}}[\]】〗)]",
            rf"[\[【(]本文(?:来自|来源|出自|选自|转自|摘自)[:于自]?{_INNER}{{2,20}}[\]】)]|"
            rf"[-—]{{1,2}}[\u4e00-\u9fff]{{2,6}}(?:网|库|之家|天地|吧)[-—]{{1,2}}",
            # whose text it is
            r"(?P<behind_comma>(?<=,))?本文由(?!我|本人|作者|课题|[^。,;:]{1,9}[室局委办科处组院]\s?(?:收集|整理|提供|发布))"
            r"[^。,;:]{2,10}?(?:收集|整理|搜集|提供|发布|上传){1,3}(?:,(?:版权|着作权)归[^。,;:]{1,8}所有)?(?(behind_comma),?)",
            rf"@{_SITE_NAME}(?:原创|首发)|[\[【](?:微信)?公众号:{_INNER}{{2,16}}[\]】]",
            rf"(?:以上)?(?:本文|文章|内容|资料)(?:由|来自|来源于?|出自|选自|摘自|转载?自):?{_SITE_NAME}(?:会员|用户|网友)?"
            r"(?:收集|整理|提供|发布|编辑|搜集|独家|为您|供稿|上传){0,4}(?:[a-z0-9-]{3,30}\.(?:com|cn|net|org)(?![a-z0-9/.]))?",
            r"(?:(?P<name>[\u4e00-\u9fff]{2,5}网)(?=本\w{1,2}权属(?P=name)))?本(?:资料|文档|"
            r"文)权属[\u4e00-\u9fff]{2,6}网,(?:放上鼠标)?(?:按照?提示)?查看"
            r"[\u4e00-\u9fff]{2,6}网更多(?:资料|内容|文章)",
            _KNOWN_NAME,
        ),
        reason="another site's name, planted inside a sentence to mark copies",
        example="百范文网",
        innocent="全年在中国文秘网发表信息三篇。",
        cues=(
            "转 载",
            *cues(
                "范文网 文库 期刊网 公文网 文秘网 总结网 作文网 本文 更多 转载 摘录 来自 出自 选自 摘自 来源"
                " 网- 库- 网— 库— 天地- 之家- 权属 公众号: @ 扫码 扫一扫 长按 vip 会员"
            ),
        ),
    ),
    Rule(
        "source",
        "inline",
        r"[(](?:来源|转自|转载自)\s?:[^()。:]{0,16}(?:网(?![格络点箱])|报(?!告|表)|社(?!会|区)|客户端|公众号|频道)[^()。:]{0,16}[)](?![^\n])",
        reason="where the site took it from, in brackets behind a paragraph",
        example="(来源:某某网-某某新闻)",
        innocent="年均增长百分之八(来源:省政府工作报告)",
    ),
    Rule(
        "credits",
        "inline",
        r"[(](?:[^()。:/]{1,12}[:/](?:[^()。:/]{1,27}[:/]){0,2}[^()。:/]{1,14}[;,、\s])?"
        r"(?:审核|(?:责任)?编辑|责编|校对|签发|[一二三初复终]审)\s?[:/][^()。]{1,30}[)](?![^\n])"
        r"|[(](?:责任)?编辑\s[\u4e00-\u9fff]{2,4}[)](?![^\n])"
        r"|(?<=[。!?”\"])\s{1,4}(?:(?:责任)?编辑|责编|"
        r"校对)\s?[:/]\s?[\u4e00-\u9fff]{2,4}(?:\s[\u4e00-\u9fff]{2,4})?(?:\s\d{1,6})?(?![^\n])",
        reason="who wrote, edited and checked a piece for the site, behind its last words",
        example="(撰稿:张三;审核:李四)",
        innocent="(送审稿由办公室起草,分管领导审核)",
        cues=(*cues("签发: 签发/ 审核: 审核/ 编辑: 编辑/ 责编: 责编/ 校对: 校对/ 审:"), "编辑 "),
    ),
)
