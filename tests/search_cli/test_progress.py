"""Long work tells on the terminal how far it is, and leaves nothing there."""

import io
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from indexer.index import open_index
from indexer.summary import Summary
from indexer.watching import Watch, reported, watched_by
from search_cli.present import progress
from search_cli.program import cli

ANY_TEXT = "/..(.*哈哈)?/"  # without a literal part: every text is read
LINE = re.compile(r"\r\x1b\[K([\d,]+) of ([\d,]+) summaries read")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "command",
    [
        ("count", ANY_TEXT, "--by", "province"),
        ("forms", "平安??"),
        ("collocates", "平安校园", "--unique"),
        ("words", "kind:plan"),
        ("search", ANY_TEXT),
        ("kwic", "平安校园"),
        ("export", "平安校园"),
        ("stats",),
    ],
)
def test_what_was_told_is_gone_before_anything_is_printed(
    index: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal that shows output and errors alike, told of every text at once."""
    monkeypatch.setattr(progress, "_QUIET", 0)
    monkeypatch.setattr(progress, "_EVERY", -1)
    terminal = Terminal()
    with redirect_stdout(terminal), redirect_stderr(terminal):
        cli.main([*command, "--index", str(index)], standalone_mode=False)
    shown = terminal.getvalue()
    numbers = [tuple(int(one.replace(",", "")) for one in found) for found in LINE.findall(shown)]
    assert len(numbers) > 5 and all(number <= whole for number, whole in numbers)
    # What follows each is another, or what wipes it out.
    assert all(line == "" or line.startswith("\r\x1b[K") for line in LINE.split(shown)[3::3])


def test_every_text_that_is_read_is_told(index: Path, collection: list[Summary]) -> None:
    class Seen(Watch):
        def __init__(self) -> None:
            self.numbers: list[tuple[int, int]] = []
            self.ends = 0

        def read(self, number: int, whole: int) -> None:
            self.numbers.append((number, whole))

        def end(self) -> None:
            self.ends += 1

    seen = Seen()
    with open_index(str(index)) as reader:
        from indexer.filters import Filters
        from indexer.query import parse

        with watched_by(seen):
            found = list(reader.documents(parse("/哈哈哈哈|呵呵呵呵/"), Filters()))
        assert found == [] and seen.ends == 1
        assert seen.numbers == [(number, len(collection)) for number in range(len(collection))]
        list(reader.documents(None, Filters()))
        assert seen.ends == 1


def test_what_a_watch_raises_ends_the_reading() -> None:
    class Impatient(Watch):
        def read(self, number: int, whole: int) -> None:
            if number == 2:
                raise KeyboardInterrupt

    read = []
    with pytest.raises(KeyboardInterrupt), watched_by(Impatient()):
        for item in reported("abcdef", lambda: 6):
            read.append(item)
    assert read == ["a", "b"]
