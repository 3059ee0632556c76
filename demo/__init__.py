"""A sample site of the project's own writing, served on loopback, for the first five minutes and for the tests."""
