"""From the archive into the index: pages cleaned in processes of their own, while a crawl goes on or after it."""
