"""What else stands on the same sites: the compositions of children."""

from crawler.cleaners.genre.traits.trait import trait

OTHERS = (
    trait(
        "a child tells of its family",
        ("fiction", "body", -2.5),
        "妈妈|爸爸|奶奶|爷爷|外公|外婆|叔叔|阿姨",
        most=4,
    ),
)
