"""Which titles are of the genre."""

import re

import pytest

from crawler.cleaners.genre.titles import WORDS, is_titled, telling_title
from crawler.cleaners.vocabulary.folded_title import folded_title


@pytest.mark.parametrize(
    ("title", "titled"),
    [
        ("社团招新活动策划书", True),
        ("关于印发防汛工作方案的通知", True),
        ("关于做好冬季防火工作的通知", True),
        ("关于交纳证件照片的通知", False),
        ("我局召开上半年工作总结汇报会", False),
        ("支部书记学习体会", True),
        ("学习党章心得体会:从自己做起", True),
        ("党员思想汇报2011年7月:入党的动机", True),
        ("入党思想汇报《党旗下的誓言》", True),
        ("县政府工作报告:今年修路三条", False),
        ("防汛工作总结会🎉", False),
        ("第一书记驻村工作日记", True),
        ("暑假日记", False),
        ("酒店前台实习周记", True),
        ("《驻村日记》记录的第一次", False),
        ("2010年工作总结 县总工会", True),
        ("双河镇出台防汛方案 守护百姓平安", False),
        ("关于出台防汛方案的报告", True),
        ("县水利局发布《五年工作总结》", False),
        ("《五年工作总结》", True),
        ("怎样写好年终总结", False),
        ("公文写作培训班学习心得", True),
        ("赴四川旅游考察报告", True),
        ("党章学习讲稿", True),
        ("在学术年会上的闭幕辞(2016年9月5日)", True),
        ("谈谈总结的写作体会", False),
        ("活动策划书格式范文", True),
        ("活动策划书格式", False),
        ("《红楼梦》读后感", False),
        ("老干部局加强自身建设调研", True),
        ("副县长到双河镇调研", False),
        ("乡镇民政工作范文10篇", True),
        ("销售经理范文", False),
        ("参加军训有感", True),
        ("《背影》教学反思", True),
        ("省农科院发布年度社会责任报告", False),
        ("市人大常委会听取防汛工作汇报", False),
        ("骨干教师到工厂研讨实训室建设方案", False),
        ("专家论证全县水利规划", False),
        ("教研组课题研讨工作总结", True),
        ("语文组教学研讨活动总结", True),
        ("校本研讨情况汇报", True),
        ("教师专题研讨计划", True),
        ("项目可行性论证报告", True),
        ("国旗下讲话（三）为什么要早睡", True),
        ("学习讲话精神（三）为什么要早睡", False),
        ("我市在全省防汛会议上作交流发言", False),
        ("在全省防汛会议上作交流发言", True),
        ("县教育局在全省教育工作会议上作交流发言材料", True),
        ("我在全市教师论坛上做主旨演讲的心得体会", True),
        ("镇长李四在镇人代会上作的政府工作报告", True),
        ("关于听取和审议防汛工作的报告", True),
        ("新闻发布工作总结", True),
        ("落实审议意见的情况报告", True),
        ("市级规划课题结题", False),
        ("规划局2011年工作总结", True),
        ("电脑突然无法充电的情况", False),
        ("青年教师教育随笔", True),
        ("试用期转正申请", True),
        ("发明专利申请", False),
        ("个人自我剖析", True),
        ("某某案件剖析", False),
        ("年会晚会串词", True),
        ("防汛工作推进情况", True),
        ("财政局部门绩效自评", True),
        ("镇自然灾害救助应急预案", True),
        ("考试备考心得指导", False),
        ("就行业发展规划答记者问", False),
        ("政策解读:关于做好农村金融工作的意见", False),
        ("市长在论坛上发表主旨演讲", False),
        ("青年教师汇报课", False),
        ("贴纸家具的步骤总结", False),
        ("历史会考知识点总结", False),
        ("安全知识竞赛总结", True),
        ("考试时间安排", False),
        ("学校第八周工作安排", True),
        ("按公园理念规划建设校园", False),
        ("高三语文课堂反思", True),
        ("历史的反思", False),
        ("高三备考反思", True),
        ("外出学习收获", True),
        ("秋粮收获", False),
        ("优秀班主任材料", True),
        ("入党志愿书", True),
        ("竞职演说", True),
        ("期中考试质量分析", True),
        ("股市行情分析", False),
        ("综治工作经验做法", True),
        ("老人的做法", False),
        ("履行职责情况", True),
        ("法务部合同管理情况", True),
        ("县长检查合同管理情况", False),
        ("关于到双河镇调研工作开展情况的报告", True),
        ("专家解读五年规划", False),
        ("《平凡的世界》读后总结", False),
        ("前端面试总结", False),
        ("招聘面试工作总结", True),
        ("党员为民专题党课", True),
        ("为党员上专题党课", False),
        ("市工商联五年工作综述", True),
    ],
)
def test_what_a_title_calls_its_text(title: str, titled: bool) -> None:
    assert is_titled(folded_title(title)) is titled


@pytest.mark.parametrize(("pattern", "title"), WORDS)
def test_a_title_of_the_genre_ends_on_each_of_its_words(pattern: str, title: str) -> None:
    assert re.search(f"(?:{pattern})$", title) and is_titled(title)


@pytest.mark.parametrize(
    ("title", "text", "telling"),
    [
        ("", "某镇水利工作总结\n一年来,我镇修了三座水库。", "某镇水利工作总结"),
        ("工作范例下载", "某镇水利工作总结 一年来,我镇修了三座水库。", "某镇水利工作总结"),
        ("", "【某镇水利工作总结】今年,我镇修了三座水库。", "某镇水利工作总结"),
        ("镇水利工作计划", "某镇水利工作总结\n一年来,我镇修了三座水库。", "镇水利工作计划"),
        ("镇里修水库", "今天,全镇开会。\n某镇水利工作总结\n一年来,我镇修了三座水库。", "镇里修水库"),  # a section's
        ("以读书立校", "——小学德育工作亮点\n我校有图书角十二个。", "小学德育工作亮点"),
        ("以读书立校", "——小学家长会侧记\n我校有图书角十二个。", "以读书立校"),
        ("尊敬的老师们：", "下午好！操场修好了。", ""),
        ("第一部分 活动概况", "操场修好了。", ""),
        ("安全工作总结怎么写篇1", "", "安全工作总结篇1"),
        ("自我鉴定怎么写?(精选5篇)", "", "自我鉴定(精选5篇)"),
        ("自我鉴定2000字优秀参考范文", "", "自我鉴定"),
        ("安全工作总结怎么写", "", "安全工作总结怎么写"),
        ("如何写好总结范文", "", "如何写好总结范文"),
        ("镇里修水库", "年终总结的写法\n总结要有数据。", "镇里修水库"),
    ],
)
def test_a_title_inside_the_text_speaks_where_the_page_has_none_of_the_genre(
    title: str, text: str, telling: str
) -> None:
    assert telling_title(title, text) == telling
