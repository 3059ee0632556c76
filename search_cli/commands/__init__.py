"""The commands of `summaries`, one a module."""
