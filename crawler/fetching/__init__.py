"""Fetch the pages of a site: politely, within its bounds, and with a name for everything that goes wrong."""
