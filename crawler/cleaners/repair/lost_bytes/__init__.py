"""GBK text that lost bytes: where it may have, what stood there by its own words, and what shows that some is gone."""
