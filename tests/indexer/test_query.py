"""The query language: what is read, what is refused, and what is found."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.place_names import place_keys
from indexer.query import MAX_LENGTH, QueryError, TooSlow, literal, parse
from indexer.query.tree import And, Everything, Field, Near, Not, Or, Pattern, Phrase, Sure, Title, Years  # fmt: skip
from indexer.text import searchable


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("平安校园", Phrase("平安校园")),
        ("綜合治理", Phrase("综合治理")),
        ('"平安 校园"', Phrase("平安校园")),
        (r'"他说\"好\""', Phrase('他说"好"')),
        ("综治 平安", And((Phrase("综治"), Phrase("平安")))),
        ("综治 AND 平安", And((Phrase("综治"), Phrase("平安")))),
        ("综治 OR 平安 学校", Or((Phrase("综治"), And((Phrase("平安"), Phrase("学校")))))),
        ("综治 NOT 平安", And((Phrase("综治"), Not(Phrase("平安"))))),
        ("(综治 OR 平安) 学校", And((Or((Phrase("综治"), Phrase("平安"))), Phrase("学校")))),
        ("NOT (综治 OR 平安) 学校", And((Not(Or((Phrase("综治"), Phrase("平安")))), Phrase("学校")))),
        ('"，"', Phrase(",")),
        ("xx镇", Phrase("**镇")),
        ("20**年", Phrase("20**年")),
        ("**县加强*建设", Pattern("(?:\\*\\*县加强)[^。!?;\n]*?(?:建设)", And((Phrase("**县加强"), Phrase("建设"))))),
        ("{**|某}县", Or((Phrase("**县"), Phrase("某县")))),
        ("and", Phrase("and")),
        ("平安 NEAR 校园", Near(Phrase("平安"), Phrase("校园"), 10, False)),
        ("平安 BEFORE/3 校园 治", And((Near(Phrase("平安"), Phrase("校园"), 3, True), Phrase("治")))),
        ("平安?園", Pattern(r"(?:平安)[\pL\pN*](?:园)", And((Phrase("平安"), Phrase("园"))))),
        ("*平安*", Pattern("(?:平安)", Phrase("平安"))),
        ("{平安|和谐}校园", Or((Phrase("平安校园"), Phrase("和谐校园")))),
        (r"怎么办\?", Phrase("怎么办?")),
        ("/學校.*（安全|a+b）/", Pattern(r"学校.*\(安全|a+b\)", Everything())),
        ("province:河北 平安", And((Field("province", "河北"), Phrase("平安")))),
        ('Title:"述职 報告"', Title("述职报告")),
        ("organisation_type:学校", Field("organisation_type", "学校")),
        ("flag:reworded", Field("flag", "reworded")),
        ("year:2006..", Years(2006, None)),
        ("sure:0.9", Sure(0.9)),
        ("sure:.5 平安", And((Sure(0.5), Phrase("平安")))),
        ("SURE:90% NOT sure:1", And((Sure(0.9), Not(Sure(1.0))))),
        ("sure:0", Sure(0.0)),
        ("时间：2008", Phrase("时间:2008")),
    ],
)
def test_reading(source: str, tree: object) -> None:
    assert parse(source).tree == tree


@pytest.mark.parametrize(
    ("source", "position"),
    [
        ("", 0),
        ("  　", 0),
        ("，。", 0),
        ("综治 ，", 3),
        ('""', 1),
        ('综治 "平安', 3),
        ("(综治", 3),
        ("综治)", 2),
        ("综治 OR", 5),
        ("OR 综治", 0),
        ("NOT 综治", 0),
        ('"第一段\n第二段"', 1),
        ("(" * 60 + "综治" + ")" * 60, 51),
        ("字" * (MAX_LENGTH + 1), MAX_LENGTH),
        ("平安 NEAR/5000 校园", 8),
        ("平安 NEAR", 7),
        ("平安 NEAR/ 校园", 8),
        ("平安 BEFORE/近 校园", 10),
        ("平安 NEAR kind:总结", 8),
        ("(平安 综治) NEAR 校园", 0),
        ("平安 {校园", 3),
        ("平安 }", 3),
        ("平安{校园}", 2),
        ("平安 *?", 3),
        ("平安 /(校园/", 4),
        ("平安 /校园", 3),
        ("平安 yaer:2008", 3),
        ("平安 organisation_typ:学校", 3),
        ("平安 year:零八", 8),
        ("平安 year:2010..2006", 8),
        ("平安 sure:90", 8),
        ("平安 sure:1.01", 8),
        ("平安 sure:101%", 8),
        ("平安 sure:0.5..0.9", 8),
        ("平安 sure:几", 8),
        ("NOT sure:0.9", 0),
        ("平安 province:", 12),
        ("NOT kind:总结", 0),
        ("@nothing", 1),
    ],
)
def test_refusing(source: str, position: int) -> None:
    with pytest.raises(QueryError) as refused:
        parse(source)
    assert refused.value.position == position


@given(st.text(st.sampled_from('综治平安 ()"\\ANDORTEF（）“”，\n*x?{}|/[]@:year2..'), max_size=40))
def test_any_string_is_read_or_refused(source: str) -> None:
    try:
        query = parse(source)
    except QueryError as refused:
        assert 0 <= refused.position <= len(source)
    else:
        assert query.finds or query.conditions != Everything()
        assert query.count("综治平安\n") == len(list(query.spans("综治平安\n")))
        for first, end in query.spans("综治平安"):
            assert 0 <= first < end <= 4


def test_a_literal_query_has_no_operators() -> None:
    assert literal('综治 OR "平安"').tree == Phrase('综治or"平安"')
    with pytest.raises(QueryError):
        literal(" ")


def test_occurrences_do_not_overlap_and_the_longer_phrase_counts() -> None:
    query = parse("综治 OR 综治工作 NOT 平安")
    assert query.phrases == ("综治工作", "综治")
    text = "综治工作和综治\n治综治工作"
    assert list(query.spans(text)) == [(0, 4), (5, 7), (9, 13)]
    assert query.count(text) == 3
    assert parse("哈哈").count("哈哈哈") == 1


def test_matching() -> None:
    query = parse("(综治 OR 平安) NOT 学校")
    assert query.matches("综治工作")
    assert not query.matches("平安学校")
    assert not query.matches("治综")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("河北省", "河北"),
        ("黔东南苗族侗族自治州", "黔东南"),
        ("西双版纳傣族自治州", "西双版纳"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
        ("张家川回族自治县", "张家川"),
        ("东乡族自治县", "东乡"),
        ("鄂温克族自治旗", "鄂温克"),
        ("沛县", "沛县"),
    ],
)
def test_a_place_may_be_asked_for_without_what_it_is(name: str, short: str) -> None:
    assert place_keys(name)[-1] == short


@pytest.mark.parametrize("typed", ["前郭", "前郭县", "前郭尔罗斯", "前郭尔罗斯蒙古族自治县"])
def test_a_place_may_be_asked_for_by_the_names_in_use(typed: str) -> None:
    assert typed in place_keys("前郭尔罗斯蒙古族自治县")


def test_banners_may_be_asked_for_by_the_names_in_use_of_more_than_one_character() -> None:
    assert place_keys("阿拉善左旗") == ("阿拉善左旗", "阿左旗", "阿左", "阿拉善左")
    assert place_keys("莫力达瓦达斡尔族自治旗") == ("莫力达瓦达斡尔族自治旗", "莫力达瓦旗", "莫旗", "莫力达瓦")


def test_saved_queries_stand_in_others() -> None:
    saved = {"safe": "平安 OR 综治", "all": "@safe 校园", "loop": "@pool", "pool": "@loop"}
    assert parse("@all", saved).tree == parse("(平安 OR 综治) 校园").tree
    for query, said in (("@loop", "stands in itself"), ("@none", "saved are all, loop, pool, safe")):
        with pytest.raises(QueryError, match=said):
            parse(query, saved)


def test_saved_queries_cannot_swell_without_bound() -> None:
    """Eight references a level would be a quarter of a million phrases on six levels."""
    saved = {"s0": "平安"} | {f"s{level}": " OR ".join([f"@s{level - 1}"] * 8) for level in range(1, 7)}
    begun = time.process_time()
    assert len(parse("@s4", saved).tree.items) == 8  # type: ignore[union-attr]
    saved |= {"n0": "平安"} | {f"n{level}": f"平 {'NOT ' * 49}@n{level - 1}" for level in range(1, 7)}
    saved |= {"c0": "平安"} | {f"c{level}": f"@c{level - 1}" for level in range(1, 400)}
    refused = (
        ("@s4 OR @s4 OR @s4", "come to more than 10,000"),
        ("@s6", "come to more than 10,000"),
        ("@n6", "nested too deeply"),
        ("@c399", "more than 20 saved queries"),
    )
    for query, said in refused:
        with pytest.raises(QueryError, match=said):
            parse(query, saved)
    assert parse("@c19", saved).tree == Phrase("平安")
    deepest = parse("@n2", saved)
    assert deepest.matches("平") != deepest.matches("平安")
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        ("平安.校园", ("平安", "校园")),
        ("平安+", ("平安",)),
        ("平安*校园", ("校园", "平")),
        ("平安{2}校", ("平", "校")),
        ("平安|校园", ()),
        ("(平安|校园)建设", ("建设",)),
        ("[(]平安", ("平安",)),
        ("([)]平安)?建设", ("建设",)),
        (r"\d+起\pL校", ("校", "起")),
        (r"\x{5e73}a安", ("a安",)),
        ("[|]平安", ("平安",)),
    ],
)
def test_what_a_regular_expression_needs(expression: str, needed: tuple[str, ...]) -> None:
    assert parse(f"/{expression}/").phrases == needed


def test_an_expression_that_looks_again_and_again_is_given_up() -> None:
    """Nothing in the text is behind it, so each of its matches looks to the end of the paragraph."""
    text = "平" * 60_000
    query = parse("/.(?:.*校)?/")
    begun = time.process_time()
    with pytest.raises(TooSlow, match=r"60,000 characters .* such as \.\{0,100\}"):
        query.count(text)
    assert time.process_time() - begun < 5  # to the end, it takes 7 seconds
    assert query.matches(text)
    assert parse("/./").count(text) == 60_000


@pytest.mark.parametrize("expression", ["(a*)*b", "(.*)*校", "((平|平)*)*园", "(?:平+)+安"])
def test_no_expression_hangs(expression: str) -> None:
    begun = time.process_time()
    parse(f"/{expression}/").count("平" * 20_000)
    assert time.process_time() - begun < 2


def test_the_advice_for_a_backslash_finds_it() -> None:
    with pytest.raises(QueryError, match=r"^write (\\\\) for a backslash$"):
        parse("资料\\")
    assert parse(r"资料\\总结").matches(searchable(r"资料\总结"))


def test_marks_that_mean_the_same_are_found_whichever_was_typed() -> None:
    text = searchable("抓好「三农」工作，香教字【２００８】10号，2008－2009年")
    for query in ("“三农”工作", "/“三农”[^，]工?作/", r"/\[2008\]\d+号/", "香教字〔2008〕10号", "2008—2009年"):
        assert parse(query).matches(text), query
    for query in ("“三个代表”", "'三个代表'", "/‘三个代表”/", "/学习'三个代表'/", "/习[']三/", "/习[!-']三/"):
        assert parse(query).matches(searchable("学习‘三个代表’重要思想")), query
    assert not parse(r"/\\[2008]/").matches(text)  # a backslash, and one of a set


@pytest.mark.parametrize(("query", "found", "missed"), [
    ("/工作計畫/", "工作計畫", "工作設計畫面"),
    ("/年[度]?計畫?/", "年度計畫", "年度"),
    ("/[规画]图/", "画图", "划图"),
    ("/[《-』]三农/", "「三农", "农三农"),
    ("/[‘-”]三农/", "“三农", "农三农"),
    ("/[^‘-”]三农/", "农三农", "“三农"),
    ("/[—-…]三农/", "…三农", "1三农"),
    ("/[[]2008/", "[2008", "12008"),
    (r"/[^][]2008/", "12008", "〔2008"),
    ("/2008[]]/", "2008]", "20081"),
    ("/[[:digit:]]年/", "8年", "(年"),
    ("{計|规}畫*要", "五年規劃綱要", "油画纲要"),
    ("{計|规}畫?案", "规划草案", "规画像案"),
    (r"/\Q規畫(草案)\E/", "规划〔草案〕", "规划草案"),
    (r"/\Q20xx 年*\E\d/", "20××年*5", "20××年5"),
    (r"/第\Q.\E/", "第.", "第一"),
    (r"/年\\Q/", r"年\Q", "年Q"),
    (r"/\Q計畫/", "计划", "计画像"),
])  # fmt: skip
def test_expressions_find_what_is_folded_in_the_text(query: str, found: str, missed: str) -> None:
    assert parse(query).matches(searchable(found))
    assert not parse(query).matches(searchable(missed))
