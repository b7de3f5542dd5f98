import type { TextBlock } from "../../ledger/text-blocks.ts";
import type { Reader } from "./normalised-text.ts";
import { looksLikeName } from "./person-names.ts";
import { endsSentence, hasOpenMark, signatureAtEnd, startsWithRest, unfinishedEnd } from "./sentences.ts";

/** A block as the model of roles reads it. */
interface Block {
  /** Without whitespace. */
  plain: string;
  /** With a bar for each stretch of whitespace. */
  spaced: string;
  lines: readonly string[];
}

/** What newspapers print that is told by its words, by what it speaks for: each group is one observation. */
const vocabulary: readonly (readonly [name: string, pattern: RegExp])[] = [
  // The head of a page and of a paper.
  ["paper", /^\p{Script=Han}{2,8}(?:日报|晚报|早报|晨报|时报|商报|周报|周刊|都市报|快报|导报|新报)$/u],
  ["latin", /^[A-Za-z][A-Za-z .·|]{3,}$/u],
  ["date", /(?:19|20|[〇一二零])\S{2,3}年\|?\S{1,3}月\|?\S{1,3}日/u],
  ["weekday", /(?:星期|周)[一二三四五六日天](?!期)/u],
  [
    "lunar",
    /农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|[正冬腊二三四五六七八九十]月[初十廿卅]/u,
  ],
  ["issueNumber", /第?\d{3,6}[期号]|总第|今日\d+版|本期\d+版|共\d+版/u],
  ["registration", /统一(?:连续出版物)?(?:刊)?号|CN\d|ISSN|邮发代号|代号\d/iu],
  ["publisher", /主管|主办|出版|机关报|承印|印刷|发行|社址|本报地址|邮编/u],
  ["price", /零售|定价|每份|售价|年价|月价|报价/u],
  ["weather", /℃|°C|天气|(?:多云|晴|阴|小雨|中雨|阵雨|雷雨|霾)[^，。]{0,8}(?:\d|转|风)|[东南西北偏]+风/u],
  ["hotline", /热线|(?:电话|传真|QQ|微信)[：:|]|\d{3,4}[-—|]\d{7,8}/u],
  [
    "address",
    /@|www\.|https?:|\.(?:com|cn|net|example)\b|网址|网站[：:]|公众号|客户端|扫码|二维码|投稿|邮箱/iu,
  ],
  [
    "section",
    /^\|?[A-Z]?0?\d{1,2}\|?(?:版)?\|?$|^第\S{1,3}版|^[A-Z]?\d{1,2}版?[|·]?\p{Script=Han}{2,6}(?:[·|]\p{Script=Han}{2,6})?$/u,
  ],
  [
    "sectionName",
    /^(?:要闻|时政|综合|经济|民生|社会|国内|国际|国内国际|文化|教育|体育|副刊|理论|专题|专版|广告|本地|县区|区县|基层|法治|健康|科技|旅游|三农|评论|观点|视点|视觉|影像|图说|读者|天下|财经|产业|城事|热点|关注|特刊|融媒|公益|生活|文娱|时事|周末|人物|新闻|深度|调查)(?:[·•/|\-—]?(?:新闻|要闻|综合|民生|时政|社会|教育|文化|副刊|广告|健康|国际|体育|经济|版))?$/u,
  ],
  // Those who made the page.
  [
    "staff",
    /(?:责任?编辑?|责编|编辑|美编|美术编辑|版式|版面|组版|校对|审读|审校|检校|值班|总编|编委|主编|监制|设计|制图|统筹|策划|终审|签发|编审|一读|二读)(?!部|室|的|们|里|会|人|方案|大)[|：:/／■●▲]?/u,
  ],
  [
    "staffStart",
    /^[|■□▲△◆◇●○★☆]?(?:本版|本期|今日|当日|值班|执行|责任?编辑?|责编|编辑|美编|美术|版式|版面|组版|校对|审读|监制|统筹|主编|编委)(?!部|室|的|们|里|会|人)/u,
  ],
  // The box that says what stands on other pages.
  [
    "guideHead",
    /^[|■□▲△◆◇●○★☆▶►]?(?:今日|本期|本报|每日|新闻|版面|内容|重点|精彩)?(?:导读|看点|要目|提要|导航|速览|索引|目录|推荐|关注|焦点|提示)(?:导读)?\|?$/u,
  ],
  [
    "pageReference",
    /(?:[▶►→▷»>｜|…·—\-（(]|详见|见|刊|转)?\|?(?:第?[A-Z]?[\d一二三四五六七八九十]{1,2}[-—～~至、]?[A-Z]?\d{0,2}版|[A-D][0-3]?\d|P\d{1,2}|T\d{1,2})[）)]?$/u,
  ],
  ["arrow", /[▶►→▷»]|>>/u],
  // Continuations.
  [
    "turn",
    /[（(【[《]?\|?(?:下转|下接|紧接|转(?=第?[A-Z]?[\d一二三四五六七八九十]{1,2}版)|接第?\S{1,3}版)[^。，]{0,16}[）)】\]》]?$/u,
  ],
  ["turnAlone", /^\|?[（(【[▶►→]?\|?(?:●?下[转接]|紧接|转|上接)[^。，]{0,20}[）)】\]]?$/u],
  ["continued", /^\|?[（(【[]?(?:上接|紧接|接第?\S{1,3}版|接\d版|续)/u],
  // Pictures.
  [
    "captionStart",
    /^[|■▲△▼▽◆◇●○★☆←→↑↓]?[（(]?(?:图为|图[①-⑩一二三四五1-9]|[上下左右中大小本首主题]+图[：:为|，]|这是|图片说明|图说)/u,
  ],
  ["figure", /^[|（(]?[①-⑩]/u],
  ["arrowStart", /^\|?[▲△▼▽◀▶←→↑↓]/u],
  ["nearPicture", /(?:[①-⑩左右上下]图[：:]|资料图|资料照片|新华社发|效果图|航拍|无人机照片|截图)/u],
  [
    "credit",
    /(?:摄|摄影|摄影报道|摄\/文|图\/文|供图|提供|图\/\S{2,4}|配图|绘|绘图|制图|漫画|插图|翻拍|拼图|\/图|\|图|[）)]图)\|?[）)]?$/u,
  ],
  [
    "creditStart",
    /^[|■▲（(]?(?:本组|本版|均|以上|题图|图片|照片|本文)?(?:图片|图|照片|摄影)(?:均|由|来源|[：:/／|])/u,
  ],
  ["scene", /(?:在|正|正在|进行|采摘|参加|参观|施工|作业|驶过|拍摄|举行|展示|体验)/u],
  // Authors.
  ["reporter", /(?:记者|通讯员|实习生|评论员|撰稿|特派员|见习|全媒体|融媒体|作者|采写|撰文|文\/|文／)/u],
  [
    "reporterStart",
    /^[|■□▲△◆◇●○★☆※◎（(【[—]{0,3}\|?(?:本报|本刊|本台|本网|新华社|人民日报|中新社|央视|\p{Script=Han}{2,4}[日晚晨早商时][报讯])?\|?(?:首席|全媒体|融媒体?|见习|实习|特约|特派|驻\p{Script=Han}{2,4})*(?:记者|通讯员|评论员|实习生|特派员|撰稿|作者|采写|撰文|文[/／|：:])(?!在|从|来到|走进|看到|获悉|了解|采访|们|说|问|节|站|团|证|手记|调查|队伍|昨|近|日前|今)/u,
  ],
  [
    "newsAct",
    /(?:记者|通讯员|评论员)(?:在|从|来到|走进|看到|获悉|了解|采访|们|说|问|节|站|团|证|队伍|昨|近|日前|今)/u,
  ],
  [
    "source",
    /(?:综合|据|来源|转自|摘自|原载|供稿|整理|编辑|新华社|单位[：:]|作者[系为：:]|系\p{Script=Han}+(?:会员|教授|主任|记者))/u,
  ],
  ["mark", /^\|?[■□▲△◆◇●○★☆◎※▌▍]/u],
  // Subheads, measures, lists.
  [
    "measure",
    /^\|?(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、)）](?!\d)|[①-⑳]|第[一二三四五六七八九十]+[条章节步招]|其[一二三四五])/u,
  ],
  ["question", /^\|?(?:问|答|记者|主持人|甲|乙|[A-Z])[：:]/u],
  ["clauseNumber", /[一二三四五六七八]是/u],
  ["bullet", /^\|?[●○◆◇■□▲△★☆▶►·•※◎☞]/u],
  // Notices and advertisements.
  [
    "noticeHead",
    /(?:公\|?告|启\|?事|通\|?知|声\|?明|启示|通告|通知|声明|公示|更正|致歉|讣告|说明|告示|预告|提示|招聘|招租|名单|遗失)$/u,
  ],
  [
    "notice",
    /特此|兹定于|兹有|兹因|谨防|征集|有意者|用后归还|敬请|谅解|见谅|声明作废|遗失|公示期|拍卖|招标|招租|转让|注销|债权|联系人|联系电话|咨询|地址[：:|]|竞买|报名|不便之处|致歉|予以公告|执照/u,
  ],
  [
    "office",
    /(?:公司|委员会|局|厅|院|所|中心|办公室|协会|支队|大队|银行|集团|车站|客运站|医院|学校|大学|编辑部|指挥部|政府)$/u,
  ],
  ["dateAlone", /^\|?(?:(?:(?:19|20)\d{2}|二[〇○零]\S{2})年\|?)?\S{1,3}月\|?\S{1,3}日\|?$/u],
  ["offer", /优惠|特价|贷款|随借随还|最高|当天|免费|热销|开盘|专线|订购|抢购|折|咨询电话|风险|谨慎/u],
  ["table", /\|\S{1,8}\|\S{1,8}\|/u],
  [
    "editorNote",
    /^\|?[■▲◆●【[（(]?(?:编者按|编者的话|开栏的话|开栏语|编后|核心提示|提要|导语|阅读提示|记者手记|采访手记|手记|短评|链接|相关链接|延伸阅读|新闻链接|背景|新闻背景|名词解释|小贴士|声音|点评|评论)/u,
  ],
  ["brief", /^(?:简讯|短讯|快讯|简明新闻|新闻集萃|要闻简报|一句话新闻|图片新闻|各地|动态|信息|新闻速递)$/u],
  // How news and the genre's paragraphs begin, and what headlines and decks end with.
  [
    "dateline",
    /^\|?(?:【[^】，。：]{2,14}(?:讯|电)】|【?(?:本报|本刊|本台|[^，。；：、|]{2,6}社|[^，。；：、|]{2,6}日报(?![告送])|[^，。；：、|]{0,6}(?:[晚早晨商周新]|都市)报(?![告送名修警])|[^，。；：、|]{0,6}时报(?=讯|电))[^，。；：“]{0,18}?(?:讯|电)(?![子力器视网价影商信站池动能]))/u,
  ],
  [
    "dayStart",
    /^\|?(?:\d{1,2}月\d{1,2}日|\d{1,2}日|近日|日前|昨日|昨天|今天|今日|当日|连日来|今年|去年|近年来|目前|眼下|截至|入[春夏秋冬])/u,
  ],
  [
    "meeting",
    /^(?:会议|全会|大会|会上|论坛|座谈会|研讨会|活动|与会|审议中|应询|期间|随后|当天|据悉|据了解|下一步)/u,
  ],
  ["speech", /(?:强调|指出|要求|表示|介绍|认为|说|提出|坦言|建议)(?:[，：:]|$)/u],
  ["leadsOn", /(?:强调|指出|要求|提出|表示|时说)$/u],
  [
    "eventEnd",
    /(?:召开|举行|开幕|闭幕|开班|开讲|启动|开工|投运|会议|精神|建设|发展|工作|活动|论坛|仪式|座谈会|揭牌|挂牌|揭晓|上线|通车|落地|开放|破.{1,3}元)$/u,
  ],
  [
    "chairs",
    /(?:主持(?:会议|并讲话)?|出席(?:并(?:讲话|致辞))?|致辞|讲话|授课|作报告|作开班动员|参加|列席|发言|汇报|作推介|批示|宣布开幕|会见|陪同)$/u,
  ],
  ["chairsInside", /(?:主持|出席|致辞|讲话|作批示|宣布|推介)/u],
  ["alsoHeard", /^(?:会议还|会议听取|会议审议|会议研究|审议|研究|听取|总投资|同时|并)/u],
  ["dash", /^\|?(?:——|—|――)/u],
  [
    "seriesTitle",
    /系列(?:报道|评论|谈)|之[一二三四五六七八九十]+[|）)]?$|[（(][上中下一二三四五六七八九十][）)]$/u,
  ],
  ["quoted", /“[^”]+”/u],
  ["verse", /^[^，。]{5,7}[，、][^，。]{5,7}[。！？]/u],
];

/** The names of people and what they are, where a text holds nothing else: `本报记者|江岸|通讯员|钟岚`. */
const jobs =
  /(?:本报|本刊|本台|本网|新华社|中新社|人民日报|\p{Script=Han}{2,4}(?:日报|晚报|晨报|商报|时报|都市报|广播|电视台))?\|?(?:首席|全媒体|融媒体?|见习|实习|特约|特派|驻\p{Script=Han}{2,4}|摄影|文字|视频|数据)*(?:记者|通讯员|评论员|实习生|特派员|撰稿人?|作者|采写|撰文|供稿|整理|执笔|摄影报道|摄影|摄|文\/图|图\/文|文|图|报道|综述|供图|绘|编译)/gu;

function peopleOf(spaced: string): { names: number; jobs: number; rest: number } {
  const bare = spaced.replace(/^[^\p{Script=Han}]+|[^\p{Script=Han}]+$/gu, "");
  const found = bare.match(jobs)?.length ?? 0;
  const tokens = bare
    .replace(jobs, "|")
    .split(/[|、，；：:/／&·\s（）()]+/u)
    .filter((token) => token !== "");
  const names = tokens.filter((token) => looksLikeName(token) || twoNames(token)).length;
  return { names, jobs: found, rest: tokens.length - names };
}

function twoNames(token: string): boolean {
  return (
    token.length >= 5 &&
    token.length <= 6 &&
    [2, 3].some((at) => looksLikeName(token.slice(0, at)) && looksLikeName(token.slice(at)))
  );
}

function ownLooks(block: Block): string[] {
  const { plain, spaced, lines } = block;
  const looks: string[] = [];
  const say = (name: string, holds: boolean) => {
    if (holds) looks.push(name);
  };
  const size = plain.length;
  looks.push(`size${[3, 6, 9, 12, 16, 20, 26, 34, 48, 64, 90].findIndex((limit) => size <= limit)}`);
  const longest = lines.reduce((most, line) => Math.max(most, line.replace(/\s+/gu, "").length), 0);
  say("lines2", lines.length === 2);
  say("lines3", lines.length > 2);
  say("narrow", lines.length > 1 && longest <= 26);
  const signed = signatureAtEnd(plain) !== undefined;
  say("ends", endsSentence(plain));
  say("endsAsked", /[！？]$/u.test(plain));
  say("signed", signed);
  say("endsComma", /[，、；]$/u.test(plain));
  say("endsColon", /[：:]$/u.test(plain));
  say("unfinished", unfinishedEnd.test(plain));
  say("rest", startsWithRest(plain));
  say("open", hasOpenMark(plain));
  const commas = plain.split(/[，；]/u).length - 1;
  looks.push(`commas${Math.min(commas, 3)}`);
  say("stop", plain.slice(0, -1).includes("。"));
  say("colon", /：/u.test(plain));
  say("bracketed", /^[（(【[〔].*[）)】\]〕]$/u.test(plain));
  say("bracketEnd", /[）)】\]]$/u.test(plain));
  const fields = spaced.split("|").length;
  say("fields2", fields === 2);
  say("fields3", fields >= 3);
  say("spacedWords", /[\p{Script=Han}”]\|[\p{Script=Han}“]/u.test(spaced));
  const digits = (plain.match(/[\d０-９]/gu)?.length ?? 0) / Math.max(1, size);
  say("digits", digits > 0);
  say("manyDigits", digits > 0.2);
  say("digitsAlone", /^[\d.,%-]+$/u.test(plain));
  say("tailDigits", /\d$/u.test(plain));
  const people = peopleOf(spaced);
  say("people", people.rest === 0 && people.names > 0 && people.jobs > 0);
  say("names", people.rest === 0 && people.names > 0 && people.jobs === 0);
  say("name1", people.rest === 0 && people.names === 1 && people.jobs === 0);
  say("peopleAndMore", people.rest > 0 && people.names > 0 && people.jobs > 0 && size < 40);
  for (const [name, pattern] of vocabulary) say(name, pattern.test(spaced));
  return looks;
}

/** What is told of a block's neighbours too. */
const telling = new Set(
  (
    "size0 size1 size2 size3 size4 size5 size6 size7 ends signed people names name1 dateline dayStart meeting guideHead pageReference " +
    "noticeHead staff date paper captionStart credit measure rest bracketed reporterStart brief verse dateAlone office notice turnAlone " +
    "continued figure mark fields2 fields3 endsColon hotline weather section sectionName arrowStart editorNote stop unfinished endsComma"
  ).split(" "),
);

/** What each block of a page looks like, by itself and beside its neighbours: yes-or-no observations by name. */
export function looksOf(blocks: readonly TextBlock[], reader: Reader): string[][] {
  const read = blocks.map(
    ({ text }): Block => ({
      plain: reader.read(text),
      spaced: reader.read(text.trim().replace(/\s+/gu, "|")),
      lines: text.trim().split(/\r\n|\r|\n/),
    }),
  );
  const own = read.map(ownLooks);
  return own.map((looks, at) => [
    "always",
    ...looks,
    ...placeLooks(at, blocks.length),
    ...neighbourLooks(read, at),
    ...around(own, at),
    ...pairs(looks),
  ]);
}

function placeLooks(at: number, size: number): string[] {
  const looks = [];
  if (at === 0) looks.push("first");
  if (at < 4) looks.push("top");
  if (at === size - 1) looks.push("last");
  if (at > size - 4) looks.push("bottom");
  return looks;
}

function around(own: readonly (readonly string[])[], at: number): string[] {
  const looks: string[] = [];
  for (const [step, name] of [
    [-1, "before"],
    [1, "after"],
    [-2, "before2"],
    [2, "after2"],
  ] as const) {
    for (const look of own[at + step] ?? ["edge"]) {
      if (telling.has(look) || look === "edge") looks.push(`${name}.${look}`);
    }
  }
  return looks;
}

/** Observations that mean something else together. */
function pairs(looks: readonly string[]): string[] {
  const has = new Set(looks);
  const size = looks.find((look) => look.startsWith("size")) ?? "";
  const whole = has.has("ends") ? "ends" : has.has("stop") ? "stop" : "open";
  return [`${size}.${whole}`, `${whole}.${[...has].find((look) => look.startsWith("commas"))}`];
}

/** How a block is like those around it: rows of a list or a table, subheads made alike. */
function neighbourLooks(read: readonly Block[], at: number): string[] {
  const block = read[at] as Block;
  const looks: string[] = [];
  const short = ({ plain }: Block) => plain.length <= 40 && !endsSentence(plain);
  const fields = ({ spaced }: Block) => spaced.split("|").length;
  const alike = (other: Block | undefined) =>
    other !== undefined &&
    short(block) &&
    short(other) &&
    fields(block) === fields(other) &&
    fields(block) > 1;
  if (alike(read[at - 1])) looks.push("rowAsBefore");
  if (alike(read[at + 1])) looks.push("rowAsAfter");
  const even = (other: Block | undefined) =>
    other !== undefined &&
    short(block) &&
    short(other) &&
    Math.abs(other.plain.length - block.plain.length) <= 1;
  if (even(read[at - 1])) looks.push("evenWithBefore");
  if (even(read[at + 1])) looks.push("evenWithAfter");
  const twin = read.some(
    (other, index) =>
      Math.abs(index - at) > 1 && short(block) && short(other) && skeleton(other) === skeleton(block),
  );
  if (twin && block.plain.length <= 24 && block.plain.length >= 4) looks.push("twin");
  return looks;
}

/** A text's punctuation and about how long it is. */
function skeleton({ plain }: Block): string {
  return plain.replace(/[^\p{P}]+/gu, (run) => (run.length > 3 ? "字字" : "字"));
}
