"""How Scrapy crawls for us: politely, within bounds, and keeping nothing but the archive."""

import os
import sys
from importlib.metadata import version

from indexer.ending import told_plainly

CONTACT = os.environ.get("SUMMARIES_CONTACT", "").strip()
REDIS_URL = os.environ.get("REDIS_URL", "").strip()  # the Redis that crawlers share; "" where each crawls by itself

# These settings are the first of the project that Scrapy loads; its own code runs before the commands and after them.
sys.excepthook = told_plainly

BOT_NAME = "summaries"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"
COMMANDS_MODULE = "crawler.commands"
SPIDER_MIDDLEWARES = {"crawler.fetching.guest.Troubles": 20}
TWISTED_DNS_RESOLVER = "crawler.fetching.downloads.PublicResolver"
DOWNLOAD_HANDLERS: dict[str, str | None] = {
    **dict.fromkeys(("http", "https"), "crawler.fetching.manners.Patient"),
    **dict.fromkeys(("file", "ftp", "s3", "data")),
}

# Politeness. Who writes to the contact can have the crawl stopped; robots.txt does it without writing.
USER_AGENT = f"work-summaries/{version('work-summaries')} (research crawler" + (f"; {CONTACT})" if CONTACT else ")")
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "work-summaries"
DOWNLOAD_DELAY_JITTER = 0.0  # a delay is the least that a site is left in peace, not the mean
AUTOTHROTTLE_ENABLED = True
COOKIES_ENABLED = False
DEFAULT_REQUEST_HEADERS = {"Accept": "text/html,application/xhtml+xml", "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.3"}

# Bounds against traps and bad days.
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 20_000_000
DOWNLOAD_WARNSIZE = 5_000_000
DOWNLOAD_FAIL_ON_DATALOSS = False  # a page that was cut off is judged by the spider, not asked for thrice
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # the spider tells in words
REDIRECT_MAX_TIMES = 5
METAREFRESH_IGNORE_TAGS = ["script", "noscript"]  # meant for others: telephones, browsers without scripts
METAREFRESH_MAXDELAY = 16  # seconds; a page that stays for longer is to be read, and often leads to itself
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"  # what a list names first is the newest
DEPTH_LIMIT = 2_000  # of turning list pages
HTTPERROR_ALLOW_ALL = True  # error pages are archived too

CONCURRENT_ITEMS = 1  # archiving waits for nothing, and Scrapy starts as many tasks for every page
WARN_ON_GENERATOR_RETURN_VALUE = False  # which would parse the spider's source again for every page

TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
FEED_EXPORT_ENCODING = "utf-8"
LOG_LEVEL = "INFO"
LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"
LOG_DATEFORMAT = "%H:%M:%S"
STATS_DUMP = False
