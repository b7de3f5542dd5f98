import { exactly } from "#lib/numerals/han.ts";
import { unsignedNumberAt } from "./en-numbers.ts";
import type { Expression } from "./expression.ts";

/** A currency by its ISO 4217 code; one that several countries have by its name. */
const words: [string, string][] = [
  ["USD", "(?:u\\.?s\\.? |united states |american )dollars?|usd"],
  ["CAD", "canadian dollars?|cad"],
  ["AUD", "australian dollars?|aud"],
  ["HKD", "hong kong dollars?|hkd"],
  ["NZD", "new zealand dollars?|nzd"],
  ["SGD", "singapore dollars?|sgd"],
  ["TWD", "(?:new )?taiwan dollars?|twd"],
  ["EUR", "euros?|eur"],
  ["GBP", "british pounds?|pounds? sterling|gbp"],
  ["JPY", "(?:japanese )?yen|jpy"],
  ["CNY", "(?:chinese )?yuan|renminbi|rmb|cny|kuai"],
  ["CHF", "swiss francs?|chf"],
  ["MXN", "mexican pesos?|mxn"],
  ["TRY", "turkish lira"],
  ["INR", "indian rupees?|inr"],
  ["RUB", "(?:russian )?rou?bles?|rub"],
  ["KRW", "(?:south )?korean won|krw"],
  ["BTC", "bitcoins?|btc"],
  ["FIM", "finnish mark(?:ka|s)?"],
  ["NLG", "dutch guilders?"],
  ["satoshi", "satoshis?"],
  ["dollar", "dollars?"],
  ["pound", "pounds?"],
  ["rupee", "rupees?"],
  ["franc", "francs?"],
  ["peseta", "pesetas?"],
  ["cent", "cents?"],
  ["pence", "pence"],
  ["penny", "penny"],
];
const signs: Record<string, string> = {
  $: "dollar",
  "£": "pound",
  "€": "EUR",
  "¥": "CNY",
  "₿": "BTC",
  元: "CNY",
  "₡": "CRC",
  "₾": "GEL",
  "₭": "LAK",
  ரூ: "LKR",
};
const dollars: Record<string, string> = {
  us: "USD",
  "u.s": "USD",
  usd: "USD",
  c: "CAD",
  cad: "CAD",
  aud: "AUD",
  hk: "HKD",
  hkd: "HKD",
  nzd: "NZD",
  mxn: "MXN",
  mex: "MXN",
  a: "AUD",
  s: "SGD",
};

const wordHere = new RegExp(`(?:${words.map(([, word]) => `(${word})`).join("|")})(?![\\p{L}])`, "iuy");
/** MUSD are millions of them. */
const millions = /m(usd|eur|gbp|aud|cad)(?![\p{L}])/iuy;
const signHere = /(?:[$£€¥₿元₡₾₭]|ரூ)/uy;

interface Found {
  unit: string;
  to: number;
  by: number;
}

function currencyAt(text: string, at: number): Found | undefined {
  millions.lastIndex = at;
  const million = millions.exec(text);
  if (million !== null)
    return { unit: (million[1] ?? "").toUpperCase(), to: at + million[0].length, by: 1e6 };
  wordHere.lastIndex = at;
  const word = wordHere.exec(text);
  if (word !== null) {
    const unit = words[word.slice(1).findIndex((each) => each !== undefined)]?.[0] ?? "";
    return { unit, to: at + word[0].length, by: 1 };
  }
  signHere.lastIndex = at;
  const sign = signHere.exec(text)?.[0];
  return sign === undefined ? undefined : { unit: signs[sign] ?? "", to: at + sign.length, by: 1 };
}

const signBefore = /(?<![\p{L}.])(?:(us|u\.s|usd|cad|aud|hkd|hk|nzd|mxn|mex|c|[as](?=\$)) ?)?\$ ?/iuy;
const codeBefore =
  /(?<![\p{L}])(m?)(usd|eur|gbp|rmb|cny|aud|cad|hkd|jpy|chf|mxn|nzd|dollar|sen)\$? ?(?=\d)/iuy;
const otherBefore = /(?:[£€¥₿])\s?(?=[\d.])/uy;
const scaleBehind = / (million|billion|thousand|trillion)\b/iy;

/** Amounts of money; a currency alone has no value. */
export function moneyInEnglish(text: string): Expression[] {
  const found: Expression[] = [];
  for (let at = 0; at < text.length; at++) {
    if (
      at > 0 &&
      /[\p{L}\d]/u.test(text.charAt(at - 1)) &&
      /[\p{L}\d]/u.test(text.charAt(at)) &&
      !/\d/.test(text.charAt(at - 1))
    )
      continue;
    const amount = behindSign(text, at) ?? beforeWord(text, at) ?? currencyAlone(text, at);
    if (amount === undefined) continue;
    if (amount.unit !== undefined) found.push(amount);
    at = amount.to - 1;
  }
  return found;
}

function behindSign(text: string, at: number): Expression | undefined {
  for (const pattern of [signBefore, codeBefore, otherBefore]) {
    pattern.lastIndex = at;
    const sign = pattern.exec(text);
    if (sign === null) continue;
    const start = at + sign[0].length;
    const number = unsignedNumberAt(text, start);
    if (number?.value === undefined || !/[\d.]/.test(text.charAt(start))) continue;
    const by = pattern === codeBefore && sign[1] !== "" ? 1e6 : 1;
    const unit = unitOf(pattern, sign);
    // 10 $ 30 $: the sign belongs to the number before it.
    if (
      pattern === signBefore &&
      /^ \d+ \$/.test(text.slice(at - 1)) === false &&
      /\d $/.test(text.slice(0, at)) &&
      /^\$ \d+ (?:\$|cent)/.test(text.slice(at))
    )
      continue;
    return withCents(
      text,
      { from: at, to: number.to, value: exactly(number.value * by), unit },
      pattern === signBefore && sign[1] === undefined,
    );
  }
  return undefined;
}

function unitOf(pattern: RegExp, sign: RegExpExecArray): string {
  if (pattern === signBefore)
    return sign[1] === undefined ? "dollar" : (dollars[sign[1].toLowerCase()] ?? "dollar");
  if (pattern === otherBefore) return signs[sign[0].trim()] ?? "";
  const code = (sign[2] ?? "").toUpperCase();
  return { RMB: "CNY", DOLLAR: "dollar", SEN: "sen" }[code] ?? code;
}

/** $ 10 dollars says it twice; c $ 100 and fifty has its cents in words. */
function withCents(text: string, amount: Expression, plainDollar: boolean): Expression {
  const twice =
    plainDollar && /^\$ /.test(text.slice(amount.from)) ? /^ dollars?\b/i.exec(text.slice(amount.to)) : null;
  if (twice !== null) return { ...amount, to: amount.to + twice[0].length };
  const words = /^ and (ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b/i.exec(
    text.slice(amount.to),
  );
  if (words === null) return amount;
  const cents = unsignedNumberAt(words[1] ?? "", 0)?.value ?? 0;
  return { ...amount, to: amount.to + words[0].length, value: (amount.value ?? 0) + cents / 100 };
}

const partsHere =
  /^,? (?:and )?(?:(\d{1,2})|([a-z]+(?:[ -][a-z]+)?))( cents?)?(?![\p{L}\d%]|[.,]\d| ?[$£€¥])/iu;
const maoHere = /^ and ([a-z]+) mao(?: ([a-z]+))?/i;

function beforeWord(text: string, at: number): Expression | undefined {
  if (!/[\da-z.½¼¾]/i.test(text.charAt(at)) || /[\d.,]$/.test(text.slice(0, at))) return undefined;
  const number = unsignedNumberAt(text, at) ?? glued(text, at);
  if (number?.value === undefined) return undefined;
  const gap = /^(?: |-)?/.exec(text.slice(number.to))?.[0].length ?? 0;
  const currency = currencyAt(text, number.to + gap);
  if (
    currency === undefined ||
    (/^[$£€¥]/.test(text.slice(number.to + gap)) &&
      /^[$£€¥] ?\d/.test(text.slice(number.to + gap)) &&
      gap === 1 &&
      !/^\$ \d+ (?:\$|cent)/.test(text.slice(number.to + gap)))
  ) {
    return /^[a-z]/i.test(text.charAt(at)) ? undefined : { ...number, unit: undefined as never };
  }
  // 3 USD50 cards cost fifty each.
  if (/^\d/.test(text.slice(currency.to))) return undefined;
  scaleBehind.lastIndex = currency.to;
  const scale = scaleBehind.exec(text);
  const by = scale === null ? 1 : (unsignedNumberAt(scale[1] ?? "", 0)?.value ?? 1);
  const to = currency.to + (scale?.[0].length ?? 0);
  const amount = { from: at, to, value: exactly(number.value * by * currency.by), unit: currency.unit };
  return scale === null ? withParts(text, amount) : amount;
}

function glued(text: string, at: number): Expression | undefined {
  const digits = /^\d+(?:,\d{3})*(?:\.\d+)?(?=[a-z₾元])/i.exec(text.slice(at))?.[0];
  return digits === undefined
    ? undefined
    : { from: at, to: at + digits.length, value: Number(digits.replaceAll(",", "")) };
}

/** 3 dollars 50 cents, thirteen dollars forty-five, one kuai and five mao five. */
function withParts(text: string, amount: Expression): Expression {
  if (/^(?:cent|pence|penny|satoshi|EUR|GBP|JPY)$/.test(amount.unit ?? "")) return amount;
  const mao = amount.unit === "CNY" ? maoHere.exec(text.slice(amount.to)) : null;
  if (mao !== null) {
    const [tenths, hundredths] = [mao[1] ?? "", mao[2] ?? ""].map(
      (word) => unsignedNumberAt(word, 0)?.value ?? 0,
    );
    const value = exactly((amount.value ?? 0) + (tenths ?? 0) / 10 + (hundredths ?? 0) / 100);
    return { ...amount, to: amount.to + mao[0].length, value };
  }
  const found = partsHere.exec(text.slice(amount.to));
  if (found === null) return amount;
  const written = found[1] ?? found[2] ?? "";
  const part = unsignedNumberAt(written, 0);
  if (part?.value === undefined || part.to < written.length || part.value >= 100)
    return shorterPart(text, amount);
  if (
    /^ (?:million|times|dollars?|us |rmb|usd|is |hundred)/i.test(text.slice(amount.to + found[0].length)) &&
    found[3] === undefined
  )
    return amount;
  const more = part.value / 100;
  return { ...amount, to: amount.to + found[0].length, value: exactly((amount.value ?? 0) + more) };
}

/** One dollar and one and one point: only the first is cents. */
function shorterPart(text: string, amount: Expression): Expression {
  const found = /^ and ([a-z]+)(?= and )/i.exec(text.slice(amount.to));
  const part = found === null ? undefined : unsignedNumberAt(found[1] ?? "", 0);
  if (found === null || part?.value === undefined || part.value >= 100) return amount;
  return {
    ...amount,
    to: amount.to + found[0].length,
    value: exactly((amount.value ?? 0) + part.value / 100),
  };
}

function currencyAlone(text: string, at: number): Expression | undefined {
  const currency = /[\p{L}\d]/u.test(text.charAt(at - 1)) ? undefined : currencyAt(text, at);
  if (
    currency === undefined ||
    /^(?:[$£€¥]|pounds?|pence|penny|cents?|kuai|[A-Za-z]{1,2}$)/i.test(text.slice(at, currency.to))
  )
    return undefined;
  return { from: at, to: currency.to, value: undefined, unit: currency.unit };
}
