"""The evaluation's documents are well formed, and come out as well as they have come out before."""

import json
from pathlib import Path

import opencc
import pytest

from evaluation.metadata.__main__ import FOLDER, SAMPLES, Score, answers, evaluate, main, report

# Right of given, given of told.
FLOORS = {
    "development": {"province": (0.98, 0.95), "county": (0.98, 0.95), "period": (0.98, 0.95), "kind": (0.98, 0.98)},
    "settled": {"province": (0.98, 0.92), "county": (0.98, 0.91), "period": (0.965, 0.875), "kind": (0.98, 0.96)},
    "set-aside": {"province": (0.95, 0.95), "county": (0.92, 0.89), "period": (0.91, 0.77), "kind": (0.96, 0.94)},
}
KEPT = {"development": 0.97, "settled": 0.96, "set-aside": 0.95}  # and rejected


@pytest.mark.parametrize("half", SAMPLES)
def test_documents_are_well_formed_and_differ(half: str) -> None:
    documents = [json.loads(line) for line in (FOLDER / f"{half}.jsonl").read_text("utf-8").splitlines()]
    assert len({document["id"] for document in documents}) == len(documents) > 120
    assert len({document["text"] for document in documents}) == len(documents)
    fields = {"summary", "region", *answers("工作总结", "一年来，我校努力工作。")}
    assert all(document["title"] and set(document["expected"]) <= fields for document in documents)


@pytest.mark.parametrize("sample", FLOORS)
def test_a_sample_does_not_get_worse(sample: str) -> None:
    scores = evaluate(sample)
    for name, (precision, recall) in FLOORS[sample].items():
        score = scores[name]
        assert score.right >= precision * score.given, score.wrong
        assert score.right >= recall * score.told, score.wrong
    for name in ("summary", "other"):
        assert scores[name].right >= KEPT[sample] * scores[name].told, scores[name].wrong
    assert next(report(scores, 0)).startswith("field")


def test_what_is_wrong_is_told_in_words() -> None:
    score = Score()
    for expected, given in (("421023", None), ("总结", "计划"), (None, "总结")):
        score.add(expected, given, "d001 工作总结")
    assert list(report({"kind": score}, 2))[1:] == [
        "kind                      2      0      2            0.0%           0.0%",
        "  kind: d001 工作总结: nothing given, should be 监利县 421023",
        "  kind: d001 工作总结: 计划 given, should be 总结",
        "  kind: 1 more, with a greater --wrong",
    ]


def test_a_sample_of_ones_own_is_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = {"id": "mine", "title": "香河县教育局2008年工作总结", "text": "2008年，我局努力工作。"}
    sample = tmp_path / "mine.jsonl"
    sample.write_text(json.dumps(document | {"expected": {"adcode": "131024", "period": "2009年"}}), "utf-8")
    assert main([str(sample)]) == 0
    out = capsys.readouterr().out
    assert "county                    1      1      1          100.0%         100.0%" in out
    assert "period: mine 香河县教育局2008年工作总结: 2008年 given, should be 2009年" in out


def test_an_unknown_sample_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nowhere"]) == 2
    assert "nowhere.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize("line", [b"no json", b"[]", b'{"id": 1, "title": 2, "text": 3, "expected": 4}', b"\xff"])
def test_a_line_that_is_no_document_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: bytes) -> None:
    sample = tmp_path / "mine.jsonl"
    sample.write_bytes(line)
    assert main([str(sample)]) == 2
    assert f"{sample}:1: no JSON" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["traditional", "full width", "indented"])
def test_the_same_is_concluded_of_other_writings(form: str) -> None:
    to_traditional = opencc.OpenCC("s2t").convert
    full_width = str.maketrans("0123456789,()", "０１２３４５６７８９，（）")
    rewrite = {
        "traditional": to_traditional,
        "full width": lambda text: text.translate(full_width),
        "indented": lambda text: text.replace("\n", "\n　　"),
    }[form]
    for line in (FOLDER / "development.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        title, text = document["title"], document["text"]
        assert answers(rewrite(title), rewrite(text)) == answers(title, text), document["id"]
