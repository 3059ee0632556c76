"""Common ground of tests and benchmarks: made-up texts and pages, and real servers on this machine."""
