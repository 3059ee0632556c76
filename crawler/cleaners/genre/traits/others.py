"""What else stands on the same sites: stories, compositions, interviews, jobs, tenders, contracts, examinations."""

from crawler.cleaners.genre.traits.trait import trait

OTHERS = (
    trait(
        "people talk",
        ("fiction", "body", -0.3),
        r"(?:说|道|问|答|想|笑|喊|牢骚)[^。“”\"\n]{0,6}[:,]\s*[\"“]",
        r"[\"”]\s*[^。“”\"\n]{0,10}(?:说道|笑道|问道|想着|说)[。,:]",
        "[点摇]了?[点摇]头|皱了?皱?眉|闻言",
        most=3,
    ),
    trait(
        "a child tells of its family",
        ("fiction", "body", -2.5),
        "妈妈|爸爸|奶奶|爷爷|外公|外婆|叔叔|阿姨",
        most=4,
    ),
    trait(
        "questions, a contract, a tender, a job, an examination",
        ("other", "body", -1.4),
        r"^\s*(?:主持人|记者|采访人|网友|楼主|[问答记])\s*[:]",  # an interview
        "任职(?:要求|资格)|薪资|五险一金|投递简历|求职者|应聘|招聘|报考",  # a job
        "招标|投标|中标|甲方|乙方",  # a tender, a contract
        r"^\s*[a-d][.、)]|单项选择题|参考答案|给定(?:资料|材料)|作答",  # an examination
        "楼主|发表于|最佳答案",  # a forum
        most=4,
    ),
)
