"""Weigh all names of a text at once, if no single one is enough to tell its place."""
