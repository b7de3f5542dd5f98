/** What is written in another form than the plain one, character by character: `萬` is `万`, `２` is `2`, `贰` is `二`. */
const plainOf = new Map<string, string>();
const forms: [plain: string, written: string][] = [
  ["一", "壹弌"],
  ["二", "贰貳弍"],
  ["两", "兩"],
  ["俩", "倆"],
  ["三", "叁參弎"],
  ["四", "肆"],
  ["五", "伍"],
  ["六", "陆陸"],
  ["七", "柒"],
  ["八", "捌"],
  ["九", "玖"],
  ["十", "拾"],
  ["百", "佰"],
  ["千", "仟"],
  ["万", "萬"],
  ["亿", "億"],
  ["〇", "零○◯"],
  ["点", "點"],
  ["负", "負"],
  ["个", "個"],
  ["几", "幾"],
  ["余", "餘"],
  ["双", "雙"],
  ["对", "對"],
  ["时", "時"],
  ["间", "間"],
  ["号", "號"],
  ["周", "週"],
  ["岁", "歲"],
  ["与", "與"],
  ["过", "過"],
  ["来", "來"],
  ["后", "後"],
  ["钟", "鐘"],
  ["%", "％﹪"],
  ["-", "－−﹣"],
  ["~", "～〜"],
  [".", "．"],
  ["/", "／"],
  [":", "："],
  ["$", "＄"],
  ["^", "＾"],
  ["+", "＋"],
  [" ", "\u3000\u00a0\u2009\u202f\t\n"],
];
for (const [plain, written] of forms) for (const one of written) plainOf.set(one, plain);
for (let code = 0; code < 10; code++) plainOf.set(String.fromCharCode(0xff10 + code), String(code));
for (let code = 0; code < 26; code++) {
  plainOf.set(String.fromCharCode(0xff21 + code), String.fromCharCode(0x41 + code));
  plainOf.set(String.fromCharCode(0xff41 + code), String.fromCharCode(0x61 + code));
}

const special = new RegExp(`[${[...plainOf.keys()].join("").replace(/[\\\]^-]/g, "\\$&")}]`, "gu");
/** The comma of a number is as wide as its digits; between narrow ones it is a stop. */
const wideComma = /(?<=[０-９])，(?=[０-９]{3}(?![０-９]))/g;

/** A text in plain forms, of the same length: what is found in it stands at the same offsets. */
export function plainForms(text: string): string {
  return text.replace(wideComma, ",").replace(special, (one) => plainOf.get(one) ?? one);
}
