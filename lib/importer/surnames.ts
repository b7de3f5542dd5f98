const common = "欧阳 上官 司马 诸葛 夏侯 皇甫 尉迟 端木 司徒 公孙 令狐 慕容 东方 南宫 申屠 闻人 呼延".split(
  " ",
);
const rare = (
  "司空 宇文 长孙 轩辕 西门 百里 东郭 澹台 濮阳 淳于 单于 太史 公冶 宗政 钟离 鲜于 赫连 独孤 拓跋 万俟 左丘 第五 梁丘 闾丘 " +
  "纳兰 歐陽 司馬 諸葛"
).split(" ");

/** Family names of two characters (《百家姓》): those that are common enough to tell a name by, and all. */
export const compoundSurnames: { common: readonly string[]; all: ReadonlySet<string> } = {
  common,
  all: new Set([...common, ...rare]),
};
