/** Headlines and what stands above and below them. */
import { letter, pick, type Random, whole } from "../chance.ts";
import type { House } from "../house.ts";
import { month, person, places, things } from "../words.ts";

/** A headline on a subject, in the form of the house. `own` is what its author wrote above the text. */
export function headlines(house: House, topic: string, own: string | undefined): string[] {
  const { random, style } = house;
  const form = random() < 0.75 ? style.headline : "own";
  if (form === "own" || (own !== undefined && random() < 0.35))
    return printed(house, own ?? statement(random, topic));
  if (form === "two-lines" || form === "broken") {
    const parts = own?.split(/[ 　]|(?<=[。？！])/u).filter((part) => part.length >= 4) ?? [];
    const lines = parts.length === 2 ? parts : [statement(random, topic), second(random, topic)];
    if (form === "broken") return [lines.join("\n")];
    // The first line may itself have two halves.
    return random() < 0.25 ? [couplet(random), ...lines.slice(0, 1)] : lines;
  }
  if (form === "spaces") {
    const between = pick(random, [" ", "　", "  "]);
    return [
      own !== undefined && /\S[ 　]\S/u.test(own)
        ? own
        : [statement(random, topic), second(random, topic)].join(between),
    ];
  }
  return [made(random, form, topic)];
}

function printed({ random }: House, own: string): string[] {
  const parts = own.split(/[ 　]+/u);
  // A space in a headline may be printed as a comma or as the end of a line.
  if (parts.length !== 2 || parts.some((part) => part.length < 4)) return [own];
  const how = random();
  return how < 0.4 ? parts : how < 0.55 ? [parts.join("，")] : [own];
}

function made(random: Random, form: string, topic: string): string {
  switch (form) {
    case "comma":
      return comma(random, topic);
    case "question":
      return pick(random, [
        `${topic}为何${pick(random, ["这样火", "一床难求", "频频受阻", "叫好不叫座"])}？`,
        `${pick(random, ["谁来", "如何", "怎样", "能否"])}${pick(random, ["守住", "管好", "用活", "读懂"])}${topic}？`,
        `${topic}${pick(random, ["该谁管", "路在何方", "咋破解", "离我们有多远", "去哪儿了"])}${pick(random, ["？", "？！", "!"])}`,
        `${topic}，${pick(random, ["你准备好了吗", "钱从哪里来", "难在哪儿", "差在哪里"])}？`,
        `${topic}怎么办`,
      ]);
    case "quoted":
      return pick(random, [
        `“${topic}”里的${pick(random, ["民生账", "新故事", "大学问", "烟火气", "加减法"])}`,
        `“${topic}”来了`,
        `${pick(random, ["下好", "念好", "打好", "写好"])}${topic}“${pick(random, ["组合拳", "山字经", "先手棋", "大文章"])}”`,
        `${topic}有了“${pick(random, ["身份证", "体检卡", "听诊器", "安全锁", "活地图"])}”`,
        `《${topic}》${pick(random, ["开播", "首演", "今起施行", "出版"])}`,
        `从“${pick(random, ["有没有", "跟着跑", "单打独斗"])}”到“${pick(random, ["好不好", "领着跑", "抱团发展"])}”`,
      ]);
    case "speaker":
      return `${person(random)}：${pick(random, ["守岛三十年", "一把剪刀走天下", "把课堂搬到田间", `让${topic}更有温度`, "船还在，人就在"])}${pick(random, ["", "，无怨无悔", "，只为一句承诺"])}`;
    case "topic":
      return pick(random, [
        `${pick(random, ["本周", "明日", "今起", "一周", "今日", "节日"])}${pick(random, ["停水安排", "限行提示", "好戏连台", "菜价", "天气", "演出预告", "市况", "星空", "书单", topic])}`,
        `${pick(random, ["征集", "寻找", "致敬", "再见", "你好", "关于", "说说"])}${pick(random, ["老物件", "最美乡医", "夏天", "旧时光", "身边好人", topic])}`,
        topic,
        `${topic}${pick(random, ["选登", "一览", "二三事", "备忘", "小记", "札记", "账本"])}`,
      ]);
    case "brief":
      return pick(random, [
        `${letter(random, "听望寻访忆读守问")}${letter(random, "雨山茶桥灯海路书春")}`,
        `${pick(random, ["秋日里的", "外婆的", "灯下", "故乡的", "山里的", "路上的", "一个人的"])}${pick(random, ["远行", "菜园", "读书人", "桥", "孩子", "秤", "冬天"])}`,
        pick(random, [
          "雪落江南",
          "致麦田",
          "巷口",
          "二月兰",
          "春到山乡",
          "渡口",
          "光",
          "荷香引客来",
          "夜色江城",
          "老井",
        ]),
        `${topic}${pick(random, ["开张", "落幕", "上新", "开课", "试航"])}`,
      ]);
    default:
      return statement(random, topic);
  }
}

function statement(random: Random, topic: string): string {
  if (random() < 0.35) return long(random, topic);
  const [place, thing] = [pick(random, places), pick(random, things)];
  const verb = pick(random, [
    "启动",
    "开幕",
    "提速",
    "见成效",
    "再升级",
    "跑出加速度",
    "暖人心",
    "进校园",
    "获全国奖",
    "今起施行",
    "月底完工",
    "有了新办法",
    "引来八方客",
    "全面铺开",
    "破题",
    "开秤",
    "结业",
    "停航",
    "涨价两成",
    "上门到家",
  ]);
  return pick(random, [
    `${topic}${verb}`,
    `${place}${topic}${verb}`,
    `我市${topic}${verb}`,
    `全市${topic}工作${pick(random, ["会议召开", "推进会举行", "部署会召开"])}`,
    `${place}：${topic}${verb}`,
    `让${topic}${pick(random, ["走进千家万户", "更有温度", "惠及更多群众", "不再难"])}`,
    `${whole(random, 2, 90)}${pick(random, ["个", "处", "家", "名"])}${topic}${pick(random, ["集中开工", "签约落地", "年内完工", "亮相"])}`,
    `${person(random)}${pick(random, ["调研", "督导", "暗访", "会见", "主持召开会议研究", "捐出", "走进"])}${topic}`,
    `${place}首个${topic}${pick(random, ["基地", "驿站", "中心", "实验室"])}揭牌`,
    `${topic}${pick(random, ["突破", "超过", "达到"])}${whole(random, 2, 90)}${pick(random, ["亿元", "万人次", "%", "公里"])}`,
    `第${whole(random, 2, 40)}届${thing}${pick(random, ["论坛", "博览会", "大赛"])}${pick(random, ["开幕", "落幕", "在我市举行"])}`,
    `${pick(random, ["一条河", "一棵树", "一盏灯", "一座桥", "一本账", "一碗面", "三代人"])}的${pick(random, ["新生", "故事", "四十年", "回响", "守望"])}`,
    `${place}${pick(random, ["一男子", "一店主", "两村民", "百名老人"])}${pick(random, ["获救", "中大奖", "领到新证", "圆了大学梦"])}`,
  ]);
}

/** Two halves of a rhyme: 拧紧责任链 守好平安门. */
function couplet(random: Random): string {
  const [first, last] = [
    pick(random, [
      "拧紧责任链",
      "聚“智”成链",
      "政企同心",
      "山水作笔",
      "减法变加法",
      "一张蓝图",
      "百舸争流",
      "备好过冬粮",
    ]),
    pick(random, [
      "守好平安门",
      "向“绿”而兴",
      "共育新人",
      "城乡入画",
      "土变金",
      "接续奋斗",
      "通村达户",
      "护好放学路",
    ]),
  ];
  return `${first}${pick(random, [" ", "　", "\n"])}${last}`;
}

/** As official papers have them: who did what where. */
function long(random: Random, topic: string): string {
  const [place, thing] = [pick(random, places), pick(random, things)];
  return pick(random, [
    `${person(random)}主持召开${pick(random, ["市政府", "县政府", "区委", "市委"])}${pick(random, [`第${whole(random, 2, 60)}次常务会议`, "常委会会议", "专题会议", "全面深化改革委员会会议"])}`,
    `${pick(random, ["市委常委会", "市人大常委会", "区政府", "市政协"])}${pick(random, ["召开会议", "举行会议", "开展专题询问"])}${pick(random, ["", `听取${thing}工作汇报`, `研究部署${topic}和${thing}等工作`])}`,
    `全市${topic}工作${pick(random, ["现场推进会", "四季度调度会", "视频会议", "动员大会"])}${pick(random, ["", `在${place}`])}召开`,
    `${place}${thing}与${topic}发展${pick(random, ["论坛", "研讨会", "对接会"])}在${pick(random, ["我市", "省城", place])}${pick(random, ["举行", "开幕"])}`,
    `我市${pick(random, ["召开", "举办"])}${topic}${pick(random, ["专题研讨会", "专题讲座", "座谈会"])}`,
    `${place}${whole(random, 3, 900)}${pick(random, ["名学生", "户居民", "家企业", "位老人"])}${pick(random, ["领到", "用上", "告别", "参加"])}${topic}`,
    `${topic}${pick(random, ["改扩建工程完成转场投运", "三期工程提前四个月完工", "试点工作取得阶段性成果", "价格连续三周回落"])}`,
    `${place}通报${whole(random, 2, 9)}起${topic}${pick(random, ["典型案例", "违规问题"])}`,
    `${pick(random, ["省", "市", "县"])}${pick(random, ["气象台", "疾控中心", "教育局", "文旅局"])}：${topic}${pick(random, ["本周迎来高峰", "不必过度担心", "须提前三天预约"])}`,
  ]);
}

function second(random: Random, topic: string): string {
  return pick(random, [
    `为${topic}${pick(random, ["添活力", "兜住底", "开新局", "提质效"])}`,
    `${pick(random, ["护好", "托起", "绘就", "守住", "唱响"])}${pick(random, ["百姓平安路", "群众幸福梦", "城乡新画卷", "一江清水", "丰收的歌"])}`,
    `${pick(random, ["今年", "年内", "首批", "全市"])}${pick(random, ["将建成", "惠及", "覆盖", "投用"])}${whole(random, 2, 90)}${pick(random, ["处", "万人", "个社区", "公里"])}`,
    statement(random, topic),
  ]);
}

function comma(random: Random, topic: string): string {
  return pick(random, [
    `${topic}${pick(random, ["开张", "回来", "落幕", "来了"])}，${pick(random, ["老街坊笑了", "谁来管、怎么管", "一等就是三年", "家门口就能办"])}`,
    `${pick(random, ["雨后", "入冬", "开学第一天", "国庆假期", "清明前后", "收秋时节", "三更半夜"])}，${pick(random, ["老人们", "孩子们", "村里人", "快递小哥", "一群志愿者"])}${pick(random, ["忙起来了", "走上街头", "等来好消息", "有了新去处", "为何排长队"])}`,
    `${pick(random, ["不等不靠", "一分不少", "早做打算", "减法变加法", "土变金"])}，${topic}${pick(random, ["蹚出新路", "换了模样", "算好民生账"])}`,
    `${pick(random, ["种下一棵树", "修好一条路", "办好一件事"])}，${pick(random, ["留住一片绿", "暖了一村人", "少跑十趟腿"])}`,
    `${topic}，${pick(random, ["不止于此", "再出发", "牛羊怎么办", "好事还要多磨", "从这里起步"])}`,
  ]);
}

export function kicker({ random, style, staff }: House, topic: string): string | undefined {
  const thing = random() < 0.6 ? topic : pick(random, things);
  switch (style.kicker) {
    case "meeting":
      return pick(random, [
        `${person(random)}在${pick(random, places)}调研时强调`,
        `${person(random)}主持召开${pick(random, ["市委常委会会议", "专题会议", "县长办公会"])}${pick(random, ["强调", ""])}`,
        `全市${thing}工作推进会召开`,
        `市政府召开专题会议 研究${thing}工作`,
        `${pick(random, staff)}等在${pick(random, places)}看望慰问`,
      ]);
    case "series":
      return `${pick(random, ["新时代 新征程 新伟业", "走进县域看发展", "新春走基层", "百姓故事", "党报帮你问", "牧区调查", "老街记忆", "身边的榜样"])}${pick(random, ["", "", "之三", "（五）", "③", "·第12期"])}`;
    case "section":
      return pick(random, [
        `【${pick(random, ["一线", "深度", "民生直通车", "记者调查"])}】`,
        `${pick(random, ["聚焦", "关注", "走进", "直击"])}${thing}`,
      ]);
    case "dash":
      return pick(random, [
        `——写在${thing}${pick(random, ["开展一周年之际", "启动之际"])}`,
        `写在${thing}${pick(random, ["之后", "到来之前"])}`,
      ]);
    case "occasion":
      return pick(random, [
        `第${whole(random, 2, 12)}届${thing}${pick(random, ["论坛", "博览会", "大赛"])}开幕`,
        `${thing}启动仪式举行`,
        `《${thing}条例》今起施行`,
      ]);
    default:
      return undefined;
  }
}

export function deck({ random, style }: House, topic: string): string | undefined {
  const thing = random() < 0.6 ? topic : pick(random, things);
  switch (style.deck) {
    case "persons":
      return pick(random, [
        `${person(random)}主持 ${person(random)}讲话`,
        `${person(random)}${pick(random, ["出席并讲话", "主持会议", "致辞", "作批示", "授课"])}`,
        `${person(random)}宣布开幕 ${person(random)}${person(random)}出席`,
      ]);
    case "figures":
      return pick(random, [
        `总投资${whole(random, 2, 80)}亿元 预计明年${month(random)}月${pick(random, ["投用", "完工", "通车"])}`,
        `${whole(random, 3, 60)}家企业参展 签约${whole(random, 3, 60)}个项目`,
        `${pick(random, ["惠及", "覆盖"])}${whole(random, 2, 90)}万人，平均每户少花${whole(random, 2, 90)}元`,
      ]);
    case "dash":
      return pick(random, [
        `——${pick(random, places)}${thing}${pick(random, ["见闻", "纪实", "观察", "侧记"])}`,
        `——访${pick(random, ["市作协主席", "全国劳模", "省农科院研究员"])}${person(random)}`,
        `——一${pick(random, ["位村医", "个渡口", "所山村小学"])}的${whole(random, 2, 40)}年`,
      ]);
    case "sentence":
      return pick(random, [
        `会议还研究了${thing}、${pick(random, things)}等工作`,
        `审议${thing}等事项。${person(random)}主持会议`,
        `我市${pick(random, ["举办", "召开"])}${thing}${pick(random, ["研讨会", "座谈会", "论坛"])}，${pick(random, ["省农科院专家", "知名学者", "高校教授"])}${person(random)}${pick(random, ["授课", "作报告"])}。${person(random)}出席`,
        `${pick(random, ["首届", "第三届"])}${thing}论坛${pick(random, ["举行", "开幕"])}。${person(random)}${pick(random, ["出席并致辞", "主持并讲话"])}`,
        `${pick(random, places)}${pick(random, ["探索", "推行", "试点"])}${thing}，${pick(random, ["群众办事少跑腿", "老问题有了新解法", "三年减少投诉七成"])}`,
      ]);
    case "saying":
      return pick(random, [
        `${person(random)}：${pick(random, ["十年守护一座桥", "送出去的是课本", "带着乡亲种果树"])}，${pick(random, ["从未缺席一天", "留下来的是希望", "人均增收三千元"])}`,
        `从“${pick(random, ["有没有", "单打独斗", "等上门"])}”到“${pick(random, ["好不好", "抱团发展", "送到家"])}”`,
      ]);
    default:
      return undefined;
  }
}
