"""Weigh all evidence and all names of a text at once, and decide whose it is."""
