/** Invented people, places and subjects, and how a paper writes names, days and gaps. */
import { letter, pick, type Random, whole } from "./chance.ts";

const surnames =
  "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹喻柏水章云苏潘葛范彭郎鲁韦马苗凤方俞任袁柳史唐费岑薛雷贺倪汤";
const given =
  "伟芳敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英文华玉兰建国志海晨曦雨桐子轩浩宇欣怡思远一鸣若溪天佑清扬长安知夏";
const words = (text: string) => text.split(" ");
const listOf = {
  places:
    "海滨区 云台镇 桥东街道 柳河县 青石乡 南湖新区 龙泉村 高新区 望江街道 双桥镇 东岭县 白沙镇 开发区 鹿鸣谷景区 北关社区 石桥子村 老鹰嘴 苏木 那达镇 下河旗 沙洲垸",
  towns: "海州 东岭 江城 南湖 云州 平川 北山 青阳 西河 柳河 临溪 岚山 乌兰淖 望都",
  things:
    "春耕备耕 老旧小区改造 夜间经济 校园食堂 养老服务 河道清淤 产业园区 防汛演练 就业招聘 文旅融合 非遗传承 电商直播 垃圾分类 全民阅读 冬季供暖 秋粮收购 社区医院 智能工厂 乡村振兴 营商环境 马拉松 地铁二号线 跨江大桥 农产品展销会 图书馆新馆 消防安全 禁毒宣传 科技特派员 红色旅游 古城保护",
  offices:
    "市自来水公司 市住房和城乡建设局 柳河县人民法院 海州市公安局交通警察支队 东岭公共资源交易中心 市供电公司 海州银行股份有限公司 市社会保险中心 北山市总工会 市第一人民医院 县气象台 龙泉村村民委员会 客运总站",
  schools:
    "市第三中学 云台县职业学院 北关小学 市实验幼儿园 东岭师范学院 高新区第二学校 白沙镇卫生院 市人民医院",
};
export const [places, towns, things, offices, schools] = [
  words(listOf.places),
  words(listOf.towns),
  words(listOf.things),
  words(listOf.offices),
  words(listOf.schools),
];

export function person(random: Random): string {
  return letter(random, surnames) + letter(random, given) + (random() < 0.65 ? letter(random, given) : "");
}

/** Names of two characters are often spaced out. */
export function spacedPerson(random: Random): string {
  const name = person(random);
  return name.length === 2 && random() < 0.4
    ? `${name[0]}${pick(random, [" ", "　", "  "])}${name[1]}`
    : name;
}

export function people(random: Random, most = 3): string {
  return Array.from({ length: whole(random, 1, most) }, () => spacedPerson(random)).join(
    pick(random, [" ", "　", "、", "  "]),
  );
}

export const gap = (random: Random) => pick(random, [" ", "　", "  ", "　　"]);
export const month = (random: Random) => whole(random, 1, 12);
export const day = (random: Random) => whole(random, 1, 28);
export const monthDay = (random: Random) => `${month(random)}月${day(random)}日`;

const numerals = "〇一二三四五六七八九";

/** A number up to 99 in Chinese: 二十三. */
export function inChinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : numerals[tens]}十`;
  return ten + (ones === 0 && tens > 0 ? "" : numerals[ones]);
}

/** The digits of a year one by one: 二〇二四. */
export function yearInChinese(year: number, zero = "〇"): string {
  return [...String(year)].map((digit) => (digit === "0" ? zero : numerals[Number(digit)])).join("");
}
