"""Words that only a site says to its reader, and words of those who report on their work, with weights.

They tell short lines above and below the author's words. The weights are set by hand: 3 for a word that hardly any
author writes, 1 for one that sites and authors write.
"""

from collections import Counter

from indexer import late_re as re

SITES = {
    3: "小编 本站 本网站 文库 侵权 版权 验证码 金币 积分 vip 供参考 仅供参考 参考借鉴 范文 欢迎阅读 免费下载 付费 "
    "上传人 网站客服 二维码 扫码 公众号 直接套用 打赏 请登录 一键 预览 珍藏 pdf doc 怎么写 如何写 如何撰写 阅读模式 "
    "欢迎下载 退款 代写 写作技巧 禁止商用 ppt 扣费 官网: 下载券 "
    "限时特惠 自动发货 加微信领",
    2: "下载 上传 文档 您 读者 本文 收藏 点击 免费 注册 会员 整理 精选 推荐 借鉴 文章 链接 标签 转载 原创 声明 "
    "热门 评论 留言 充值 模板 例文 素材 撰写 写作 技巧 商业 供您 请欣赏 手机版 客户端 www.",
    1: "参考 分享 大家 内容 资料 更多 相关 收集 搜集 查看 打印 复制 编辑 格式 作者 来源 发布 提示 浏览 浏览器 "
    "阅读 搜索 关注 网站 系统 希望 帮助 下面 以下 优质 反馈 账号 密码 登录 http 图片 示例 文件",
}
AUTHORS = {
    -5: "我局 我镇 我县 我校 我乡 我村 我院 我区 我市 我办 我站 我所 我部 我科 版权局 以来 领导下 指导下 现将 同志们 "
    "汇报如下 汇报会 本人 贯彻 落实 群众 干部 职工 科室 各部门 全体 患者 图书馆 图书室 馆藏 借阅 报修 批评指正 意见 "
    "此致 妥否 同学们 谢谢大家 统计局 执法 陌生",
    -3: "今年 全年 全市 全县 全镇 全区 全校 全乡 本局 本校 本镇 开展 加强 推进 组织 建立 完善 培训 教师 学生 "
    "管理 制度 会议 党委 政府 印发 通知 建设 提高 人员 专项 检查 村 镇 社区 领导 装订 成册 发放 办结 答复 "
    "登记 备案 公示 反诈 课件 每周推送 正式启用 上升 增加 公布 投入使用 保管 鼓励 "
    "奖励 排名 通讯员 平均 模块 接口 开发 数据库 服务器 算法 部署 维护 "
    "统一 车主 市民 居民 村民 农户 家长 客户 业务 政策 办事 办理 预约 挂号 缴费",
    -2: "我们 活动 学习 宣传 项目 企业 年度 措施 目标 问题 任务 安全 发展 工程 办公室 部门 单位",
}
# A number of things done is an author's.
_COUNTED = re.compile(
    r"[一二三四五六七八九十百千万\d][多余]?(?:份|条|次|人|户|册|件|期|万元|元|处|场|项|家|套|幅|种|部|卷|%|名|亩|公里|个(?!月))"
)
_COUNT_WEIGHT = 4


class Vocabulary:
    """Words with weights. A word of several lists has the sum of its weights; a line weighs as much as its words.

    In a line each word counts once.
    """

    def __init__(self, *of_weight: dict[int, str]):
        weights: Counter[str] = Counter()
        for words in of_weight:
            for weight, named in words.items():
                for word in named.split():
                    weights[word] += weight
        self._by_first: dict[str, list[tuple[str, int]]] = {}
        for word, weight in weights.items():
            self._by_first.setdefault(word[0], []).append((word, weight))

    def weight(self, folded: str) -> int:
        """What the words in a folded line weigh."""
        found: dict[str, int] = {}
        for place, first in enumerate(folded):
            if first in self._by_first:
                for word, weight in self._by_first[first]:
                    if folded.startswith(word, place):
                        found[word] = weight
        return sum(found.values())


def things_done(folded: str) -> int:
    """What speaks for the author in a line that counts what was done; 0 for any other line."""
    return _COUNT_WEIGHT if _COUNTED.search(folded) else 0
