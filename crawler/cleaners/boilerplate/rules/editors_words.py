"""Words in which sites speak to their readers of the texts that they offer; folded patterns."""

from crawler.cleaners.vocabulary.title_words import GENRES

# What one sits down to write. Their last letters alone end other words too (建议书 and 图书).
_WRITTEN = (
    f"(?:{GENRES}|(?:讲话|演讲|发言|广播|主持|解说)稿|(?:主持|解说|[开闭]幕|欢迎|欢送|答谢|颁奖|祝酒)[词辞]|[致贺祝悼][词辞]|"
    "(?:倡议|检讨|申请|策划|保证|承诺|建议|决心|悔过)书|(?:感谢|慰问|辞职|表扬|求职|道歉|推荐)信|[读观]后感|感言|"
    "自我(?:鉴定|介绍|评价)|事迹材料|作文|日记|周记)"
)
MODEL = "(?:范文|例文|模板|文章|写作素材)"
GENRE = f"(?:{_WRITTEN}|{MODEL}|应用文)"
READER = "(?:大家|您|你)"
GATHER = r"(?:整理|收集|搜集|收藏|编辑|分享|推荐|带来|精心|准备|精选|挑选|筛选|介绍|归纳|汇总|搜罗|发布|提供)"
GATHERED = "(?:整理|收集|搜集|筛选|精选|挑选|汇总)"
