"""What copies have proven, used again on texts of our own: in long lines, and in lines that a page says again."""

from pathlib import Path
from time import process_time

import pytest

from crawler.cleaners.repair.by_copy.proof import proven
from crawler.cleaners.repair.by_copy.restorations import in_file, restorations, restored

WHOLE = "我局認真貫徹落實上級部署，工作取得了較好成績，群眾十分滿意，干部隊伍作風有了轉變，各項任務按期完成。"
BROKEN = WHOLE[:8] + "?" + WHOLE[8:].encode("gbk")[1:].decode("gbk", "replace").replace("\ufffd", "?")


def put_back(file: Path, broken: str, whole: str, text: str) -> str:
    """The text with what a copy proves of a damaged one, by way of the file."""
    found = proven(broken, whole, len(broken), marks=True)
    assert found is not None and found.text == whole
    file.write_text(in_file(restorations(text, 0, found, "copy")), "utf-8")
    for start, one in reversed(list(restored(text, file))):
        text = text[:start] + one.text + text[start + len(one.shown) :]
    return text


@pytest.mark.parametrize("behind", [0, 30_000])
def test_a_line_is_restored_however_long_it_is(tmp_path: Path, behind: int) -> None:
    more = (WHOLE * (behind // len(WHOLE) + 1))[:behind]
    assert put_back(tmp_path / "copies.jsonl", BROKEN, WHOLE, BROKEN + more) == WHOLE + more


def test_a_line_that_a_page_says_again_and_again_is_proven_once(tmp_path: Path) -> None:
    file = tmp_path / "copies.jsonl"
    assert put_back(file, BROKEN, WHOLE, BROKEN) == WHOLE
    text = "\n".join([BROKEN] * 20_000)
    began = process_time()
    assert len(list(restored(text, file))) == 20_000
    assert process_time() - began < 1
