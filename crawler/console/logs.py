"""What a crawl's log leaves out: how Scrapy was built, and tracebacks of what is no fault in the program."""

import logging

from twisted.logger import globalLogBeginner

# Scrapy tells how it was built before every crawl.
_CHATTY = ("scrapy.utils.log", "scrapy.middleware", "scrapy.crawler", "scrapy.addons", "scrapy.core.engine")
ROBOTS_LOGGER = "scrapy.downloadermiddlewares.robotstxt"  # it tells a host that does not answer with a traceback
_NAMELESS = "while verifying certificate"


def leave_out_the_usual() -> None:
    """Leave out, of a crawl, what every crawl tells and what is told otherwise."""
    for name in _CHATTY:
        # A level would not outlive Scrapy's own set-up of its loggers.
        logging.getLogger(name).addFilter(lambda record: record.levelno >= logging.WARNING)
    leave_certificates_to_us()
    logging.getLogger(ROBOTS_LOGGER).addFilter(_without_traceback)
    # "Crawled 0 pages", which a crawl tells as it begins, sounds like its end.
    told = logging.getLogger("scrapy.extensions.logstats")
    told.addFilter(lambda record: not record.getMessage().startswith("Crawled 0 pages "))


def leave_certificates_to_us() -> None:
    """Leave out the tracebacks by which Twisted tells of a certificate that names no host: its failure is told too."""
    logging.getLogger("twisted").addFilter(lambda record: _NAMELESS not in record.getMessage())
    # Until its logging has begun, Twisted writes them to stderr besides.
    globalLogBeginner.beginLoggingTo((), discardBuffer=True, redirectStandardIO=False)


def _without_traceback(record: logging.LogRecord) -> bool:
    record.exc_info = None  # a host that does not answer is no fault in the program
    return True
