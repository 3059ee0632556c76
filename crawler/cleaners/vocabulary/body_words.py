"""The words on which names of offices, schools, firms and places end. In folded form.

They were read off signatures and mastheads. They tell that a line names a body; `describe.organisation.bodies` tells
what sort of body it is. Words on which other words end too (主办, 同行, 家园) are left to the rules that can tell these
apart.
"""

from indexer import late_re as re

BODY_END = "(?:[局府会院委部处室所站社团党厅校队厂组科股省市县区镇乡村]|中心|公司|集团|[大中小]学|幼儿园|街道)"
OUR_BODY = "我(?:[局镇县校乡村院区市办站所队委部科馆园厂班组室]|公司|单位|街道)"  # only who works there says so
SIGNED = re.compile(r".{0,20}年.{1,3}月.{1,3}日\W{0,2}")  # the line of a signature with its day
