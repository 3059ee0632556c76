"""A command of the project: its mistakes and errors are told in one line that names the way out."""

import argparse
from typing import Any, ClassVar

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.console.options import demand_usable, tell_mistakes_in_one_line
from indexer.ending import ended


class PlainCommand(ScrapyCommand):
    """A command that reports an error in one line on stderr; `answer` returns its exit status."""

    arguments = ""  # as its help shows them
    short = ""  # a line of help
    description = ""
    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_LEVEL": "WARNING"}

    def syntax(self) -> str:
        return self.arguments

    def short_desc(self) -> str:
        return self.short

    def long_desc(self) -> str:
        return f"{self.description or self.short + '.'} {self.__doc__}"  # which tells the exit status

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        tell_mistakes_in_one_line(parser, self._name)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None  # Scrapy has read them
        demand_usable(opts, self.settings)
        super().process_options(args, opts)
        # Scrapy takes what it does not know for arguments: `scrapy compact --dry-run` would compact.
        end = args.index("--") if "--" in args else len(args)  # of the options
        del args[end : end + 1]
        for place, one in enumerate(args):
            if one.startswith("-") and place < end:
                raise UsageError(f"{one}: there is no such option")
            if not one:
                raise UsageError("an argument is empty; is a variable unset?")
            if not self.syntax():
                raise UsageError(f"{one}: this command takes no arguments")

    def answer(self, args: list[str], opts: argparse.Namespace) -> int:
        """Do the work; the exit status."""
        raise NotImplementedError

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        kept = "interrupted; what was done is kept, and the same command goes on from there"
        self.exitcode = ended(self._name, lambda: self.answer(args, opts), kept)

    @property
    def _name(self) -> str:
        return f"scrapy {type(self).__module__.rpartition('.')[2]}"
