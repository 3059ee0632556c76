"""Learning from repetition: a site's lines are learned, an author's are not."""

import pytest

from crawler.cleaners.boilerplate import strip
from crawler.cleaners.boilerplate.repetition import learn
from crawler.page import SiteRules
from workbench.corpus import summary

SLOGAN = "翠湖书屋，伴你走过四季。"


def pages(*extra: str, count: int = 12, at: int | None = None) -> list[tuple[str, str]]:
    """Different texts, each with these lines behind it, or at a place of it."""
    found = []
    for number in range(count):
        source = summary(number, characters=600)
        lines = source.text.split("\n")
        place = len(lines) if at is None else at
        lines[place:place] = [line.format(title=source.title, number=number) for line in extra]
        found.append((source.title, "\n".join(lines)))
    return found


def examples(texts: list[tuple[str, str]]) -> list[str]:
    return [line.example for line in learn(texts)]


def test_a_line_behind_many_texts_is_learned_and_taken_out() -> None:
    texts = pages(SLOGAN)
    learned = learn(texts)
    assert [(line.example, line.texts, line.of) for line in learned] == [(SLOGAN, 12, 12)]
    rules = SiteRules(repeated=frozenset(line.key for line in learned))
    title, text = texts[0]
    stripped = strip(text, title, rules)
    assert stripped.text == text.removesuffix(f"\n{SLOGAN}")
    assert [change.rule for change in stripped.changes] == ["repeated across the site"]


def test_a_template_with_title_and_number_is_one_line() -> None:
    texts = pages("喜欢《{title}》，就告诉第{number}位同事吧")
    learned = learn(texts)
    assert len(learned) == 1
    rules = SiteRules(repeated=frozenset(line.key for line in learned))
    new = summary(99, characters=600)
    text = f"{new.text}\n喜欢《{new.title}》，就告诉第1234位同事吧"
    assert strip(text, new.title, rules).text == new.text


def test_too_few_texts_teach_nothing() -> None:
    assert examples(pages(SLOGAN, count=4)) == []


def test_copies_of_one_text_are_one_text() -> None:
    one = summary(1, characters=600)
    copies = [(one.title, f"{one.text}\n{SLOGAN}")] * 12
    assert examples(copies) == []


def test_a_text_that_many_collections_hold_is_not_the_sites() -> None:
    shared = summary(5_000, characters=900).text
    texts = [
        (title, f"{text}\n{shared}\n{SLOGAN if number % 2 else ''}") for number, (title, text) in enumerate(pages())
    ]
    assert not set(examples(texts)) & set(shared.split("\n"))


@pytest.mark.parametrize(
    "line",
    [
        "一、抓好春耕备耕生产",
        "特此报告，请予审议。",
        "某某县人民政府办公室",
        "2008年12月20日",
        "一年来，我们主要做了以下工作：",
        "谢谢大家！",
    ],
)
def test_what_authors_write_alike_is_not_learned(line: str) -> None:
    assert examples(pages(line)) == []
    assert examples(pages(line, at=3)) == []


def test_a_line_among_the_paragraphs_must_be_on_more_pages_than_one_at_an_end() -> None:
    inner = pages(SLOGAN, count=6, at=3) + [(f"{title}二", text) for title, text in pages(count=90)[6:]]
    outer = pages(SLOGAN, count=6) + [(f"{title}二", text) for title, text in pages(count=90)[6:]]
    assert (examples(inner), examples(outer)) == ([], [SLOGAN])


def test_texts_made_from_one_another_teach_nothing_of_their_paragraphs() -> None:
    sentences = [line for number in range(4) for line in summary(number, characters=600).text.split("\n")]
    texts = [
        (
            f"总结{number}",
            "\n".join([f"第{title}篇独有的开头。" * 9, *sentences[number % 7 : number % 7 + 6], f"{title}完"]),
        )
        for number, title in enumerate("甲乙丙丁戊己庚辛壬癸子丑寅卯")
    ]
    assert not set(examples(texts)) & set(sentences)


@pytest.mark.parametrize("line", ["河湾文苑是写作人的精神家园", "河湾文苑由某某工作室主办"])
def test_a_slogan_that_ends_like_a_bodys_name_is_learned(line: str) -> None:
    assert examples(pages(line)) == [line]


def test_statements_with_figures_are_an_authors_and_a_date_with_a_number_is_not() -> None:
    statement = "全镇累计发放补贴{number}万元，受益群众{number}户。"
    stamp = "河湾资料室编号：{number}，入库于2012年3月11日"
    assert examples(pages(statement, stamp)) == [stamp.format(number=0)]


@pytest.mark.parametrize("title", ["河湾镇安监站{number}月份工作总结", "河湾镇安监站二〇一{number}年工作总结"])
def test_what_the_reports_of_one_office_share_is_its_own(title: str) -> None:
    formula = "安全生产只有起点没有终点，警钟要长鸣。"
    series = [(title.format(number=place), text) for place, (_, text) in enumerate(pages(formula, SLOGAN))]
    others = [(name, f"{text}\n{SLOGAN}") for name, text in pages(count=60)[12:]]
    assert examples([*series, *others]) == [SLOGAN]
    assert examples(pages(formula)) == [formula]  # in texts of all kinds


def test_one_title_on_all_pages_tells_no_series() -> None:
    assert examples([("河湾文苑", text) for _, text in pages(SLOGAN)]) == [SLOGAN]
