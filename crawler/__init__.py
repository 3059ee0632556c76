"""Pages in, summaries out: spiders, the archive of raw pages, and the cleaners."""
