"""Fitting the weights that tell summaries from other texts."""

from pathlib import Path

import numpy as np
import pytest

from evaluation.genre import NAMES, TODAY, Labelled, fitted, left_out, main, odds, read
from evaluation.metadata.__main__ import FOLDER

_TITLE = NAMES.index("title")


def _labelled(sample: str, *, titled: bool, summary: bool) -> Labelled:
    features = [float(name == "start" or (titled and name == "title")) for name in NAMES]
    return Labelled(sample, tuple(features), 0.0, summary)


def test_weights_go_where_texts_ask_and_no_farther_than_they_are_held() -> None:
    titles = [_labelled("a", titled=bool(place % 2), summary=not place % 2) for place in range(60)]
    freely, held, fast = (fitted(titles, penalty)[_TITLE] for penalty in (0.1, 11.0, 1e6))
    assert freely < held < TODAY[_TITLE]
    assert fast == pytest.approx(TODAY[_TITLE], abs=0.01)
    assert fitted(titles)[NAMES.index("headings")] == pytest.approx(TODAY[NAMES.index("headings")])


def test_a_text_is_judged_by_other_samples_alone() -> None:
    texts = [_labelled("a", titled=True, summary=False) for _ in range(30)]
    texts.append(_labelled("b", titled=True, summary=True))
    judged = left_out(texts)
    assert judged[-1] < odds(texts, TODAY)[-1] < judged[0]


def test_todays_weights_tell_the_evaluation() -> None:
    texts = list(read(FOLDER / "fresh.jsonl"))
    right = (odds(texts, TODAY) > 0) == [text.summary for text in texts]
    assert np.mean(right) > 0.95


def test_it_prints_what_is_kept_and_each_weight(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(FOLDER / "fresh.jsonl"), str(FOLDER / "held-out.jsonl")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum("summaries kept" in line for line in lines) == 12
    assert len(lines) == 15 + len(NAMES)


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
