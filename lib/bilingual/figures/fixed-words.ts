/** Words with a numeral that count nothing, or that English says without one. Longest first where one begins another. */
const words = `
一一 一下子 一系列 一部分 一会儿 一连串 一揽子 一刹那 一辈子 一把手 一阵子 一般 一直 一些 一定 一样 一起 一切 一致 一旦 一方面 一面 一边 一再 一向 一律 一概 一并 一同
一共 一度 一味 一贯 一体 一线 一流 一经 一时 一带 一路 一举 一番 一心 一生 一身 一手 一口 一头 一批 一阵 一股 一道 一新 一跃 一应 一瞬 一角 一瞥 一席 一脉 一站式 一刀切 一锤 一窝蜂 一如 一改 一扫 一片
统一 唯一 万一 单一 之一 专一 逐一 合一 划一 如一 惟一 同一 某一 任一 每一 这一 那一 哪一 进一步 一步步 一步
十分 十足 十佳 万分 千万别 千万不 千万要 万万不 百姓 百货 百科 百般 百度 百色 百事 百合 百年大计 百花 百强 百战 百余家姓 百家 百忙 百倍努力
千方百计 千家万户 千军万马 千古 千秋 千辛万苦 千变万化 千差万别 千里迢迢 千篇一律 千丝万缕 千山万水 千载 千岛 千禧
万众 万物 万事 万里长城 万里长征 万家灯火 万科 万达 万能 万象 万岁 万千 万无一失 万众一心 万宁 万州 万邦 万国 亿万 亿达
四川 四处 四周 四季 四肢 四面八方 四海 四合院 四通八达 五官 五金 五星 五湖四海 五花八门 五颜六色 五彩 五粮液 五角大楼 三峡 三亚 三明 三沙 三星 三农 三角 三思 三轮 再三 三番五次 接二连三 三三两两 三言两语 不管三七二十一 三七二十一 两两 七嘴八舌 乱七八糟 七夕 七彩 八卦 八达岭 八宝 八方 九江 九州 九寨沟 九龙 六安 六合 六盘水 二手 二维码 二郎 二胡 不二 不三不四 丢三落四 朝三暮四
两岸 两旁 两侧 两栖 两极 两难 两样 两会 两委 两口子
点点 半岛 半径 半导体 半决赛 半路 半空 多半 半成品 对半 半数 大半 小半 夜半 半夜 半边天 半信半疑
数万计 数百计 数千计 成百上千 成千上万 数以万计 数以千计 数以百计 数以亿计 百万雄师 百里挑一 一百 一千零一夜
陆续 陆地 大陆 陆军 登陆 着陆 陆上 内陆 陆空 海陆 伍德 队伍 入伍 退伍 肆意 放肆 肆虐 大肆 收拾 朝花夕拾 拾起 拾取 拾到 参加 参与 参考 参谋
`.match(/\S+/g) as string[];

/** By first character. */
const byFirst = new Map<string, string[]>();
for (const word of words.sort((left, right) => right.length - left.length)) {
  const first = word.charAt(0);
  byFirst.set(first, [...(byFirst.get(first) ?? []), word]);
}
/** These are numbers all the same. */
const numbers = new Set(["一百", "统一百"]);
for (const word of numbers)
  byFirst.set(
    word.charAt(0),
    (byFirst.get(word.charAt(0)) ?? []).filter((each) => each !== word),
  );

/** How long the fixed word is that begins at an offset, 0 for none. */
export function fixedWordAt(text: string, at: number): number {
  const found = byFirst.get(text.charAt(at))?.find((word) => text.startsWith(word, at));
  // 万分之三 is a number, 万分 is “very”.
  return found === undefined || text.startsWith("分之", at + 1) ? 0 : found.length;
}
