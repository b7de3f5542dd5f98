import { stringify } from "yaml";
import { kinds } from "../../lib/record/kinds.ts";

/** Writes a file of a content folder. */
type Write = (name: string, text: string) => Promise<void>;

export type Texts = "short" | "long" | "mixed";

/**
 * Writes an issue of made-up stories, each in both languages but every ninth, which is not translated.
 * @param stories how many
 * @param texts how long they are: a sentence or two, some hundred characters or more, or anything by turns
 */
export async function writeIssue(write: Write, day: string, stories: number, texts: Texts): Promise<void> {
  for (let number = 0; number < stories; number++) {
    const slug = `story-${String(number + 1).padStart(2, "0")}`;
    const paragraphs = paragraphsOf(number, texts);
    await write(`articles/${day}/${slug}.md`, chinese(day, number, paragraphs));
    if (number % 9 !== 4) await write(`articles/${day}/${slug}.en.md`, english(number, paragraphs));
  }
}

/** How many paragraphs a story has; `0.5` is half of one. */
function paragraphsOf(number: number, texts: Texts): number {
  if (texts === "mixed") return [9, 0.5, 3, 1, 5, 2, 0.5][number % 7] ?? 1;
  return texts === "short" ? ([0.5, 1][number % 2] ?? 1) : 6 + (number % 4);
}

function chinese(day: string, number: number, paragraphs: number): string {
  const deck = number % 3 === 0 ? [decks.zh[(number / 3) % decks.zh.length]] : undefined;
  const fields = {
    headline: headlines.zh[number % headlines.zh.length],
    ...(number % 4 === 2 && { kicker: [kickers.zh[number % kickers.zh.length]] }),
    ...(deck && { deck }),
    kind: kinds[[1, 0, 3, 2, 3, 0, 3][number % 7] ?? 0],
    date: day,
    position: number + 1,
    reporters: [["chen-run"], ["luo-wenpeng", "chen-run"], []][number % 3],
    topics: number % 2 === 0 ? ["waste-sorting"] : ["drug-control", "yangtze-protection"],
  };
  return `---\n${stringify(fields)}---\n\n${textOf(sentences.zh, number, paragraphs).join("\n\n")}\n`;
}

function english(number: number, paragraphs: number): string {
  const fields = {
    headline: headlines.en[number % headlines.en.length],
    ...(number % 4 === 2 && { kicker: [kickers.en[number % kickers.en.length]] }),
    ...(number % 3 === 0 && { deck: [decks.en[(number / 3) % decks.en.length]] }),
    translator: "machine",
  };
  return `---\n${stringify(fields)}---\n\n${textOf(sentences.en, number, paragraphs).join("\n\n")}\n`;
}

function textOf(from: readonly string[], number: number, paragraphs: number): string[] {
  const at = (index: number) => from[(number + index) % from.length] ?? "";
  if (paragraphs < 1) return [at(0).split(/(?<=[。.])\s*/)[0] ?? ""];
  return Array.from({ length: paragraphs }, (_, index) => at(index));
}

const headlines = {
  zh: [
    "市委常委会召开会议，传达贯彻上级重要会议精神，部署四季度经济工作",
    "市政府召开第十七次常务会议",
    "以实际担当作为推动教育强市建设",
    "以最开放的姿态推进衡阳“智慧水务”建设",
    "国务院联防联控机制电视电话会议后，我市随即召开会议部署冬春季疫情防控工作",
    "湘江流域综合治理论坛：专家共话“一江四水”生态修复与绿色产业",
    "垃圾分类，怎么分？怎么收？怎么管？",
    "农村危房改造现场推进会在衡南县召开",
    "新高考，新机遇——大学校长与中学校长对话",
    "市人大常委会审议《衡阳市物业管理条例（草案）》等3部法规",
    "金融支持实体经济发展银企对接会签约128.6亿元",
    "“数字衡阳”研讨会举行",
    "法治讲座走进园区",
    "市长与企业家“早餐会”",
    "5G＋工业互联网论坛举行，32家企业参加",
    "禁毒工作联席会议：筑牢“防火墙”，织密“防护网”",
    "食品安全委员会第二次全体会议召开",
    "全市教育大会强调：让每个孩子都能享有公平而有质量的教育",
    "南岳区文旅融合发展论坛开幕",
    "油茶产业高质量发展现场会在常宁召开",
    "全市安全生产电视电话会议召开",
    "“书香衡阳”全民阅读研讨会举办",
  ],
  en: [
    "Standing Committee meets to study instructions from above and plan the economy’s fourth quarter",
    "Municipal government holds its 17th executive meeting",
    "Taking responsibility for a city strong in education",
    "Smart water for Hengyang, in the most open spirit",
    "After the State Council’s teleconference, Hengyang meets at once to plan epidemic control for winter and spring",
    "Xiangjiang basin forum: experts on restoring “one river and four waters” and green industry",
    "Sorting waste: how to sort it, collect it and manage it",
    "On-site meeting on rural housing renovation held in Hengnan",
    "New exam, new chances: university presidents meet school heads",
    "People’s Congress committee reviews draft property management rules and two more",
    "Banks and firms sign 12.86 billion yuan of loans",
    "“Digital Hengyang” seminar held",
    "Law lectures come to the park",
    "Mayor and entrepreneurs at a “breakfast meeting”",
    "32 companies at forum on 5G and the industrial internet",
    "Joint conference on drug control: a firewall and a safety net",
    "Food safety commission meets in full for the second time",
    "Education conference: every child to have fair schooling of quality",
    "Forum on culture and tourism opens in Nanyue",
    "Camellia oil: meeting on better growth held in Changning",
    "Teleconference on safety at work held",
    "Seminar on reading for all, “Books for Hengyang”",
  ],
};

const decks = {
  zh: ["会议还听取了全市生活垃圾分类工作、禁毒工作情况汇报。邓群策主持", "朱健出席并致辞"],
  en: [
    "Reports on waste sorting and drug control also heard; Deng Qunce presides",
    "Zhu Jian attends and speaks",
  ],
};

const kickers = { zh: ["聚焦“两会”", "优化营商环境"], en: ["Focus on the Two Sessions", "Better business"] };

const sentences = {
  zh: [
    "会议强调，要坚持生态优先、绿色发展的战略定位，一以贯之落实“共抓大保护、不搞大开发”方针，持续推进环境污染治理。各级各部门要逐条对照、逐项整改，确保问题清零。",
    "朱健指出，做好今冬明春工作意义重大。要紧盯全年目标任务，抓项目、扩投资、稳企业，统筹推进常态化疫情防控和经济社会发展，扎实做好“六稳”工作，全面落实“六保”任务。",
    "来自清华大学、中南大学、湖南大学等院校的20多名专家学者参加研讨。大家围绕新型基础设施、5G和人工智能等话题发言，认为《实施意见（征求意见稿）》切合实际。",
    "会议要求，压实责任链条，推动各项任务落地见效。会议还研究了其他事项。",
    "与会者建议延长图书馆的开放时间，增加外文藏书，并在每个社区招募志愿者。市民代表说，孩子们放学以后最需要一个安静的地方。据悉，首批12个社区书屋将在年底前开放，藏书共3.6万册。",
    "活动现场，32家企业与银行签约，金额128.6亿元。签约企业涉及有色金属、装备制造、盐卤化工等行业，资金主要用于技术改造和扩大生产。",
  ],
  en: [
    "The meeting stressed that ecology comes first and growth has to be green; the policy of protecting the river together and not developing it on a large scale is to be kept to, and pollution further reduced. All departments are to go through the list point by point until nothing is left on it.",
    "Zhu Jian said that the work of this winter and next spring matters greatly. The year’s targets are to be kept in sight: projects, investment and help for companies. Routine epidemic control and growth are to be planned together, with the “six stabilities” and “six guarantees” carried out in full.",
    "More than 20 scholars from Tsinghua, Central South and Hunan universities took part. They spoke on new infrastructure, 5G and artificial intelligence, and called the draft opinions practical.",
    "Responsibility must be tightened at every link, the meeting said, so that tasks take root and bring results. Other items were also considered.",
    "Participants proposed that the library stay open longer, buy more foreign books and look for volunteers in every neighbourhood. What children need most after school, a resident said, is a quiet place. The first 12 reading rooms, with 36,000 books, are to open by the end of the year.",
    "At the event 32 companies signed loans of 12.86 billion yuan with banks. They work in non-ferrous metals, equipment and salt chemistry, and the money is for new technology and greater output.",
  ],
};
