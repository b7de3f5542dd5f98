/** Notices, advertisements, lists, verse and other small items. */
import { letter, pick, type Random, whole } from "../chance.ts";
import type { House } from "../house.ts";
import type { Printed } from "../printed.ts";
import {
  day,
  gap,
  inChinese,
  month,
  monthDay,
  offices,
  person,
  places,
  schools,
  spacedPerson,
  things,
} from "../words.ts";
import { headlines } from "./heads.ts";

const date = ({ random, date: { year } }: House) =>
  pick(random, [
    `${year}年${monthDay(random)}`,
    `二〇二三年${inChinese(month(random))}月${inChinese(day(random))}日`,
    monthDay(random),
    `${inChinese(month(random))}月${inChinese(day(random))}日`,
  ]);
const telephone = (random: Random) =>
  pick(random, [
    `0712-28${whole(random, 10000, 99999)}`,
    `138${whole(random, 10000000, 99999999)}`,
    String(whole(random, 2000000, 8999999)),
  ]);

const noticeTexts: Record<string, (house: House) => [string, string][]> = {
  office: ({ random }) => [
    [
      "公告",
      `根据有关规定，现将${pick(random, things)}项目竣工环保验收情况予以公告，公示期为七个工作日，联系电话：${telephone(random)}。`,
    ],
    [
      "招标公告",
      `受委托，对${pick(random, things)}设备采购公开招标，欢迎合格的供应商报名，报名截止${monthDay(random)}。`,
    ],
    ["通知", `兹定于${monthDay(random)}上午九时在${pick(random, schools)}召开领队会，请各单位准时参加。`],
    [
      "注销公告",
      `海州市${pick(random, ["宏达", "鑫源", "百顺"])}商贸有限公司拟向登记机关申请注销，请债权人自公告之日起45日内申报债权。`,
    ],
  ],
  lost: ({ random }) => [
    ["遗失声明", `${person(random)}遗失身份证，号码4201${whole(random, 100000, 999999)}，声明作废。`],
    [
      "遗失",
      `▲${pick(random, places)}${person(random)}遗失残疾证，证号${whole(random, 100000, 999999)}，特此声明。`,
    ],
    [
      "招领启事",
      `${monthDay(random)}，客运站拾得手提包一个，内有证件若干，请失主前来认领。电话：${telephone(random)}。`,
    ],
    [
      "寻人启事",
      `${person(random)}，男，${whole(random, 60, 85)}岁，${monthDay(random)}在${pick(random, places)}走失，知情者请与家属联系。`,
    ],
  ],
  sale: ({ random }) => [
    ["拍卖公告", `本公司定于${monthDay(random)}10时公开拍卖旧车一批，有意竞买者请持有效证件办理登记手续。`],
    [
      "招租",
      `${pick(random, places)}临街门面三间对外招租，有意者请于月底前联系，电话：${telephone(random)}。`,
    ],
    [
      "国有建设用地使用权挂牌出让公告",
      `经批准，现对${pick(random, places)}一宗地块挂牌出让，竞买申请人须于${monthDay(random)}17时前缴纳保证金。`,
    ],
  ],
  outage: ({ random }) => [
    [
      pick(random, ["停电通知", "停水公告", "停气通知", "道路封闭通告"]),
      `因${pick(random, ["线路检修", "管网改造", "施工需要"])}，定于${monthDay(random)}8时至17时对${pick(random, places)}部分用户停供，请提前做好准备，不便之处敬请谅解。`,
    ],
  ],
  appeal: ({ random }) => [
    [
      pick(random, ["征稿启事", "征集老物件", "征文"]),
      `本版面向读者征集以${pick(random, things)}为主题的散文、诗歌，字数不超过1500字，来稿请注明姓名、地址和联系电话。`,
    ],
    [
      `征集${pick(random, ["老课本", "老照片", "线索"])}`,
      `为筹办校史展，现向社会征集1990年以前的实物，用后归还。有意者请与${pick(random, schools)}联系：${telephone(random)}。`,
    ],
    [
      "招聘",
      `因工作需要，招聘${pick(random, ["司机", "厨师", "护理员"])}三名，要求身体健康、有责任心，待遇面议，电话${telephone(random)}。`,
    ],
  ],
  correction: ({ random }) => [
    [
      "更正",
      `本报${monthDay(random)}第三版《${pick(random, things)}》一文中，“${person(random)}”应为“${person(random)}”，特此更正。`,
    ],
    [
      pick(random, ["声明", "声　明", "郑重声明"]),
      "本报从未委托任何个人以本报名义征集赞助，如有发现请拨打报社办公室电话核实。",
    ],
    [
      "讣告",
      `离休干部${person(random)}同志因病医治无效，于${monthDay(random)}逝世，享年${whole(random, 80, 99)}岁。特此讣告。`,
    ],
    ["致歉", "因设备故障，今日部分版面印刷模糊，谨向读者致歉。"],
  ],
};

export function notice(house: House): Printed[] {
  const { random, style } = house;
  if (style.notice === "none") return [];
  if (style.notice === "advert") return advertisement(random);
  const form = style.notice === "boxed" ? pick(random, Object.keys(noticeTexts)) : style.notice;
  const [head, text] = pick(random, noticeTexts[form]?.(house) ?? []);
  const shown = style.notice === "boxed" ? `【${head}】` : random() < 0.15 ? [...head].join("　") : head;
  return [
    { role: "headline", text: shown },
    { role: "notice", text },
    ...(random() < 0.6
      ? [
          {
            role: "notice",
            text: pick(random, [...offices, `${house.paper}社`, "大赛组委会", "物业服务中心"]),
          } as const,
        ]
      : []),
    ...(random() < 0.5 ? [{ role: "notice", text: date(house) } as const] : []),
  ];
}

function advertisement(random: Random): Printed[] {
  const lines = [
    pick(random, [
      "开业钜惠",
      "全场五折起",
      "最高可贷50万元 利率低至3.6%",
      "首付8万起 即买即住",
      "专家亲诊 预约从速",
      "全国招商加盟",
    ]),
    `${pick(random, ["地址", "门店地址", "展厅"])}：海州市${pick(random, ["人民路", "滨河大道"])}${whole(random, 1, 300)}号`,
    `${pick(random, ["咨询热线", "预约电话", "抢购热线", "招商电话"])}：${telephone(random)}`,
    pick(random, [
      "本广告内容以实际为准",
      "投资有风险 选择需谨慎",
      "活动最终解释权归商家所有",
      "请在药师指导下购买和使用",
    ]),
    pick(random, ["名师授课 小班教学", "送货上门 免费安装", "支持分期 三天无理由退换"]),
  ].filter(() => random() < 0.7);
  return [
    {
      role: "headline",
      text: pick(random, [
        "海州银行“安居贷”",
        "滨江名邸",
        "仁济眼科医院",
        "老字号德顺楼 新店开张",
        "金秋家电节",
        "东岭农商银行",
        "大唐酒业",
      ]),
    },
    ...lines.map((text): Printed => ({ role: "advertisement", text })),
  ];
}

const body = (text: string): Printed => ({ role: "body", text });
const head = (text: string): Printed => ({ role: "headline", text });
const rows = (random: Random, least: number, most: number, row: () => string): Printed[] =>
  Array.from({ length: whole(random, least, most) }, () => body(row()));
const goods = "白菜 猪肉 鸡蛋 面粉 92号汽油 螺纹钢 鲜鲤鱼 土豆 西红柿 生姜 豆油".split(" ");

/** A small item of the house's kind: no article is cut from it. */
export function listing(house: House, topic: string): Printed[] {
  const { random, style } = house;
  switch (style.listing) {
    case "names":
      return names(random);
    case "prices":
      return [
        head(pick(random, ["今日市况", "一周菜价", `${pick(random, places)}农贸市场价格`, "成品油价格"])),
        ...rows(random, 3, 7, () =>
          pick(random, [
            `${pick(random, goods)}${gap(random)}每斤${inChinese(whole(random, 2, 30))}元`,
            `${pick(random, goods)} ${whole(random, 1, 30)}.${whole(random, 10, 99)} ${pick(random, ["持平", "涨0.05", "跌0.20"])}`,
          ]),
        ),
      ];
    case "schedule":
      return [
        head(pick(random, ["本周停气安排", "赛程", "演出预告", "电影排期", "招聘会日程"])),
        ...rows(
          random,
          3,
          6,
          () =>
            `${pick(random, [`周${letter(random, "一二三四五六日")}`, monthDay(random), `${whole(random, 8, 21)}:30`, `${whole(random, 1, 20)}路`])}${pick(random, ["　　", "  ", "：", " "])}${pick(random, [pick(random, places), `${pick(random, places)}—${pick(random, places)}`, pick(random, things), "东关街1—47号"])}`,
        ),
        ...(random() < 0.4
          ? [body(`${pick(random, ["抢修电话", "咨询电话", "订票"])}：${telephone(random)}`)]
          : []),
      ];
    case "verse":
      return verse(random);
    case "table":
      return [
        head(`${pick(random, places)}${topic}情况`),
        body(`有关部门昨日发布${topic}监测情况（单位：元）：`),
        body(
          [
            "品种　甲市场　乙市场",
            ...Array.from(
              { length: whole(random, 2, 5) },
              () =>
                `${pick(random, goods)}　${whole(random, 1, 9)}.${whole(random, 10, 99)}　${whole(random, 1, 9)}.${whole(random, 10, 99)}`,
            ),
          ].join("\n"),
        ),
      ];
    case "briefs":
      return [
        head(pick(random, ["简讯", "短讯", "各地", "快讯", "新闻速递", "一句话新闻"])),
        ...rows(
          random,
          2,
          4,
          () =>
            `${pick(random, ["▲", "●", "■", "◆", "※"])}${pick(random, ["", " "])}${pick(random, places)}日前${pick(random, ["启动", "完成", "开展"])}${pick(random, things)}，${pick(random, ["惠及三千余户", "计划年底前结束", "群众可以就近报名", "市民都说好"])}。`,
        ),
      ];
    case "weather":
      return [
        head(pick(random, ["一周天气", "明日天气", "节日天气", "气象台：本周有雨"])),
        body(
          `${pick(random, ["周四到周六", "未来三天", "今天夜间到明天", "预计本周"])}${pick(random, ["晴间多云", "阴有小雨", "多云转晴"])}，${pick(random, ["早晚偏凉", "气温回升", "风力渐大"])}；${pick(random, ["周日起受冷空气影响，气温下降", "北部有霜冻", "山区注意防范雷电"])}，请${pick(random, ["注意保护菜地", "适时增减衣物", "外出带好雨具"])}。`,
        ),
        ...(random() < 0.5
          ? [
              {
                role: "signature",
                text: pick(random, ["〔县气象台〕", "（市气象局）", "市气象台提供"]),
              } as const,
            ]
          : []),
      ];
    case "letters":
      return [
        head(pick(random, ["读者来信选登", "来信照登", "百姓心声"])),
        body(
          `${pick(random, ["我家门前的路灯坏了三个月", "村口的公交站牌被撞倒了", "小区里的垃圾桶常常满出来"])}，${pick(random, ["打了几次电话都说在排队", "一直没人来修", "大家出门都要绕道"])}。希望有关部门${pick(random, ["给个准日子", "早点管一管", "听听居民的意见"])}。`,
        ),
        {
          role: "signature",
          text: `${pick(random, places).slice(0, 2)}${gap(random)}${pick(random, ["一居民", "一读者", spacedPerson(random)])}`,
        },
      ];
    case "questions":
      return [
        ...headlines(house, topic, undefined).map(head),
        ...Array.from({ length: whole(random, 2, 3) }, () => [
          body(
            `${pick(random, ["问：", "记者：", "读者："])}${topic}${pick(random, ["什么时候能办好？", "要花多少钱？", "该找谁？"])}`,
          ),
          body(
            `${pick(random, ["答：", `${person(random)}：`])}${pick(random, ["目前正在走程序，预计年底前完成。", "费用由财政承担，个人不用出钱。", "可以到街道服务中心，也可以在手机上办理。"])}`,
          ),
        ]).flat(),
      ];
    default:
      return [];
  }
}

function names(random: Random): Printed[] {
  const row = pick(random, [
    () => `${spacedPerson(random)}${gap(random)}${pick(random, schools)}`,
    () => `${spacedPerson(random)}${gap(random)}${spacedPerson(random)}${gap(random)}${pick(random, places)}`,
    () => Array.from({ length: whole(random, 3, 6) }, () => spacedPerson(random)).join(gap(random)),
    () => `${pick(random, places)}（${whole(random, 2, 12)}${pick(random, ["户", "名", "家", "人"])}）`,
  ]);
  const groups = random() < 0.4 ? whole(random, 2, 3) : 1;
  return [
    head(
      `${pick(random, ["全市", "2023年度", "第六届"])}${pick(random, things)}${pick(random, ["获奖名单", "先进个人名单", "拟表彰名单公示", "优秀案例"])}`,
    ),
    ...(random() < 0.5 ? [body(`现将${pick(random, things)}名单公布如下：`)] : []),
    ...Array.from({ length: groups }, (_, group): Printed[] => [
      ...(groups > 1
        ? [
            {
              role: "subhead",
              text: pick(random, [
                `${"一二三"[group]}等奖（${whole(random, 2, 9)}名）`,
                `${"一二三"[group]}、${pick(random, schools)}`,
              ]),
            } as const,
          ]
        : []),
      ...rows(random, 2, 6, row),
    ]).flat(),
    ...(random() < 0.3 ? [body(`公示期间如有异议，请向${pick(random, offices)}反映。`)] : []),
  ];
}

const lines =
  "炊烟升起的地方 有人把月光挂上檐角 一只白鹭掠过水田 风从南山来 我听见种子翻身的声音 母亲在灯下补衣 一江春水向东流 万家灯火照归舟 一把露水一把春 半筐云雾半筐晴 指尖轻过千重绿 河流在夜里翻书 稻子低头 石桥记得每一双鞋".split(
    " ",
  );

function verse(random: Random): Printed[] {
  const line = () => pick(random, lines) + pick(random, ["", "", "，", "。"]);
  const stanzas = random() < 0.5;
  return [
    head(pick(random, ["采茶谣", "渡口", "春到山乡", "致麦田", "夜航", "故乡的桥", "村小"])),
    ...(random() < 0.7 ? [{ role: "byline", text: spacedPerson(random) } as const] : []),
    ...rows(random, 2, stanzas ? 3 : 7, () =>
      stanzas ? Array.from({ length: 4 }, line).join("\n") : line(),
    ),
  ];
}
