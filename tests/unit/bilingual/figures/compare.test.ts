import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareFigures } from "#lib/bilingual/figures/compare.ts";
import { plantDate, plantDigit, plantUnit } from "../../../bench/bilingual/figures/plant.ts";
import { bearsNumber, pairsIn, plantedFound } from "../../../bench/bilingual/figures.ts";

const day = "2020-11-28";
const found = (original: string, translation: string) =>
  compareFigures({ original, translation, day }).map(
    ({ code, details }) => `${code}: ${details.original ?? "–"} / ${details.translation ?? "–"}`,
  );

describe("compareFigures", () => {
  it.each([
    ["全市水库蓄水1.3亿立方米。", "The city's reservoirs hold 130 million cubic meters."],
    ["三成用户已经接入。", "Thirty percent of users are connected."],
    ["三成用户已经接入。", "Three in ten, or 30 per cent, of users are connected."],
    ["产值五年翻一番。", "Output doubled in five years."],
    ["产值增长了一倍。", "Output doubled."],
    ["近三分之二的村通了自来水。", "Nearly two-thirds of the villages have tap water."],
    ["超过50%的河段达标。", "More than half of the reaches meet the standard."],
    ["新增灌溉面积1500亩。", "The newly irrigated area is 100 hectares."],
    ["新增灌溉面积1500亩。", "The newly irrigated area is 1,500 mu."],
    ["铺设管道120公里。", "Some 75 miles of pipe were laid."],
    ["吸引外资3至5亿美元。", "It drew 300 to 500 million dollars."],
    ["完成60%—70%的工程量。", "60 to 70 percent of the work is done."],
    ["第十七次会议闭幕。", "The 17th meeting closed."],
    ["一是统一思想，二是压实责任。", "First, agree on the aims; second, make responsibilities clear."],
    ["他一直是唯一的一位三级教授。", "He has always been the only Grade III professor."],
    ["两岸同胞一起努力。", "Compatriots on both sides work together."],
    ["11月27日上午，会议召开。", "The meeting opened on the morning of November 27."],
    ["27日，会议召开。", "The meeting opened on November 27."],
    ["昨日，会议召开。", "The meeting opened on November 27, 2020."],
    ["今年4月启动，去年10月立项。", "Planned in October 2019, it began in April this year."],
    ["下午3时30分开始。", "It begins at 3:30 p.m."],
    ["上世纪90年代建成。", "It was built in the 1990s."],
    ["“90后”占四成。", "Those born in the 1990s make up 40 percent."],
    ["2.98亿人受益。", "Nearly 300 million people benefit."],
    ["数百名志愿者参加。", "Hundreds of volunteers took part."],
    ["30多名志愿者参加。", "More than thirty volunteers took part."],
    ["历时一年半。", "It took 18 months."],
    ["近十年来变化很大。", "Much has changed in the past decade."],
    ["治疗新冠患者260人。", "It treated 260 patients with COVID-19."],
    ["装机容量36万千瓦。", "The installed capacity is 360,000 kilowatts."],
    ["比分为78：65。", "The score was 78-65."],
    ["二十国集团（G20）峰会举行。", "The G20 summit was held."],
    ["7月17和22日两次下达。", "It was issued on July 17 and 22."],
    ["北京、上海、天津3市参加。", "Beijing, Shanghai and Tianjin took part."],
    ["年薪上万元。", "The yearly pay is over 10,000 yuan."],
    ["0时至24时，新增0例。", "No case was added in the whole day."],
    ["民警24小时值守。", "Officers stand guard around the clock."],
    ["气温达37℃。", "It was 37 degrees Celsius."],
    ["2020年11月28日08:30:05", "2020-11-28 08:30"],
    ["每人补贴1元。", "Each gets a yuan."],
    ["三家企业一起努力。", "The companies work as one."],
    ["增长25%。", "It grew by a quarter."],
    ["九一八事变纪念日。", "The anniversary of the September 18 Incident."],
    ["双十一销售额创新高。", "Singles' Day sales set a record."],
    ["正月十五闹元宵。", "The Lantern Festival is celebrated."],
    ["党的十九届五中全会召开。", "The Fifth Plenary Session of the 19th CPC Central Committee was held."],
    ["“十四五”规划公布。", "The outline of the 14th Five-Year Plan (2021-2025) was published."],
    ["以21：15获胜。", "They won 21-15."],
    ["“95后”和“00后”。", "Those born after 1995 and 2000."],
    ["减少了2/3。", "It was cut by two-thirds."],
    ["年过六旬的老人。", "An old man over sixty."],
    ["建党100周年。", "The centenary of the Party."],
    ["投资5000万元。", "It cost 50 million yuan (about 7.6 million U.S. dollars)."],
    ["他讲了两点。", "He made some points."],
    ["气温35摄氏度。", "It was 95 degrees Fahrenheit."],
    ["年薪1.2万英镑（约合人民币10.4万元）。", "A salary of £12,000."],
    ["他20多岁。", "He is in his twenties."],
    ["他身高1米85。", "He is 1.85 meters tall."],
    ["97年香港回归。", "Hong Kong returned in 1997."],
    ["上升0.25个百分点。", "It is up 25 basis points."],
    ["还剩5分21秒。", "With 5:21 left."],
    ["历时18个月。", "It took a year and a half."],
    ["2017/18赛季。", "The 2017/18 season."],
    ["每10万人中有12人。", "12 in every 100,000 people."],
    ["开支压减一成五。", "Spending was cut by 15 percent."],
    ["分别占96%、88%和92%。", "They are 96, 88 and 92 percent."],
    ["今晚7点半首演。", "It opens at half past seven this evening."],
    ["上午8点45分开始。", "It begins at a quarter to nine."],
    ["费用为5%到10%。", "It costs five to ten percent."],
    ["打出八八折。", "It is sold at 12 percent off."],
    ["打出八八折。", "It is sold at 88 percent of the price."],
    ["一座110千伏变电站。", "A 110-kilovolt substation."],
    ["双向四车道公路。", "A road with two lanes in each direction."],
    ["双向四车道公路。", "A four-lane road."],
    ["昨晚8点睡觉。", "He went to bed at eight last night."],
    ["晚7:30播出。", "It is broadcast at 7:30 p.m."],
    ["9月份回升，与上月相比变化不大。", "It recovered in September, little changed from August."],
    ["唱了一个甲子。", "She has sung for sixty years."],
    ["他已年过花甲。", "He is over sixty."],
    ["腊月二十四是小年。", "The 24th of the twelfth lunar month is Little New Year."],
    ["节省四分之三的时间。", "It takes a quarter of the time."],
    ["节省四分之三的时间。", "It saves three quarters of the time."],
    ["覆盖率达到100%。", "Every village is covered."],
    ["上升0.25个百分点。", "It rose by 0.25 percentage points."],
    ["近三年来投入近3000万元。", "Over the past three years it spent nearly 30 million yuan."],
    ["工资不低于1660元。", "They are paid no less than 1,660 yuan."],
    ["每次不超过60人。", "No more than 60 people at a time."],
    ["价格涨幅回落至10.6%。", "It fell back to a 10.6 percent rise in prices."],
    ["收入由8%提高到9%。", "It rose from 8 percent to 9 percent."],
    ["产量减少3%，价格增长3%。", "Output fell and prices rose, each by 3 percent."],
    ["昨日，今年第一场雪落下。", "The first snow of the year fell yesterday."],
    ["今年收入同比增长。", "Revenue is up on last year."],
    ["目前恢复正常，昨晚曾中断。", "It was cut off last night and works today."],
    ["27日开幕。", "It opened yesterday."],
    ["周六休息。", "It is closed on Saturday and Sunday."],
    ["周末休息。", "It is closed on Saturday and Sunday."],
  ])("finds nothing to ask in %s – %s", (original, translation) => {
    expect(found(original, translation)).toEqual([]);
  });

  it.each([
    [
      "蓄水1.3亿立方米。",
      "It holds 13 million cubic meters.",
      ["number: 1.3亿立方米 / 13 million cubic meters"],
    ],
    ["三成用户。", "Thirty users.", ["number: 三成 / Thirty"]],
    ["增长3.2%。", "It grew by 3.2.", ["number: 3.2% / 3.2"]],
    ["投资2000万美元。", "An investment of 20 million yuan.", ["number: 2000万美元 / 20 million yuan"]],
    ["有326人报名。", "There were 362 applicants.", ["number: 326 / 362"]],
    ["有326人报名。", "Many applied.", ["number: 326 / –"]],
    ["许多人报名。", "There were 362 applicants.", ["number: – / 362"]],
    ["第17次会议。", "The 7th meeting.", ["number: 第17 / 7th"]],
    ["11月27日召开。", "It was held on October 27.", ["date: 11月27日 / October 27"]],
    ["11月27日召开。", "It was held on November 26.", ["date: 11月27日 / November 26"]],
    ["2019年建成。", "It was built in 2018.", ["date: 2019年 / 2018"]],
    ["下午3时30分开始。", "It begins at 4:30 p.m.", ["date: 3时30分 / 4:30 p.m"]],
    ["上世纪90年代建成。", "It was built in the 1980s.", ["date: 90年代 / 1980s"]],
    ["治疗新冠患者。", "It treats patients with COVID-17.", ["number: – / 17"]],
    ["五家企业签约。", "The contracts were signed by six companies.", ["number: 五 / six"]],
    ["约326人。", "About 362 people.", ["number: 326 / 362"]],
    ["分别占96%、88%和92%。", "They are 96, 83 and 92 percent.", ["number: 88% / 83"]],
    ["今晚7点半首演。", "It opens at half past eight this evening.", ["date: 7点半 / half past eight"]],
    ["开支压减一成五。", "Spending was cut by 10 percent.", ["number: 一成五 / 10 percent"]],
    ["打出八八折。", "It is sold at 88 percent off.", ["number: 八八折 / 88 percent off"]],
    ["增长3.2%。", "It grew by 3.2 percentage points.", ["number: 3.2% / 3.2 percentage points"]],
    ["一座110千伏变电站。", "A 110-volt substation.", ["number: 110千伏 / 110-volt"]],
    ["下午3时30分开始。", "It begins at 3:30 a.m.", ["date: 3时30分 / 3:30 a.m"]],
    ["15:30开始。", "It begins at 3:30 a.m.", ["date: 15:30 / 3:30 a.m"]],
    ["晚7:30播出。", "It is broadcast at 7:30 a.m.", ["date: 7:30 / 7:30 a.m"]],
    ["周二出发。", "It leaves on Thursday.", ["date: 周二 / Thursday"]],
    ["获得第三名。", "It came fourth.", ["number: 第三 / fourth"]],
    ["住在三楼。", "They live on the fourth floor.", ["number: 三 / fourth"]],
    ["农历二月开始。", "It begins in the third lunar month.", ["date: 二月 / third lunar month"]],
    ["近300人参加。", "More than 300 people took part.", ["number: 近300 / More than 300"]],
    ["500余人参加。", "Fewer than 500 people took part.", ["number: 500余 / Fewer than 500"]],
    ["不少于35张。", "There are at most 35.", ["number: 不少于35 / at most 35"]],
    ["70分以上合格。", "The pass mark is 70 and below.", ["number: 70分以上 / 70 and below"]],
    ["同比增长3.2%。", "It was down 3.2 percent.", ["number: 增长3.2% / down 3.2 percent"]],
    ["下降了18.9%。", "It saw an 18.9 percent increase.", ["number: 下降了18.9% / 18.9 percent increase"]],
    ["昨天上午开幕。", "It opened this morning.", ["date: 昨天 / this morning"]],
    ["今年竣工。", "It was finished last year.", ["date: 今年 / last year"]],
    ["下月开工。", "Work begins this month.", ["date: 下月 / this month"]],
    [
      "新增灌溉面积1500亩。",
      "The newly irrigated area is 1,000 hectares.",
      ["number: 1500亩 / 1,000 hectares"],
    ],
  ])("asks about %s – %s", (original, translation, expected) => {
    expect(found(original, translation)).toEqual(expected);
  });

  it.each([
    ["1.3亿立方米", "130 million cubic meters"],
    ["20.5万元", "205,000 yuan"],
    ["2000万美元", "20 million US dollars"],
    ["三成", "30 percent"],
    ["百分之六十二", "62 percent"],
    ["三分之二", "two-thirds"],
    ["第17次", "17th"],
    ["第22名", "22nd"],
    ["2020年11月27日", "November 27, 2020"],
    ["2020年11月", "November 2020"],
    ["13时30分", "13:30"],
    ["上世纪90年代", "the 1990s"],
    ["1500亩", "1,500 mu"],
    ["3.5倍", "3.5 times"],
    ["1234567人", "1,234,567"],
    ["37℃", "37 degrees Celsius"],
    ["一成五", "15 percent"],
    ["八折", "80 percent"],
    ["0.25个百分点", "0.25 percentage points"],
    ["220千伏", "220 kilovolts"],
  ])("expects %s to be %s", (original, expected) => {
    const [finding] = compareFigures({ original, translation: "No figure.", day: "" });
    expect(finding?.details.expected).toBe(expected);
  });

  it("asks about a date once, whichever of its parts differ", () => {
    expect(found("2019年11月27日召开。", "It was held on October 26, 2018.")).toEqual([
      "date: 2019年11月27日 / October 26, 2018",
    ]);
  });

  it("says where in both texts it is", () => {
    const [finding] = compareFigures({ original: "共326人。", translation: "In all 362 people.", day });
    expect(finding).toMatchObject({ original: [1, 4], translation: [7, 10] });
  });
});

const news = "../shared/yardsticks/news-zh-en";
describe.skipIf(!existsSync(news))("compareFigures on news translated by professionals", () => {
  const pairs = existsSync(news) ? pairsIn(news).filter(bearsNumber) : [];

  it("asks about 3 % of the pairs at most", () => {
    const flagged = pairs.filter((pair) => compareFigures(pair).length > 0).length;
    expect(flagged / pairs.length).toBeLessThanOrEqual(0.03);
  });

  it.each([
    { changes: "digits", plant: plantDigit },
    { changes: "units", plant: plantUnit },
    { changes: "dates", plant: plantDate },
  ])("finds at least 97 % of $changes that were changed at random in either language", ({ plant }) => {
    for (const side of ["original", "translation"] as const) {
      const { planted, found } = plantedFound(pairs, side, plant);
      expect(found / planted).toBeGreaterThanOrEqual(0.97);
    }
  });
});
