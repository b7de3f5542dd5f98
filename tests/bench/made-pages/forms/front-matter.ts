/** The head of a paper and of a page, who made it, and what stands on other pages. */
import { letter, pick, type Random, whole } from "../chance.ts";
import type { House } from "../house.ts";
import { gap, inChinese, person, places, spacedPerson, yearInChinese } from "../words.ts";
import { headlines } from "./heads.ts";

function dayOf({ random, date: { year, month, day } }: House): string {
  return pick(random, [
    `${year}年${month}月${day}日`,
    `${year}年${month}月${day}日`,
    `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
    `${year}.${month}.${day}`,
    `${year}/${month}/${day}`,
    `${yearInChinese(year, pick(random, ["〇", "○", "零"]))}年${inChinese(month)}月${inChinese(day)}日`,
  ]);
}

const weekday = (random: Random) =>
  pick(random, [
    `星期${letter(random, "一二三四五六日")}`,
    `周${letter(random, "一二三四五六日")}`,
    `${pick(random, ["MON", "TUE", "WED", "FRI", "Sunday"])}`,
  ]);

const lunar = (random: Random) =>
  `${pick(random, ["农历", "", "夏历"])}${letter(random, "甲乙丙丁戊己庚辛壬癸")}${letter(random, "子丑寅卯辰巳午未申酉戌亥")}${pick(random, ["", "龙", "马", "羊"])}年${pick(random, ["正月", "三月", "腊月", "闰四月", "五月", "冬月"])}${letter(random, "初十廿")}${letter(random, "一二三四五六七八九")}`;

const telephone = (random: Random) =>
  pick(random, [
    `0898-6681${whole(random, 1000, 9999)}`,
    "96345",
    `0712—28${whole(random, 10000, 99999)}`,
    `(0551)651${whole(random, 10000, 99999)}`,
    `400-000-0${whole(random, 100, 999)}`,
    `8${whole(random, 200000, 900000)}`,
  ]);

const address = (random: Random) =>
  pick(random, [
    "www.haizhou.example",
    "hzrb@haizhou.example",
    "http://news.dongling.example",
    "bjzb.example",
  ]);

function weather(random: Random): string {
  const sky = pick(random, ["晴", "多云", "阴转小雨", "阵雨", "晴间多云", "雷阵雨"]);
  return pick(random, [
    `${pick(random, ["今日天气", "天气预报", "市区今天", "天气", "今明天气"])}${pick(random, ["：", " ", "　"])}${sky}${gap(random)}${whole(random, -8, 20)}${pick(random, ["℃~", "～", "℃—", "至", "-"])}${whole(random, 21, 36)}℃${gap(random)}${letter(random, "东南西北")}风${pick(random, ["3级", "2到3级", "3-4级"])}`,
    `${pick(random, ["今天", "明天白天", "今晨到夜间"])}${sky}，${whole(random, 2, 20)}℃到${whole(random, 21, 33)}℃`,
    `${sky} ${whole(random, 2, 20)}/${whole(random, 21, 33)}℃`,
  ]);
}

/** The lines of a paper's head, some of them on one line. */
export function masthead(house: House): string[] {
  const { random, style, paper } = house;
  if (style.masthead === "none") return [];
  const name = random() < 0.15 ? [...paper].join(gap(random)) : paper;
  const number = `${pick(random, ["第", "总第", ""])}${pick(random, [String(whole(random, 90, 22000)), `${inChinese(whole(random, 2, 9))}百${inChinese(whole(random, 11, 99))}`])}${pick(random, ["期", "号"])}`;
  const lines: Record<string, string[]> = {
    daily: [
      name,
      [dayOf(house), weekday(random), lunar(random)].slice(0, whole(random, 1, 3)).join(gap(random)),
      [number, `${pick(random, ["今日", "本期", "共", "今天"])}${whole(random, 4, 24)}版`].join(gap(random)),
      `${pick(random, ["中共海州市委", "海州市委", "县委县政府"])}${pick(random, ["主管主办", "机关报", "主办"])}`,
      `国内统一${pick(random, ["连续出版物号", "刊号"])}${pick(random, ["：", " ", ""])}CN${whole(random, 11, 65)}-00${whole(random, 10, 99)}${gap(random)}邮发代号${pick(random, ["：", " ", ""])}${whole(random, 10, 80)}-${whole(random, 1, 90)}`,
      weather(random),
    ],
    evening: [
      name,
      `${weekday(random)}${gap(random)}${dayOf(house)}`,
      `${pick(random, ["新闻热线", "报料热线", "读者热线", "广告热线", "发行热线", "24小时热线", "拨打热线"])}${pick(random, ["：", ":", " ", ""])}${telephone(random)}`,
      weather(random),
      `${pick(random, ["零售价", "每份", "本报零售", "定价", "本埠发行"])}${pick(random, ["：", "", " "])}${pick(random, ["1元", "1.50元", "二元", "0.80元", "一元五角"])}`,
      `${pick(random, ["扫码关注", "扫一扫 看", "关注"])}${paper}${pick(random, ["客户端", "微信公众号", "官方微博"])}`,
      `▌${pick(random, ["新闻110", "有料就说", "读者连线"])}`,
      pick(random, [
        "有料您就讲 一经采用 奖励50～500元",
        "提供线索有奖 最高1000元",
        "全国百强报刊 全省十佳晚报",
      ]),
    ],
    weekly: [
      `《${paper}》${random() < 0.5 ? gap(random) + dayOf(house) : ""}`,
      [
        number,
        pick(random, ["每周五出版", "半月刊", "逢周一出版", "每月十日出版"]),
        pick(random, ["内部资料 免费交流", "内部刊物", "赠阅"]),
      ].join(gap(random)),
      pick(random, [
        "准印证号：（海）L0021号",
        "编印：县融媒体中心　承印：新华彩印",
        "印刷：本报印务中心 发行：本报发行公司",
      ]),
      `${pick(random, ["网址", "电子邮箱", "投稿邮箱", "官方网站", "E-mail"])}${pick(random, ["：", ":", " "])}${address(random)}`,
    ],
    bilingual: [
      name,
      pick(random, ["HAIZHOU DAILY", "DONGLING RIBAO", "JIANGCHENG EVENING NEWS", "YUNZHOU  DUSHIBAO"]),
      [dayOf(house), weekday(random), number].join(gap(random)),
      `社址：海州市${pick(random, ["人民路", "滨河大道"])}${whole(random, 1, 300)}号${gap(random)}邮编：${whole(random, 100000, 800000)}${gap(random)}总编室电话：${telephone(random)}`,
      `${pick(random, ["海州网", "云上海州", "东岭发布"])}${gap(random)}${address(random)}`,
    ],
  };
  const all = lines[style.masthead] ?? [];
  const kept = all.filter((_, at) => at === 0 || random() < 0.6);
  return random() < 0.3 && kept.length > 2 ? [kept.slice(0, 2).join(gap(random)), ...kept.slice(2)] : kept;
}

const sections =
  "要闻 时政 本地 民生 教育 文化 国内 国际 财经 体育 副刊 理论 综合 综合新闻 县区新闻 县域纵横 教科文卫 经济·产业 社会/法治 文旅周刊 国内新闻 图说 专题 海风 读者之声 城事 视点 乡土 关注 三农 百姓 镜头 天下 今日视线 法治在线".split(
    " ",
  );

export function pageHead(house: House): string[] {
  const { random, style, paper } = house;
  const number = pick(random, [
    `${whole(random, 1, 16)}`,
    `0${whole(random, 1, 9)}`,
    `A${whole(random, 1, 9)}`,
    `A 0${whole(random, 1, 9)}`,
    `B0${whole(random, 1, 9)}`,
    `第${whole(random, 1, 9)}版`,
    `第${letter(random, "一二三四五六七八")}版`,
    `${whole(random, 2, 8)}版`,
    `0${whole(random, 1, 8)}-0${whole(random, 2, 9)}`,
  ]);
  const name = pick(random, sections);
  const date =
    dayOf(house) +
    (random() < 0.6 ? gap(random) + weekday(random) : "") +
    (random() < 0.2 ? gap(random) + lunar(random) : "");
  switch (style.pageHead) {
    case "lines":
      return pick(random, [
        [number, name, date],
        [number, name],
        [name, date, number],
        [number, date],
      ]);
    case "one-line":
      return [
        pick(random, [
          `${number}${gap(random)}${name}${gap(random)}${paper}${gap(random)}${date}`,
          `${paper}${gap(random)}${date}${gap(random)}${number}`,
          `${name}${gap(random)}${paper}${gap(random)}${date}`,
        ]),
      ];
    case "dotted":
      return [
        `${paper}${pick(random, ["·", "•", "|", "/"])}${number}${pick(random, ["·", "•", "|", "/"])}${name}`,
        ...(random() < 0.6 ? [date] : []),
      ];
    case "title-page":
      return [`《${paper}》${gap(random)}${date}`, name];
    case "spaced-letters":
      return [[...name].join(gap(random)), `${number}${gap(random)}${date}`];
    default:
      return [];
  }
}

const duties =
  "责编 责任编辑 编辑 美编 美术编辑 版式 校对 本版编辑 值班总编 值班主任 审读 组版 图片编辑 统筹 监制 版面设计 实习编辑 视觉 检校 值班编委 主编 终审 排版".split(
    " ",
  );
const oddDuties =
  "本版编审 画版 核红 看样 拼版 清样 本期编务 总值班 值班编前会召集人 采访部主任 版面 三审 夜班主任 制版 编务 读稿 把关 见报校次 今日值守".split(
    " ",
  );

/** Who made the page. */
export function staffLine({ random, style }: House): string | undefined {
  if (style.staffLine === "none") return undefined;
  const isOdd = style.staffLine === "odd-titles";
  const mark =
    {
      colon: pick(random, ["：", ":"]),
      spaces: gap(random),
      slashes: pick(random, ["/", "／"]),
      bars: pick(random, ["|", "｜", " | "]),
      marked: "■",
      "odd-titles": pick(random, ["：", "　", " ", ":"]),
    }[style.staffLine] ?? "：";
  const between = style.staffLine === "bars" ? " | " : gap(random);
  return Array.from(
    { length: whole(random, isOdd ? 2 : 1, 4) },
    () =>
      `${pick(random, isOdd ? [...oddDuties, ...duties.slice(0, 4)] : duties)}${mark}${random() < 0.15 ? `${letter(random, "小老阿")}${letter(random, "白武程秋林尹")}` : spacedPerson(random)}`,
  ).join(between);
}

/** A box that says what stands on other pages. */
export function guide(house: House): string[] {
  const { random, style } = house;
  if (style.guide === "none") return [];
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
    "版面索引",
    "每日推荐",
    "精彩导读",
    "INDEX 导读",
    "▶▶导读",
    "今日速览",
    "翻阅指南",
    "其他版面",
  ]);
  const number = () =>
    pick(random, [
      `${whole(random, 2, 16)}版`,
      `A${whole(random, 2, 9)}版`,
      `A${whole(random, 2, 9)}`,
      `第${letter(random, "二三四五六七八")}版`,
      `第${whole(random, 2, 12)}版`,
      `0${whole(random, 2, 9)}版`,
      `${whole(random, 2, 5)}-${whole(random, 6, 8)}版`,
      `${letter(random, "二三四五六七八")}版`,
      `B0${whole(random, 1, 4)}`,
      `P${whole(random, 2, 9)}`,
    ]);
  const bare = () => String(whole(random, 2, 12));
  const form = pick(
    random,
    {
      arrow: [
        (title: string) =>
          `${title}${pick(random, ["▶", " ▶▶", "→", " → ", "　→", ">>", " »"])}${pick(random, [number(), bare()])}`,
      ],
      "page-after": [
        (title: string) => `${title}${gap(random)}${number()}`,
        (title: string) => `${title}——见${number()}`,
      ],
      "page-before": [
        (title: string) => `${number()}${gap(random)}${title}`,
        (title: string) => `详见${number()}：${title}`,
        (title: string) => `${number()}：${title}`,
      ],
      dots: [
        (title: string) =>
          `${title}${pick(random, ["……", "…………", "······", "...... "])}${pick(random, [number(), bare()])}`,
      ],
      brackets: [
        (title: string) => `${title}（${pick(random, ["", "详见", "见"])}${number()}）`,
        (title: string) => `${title}【${number()}】`,
      ],
      "two-lines": [(title: string) => `${title}\n${number()}`],
      "bare-number": [(title: string) => `${title}${gap(random)}${bare()}`],
      marked: [
        (title: string) =>
          `${pick(random, ["■", "●", "▲", "◆"])}${gap(random).slice(random() < 0.5 ? 9 : 0)}${title}${pick(random, [`（${number()}）`, ` ${number()}`])}`,
      ],
    }[style.guide] ?? [(title: string) => title],
  );
  const topic = () =>
    pick(random, [
      "梅雨季用电",
      "老街改造",
      "秋收",
      "博物馆夜场",
      "中考",
      "冬供",
      "种粮补贴",
      "龙舟赛",
      "高铁新线",
      "社区食堂",
    ]);
  const titles = Array.from({ length: whole(random, 2, 5) }, () =>
    headlines(house, topic(), undefined).join(" "),
  );
  return [...(random() < 0.85 ? [head] : []), ...titles.map(form)];
}

/** Where a text goes on; `bare` stands on its own. */
export function turnLine({ random, style }: House): string | undefined {
  const at = pick(random, ["第二版", "3版", "A4版", "第5版", "二版", "02版", "A 09版", "六版"]);
  switch (style.turn) {
    case "brackets":
      return pick(random, [`（下转${at}）`, `（紧接${at}）`, `（转${at}）`, `（下转${at}①）`, `(下转${at})`]);
    case "arrow":
      return pick(random, [`▶下转${at}`, `→下转${at}`, `▶▶${at}`]);
    case "bare":
      return pick(random, [`下转${at}`, `转${at}`, `下接${at}`]);
    case "marked":
      return pick(random, [`●下接${at}`, `■下转${at}`, `【下转${at}】`]);
    default:
      return undefined;
  }
}

/** What a text from another page begins with. */
export function continuedMark({ random }: House): string {
  const at = pick(random, ["第一版", "1版", "A1版", "一版", "01版", "A01"]);
  return pick(random, [
    `（上接${at}）`,
    `（紧接${at}）`,
    `（接${at}）`,
    `(上接${at})`,
    `上接${at} `,
    `【上接${at}】`,
    `（上接${at}①）`,
  ]);
}

/** The name of a column, right above a headline: 时评, 读者来信. */
export function columnName({ random, style }: House): string | undefined {
  const name = pick(random, [
    "时评",
    "今日谈",
    "短评",
    "新闻时评",
    "街谈巷议",
    "读者来信",
    "三味书屋",
    "市井百态",
    "江边走笔",
    "农技课堂",
    "健康问诊",
    "以案说法",
    "一周人物",
    "新春走笔",
    "百家论坛",
    "桥头茶座",
    "凡人善举",
    "一线见闻",
  ]);
  switch (style.column) {
    case "bare":
      return name;
    case "brackets":
      return pick(random, [`【${name}】`, `［${name}］`, `·${name}·`, `“${name}”`]);
    case "marked":
      return `${pick(random, ["■", "◆", "▌", "●", "※"])}${name}`;
    case "with-number":
      return `${name}${pick(random, [`（${whole(random, 2, 90)}）`, ` 第${whole(random, 2, 200)}期`, ` ${person(random)}专栏`, `·${pick(random, places)}`])}`;
    default:
      return undefined;
  }
}
