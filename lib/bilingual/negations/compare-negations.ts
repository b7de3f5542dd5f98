import { chineseWords } from "../lengths/chinese-words.ts";
import { sentencesOf } from "../lengths/clauses.ts";
import type { Lexicon } from "../lengths/make-lexicon.ts";
import type { Finding, Pair, Span } from "../pair.ts";

/** `text` is the sentence that is negated in one text alone, `negation` the word that does it. */
export type NegationFinding = Finding<"omission" | "addition", { text: string; negation: string }>;

/** Words that say plainly that something is not; 不断, 不仅 and 无论 are words of their own, and none of them. */
const negations = new Set(
  (
    "不 没 没有 未 并非 并不 并未 从未 从不 从没 从来不 从来没有 尚未 绝不 决不 绝不会 毫不 毫无 不是 不能 不会 不得 不准 不许 不可 不可以 " +
    "不应 不应该 不该 不要 不想 不愿 不愿意 不肯 不敢 不予 不知道 不清楚 不允许 不存在 未能 未曾 未经 无法 无权 无意 禁止 严禁 不行 不符 不符合 不属于"
  ).split(" "),
);
const sign = /[不没未非无禁毫]/;
/** The dictionary has whole notices: 禁止驶入. */
const forbidding = /^(?:禁止|严禁|不准|不许)/;
/** Where that is so, nothing is told: it is rendered without a negation, or is one no more. */
const turned =
  /不得不|不能不|不会不|不是不|无不|不无|没有不|不[^，。]{0,8}不|(.{1,2})[不没]\1|有没有|不冻|意愿不|愁|是否|能否|[？?吗]|不仅|不但|不光|不只|不单|不是[^。]{1,30}(?:而是|就是)|没有[^，。；]{1,20}就没有|除|只有|只要|要不是|再不|忘|差不多|不(?:得|能)(?:低|少|高|多|超|小|大)|没有(?:停|放|变|改|比)|何尝|岂|难道|谁|不可(?:或缺|替代|多得|避免|分割|磨灭|阻挡|估量|思议|忽视|逆转)|[来停垮散动住起到完了掉清]不[来停垮散动住起到完了掉清]|[^，。]不[过]|不(?:到|足|超|亚|逊|愧|惜|辞|遗|减|变|止|知|具名|愿具名|愿透露|放松|动摇|懈|折|遗余|打折)|味|未(?:来|必)/;
/** What may render it. */
const negativeEnglish =
  /\b(?:not|no|non|never|nor|none|neither|nothing|nobody|nowhere|cannot|without|lack\w*|absen\w*|fail\w*|refus\w*|reject\w*|den(?:y|ies|ied|ial)|prevent\w*|avoid\w*|ban|bans|banned|bar|barred|prohibit\w*|forbid\w*|forbad\w*|stop\w*|ceas\w*|halt\w*|exempt\w*|exclud\w*|unless|until|beyond|instead of|rather than|yet to|hardly|scarcely|rarely|seldom|barely|few|little|zero|nil|waiv\w*|miss\w*|neglect\w*|ignor\w*|oppos\w*|resist\w*|unlike|cancel\w*|suspend\w*|before|far from|short of|difficult\w*|contrary|false|impossib\w*|otherwise|gone|mustn|anonym\w*|guarantee\w*|un(?!i|d|til|less|like)\w{3,}|undisclosed|undetermined|in(?:ability|capable|sufficient|accura|adequa|appropria|complete|consisten|convenien|correct|curable|effect|efficien|equal|evitab|experienc|toler|valid|visib|compat|dispens|exhaust|secur|stab)\w*|im(?:possib|mature|mobil|partial|patien|perfect|practic|prop)\w*|ir(?:regular|relevan|respons|replac)\w*|il(?:legal|legitim|logic|licit)\w*|dis\w{4,}|\w+less)\b|n[’']t\b/i;
const plainEnglish = /\b(?:not|never|cannot)\b|\b\w+n[’']t\b/gi;
/** Where a negation says something else, or is rendered without one. */
const turnedEnglish =
  /\bnot (?:only|just|merely|simply|least|long|far|to mention|until|too|be[tn]\w*|alone|a (?:drop|single|word|cent|day|moment|soul|penny|minute|step)|one|surprising\w*|even|yet|unlike|un\w+|in\w+|without|so much|all|every\w*)\b|\b(?:if|or|whether|why|why don[’']t|did|do) not\b|\bno\w* .*\bnot\b|\bcannot (?:but|help|wait|do without|be separated|ignore|over\w+)|\bnever (?:before|stop|cease|end|fail|forget|give|been (?:so|more|better))\w*|\bcan[’']t (?:wait|help|but|afford)|\?|\bdidn[’']t .*until|\bnot .*(?:but|until|unless|without)\b|,? not \w+[,.]|isn[’']t (?:just|only|it)|wouldn[’']t .*(?:if|without)|\bnot\b.*\bnot\b/i;
/** Words that have a sign of a negation in them and negate nothing. */
const lexicalised =
  /不断|不仅|不但|不光|不少|不同|不久|不过|不论|不管|不时|不禁|不愧|不惜|未来|非常|非洲|无论|无数|无比|无疑|南非|北非|东非|中非|西非|是非|莫非|别人|别墅|级别|区别|特别|分别|类别|个别|性别|告别|没收|减少|至少|多少|少年|青少|少数|少女|少儿|少先|难题|断面|诊断|判断|果断|防疫|防控|防汛|国防|消防|防灾|防护|防范|预防|无人|无线|免费|免疫|禁毒|绝对|绝大|难民|灾难|困难|艰难|难度|难点|难关/g;
const negativeChinese =
  /[每都全均皆不没未无非否禁免拒勿莫别缺失难少停绝误防避弗毋甭罢废撤辞弃断才还尚仍]|很难|除了|以外|之外|取消|只有|相反|反对|超出|远远|仅/;

/** A sentence with a negation that nothing in its counterpart answers. */
export function compareNegations(
  { original, translation }: Pick<Pair, "original" | "translation">,
  lexicon: Lexicon,
): NegationFinding[] {
  return sentencePairs(original, translation).flatMap(([zh, en]): NegationFinding[] => {
    const [chinese, english] = [original.slice(...zh), translation.slice(...en)];
    if (sign.test(chinese) && !negativeEnglish.test(english) && !turned.test(chinese)) {
      const dropped = chineseWords(chinese, lexicon).find(
        ({ text }) => negations.has(text) || forbidding.test(text),
      );
      if (dropped !== undefined) {
        const span: Span = [zh[0] + dropped.from, zh[0] + dropped.to];
        return [
          {
            code: "omission" as const,
            details: { text: chinese, negation: dropped.text },
            original: span,
            translation: en,
          },
        ];
      }
    }
    const [added] = turnedEnglish.test(english) ? [] : [...english.matchAll(plainEnglish)];
    if (added === undefined || negativeChinese.test(chinese.replace(lexicalised, ""))) return [];
    const from = en[0] + added.index;
    const details = { text: english, negation: added[0] };
    return [{ code: "addition" as const, details, translation: [from, from + added[0].length] as Span }];
  });
}

/** So many times longer than the whole leads to expect a sentence may be, and still be the rendering of another one. */
const mostUneven = 2;

/** The sentences side by side where there are as many in both, of like length; else the two texts as they are. */
function sentencePairs(original: string, translation: string): [zh: Span, en: Span][] {
  const whole: [Span, Span][] = [
    [
      [0, original.length],
      [0, translation.length],
    ],
  ];
  const [zh, en] = [sentencesOf(original, "zh"), sentencesOf(translation, "en")].map((sentences) =>
    sentences.map((clauses): Span => [clauses[0]?.[0] ?? 0, clauses.at(-1)?.[1] ?? 0]),
  );
  if (zh === undefined || en === undefined || zh.length !== en.length) return whole;
  const ratio = translation.length / Math.max(1, original.length);
  const pairs = zh.map((span, index): [Span, Span] => [span, en[index] ?? [0, 0]]);
  const isEven = pairs.every(([own, other]) => {
    const uneven = (other[1] - other[0]) / (Math.max(1, own[1] - own[0]) * ratio);
    return uneven < mostUneven && uneven > 1 / mostUneven;
  });
  return isEven ? pairs : whole;
}
