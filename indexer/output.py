"""The standard output of a command, when it can no longer be written."""

import os
import sys


def give_up_output() -> None:
    """Nothing more can be written, not even what is buffered when the process ends."""
    if sys.stdout is not None:  # closed by who called us
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
