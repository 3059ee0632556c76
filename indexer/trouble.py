"""The exceptions that reach a user."""


class Trouble(Exception):
    """Something the user can mend: a missing index, a wrong option, an unreadable file.

    The message names the file, address or option and the way out. Commands print it on stderr, without a
    traceback, and exit with status 2.
    """


class Missing(Trouble):
    """There is no index at an address."""
