"""Fitting the weights that tell summaries from other texts."""

from pathlib import Path

import pytest

from evaluation.genre import left_out, main, odds, read, table, weigh, wording_weights
from evaluation.metadata.__main__ import FOLDER


def test_weights_part_what_can_be_parted() -> None:
    rows = [{"": 1.0, "ours": 1.0}, {"": 1.0, "ours": 1.0, "both": 1.0}, {"": 1.0, "both": 1.0}, {"": 1.0}]
    weights = weigh(rows, [True, True, False, False], 0.1)
    assert weights["ours"] > 1 > abs(weights["both"])
    assert [odds(weights, row) > 0 for row in rows] == [True, True, False, False]
    assert abs(weigh(rows, [True, True, False, False], 10.0)["ours"]) < weights["ours"]


def test_the_wording_of_one_half_judges_the_other() -> None:
    known = list(read(FOLDER / "development.jsonl"))
    weights = wording_weights(known)
    new = list(read(FOLDER / "fresh.jsonl"))
    right = sum((odds(weights, text.parts) > 0) == text.summary for text in new)
    assert right / len(new) > 0.85


def test_a_text_is_judged_by_other_samples_alone() -> None:
    texts = [text for half in ("development", "fresh") for text in read(FOLDER / f"{half}.jsonl")]
    seen = []
    left_out(texts, lambda known: lambda text: float(seen.append((text.sample, {one.sample for one in known})) or 0))
    assert len(seen) == len(texts)
    assert all(sample not in known for sample, known in seen)


def test_the_table_has_a_line_a_weight() -> None:
    weights = {"": 1.0, "title 总结": 0.52, "title 总": 0.49, "title 会": 0.01, "body 者": -0.1}
    assert table(weights) == "body -1.7 者\ntitle 0.5 总 总结\n"


@pytest.mark.parametrize(
    "line", [b"no json", b'{"title": ""}', b'{"title": 1, "text": 2, "expected": {}}', b"\xff\xfe", b"[]"]
)
def test_what_is_no_sample_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: bytes) -> None:
    sample = tmp_path / "sample.jsonl"
    sample.write_bytes(line)
    assert main([str(sample)]) == 2
    assert ":1: no JSON" in capsys.readouterr().err


def test_one_sample_is_too_few(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(FOLDER / "fresh.jsonl")]) == 2
    assert "two samples" in capsys.readouterr().err
