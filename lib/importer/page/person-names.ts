import { compoundSurnames } from "../surnames.ts";
import type { Word } from "./words.ts";

/** What Chinese names begin with: the compound surnames that are in use, and the common single ones. */
const compound = compoundSurnames.common.join("|");
const single =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾萧肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方白邹熊孟秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满位厉伊郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋初云容敬扈晁芮都普阙浦戈伏鹿薄邸雍辜羊乌裘亓修赫杭况宿鲜印隆茹";
const speech =
  "说|表示|指出|强调|要求|介绍|认为|建议|出席|主持|致辞|讲话|坦言|提出|宣布|主张|参加|率队|来到|走进|为|在|作|对|还|认真";
const beforeSpeech = new RegExp(`((?:${compound}|[${single}])\\p{Script=Han}{1,2}?)(?=${speech})`, "gu");
const title =
  "[省市县区州局处科部厅校院所会社镇乡村组队站厂行团馆台]长|秘书长|书记|主任|主席|教授|院士|委员|总经理|董事|领导|同志|主播|医生|老师";
const afterTitle = new RegExp(
  `(?<=${title})(?:${compound}|[${single}])\\p{Script=Han}{1,2}?(?=${speech}|[，。、；（])`,
  "gu",
);
const startsWithSurname = new RegExp(`^(?:${compound}|[${single}])`, "u");

/** Whether the text may be a person's name by its surname and length. */
export function looksLikeName(text: string): boolean {
  return /^\p{Script=Han}{2,4}$/u.test(text) && startsWithSurname.test(text);
}

/** The people whom a text introduces by their titles (`市长朱健主持`), in order. */
export function introducedPeople(text: string): string[] {
  return [...new Set([...text.replace(/\s+/gu, "").matchAll(afterTitle)].map(([name]) => name))];
}

/**
 * The names of people on a page: what the segmenter takes for one, and what stands with a surname before a verb
 * of speech at two places or more.
 */
export function personNames(texts: readonly (readonly Word[])[], plains: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const words of texts) {
    for (const { text, tag } of words) if (tag.startsWith("nr") && looksLikeName(text)) names.add(text);
  }
  const counts = new Map<string, number>();
  for (const plain of plains) {
    // A name opens a clause, or follows a title.
    for (const clause of plain.split(/[，。；：、“”]/u)) {
      const match = clause.match(beforeSpeech)?.[0];
      if (
        match !== undefined &&
        (clause.startsWith(match) || /[长记员授任席士家]$/u.test(clause.slice(0, clause.indexOf(match))))
      ) {
        counts.set(match, (counts.get(match) ?? 0) + 1);
      }
    }
  }
  for (const [name, count] of counts) {
    if (count >= 2 || plains.filter((plain) => plain.includes(name)).length >= 2) names.add(name);
  }
  return names;
}
