"""Feed the index from the archive: pages are cleaned in processes of their own, during a crawl or after it."""
