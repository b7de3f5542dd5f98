import { test as base, expect, type Page } from "playwright/test";
import { original, SiteServer } from "../support/site-server.ts";

const day = "2021-03-01";

/** Headlines, and what in them no line may break; names of the registries among it. */
const headlines: readonly (readonly [headline: string, ...wholes: string[]])[] = [
  ["市委常委会召开会议，传达贯彻上级重要会议精神，部署四季度经济工作", "市委常委会", "四季度"],
  ["朱健主持召开市政府2020年第17次常务会议", "朱健", "2020年", "第17次", "常务会议"],
  ["市政府召开第十七次常务会议，研究社会保障工作", "市政府", "第十七次", "社会保障"],
  ["以实际担当作为推动教育强市建设", "实际", "推动", "教育"],
  ["以最开放的姿态推进衡阳“智慧水务”建设", "“智慧水务”", "衡阳"],
  ["全市银企对接会在衡南县召开", "银企对接", "衡南县"],
  ["金融支持实体经济发展，银企对接会签约128.6亿元", "银企对接", "128.6亿元"],
  ["筑牢疫情防控“防火墙”，织密城乡社区“防护网”", "“防火墙”", "“防护网”", "社区"],
  ["防火墙筑起来，安全意识强起来", "防火墙"],
  ["中国移动与我市签署战略合作协议", "中国移动", "战略"],
  ["湘江流域综合治理论坛：专家共话“一江四水”生态修复与绿色产业", "“一江四水”", "湘江"],
  ["垃圾分类，怎么分？怎么收？怎么管？", "垃圾"],
  ["农村危房改造现场推进会在衡南县召开", "衡南县", "农村"],
  ["新高考，新机遇——大学校长与中学校长对话", "大学校长"],
  ["市人大常委会审议《衡阳市物业管理条例》等3部法规", "《衡阳市物业管理条例》", "3部"],
  ["市人大常委会审议《物业管理条例（草案）》", "《物业管理条例（草案）》"],
  ["“数字衡阳”研讨会举行，20余名专家出席", "“数字衡阳”", "20余名", "研讨会"],
  ["5G＋工业互联网论坛举行，32家企业参加", "5G", "32家", "互联网"],
  ["食品安全委员会第二次全体会议召开", "第二次", "委员会"],
  ["全市教育大会强调：让每个孩子都能享有公平而有质量的教育", "孩子", "质量"],
  ["我市新增就业3.6万人，同比增长5.3%", "3.6万人", "5.3%"],
  ["11月28日起执行新标准，涉及46个行业", "11月28日", "46个"],
  ["首批12个社区书屋开放，藏书3.6万册", "12个", "3.6万册"],
  ["国家开发银行支持我市交通建设", "国家开发银行", "交通"],
  ["邓群策在雁峰区调研时强调：把民生实事办好", "邓群策", "雁峰区"],
  ["清华大学教授薛平来衡讲学，市八中学生热烈欢迎", "清华大学", "薛平", "市八中"],
  ["第十二届油茶节开幕，签约项目37个", "第十二届", "37个"],
  ["1至10月规模工业增加值增长7.8%", "7.8%", "10月"],
  ["学习《民法典》，弘扬法治精神", "《民法典》", "法治"],
  ["“十四五”规划建议征求意见，群众献策1200余条", "“十四五”", "1200余条"],
  ["《关于优化营商环境的若干意见》解读", "若干"],
  ["长江经济带生态环境警示片整改推进会召开", "长江经济带"],
  ["龚学余检查安全生产：守住底线，不留死角", "龚学余", "安全"],
  ["全市安全生产电视电话会议召开", "电视电话"],
  ["南岳区文旅融合发展论坛开幕", "论坛"],
  ["“书香衡阳”全民阅读活动启动", "“书香衡阳”"],
  ["市长与企业家“早餐会”：听真话，办实事", "“早餐会”", "企业家"],
  ["法治讲座走进园区，60余家企业受益", "60余家", "讲座"],
  ["中国工程院院士王浩：水安全是城市的生命线", "中国工程院", "王浩"],
  ["大唐华银项目落户松木经开区，总投资46亿元", "大唐华银", "46亿元"],
  ["我市第3季度空气质量优良率达98.5%", "第3季", "98.5%"],
  ["第130届广交会衡阳交易团成交2.3亿美元", "第130届", "2.3亿美元"],
  ["高铁衡阳东站日均发送旅客1.2万人次", "1.2万人次"],
  ["A4L级自动驾驶测试车辆驶上蒸湘大道", "A4L", "自动"],
  ["COVID-19疫苗接种点增至85个", "COVID-19", "85个"],
  ["城区供水管网改造128.5公里，惠及36万居民", "128.5公里", "36万"],
  ["“放管服”改革再提速，企业开办只要1天", "“放管服”", "1天"],
  ["谢肃主持召开市禁毒委员会第一次全体会议", "谢肃", "第一次"],
  ["“不忘初心、牢记使命”主题教育总结大会召开", "“不忘初心、牢记使命”"],
  ["“共抓大保护、不搞大开发”：衡阳这样做", "“共抓大保护、不搞大开发”"],
  ["上海黄浦区教育院专家来衡指导", "上海黄浦区教育院"],
  ["远播教育研究院院长邹宏宇谈新高考", "远播教育研究院", "邹宏宇"],
  ["2020年11月28日：全市防汛抗旱工作总结", "2020年11月28日"],
  ["退役军人事务局开展“八一”走访慰问", "“八一”", "退役"],
  ["蔬菜价格上涨0.5元，猪肉价格下降3元", "0.5元", "3元"],
  ["“雁城英才”计划引进博士26名、硕士310名", "“雁城英才”", "26名", "310名"],
  ["优化营商环境——我市取消证明事项102项", "102项", "营商"],
  ["何恩广寄语青年：奋斗正当时", "何恩广"],
  ["富江金融中心封顶，高度188.8米", "富江金融中心", "188.8米"],
  ["湖南筑升信息科技有限公司总经理彭冬谈智慧水务", "彭冬"],
];

const test = base.extend<object, { site: SiteServer }>({
  site: [
    async ({ browserName: _ }, use) => {
      const site = await SiteServer.start(async ({ write }) => {
        for (const [index, [headline]] of headlines.entries()) {
          const text = `${headline}。${"会议还研究了其他事项。".repeat(30)}`;
          const fields = `position: ${index + 1}\n`;
          await write(`articles/${day}/story-${index + 1}.md`, original(day, headline, fields, text));
        }
      });
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ site }, use) => use(site.url),
});

interface Shown {
  text: string;
  copied: string;
  /** Of the column. */
  width: number;
  /** Where each character begins and ends, from the line's left end. */
  characters: { top: number; width: number }[];
}

/** Every headline on the page, as the browser has broken it. */
function shown(page: Page): Promise<Shown[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".story h2 a, .rest li > a, h1#headline")].map((headline) => {
      const characters: Shown["characters"] = [];
      const walker = document.createTreeWalker(headline, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let at = 0; at < (node.nodeValue ?? "").length; at++) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { bottom, width } = range.getBoundingClientRect();
          characters.push({ top: Math.round(bottom), width });
        }
      }
      const selection = getSelection();
      selection?.selectAllChildren(headline);
      const block = headline.closest("h1, h2, li");
      return {
        text: headline.textContent ?? "",
        copied: String(selection),
        width: block?.getBoundingClientRect().width ?? 0,
        characters,
      };
    }),
  );
}

/** Offsets at which a new line begins. */
function breaksOf({ characters }: Shown): number[] {
  return characters.flatMap(({ top }, at) => {
    const before = characters[at - 1];
    // Characters of two fonts stand on one line at slightly different heights.
    return before && Math.abs(top - before.top) > 10 ? [at] : [];
  });
}

const widthOf = ({ characters }: Shown, from: number, to: number) =>
  characters.slice(from, to).reduce((sum, { width }) => sum + width, 0);

function faultsOf(one: Shown, wholes: readonly string[]): string[] {
  const { text, width } = one;
  const lines = [0, ...breaksOf(one), text.length];
  const asShown = lines.slice(1).map((end, index) => text.slice(lines[index], end));
  const faults: string[] = [];
  const say = (fault: string) => faults.push(`${fault}: ${asShown.join(" / ")} (${Math.round(width)} px)`);
  for (const line of asShown.slice(1)) {
    if (/^[，。、：；！？”》）—％%]/u.test(line)) say("a line begins with a mark");
  }
  for (const line of asShown.slice(0, -1)) {
    if (/[“《（]$/u.test(line)) say("a line ends with a mark");
  }
  for (const whole of wholes) {
    const from = text.indexOf(whole);
    const to = from + whole.length;
    const isBroken = breaksOf(one).some((at) => at > from && at < to);
    if (isBroken && widthOf(one, from, to) < width) say(`${whole} is broken`);
  }
  for (const { index, 0: clause } of text.matchAll(/.*?(?:[，：；](?!”)|——|[？！](?!”)|$)/gu)) {
    const to = index + clause.length;
    const isBroken = breaksOf(one).some((at) => at > index && at < to);
    if (isBroken && widthOf(one, index, to) + 1 < width) say(`${clause} fits on a line and is broken`);
  }
  return faults;
}

for (const width of [360, 768, 1280, 1920]) {
  test(`sixty Chinese headlines are broken between clauses, then words, at ${width} pixels`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/zh/dates/${day}`);
    const all = await shown(page);
    expect(all.map(({ text }) => text).sort()).toEqual(headlines.map(([headline]) => headline).sort());
    const wholesOf = new Map(headlines.map(([headline, ...wholes]) => [headline, wholes]));
    expect(all.flatMap((one) => faultsOf(one, wholesOf.get(one.text) ?? []))).toEqual([]);
    expect(all.flatMap(breaksOf).length).toBeGreaterThan(5);
  });
}

test("what is copied from a headline is the headline, without spaces", async ({ page }) => {
  await page.goto(`/zh/dates/${day}`);
  for (const { text, copied } of await shown(page)) expect(copied).toBe(text);
  await page.goto(`/zh/articles/${day}/story-1`);
  const [headline] = await shown(page);
  expect(headline?.copied).toBe(headlines[0]?.[0]);
});
