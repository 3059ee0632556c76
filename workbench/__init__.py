"""What tests and benchmarks stand on: texts and pages of our own making, and real servers started on this machine."""
