"""Every field comes with the words that gave it: they stand in the document, and a region's are of its place."""

import json
import re
from collections.abc import Iterable, Iterator

import pytest

from crawler.cleaners.article import Article
from crawler.cleaners.compilation import Part
from crawler.cleaners.describe import Description, describe
from crawler.cleaners.region import Region
from crawler.cleaners.region.places import gazetteer
from evaluation.metadata.__main__ import FOLDER, SAMPLES
from indexer.text import fold
from tests.crawler.cleaners.regions import found as region_of

MOST = 12  # words that are shown for a region
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def documents(half: str) -> Iterator[tuple[str, str, str]]:
    for line in (FOLDER / f"{half}.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        yield document["id"], document["title"], document["text"]


def named(words: str) -> Iterable[str]:
    """The codes of the places with whose full name a piece of evidence begins."""
    plain = "".join(fold(words).split())
    return next((its for end in range(len(plain), 1, -1) if (its := gazetteer.codes().get(plain[:end]))), ())


def is_of(code: str, place: str) -> bool:
    """Whether a place is the same as another, lies in it or has it inside, by any of its codes."""
    return any(
        gazetteer.same_place(one) == gazetteer.same_place(place)
        or one in gazetteer.lies_in(place)
        or place in gazetteer.lies_in(one)
        for one in (code, *gazetteer.of_other_level(code), gazetteer.as_of(code, None))
    )


def faults_of_region(found: Region, sources: list[str]) -> Iterator[str]:
    words = found.evidence
    if not 0 < len(words) <= MOST:
        yield f"{len(words)} words"
    for word in words:
        if not any(word in source for source in sources) or word != word.strip():
            yield f"{word!r} stands nowhere"
        if any(word in other for other in words if other is not word):
            yield f"{word} is a piece of another"
        if (codes := named(word)) and not any(is_of(code, found.adcode) for code in codes):
            yield f"{word} is no word of {found.adcode}"


def faults(found: Description, sources: list[str]) -> Iterator[str]:
    if found.region:
        yield from faults_of_region(found.region, sources)
    period, body = found.period, found.organisation
    quoted = {
        "kind": (found.kind, (found.kind_evidence or "",)),
        "period": (period and period.label, period and period.evidence),
        "organisation": (body and (body.name or body.type), (body.evidence if body else "",)),
        "sector": (found.sector, (found.sector_evidence or "",)),
    }
    for name, (value, words) in quoted.items():
        if value is None:
            continue
        for piece in words or ("",):
            if DAY.fullmatch(piece):  # the day under the text, or of the page
                continue
            if not piece or piece != piece.strip() or not any(piece in source for source in sources):
                yield f"{name}: {piece!r} stands nowhere"
    # A congress's session names its government, too: 在昆明市第十三届人民代表大会第二次会议.
    stem = re.sub("人民政府$|人大$", "", body.name or "") if body else ""
    # A body's name does not count its terms: 县第十三届人民代表大会常务委员会.
    quoted_name = body and re.sub("第[一二三四五六七八九十]+届", "", "".join(fold(body.evidence).split()))
    if body and quoted_name and stem and body.type != "政协" and stem not in quoted_name:
        yield f"organisation: {body.evidence} does not name {body.name}"


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_field_of_every_document_quotes_what_gave_it(sample: str) -> None:
    found = {
        f"{name} {title}: {fault}"
        for name, title, text in documents(sample)
        for fault in faults(describe(Part(None, text, fold(text)), Article(title, title, text)), [title, text])
    }
    assert found == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("香河縣教育局按照香教字〔2008〕10號文件開展工作，香河縣各校都到了。", ("香河縣", "香教字〔2008〕10號")),
        ("我局认真学习，香河在行动。香河县教育局今年又在香河县各校检查。", ("香河县",)),
    ],
)
def test_what_told_a_region_is_quoted_as_it_is_written(text: str, expected: tuple[str, ...]) -> None:
    its = region_of("", text)
    assert its is not None and its.evidence == expected


def test_whose_site_it_is_is_quoted_without_the_mark_before_it() -> None:
    its = region_of("工作总结", "我局认真工作。", page_title="工作总结 - 镇巴县教育局网站")
    assert its is not None and its.evidence == ("镇巴县教育局网站",)


@pytest.mark.parametrize(
    ("title", "text", "kind", "period"),
    [
        ("二OO六年工作總結", "任務完成了。", "總結", "二OO六年"),
        ("2006 年工作汇报", "任务完成了。", "汇报", "2006 年"),
        ("春运工作", "各位领导\n同志们：\n今年春运开始了。", "同志们：", None),
        ("政 府 工 作 报 告", "各位代表：", "政 府 工 作 报 告", None),
    ],
)
def test_words_are_quoted_as_the_document_writes_them(title: str, text: str, kind: str, period: str | None) -> None:
    found = describe(Part(None, text, fold(text)), Article(title, title, text))
    assert (found.kind_evidence, found.period and found.period.evidence) == (kind, period and (period,))


@pytest.mark.parametrize(
    ("title", "expected"),
    [("2012年（1-6月）工作总结", ("2012年", "1-6月")), ("上半年水利工作总结 2015 年", ("2015 年", "上半年"))],
)
def test_a_period_read_in_another_order_is_quoted_piece_by_piece(title: str, expected: tuple[str, ...]) -> None:
    found = describe(Part(None, "我区修渠三里。", "我区修渠三里。"), Article(title, title, "我区修渠三里。"))
    assert found.period is not None and found.period.evidence == expected
