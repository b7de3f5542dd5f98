/**
 * Page matter as Chinese dailies print it, made up piece by piece, for the model of roles to learn from: what it
 * says is invented, the forms are the trade's. None of it is taken from the pages on which the importer is measured.
 */
import type { PrintedRole } from "#lib/importer/page/role-model.ts";

export type Block = readonly [role: PrintedRole, text: string];
type Random = () => number;

const surnames =
  "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹喻柏水章云苏潘葛范彭郎鲁韦马苗凤方俞任袁柳史唐费岑薛雷贺倪汤";
const given =
  "伟芳敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英文华玉兰建国志海晨曦雨桐子轩浩宇欣怡思远一鸣若溪天佑清扬长安知夏";
const places =
  "海滨区 云台镇 桥东街道 柳河县 青石乡 南湖新区 龙泉村 高新区 望江街道 双桥镇 东岭县 白沙镇 开发区 鹿鸣谷景区 北关社区".split(
    " ",
  );
const papers =
  "海州日报 东岭晚报 江城日报 南湖晨报 云州都市报 平川时报 北山日报 青阳周报 西河商报 长安快报 海东导报 岭南新报 河西周报 山城观察报 茶乡时讯 滨江新闻".split(
    " ",
  );
const things =
  "春耕备耕 老旧小区改造 夜间经济 校园食堂 养老服务 河道清淤 产业园区 防汛演练 就业招聘 文旅融合 非遗传承 电商直播 垃圾分类 全民阅读 冬季供暖 秋粮收购 社区医院 智能工厂 乡村振兴 营商环境 马拉松 地铁二号线 跨江大桥 农产品展销会 图书馆新馆 消防安全 禁毒宣传 科技特派员 红色旅游 古城保护".split(
    " ",
  );
const verbs =
  "启动 开幕 提速 见成效 再升级 跑出加速度 暖人心 进校园 获全国奖 今起施行 月底完工 有了新办法 引来八方客 迈上新台阶 全面铺开 破题".split(
    " ",
  );
const offices =
  "市自来水公司 市住房和城乡建设局 柳河县人民法院 海州市公安局交通警察支队 东岭公共资源交易中心 市供电公司 海州银行股份有限公司 市社会保险中心 北山市总工会 市第一人民医院".split(
    " ",
  );
const schools =
  "市第三中学 云台县职业学院 北关小学 市实验幼儿园 东岭师范学院 高新区第二学校 白沙镇卫生院 市人民医院".split(
    " ",
  );

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
const whole = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1));

function person(random: Random): string {
  const letters = [...given];
  return pick(random, [...surnames]) + pick(random, letters) + (random() < 0.65 ? pick(random, letters) : "");
}
/** Names of two characters are often spaced out. */
function spacedPerson(random: Random): string {
  const name = person(random);
  return name.length === 2 && random() < 0.4
    ? `${name[0]}${pick(random, [" ", "　", "  "])}${name[1]}`
    : name;
}
function people(random: Random, most = 3): string {
  return Array.from({ length: whole(random, 1, most) }, () => spacedPerson(random)).join(
    pick(random, [" ", "　", "、", "  "]),
  );
}
const gap = (random: Random) => pick(random, [" ", "　", "  ", "　　"]);
const month = (random: Random) => whole(random, 1, 12);
const day = (random: Random) => whole(random, 1, 28);

export function headline(random: Random): string {
  const [thing, place, verb] = [pick(random, things), pick(random, places), pick(random, verbs)];
  return pick(random, [
    `${place}${thing}${verb}`,
    `${thing}${verb}`,
    `我市${thing}${verb}`,
    `全市${thing}工作会议召开`,
    `“${thing}”里的${pick(random, ["民生账", "新故事", "大学问", "烟火气", "加减法"])}`,
    `${place}：${thing}${verb}`,
    `让${thing}${pick(random, ["走进千家万户", "更有温度", "惠及更多群众"])}`,
    `${whole(random, 2, 90)}个${thing}项目${pick(random, ["集中开工", "签约落地", "年内完工"])}`,
    `${pick(random, ["打好", "念好", "下好", "写好"])}${thing}“${pick(random, ["组合拳", "山字经", "先手棋", "大文章"])}”`,
    `${pick(random, ["一条河", "一棵树", "一盏灯", "一座桥", "一本账", "一碗面"])}的${pick(random, ["新生", "故事", "四十年", "回响", "守望"])}`,
    `${pick(random, ["守住", "拧紧", "筑牢"])}${thing}“${pick(random, ["安全阀", "防护网", "压舱石"])}” ${pick(random, ["护好", "托起", "绘就"])}${pick(random, ["百姓平安路", "群众幸福梦", "城乡新画卷"])}`,
    `${pick(random, ["谁来", "如何", "怎样", "能否"])}${pick(random, ["守住", "管好", "用活", "读懂"])}${pick(random, ["这片林", "一江水", "老手艺", "夜市摊位", "村里的厕所"])}？`,
    `${pick(random, ["老房子", "共享单车", "小散工程", "停车难", "暑期托管"])}${pick(random, ["该谁管", "路在何方", "咋破解", "离我们有多远"])}${pick(random, ["？", "？！", "!"])}`,
    `${thing}，${pick(random, ["你准备好了吗", "钱从哪里来", "难在哪儿", "差在哪里"])}？`,
    `${thing}为何${pick(random, ["这样火", "一床难求", "频频受阻"])}？`,
    `${person(random)}在${place}调研${thing}工作`,
    `${thing}${pick(random, ["开张", "回来", "落幕", "来了"])}，${pick(random, ["老街坊笑了", "谁来管、怎么管", "一等就是三年", "家门口就能办"])}`,
    `${pick(random, ["雨后", "入冬", "开学第一天", "国庆假期", "清明前后", "收秋时节", "三更半夜"])}，${pick(random, ["老人们", "孩子们", "村里人", "快递小哥", "一群志愿者"])}${pick(random, ["忙起来了", "走上街头", "等来好消息", "有了新去处", "为何排长队"])}`,
    `${pick(random, ["不等不靠", "一分不少", "早做打算", "减法变加法", "土变金"])}，${place}${pick(random, ["蹚出新路", "换了模样", "算好民生账"])}`,
    `${person(random)}：${pick(random, ["守岛三十年", "一把剪刀走天下", "把课堂搬到田间"])}${pick(random, ["", "，无怨无悔", "，只为一句承诺"])}`,
    `${pick(random, ["征集", "寻找", "致敬", "再见", "你好"])}${pick(random, ["老物件", "最美乡医", "夏天", "旧时光", "身边好人"])}`,
    `${pick(random, ["本周", "明日", "今起", "节日"])}${pick(random, ["停水安排", "限行提示", "好戏连台", "菜价", "气象", "演出预告"])}`,
    `${place}首个${thing}${pick(random, ["基地", "驿站", "中心", "实验室"])}揭牌`,
    pick(random, [
      "秋日里的远行",
      "外婆的菜园",
      "灯下读书",
      "故乡的桥",
      "雪落江南",
      "致麦田",
      "巷口",
      "山里的孩子",
      "听雨",
      "二月兰",
    ]),
  ]);
}

function kicker(random: Random): string {
  const thing = pick(random, things);
  return pick(random, [
    `${person(random)}在${pick(random, places)}调研时强调`,
    `${person(random)}主持召开市委常委会会议强调`,
    `全市${thing}工作推进会召开`,
    `——写在${thing}${pick(random, ["开展一周年之际", "启动之际"])}`,
    `第${whole(random, 2, 12)}届${thing}${pick(random, ["论坛", "博览会", "大赛"])}开幕`,
    `市政府召开专题会议 研究${thing}工作`,
    `${pick(random, ["聚焦", "关注", "走进", "直击"])}${thing}`,
    `${pick(random, ["新时代 新征程 新伟业", "走进县域看发展", "我为群众办实事", "奋战四季度 夺取全年红", "新春走基层", "百姓故事", "党报帮你问", "身边的榜样"])}`,
    `【${pick(random, ["一线", "深度", "民生直通车", "记者调查", "热点追踪"])}】`,
  ]);
}

function deck(random: Random): string {
  const thing = pick(random, things);
  return pick(random, [
    `${person(random)}主持 ${person(random)}讲话`,
    `会议还研究了${thing}、${pick(random, things)}等工作`,
    `${person(random)}出席并讲话`,
    `${person(random)}作批示 ${person(random)}${person(random)}出席`,
    `——${pick(random, places)}${thing}${pick(random, ["见闻", "纪实", "观察", "侧记"])}`,
    `总投资${whole(random, 2, 80)}亿元 预计明年${month(random)}月${pick(random, ["投用", "完工", "通车"])}`,
    `${whole(random, 3, 60)}家企业参展 签约${whole(random, 3, 60)}个项目`,
    `${person(random)}：${pick(random, ["十年守护一座桥", "送出去的是课本", "带着乡亲种果树"])}，${pick(random, ["从未缺席一天", "留下来的是希望", "人均增收三千元"])}`,
    `——访${pick(random, ["市作协主席", "全国劳模", "省农科院研究员"])}${person(random)}`,
    `从“${pick(random, ["有没有", "跟着跑", "单打独斗", "等上门"])}”到“${pick(random, ["好不好", "领着跑", "抱团发展", "送到家"])}”`,
    `审议${thing}等事项。${person(random)}主持会议`,
  ]);
}

export function byline(random: Random): string {
  const names = people(random);
  const paper = pick(random, ["本报", ...papers]);
  return pick(random, [
    `${pick(random, ["■", "□", "▲", "◆", "●", "◎", "○", "★"])}${paper}记者${gap(random)}${names}`,
    `${pick(random, ["■", "□", "", "●"])}${pick(random, ["全媒体记者", "融媒体记者", "首席记者", "见习记者", "特约记者", "特约通讯员"])}${gap(random)}${names}`,
    `${paper}${pick(random, ["记者", "全媒体记者", "首席记者", "驻京记者", "评论员", "特约评论员"])}${random() < 0.7 ? gap(random) : ""}${names}`,
    `${paper}记者 ${people(random, 2)} ${pick(random, ["通讯员", "实习生", "实习记者", "见习记者"])} ${people(random, 2)}`,
    `${names}`,
    `${pick(random, ["文/图", "文/", "文｜", "撰文/", "采写/", "作者：", "文：", "撰稿："])}${names}`,
    `${names} ${pick(random, ["文/图", "文", "/文", "采写", "报道"])}`,
    `${paper}记者 ${people(random, 1)} 文/图`,
    `新华社记者${gap(random)}${names}`,
    `${pick(random, ["本报评论员", "本报编辑部", "本报特约评论员", "本报记者"])}`,
    `${pick(random, ["记者", "通讯员", "特约记者"])} ${people(random, 2)} ${pick(random, ["整理", "文并图", "摄影报道", `实习生 ${person(random)}`])}`,
    `⊙${names}`,
    `${names}／文 ${people(random, 1)}／图`,
    `${pick(random, schools)}${gap(random)}${person(random)}`,
    `${pick(random, ["本报讯记者", "早报记者", "晚报首席记者", "融媒记者"])} ${names} ${pick(random, [`发自${pick(random, places)}`, "", "综合报道"])}`,
  ]);
}

export function signature(random: Random): string {
  const names = people(random);
  return pick(random, [
    `（${pick(random, ["记者", "本报记者", "通讯员", "全媒体记者", "见习记者"])}${gap(random)}${names}）`,
    `（${names}）`,
    `（记者 ${people(random, 2)} 通讯员 ${people(random, 2)}）`,
    `（${pick(random, ["本报综合", "据新华社", "据新华社电", "据《人民日报》", "综合新华社报道", "本报综合报道", "据央视新闻客户端", "宗合"])}）`,
    `（${pick(random, ["作者单位", "作者系", "作者为", "作者"])}${pick(random, ["：", ""])}${pick(random, schools)}）`,
    `（${pick(random, ["市气象局", "市应急管理局", "市文明办", "县融媒体中心"])}${pick(random, ["供稿", "提供", "整理"])}）`,
    `（${person(random)} ${pick(random, ["整理", "采写", "文"])}）`,
    `（文/图 ${names}）`,
    `【记者 ${names}】`,
    `〔${names}〕`,
    `[${pick(random, ["本报记者 ", ""])}${names}]`,
  ]);
}

/** Under a text's end and without brackets. */
function openSignature(random: Random): string {
  const names = people(random, 2);
  return pick(random, [
    `${pick(random, ["本报记者", "记者", "通讯员", "晚报记者", "早报记者", "全媒体记者"])} ${names}`,
    `——${names}`,
    `${pick(random, ["文/", "供稿：", "来源："])}${pick(random, [names, "海州发布", "新华社", "市教育局"])}`,
    `${pick(random, places)} ${pick(random, ["一读者", "退休教师", "居民"])}${random() < 0.5 ? ` ${person(random)}` : ""}`,
    `〔${pick(random, offices)}〕`,
  ]);
}

function caption(random: Random): string {
  const [place, thing] = [pick(random, places), pick(random, things)];
  const scene = pick(random, [
    `${place}的居民在参加${thing}活动`,
    `工作人员正在检查${thing}设备`,
    `志愿者向市民介绍${thing}知识`,
    `小学生在${place}体验${thing}`,
    `航拍${place}的${thing}项目工地`,
    `村民在大棚里采摘草莓`,
    `游客在${place}拍照留念`,
  ]);
  const when = random() < 0.5 ? `${month(random)}月${day(random)}日，` : "";
  return pick(random, [
    `图为${scene}。`,
    `${when}${scene}。`,
    `${pick(random, ["▲", "△", "▼", "◀", "▶", "←", "↑"])}${when}${scene}。`,
    `${pick(random, ["上图：", "左图：", "下图为", "右图：", "题图：", "上图", "小图："])}${scene}。`,
    `图①：${scene}。图②：${pick(random, places)}一景。`,
    `① ${scene}。`,
    `${when}${scene}。${pick(random, ["本报记者", "通讯员", "新华社记者"])} ${person(random)} 摄`,
    `${scene}（资料图片）`,
    `${scene}`,
    `${scene}。（${pick(random, ["资料图", "受访者供图", "市文旅局供图"])}）`,
  ]);
}

function credit(random: Random): string {
  const names = people(random, 2);
  return pick(random, [
    `${pick(random, ["本报记者", "通讯员", "新华社记者", "全媒体记者", "本报首席记者"])} ${names} 摄`,
    `${names}${pick(random, [" 摄", " 摄影", "/摄", "　图", "/图", " 供图", " 绘", " 摄影报道", " 制图", " 作"])}`,
    `（${pick(random, ["本报记者", "通讯员", ""])}${names} 摄）`,
    `（${pick(random, ["图由", "图片由", "照片由"])}${pick(random, offices)}提供）`,
    `${pick(random, ["本组图片", "本版图片", "本组照片", "本版照片除署名外"])}${pick(random, ["均由", "由"])}${pick(random, ["本报记者 ", ""])}${names}${pick(random, ["摄", "拍摄", "提供"])}`,
    `${pick(random, ["摄影：", "图/", "图片：", "图：", "摄影/", "制图：", "漫画/"])}${names}`,
    `新华社${pick(random, ["发", `记者 ${person(random)} 摄`, "图片"])}`,
    `${pick(random, offices)}供图`,
  ]);
}

function masthead(random: Random): string[] {
  const paper = pick(random, papers);
  const date = `${whole(random, 2003, 2025)}年${month(random)}月${day(random)}日`;
  const weekday = `${pick(random, ["星期", "周"])}${pick(random, [..."一二三四五六日"])}`;
  const lunar = `${pick(random, ["农历", ""])}${pick(random, [..."甲乙丙丁戊己庚"])}${pick(random, [..."子丑寅卯辰巳"])}年${pick(random, ["正月", "三月", "腊月", "闰四月"])}${pick(random, ["初", "十", "廿"])}${pick(random, [..."一二三四五六"])}`;
  const lines = [
    paper,
    pick(random, ["HAIZHOU DAILY", "DONGLING RIBAO", "JIANGCHENG EVENING NEWS", "YUNZHOU  DUSHIBAO"]),
    `${date}${gap(random)}${weekday}${random() < 0.6 ? gap(random) + lunar : ""}`,
    `${weekday}${gap(random)}${date}`,
    `${whole(random, 2003, 2025)}${pick(random, ["-", ".", "/"])}${whole(random, 10, 12)}${pick(random, ["-", "."])}${day(random)}`,
    `二〇${pick(random, [..."〇一二"])}${pick(random, [..."一二三四五"])}年${pick(random, [..."二三四五六"])}月${pick(random, [..."二三四五六"])}日`,
    `${paper}·第${pick(random, [..."二三四"])}版·${pick(random, ["综合", "要闻", "社会"])}`,
    pick(random, [
      "内部资料 免费交流",
      "准印证号：（海）L0021号",
      "承印：海州新华印刷有限公司",
      "印刷：本报印务中心 发行：本报发行公司",
    ]),
    `第${whole(random, 900, 22000)}${pick(random, ["期", "号"])}${random() < 0.5 ? `（总第${whole(random, 900, 22000)}期）` : ""}`,
    `${pick(random, ["今日", "本期", "共"])}${whole(random, 4, 24)}版`,
    `国内统一${pick(random, ["连续出版物号", "刊号"])}${pick(random, ["：", " ", ""])}CN${whole(random, 11, 65)}-00${whole(random, 10, 99)}${gap(random)}邮发代号${pick(random, ["：", " ", ""])}${whole(random, 10, 80)}-${whole(random, 1, 90)}`,
    `${pick(random, ["中共海州市委主管主办", "海州市委机关报", "海州日报社出版", "海州报业集团主办"])}`,
    `${pick(random, ["今日天气", "天气预报", "市区今天"])}${pick(random, ["：", " ", "　"])}${pick(random, ["晴", "多云", "阴转小雨", "阵雨"])}${gap(random)}${whole(random, 2, 20)}${pick(random, ["℃~", "～", "℃—", "至", "-"])}${whole(random, 21, 36)}℃${gap(random)}${pick(random, [..."东南西北"])}风${pick(random, ["3级", "2到3级", "3-4级"])}`,
    `明天白天${pick(random, ["晴到多云", "小雨转阴"])}，${whole(random, 2, 20)}℃到${whole(random, 21, 33)}℃`,
    `${pick(random, ["新闻热线", "报料热线", "读者热线", "广告热线", "发行热线", "24小时热线"])}${pick(random, ["：", ":", " ", ""])}${pick(random, ["0898-66810888", "96345", "0712—2888888", "(0551)65179666"])}`,
    `${pick(random, ["网址", "电子邮箱", "投稿邮箱", "官方网站", "E-mail"])}${pick(random, ["：", ":", " "])}${pick(random, ["www.haizhou.example", "hzrb@haizhou.example", "http://news.dongling.example"])}`,
    `${pick(random, ["零售价", "每份", "本报零售", "定价"])}${pick(random, ["：", "", " "])}${pick(random, ["1元", "1.50元", "二元", "0.80元"])}`,
    `社址：海州市${pick(random, ["人民路", "滨河大道"])}${whole(random, 1, 300)}号${gap(random)}邮编：${whole(random, 100000, 800000)}${gap(random)}总编室电话：${whole(random, 2000000, 8999999)}`,
    `${pick(random, ["扫码关注", "扫一扫 看", "关注"])}${paper}${pick(random, ["客户端", "微信公众号", "官方微博"])}`,
    `${pick(random, ["海州网", "云上海州", "东岭发布"])}${gap(random)}${pick(random, ["www.hz.example", "微信公众号"])}`,
  ];
  const kept = lines.filter(() => random() < 0.45);
  return random() < 0.3 && kept.length > 2 ? [kept.slice(0, 2).join(gap(random)), ...kept.slice(2)] : kept;
}

function pageHead(random: Random): string[] {
  const names =
    "要闻 时政 本地 民生 教育 文化 国内 国际 财经 体育 副刊 理论 综合新闻 县区新闻 经济·产业 社会/法治 文旅周刊 国内新闻 图说 专题 海风 读者之声 城事 视点".split(
      " ",
    );
  const number = pick(random, [
    `${whole(random, 1, 16)}`,
    `0${whole(random, 1, 9)}`,
    `A${whole(random, 1, 9)}`,
    `A0${whole(random, 1, 9)}`,
    `第${whole(random, 1, 9)}版`,
    `第${pick(random, [..."一二三四五六七八"])}版`,
    `${whole(random, 2, 8)}版`,
  ]);
  const name = pick(random, names);
  const date = `${whole(random, 2003, 2025)}年${month(random)}月${day(random)}日${random() < 0.6 ? `${gap(random)}星期${pick(random, [..."一二三四五六日"])}` : ""}`;
  return pick(random, [
    [number, name, date],
    [`${number}${gap(random)}${name}`, date],
    [name, `${number}${gap(random)}${date}`],
    [`${name} ${number}`],
    [`${pick(random, papers)}${gap(random)}${date}${gap(random)}${number}`],
    [number, date],
    [name, name.split("").map(() => "").length > 2 ? "NEWS" : "YAOWEN"],
  ]).concat(random() < 0.5 ? [staff(random)] : []);
}

function staff(random: Random): string {
  const title = () =>
    pick(random, [
      "责编",
      "责任编辑",
      "编辑",
      "美编",
      "美术编辑",
      "版式",
      "校对",
      "本版编辑",
      "值班总编",
      "值班主任",
      "审读",
      "组版",
      "图片编辑",
      "统筹",
      "监制",
      "版面设计",
      "本版责编",
      "实习编辑",
      "视觉",
      "检校",
      "值班编委",
      "主编",
      "终审",
      "排版",
    ]);
  const mark = pick(random, ["：", ":", " ", "/", "", "／", "　", "■", "|"]);
  const between = pick(random, [" ", "　", "  ", " | ", "　　"]);
  return Array.from({ length: whole(random, 1, 4) }, () => `${title()}${mark}${spacedPerson(random)}`).join(
    between,
  );
}

function guide(random: Random): string[] {
  const head = pick(random, [
    "导读",
    "今日导读",
    "今日看点",
    "要闻导读",
    "本报今日要目",
    "新闻导读",
    "今日要目",
    "内容提要",
    "■导读",
    "导 读",
    "今日关注",
    "版面导航",
    "每日推荐",
    "精彩导读",
    "INDEX 导读",
    "▶▶导读",
  ]);
  const number = () =>
    pick(random, [
      `${whole(random, 2, 16)}版`,
      `A${whole(random, 2, 9)}`,
      `第${pick(random, [..."二三四五六七八"])}版`,
      `第${whole(random, 2, 12)}版`,
      `0${whole(random, 2, 9)}版`,
      `${whole(random, 2, 5)}-${whole(random, 6, 8)}版`,
      `${pick(random, [..."二三四五六七八"])}版`,
      `B0${whole(random, 1, 4)}`,
      `P${whole(random, 2, 9)}`,
    ]);
  const form = pick(random, [
    (title: string, at: string) => `${title}${gap(random)}${at}`,
    (title: string, at: string) => `${title}▶${at}`,
    (title: string, at: string) => `${title}（${at}）`,
    (title: string, at: string) => `${title}——见${at}`,
    (title: string, at: string) => `${title}……${at}`,
    (title: string, at: string) => `${at}${gap(random)}${title}`,
    (title: string, at: string) => `${title}（详见${at}）`,
    (title: string, at: string) => `■${title}（${at}）`,
    (title: string, at: string) => `${title} >>${at}`,
    (title: string, at: string) => `${title}\n${at}`,
    (title: string, at: string) => `${title}【${at}】`,
    (title: string, at: string) => `${title} → ${at}`,
    (title: string, at: string) => `详见${at}：${title}`,
    (title: string, at: string) => `${title}　→${at.replace(/\D/g, "") || "4"}`,
    (title: string, at: string) => `${title}${gap(random)}${at.replace(/\D/g, "") || "6"}`,
  ]);
  return [
    ...(random() < 0.85 ? [head] : []),
    ...Array.from({ length: whole(random, 2, 5) }, () => form(headline(random), number())),
  ];
}

function turnLine(random: Random): string {
  const at = pick(random, ["第二版", "3版", "A4版", "第5版", "二版", "02版"]);
  return pick(random, [
    `（下转${at}）`,
    `下转${at}`,
    `（下转${at}①）`,
    `▶下转${at}`,
    `（紧接${at}）`,
    `（转${at}）`,
    `→下转${at}`,
  ]);
}

function subheads(random: Random, count: number): string[] {
  const numerals = [..."一二三四五六"];
  const form = pick(random, [
    () =>
      `${pick(random, things)}：${pick(random, ["从“有”到“优”", "让群众少跑腿", "小切口做大文章", "一张网兜住底"])}`,
    () =>
      `“${pick(random, ["小网格", "老手艺", "新农人", "一张图", "流动岗"])}”${pick(random, ["托起大民生", "焕发新活力", "撑起一片天", "管到底"])}`,
    () =>
      `${pick(random, ["立足实际", "创新机制", "拓宽路径", "夯实基础"])} ${pick(random, ["补齐短板弱项", "激发内生动力", "凝聚发展合力"])}`,
    () =>
      `${pick(random, ["党建引领", "科技赋能", "文化搭台", "产业兴村"])}${pick(random, ["聚合力", "促发展", "添活力", "有奔头"])}`,
    () => pick(random, ["初心不改", "逆水行舟", "守望相助", "雪中送炭", "破茧成蝶", "山高路长"]),
    () => `怎么${pick(random, ["建", "管", "用", "评"])}？`,
  ]);
  const numbered = pick(random, [
    (text: string, _at: number) => text,
    (text: string, _at: number) => text,
    (text: string, at: number) => `${numerals[at]}、${text}`,
    (text: string, at: number) => `（${numerals[at]}）${text}`,
    (text: string, at: number) => `${at + 1}. ${text}`,
    (text: string, at: number) => `0${at + 1} ${text}`,
    (text: string, _at: number) => `■ ${text}`,
    (text: string, _at: number) => `◆${text}`,
    (_text: string, at: number) => `【${["现状", "难点", "对策", "展望", "问题", "建议"][at]}】`,
  ]);
  return Array.from({ length: count }, (_, at) => numbered(form(), at));
}

function notice(random: Random): Block[] {
  const office = pick(random, offices);
  const signed = (text: string): Block => ["notice", text];
  const date = `${whole(random, 2003, 2025)}年${month(random)}月${day(random)}日`;
  const [head, text] = pick(random, [
    [
      "停电通知",
      `因线路检修，定于${month(random)}月${day(random)}日8时至17时对${pick(random, places)}部分用户停电，请提前做好准备，不便之处敬请谅解。`,
    ],
    [
      "公告",
      `根据有关规定，现将${pick(random, things)}项目竣工环保验收情况予以公告，公示期为七个工作日，联系电话：0712-28${whole(random, 10000, 99999)}。`,
    ],
    [
      "招标公告",
      `受委托，对${pick(random, things)}设备采购公开招标，欢迎合格的供应商报名，报名截止${date}。`,
    ],
    ["遗失声明", `${person(random)}遗失身份证，号码4201${whole(random, 100000, 999999)}，声明作废。`],
    [
      "注销公告",
      `海州市${pick(random, ["宏达", "鑫源", "百顺"])}商贸有限公司拟向登记机关申请注销，请债权人自公告之日起45日内申报债权。`,
    ],
    [
      "更正",
      `本报${month(random)}月${day(random)}日第三版《${headline(random)}》一文中，“${person(random)}”应为“${person(random)}”，特此更正。`,
    ],
    [
      "征稿启事",
      `本版面向读者征集以${pick(random, things)}为主题的散文、诗歌，字数不超过1500字，来稿请注明姓名、地址和联系电话。`,
    ],
    [
      "寻人启事",
      `${person(random)}，男，${whole(random, 60, 85)}岁，${month(random)}月${day(random)}日在${pick(random, places)}走失，知情者请与家属联系。`,
    ],
    [
      "拍卖公告",
      `本公司定于${month(random)}月${day(random)}日10时公开拍卖旧车一批，有意竞买者请持有效证件办理登记手续。`,
    ],
    [
      "讣告",
      `离休干部${person(random)}同志因病医治无效，于${month(random)}月${day(random)}日逝世，享年${whole(random, 80, 99)}岁。特此讣告。`,
    ],
  ] as const);
  return [
    ["headline", head],
    signed(text),
    ...(random() < 0.6 ? [signed(office)] : []),
    ...(random() < 0.5
      ? [
          signed(
            pick(random, [date, "二〇二三年五月八日", `${month(random)}月${day(random)}日`, "六月十九日"]),
          ),
        ]
      : []),
  ];
}

function advertisement(random: Random): Block[] {
  const lines = [
    `${pick(random, ["开业钜惠", "全场五折起", "最高可贷50万元 利率低至3.6%", "首付8万起 即买即住", "专家亲诊 预约从速", "全国招商加盟"])}`,
    `${pick(random, ["地址", "门店地址", "展厅"])}：海州市${pick(random, ["人民路", "滨河大道"])}${whole(random, 1, 300)}号`,
    `${pick(random, ["咨询热线", "预约电话", "抢购热线", "招商电话"])}：${whole(random, 2000000, 8999999)}`,
    `${pick(random, ["本广告内容以实际为准", "投资有风险 选择需谨慎", "活动最终解释权归商家所有", "请按药品说明书或者在药师指导下购买和使用"])}`,
    `${pick(random, ["名师授课 小班教学", "送货上门 免费安装", "支持分期 三天无理由退换"])}`,
  ].filter(() => random() < 0.7);
  return [
    [
      "headline",
      pick(random, [
        "海州银行“安居贷”",
        "滨江名邸",
        "仁济眼科医院",
        "老字号德顺楼 新店开张",
        "金秋家电节",
        "东岭农商银行",
        "大唐酒业",
      ]),
    ],
    ...lines.map((line): Block => ["notice", line]),
  ];
}

function list(random: Random): Block[] {
  const rows = pick(random, [
    () => `${spacedPerson(random)}${gap(random)}${pick(random, schools)}`,
    () => `${spacedPerson(random)}${gap(random)}${spacedPerson(random)}${gap(random)}${pick(random, places)}`,
    () =>
      `${pick(random, ["白菜", "猪肉", "鸡蛋", "面粉", "92号汽油", "螺纹钢"])} ${whole(random, 1, 30)}.${whole(random, 10, 99)} ${whole(random, 1, 30)}.${whole(random, 10, 99)}`,
    () =>
      `${pick(random, places)}${gap(random)}${whole(random, 10, 900)}${gap(random)}${whole(random, 10, 900)}`,
    () => Array.from({ length: whole(random, 3, 6) }, () => spacedPerson(random)).join(gap(random)),
    () => `${pick(random, places)}（${whole(random, 2, 12)}${pick(random, ["户", "名", "家", "人"])}）`,
    () => `${month(random)}月${day(random)}日${gap(random)}${pick(random, things)}`,
    () => `${whole(random, 1, 20)}路：${pick(random, places)}—${pick(random, places)}`,
  ]);
  const groups = random() < 0.4;
  return [
    [
      "headline",
      `${pick(random, ["全市", "2023年度", "第六届"])}${pick(random, things)}${pick(random, ["获奖名单", "先进个人名单", "拟表彰名单公示", "价格表", "赛程", "优秀案例"])}`,
    ],
    ...(random() < 0.5 ? [["entry", `现将${pick(random, things)}名单公布如下：`] as Block] : []),
    ...Array.from({ length: whole(random, 1, groups ? 3 : 1) }, (_, group): Block[] => [
      ...(groups
        ? [
            [
              "subhead",
              pick(random, [
                `${"一二三"[group]}等奖（${whole(random, 2, 9)}名）`,
                `${"一二三"[group]}、${pick(random, schools)}`,
                `${pick(random, places)}组`,
              ]),
            ] as Block,
          ]
        : []),
      ...Array.from({ length: whole(random, 2, 6) }, () => ["entry", rows()] as Block),
    ]).flat(),
    ...(random() < 0.3 ? [["body", `公示期间如有异议，请向${pick(random, offices)}反映。`] as Block] : []),
  ];
}

const sentences =
  "这里是全市最大的苗木基地。 去年，村里人均收入超过两万元。 工程完工后，沿线群众出行将更加便捷。 他一边擦汗一边说，这活儿得赶在雨前干完。 截至目前，已有三百多名学员结业。 项目负责人介绍，设备调试进入尾声。 孩子们围着展台问个不停。 下一步，当地将扩大种植面积。 老人把存了多年的老照片一张张铺开。 这项服务全年免费开放。 去年，累计接待群众一万余人次。 天刚亮，码头上已经忙碌起来。".split(
    " ",
  );
function paragraph(random: Random, lead = false): string {
  const text = Array.from({ length: whole(random, 1, 4) }, () => pick(random, sentences)).join("");
  if (!lead) return text;
  return (
    pick(random, [
      `本报讯（记者 ${person(random)}）${month(random)}月${day(random)}日，记者从${pick(random, offices)}获悉，`,
      `新华社${pick(random, ["北京", "海口", "广州"])}${month(random)}月${day(random)}日电（记者${person(random)}、${person(random)}）`,
      `近日，${pick(random, places)}${pick(random, things)}引人注目。`,
      `${month(random)}月${day(random)}日，${pick(random, places)}传来消息。`,
      `本报${pick(random, ["海口", "柳河", "东岭"])}${month(random)}月${day(random)}日讯（记者${person(random)} 通讯员${person(random)}）`,
      `据新华社电 `,
      `本报讯 `,
      `${pick(random, papers)}讯（记者 ${person(random)}）`,
      `【本报${pick(random, ["专电", "讯"])}】记者 ${person(random)} 报道：`,
      `本刊记者${person(random)}、实习生${person(random)}报道：`,
      `从${month(random)}月${day(random)}日起，`,
      `即日起，${pick(random, places)}${pick(random, things)}`,
      `${pick(random, ["清晨六点", "昨天下午", "上周末", "本周六", "立冬这天"])}，`,
      `记者昨日从${pick(random, offices)}了解到，`,
      `编者按：`,
      `“`,
    ]) + text
  );
}

export function article(random: Random): Block[] {
  const blocks: Block[] = [];
  if (random() < 0.25) blocks.push(["kicker", kicker(random)]);
  const two = random() < 0.15;
  blocks.push(["headline", headline(random)]);
  if (two) blocks.push(["headline", headline(random)]);
  if (random() < 0.3) blocks.push(["deck", deck(random)]);
  if (random() < 0.5) blocks.push(["byline", byline(random)]);
  const count = whole(random, 1, 4);
  const heads = random() < 0.35 ? subheads(random, count) : [];
  if (heads.length > 0 && random() < 0.7) blocks.push(["body", paragraph(random, true)]);
  for (let at = 0; at < count; at++) {
    if (heads[at] !== undefined) blocks.push(["subhead", heads[at] as string]);
    const last = at === count - 1 && random() < 0.3 ? signature(random) : "";
    blocks.push(["body", paragraph(random, at === 0 && heads.length === 0) + last]);
  }
  if (random() < 0.25) blocks.push(["signature", random() < 0.6 ? signature(random) : openSignature(random)]);
  if (random() < 0.1) blocks.push(["turn", turnLine(random)]);
  return blocks;
}

function photoItem(random: Random): Block[] {
  return [
    [
      "headline",
      pick(random, [headline(random), "图片新闻", "春意满园", "荷香引客来", "夜色江城", "丰收时节"]),
    ],
    [
      "body",
      `${month(random)}月${day(random)}日，${pick(random, places)}的居民在参加${pick(random, things)}活动。${pick(random, sentences)}`,
    ],
    ["credit", credit(random)],
  ];
}

function picture(random: Random): Block[] {
  const text: Block = ["caption", caption(random)];
  return random() < 0.65 ? [text, ["credit", credit(random)]] : [text];
}

function verse(random: Random): Block[] {
  const line = () =>
    pick(random, [
      "炊烟升起的地方",
      "有人把月光挂上檐角",
      "一只白鹭掠过水田",
      "风从南山来",
      "我听见种子翻身的声音",
      "母亲在灯下补衣",
      "一江春水向东流",
      "万家灯火照归舟",
    ]);
  return [
    ["headline", headline(random)],
    ...(random() < 0.7 ? [["byline", person(random)] as Block] : []),
    ...Array.from({ length: whole(random, 3, 7) }, () => ["entry", line()] as Block),
  ];
}

const furniture = (lines: readonly string[]): Block[] => lines.map((line) => ["furniture", line]);

/** A stretch of page matter or a small article. */
export function stretch(random: Random): Block[] {
  const kind = random();
  if (kind < 0.1) return furniture(guide(random));
  if (kind < 0.2) return furniture(masthead(random));
  if (kind < 0.28) return furniture(pageHead(random));
  if (kind < 0.34) return furniture([staff(random)]);
  if (kind < 0.46) return picture(random);
  if (kind < 0.53) return photoItem(random);
  if (kind < 0.59) return notice(random);
  if (kind < 0.63) return advertisement(random);
  if (kind < 0.69) return list(random);
  if (kind < 0.72) return verse(random);
  return article(random);
}
