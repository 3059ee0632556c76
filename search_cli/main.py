"""The program `summaries`: how it begins and ends. What it takes a moment to load is loaded where Ctrl-C is heard."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from indexer.ending import FOUND, TROUBLE, ended, tell


def run() -> NoReturn:
    """The console script: exit status as grep's, errors on stderr, no traceback."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who called us: `summaries … >&-`
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115
    sys.exit(ended("summaries", _answered))


def _answered() -> int:
    """Do what the command line asks for; the exit status."""
    import click

    from search_cli.program import cli

    try:
        return cli.main(prog_name="summaries", standalone_mode=False) or FOUND
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return TROUBLE
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "summaries"
        told = " ".join(error.format_message().split()).rstrip(".")
        told = told[:1].lower() + told[1:] + ("" if told.endswith("?") else ";")
        tell(f"{command}: {told} `{command} --help` says what it takes")
        return TROUBLE
    except click.Abort:
        raise KeyboardInterrupt from None


if __name__ == "__main__":
    run()
