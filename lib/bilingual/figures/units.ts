/** A unit of measure by its name in English, or a currency by its ISO 4217 code. */
export type UnitId = string;

export type Dimension =
  | "length"
  | "area"
  | "volume"
  | "mass"
  | "time"
  | "age"
  | "temperature"
  | "power"
  | "voltage"
  | "energy"
  | "information"
  | "frequency"
  | "money";

interface Unit {
  dimension: Dimension;
  /** In metres, square metres, cubic metres, kilograms, seconds, watts, joules; in whole units of a currency. */
  factor: number;
  currency?: string;
  zh: string;
  en: string;
}

const of = (dimension: Dimension, rows: [UnitId, number, zh: string, en: string][]): [UnitId, Unit][] =>
  rows.map(([id, factor, zh, en]) => [id, { dimension, factor, zh, en }]);
const money = (rows: [code: string, zh: string, en: string, parts?: [zh: string, en: string]][]) =>
  rows.flatMap(([code, zh, en, parts]): [UnitId, Unit][] => [
    [code, { dimension: "money", factor: 1, currency: code, zh, en }],
    ...(parts === undefined
      ? []
      : ([
          [`${code}/100`, { dimension: "money", factor: 0.01, currency: code, zh: parts[0], en: parts[1] }],
        ] as [UnitId, Unit][])),
  ]);

/** Words are alternatives of a regular expression. */
const table = new Map<UnitId, Unit>([
  ...of("area", [
    ["square kilometer", 1e6, "平方公里|平方千米|km2|km²", "square kilomet(?:er|re)s?|sq\\.? ?km|km2|km²"],
    ["square meter", 1, "平方米|平米|㎡|m²|m2", "square met(?:er|re)s?|sq\\.? ?m|m2|m²|㎡"],
    ["square mile", 2.59e6, "平方英里", "square miles?|sq\\.? ?mi"],
    ["square foot", 0.0929, "平方英尺", "square (?:feet|foot)|sq\\.? ?ft"],
    ["hectare", 1e4, "公顷", "hectares?|ha"],
    ["acre", 4046.86, "英亩", "acres?"],
    ["mu", 666.667, "亩", "mu|mou"],
  ]),
  ...of("volume", [
    ["cubic kilometer", 1e9, "立方公里|立方千米", "cubic kilomet(?:er|re)s?"],
    ["cubic meter", 1, "立方米|立方|m³|m3", "cubic met(?:er|re)s?|m3|m³"],
    ["cubic foot", 0.0283, "立方英尺", "cubic (?:feet|foot)"],
    ["milliliter", 1e-6, "毫升|ml|mL", "millilit(?:er|re)s?|ml"],
    ["liter", 1e-3, "公升|升", "lit(?:er|re)s?"],
    ["gallon", 0.003785, "加仑", "gallons?"],
    ["barrel", 0.159, "桶", "barrels?"],
  ]),
  ...of("length", [
    ["kilometer", 1000, "公里|千米|km|KM", "kilomet(?:er|re)s?|kms?"],
    ["millimeter", 1e-3, "毫米|mm", "millimet(?:er|re)s?|mm"],
    ["centimeter", 0.01, "厘米|公分|cm|CM", "centimet(?:er|re)s?|cms?"],
    ["nanometer", 1e-9, "纳米", "nanomet(?:er|re)s?|nm"],
    ["micrometer", 1e-6, "微米", "micromet(?:er|re)s?|microns?"],
    ["mile", 1609.34, "英里", "miles?"],
    ["foot", 0.3048, "英尺", "feet|foot|ft"],
    ["inch", 0.0254, "英寸", "inch(?:es)?"],
    ["nautical mile", 1852, "海里", "nautical miles?"],
    ["yard", 0.9144, "码", "yards?"],
    ["li", 500, "华里|里(?!程|面|斯|约|德|拉|昂|夫|克)", "li"],
    ["meter", 1, "米", "met(?:er|re)s?"],
  ]),
  ...of("mass", [
    ["ton", 1000, "公吨|吨", "(?:metric )?tons?|tonnes?"],
    ["kilogram", 1, "公斤|千克|kg|KG", "kilograms?|kilos?|kgs?"],
    ["jin", 0.5, "市斤|斤", "jin|catt(?:y|ies)"],
    ["liang", 0.05, "市两", "liang|taels?"],
    ["microgram", 1e-9, "微克", "micrograms?"],
    ["milligram", 1e-6, "毫克|mg", "milligrams?|mg"],
    ["gram", 1e-3, "克(?!拉|隆|里|服|林|斯|罗|什|兰)", "grams?"],
    ["pound", 0.4536, "磅", "pounds?|lbs?"],
    ["ounce", 0.02835, "盎司", "ounces?|oz"],
  ]),
  ...of("time", [
    ["year", 31557600, "周年|年", "years?|yrs?"],
    ["month", 2629800, "个月|月", "months?"],
    ["week", 604800, "周|星期|礼拜", "weeks?"],
    ["day", 86400, "天|日|昼夜", "days?"],
    ["hour", 3600, "小时|钟头", "hours?|hrs?"],
    ["quarter of an hour", 900, "刻钟", "quarters of an hour"],
    ["minute", 60, "分钟", "minutes?|mins?"],
    ["second", 1, "秒钟|秒", "seconds?"],
    ["fortnight", 1209600, "双周", "fortnights?"],
    ["quarter of a year", 7889400, "季度", "quarters"],
    ["decade", 315576000, "十年", "decades?"],
    ["century", 3155760000, "世纪", "centur(?:y|ies)"],
  ]),
  ...of("age", [["year old", 1, "周岁|岁", "years? old|years? of age"]]),
  ...of("temperature", [
    ["C", 1, "摄氏度|℃|°C", "degrees? celsius|degrees? c|degrees? centigrade|°C|℃"],
    ["F", 1, "华氏度|℉|°F", "degrees? fahrenheit|degrees? f|°F|℉"],
  ]),
  ...of("power", [
    ["gigawatt", 1e9, "吉瓦", "gigawatts?|GW"],
    ["megawatt", 1e6, "兆瓦", "megawatts?|MW"],
    ["kilowatt", 1000, "千瓦(?!时)", "kilowatts?|kW"],
    ["watt", 1, "瓦(?!时)", "watts?"],
  ]),
  ...of("voltage", [
    ["kilovolt", 1000, "千伏(?!安)|kV|KV", "kilovolts?|kV"],
    ["volt", 1, "伏特|伏(?![安天旱汛击笔羲尔])", "volts?"],
  ]),
  ...of("information", [
    ["kilobit", 1e3, "千比特", "kilobits?"],
    ["megabit", 1e6, "兆比特", "megabits?"],
    ["kilobyte", 8e3, "千字节|KB", "kilobytes?|KB"],
    ["megabyte", 8e6, "兆字节|MB", "megabytes?|MB"],
    ["gigabyte", 8e9, "吉字节|GB", "gigabytes?|GB"],
    ["terabyte", 8e12, "太字节|TB", "terabytes?|TB"],
    ["byte", 8, "字节", "bytes?"],
    ["bit", 1, "比特(?!币)", "bits?"],
  ]),
  ...of("frequency", [
    ["gigahertz", 1e9, "吉赫兹?|GHz", "gigahertz|GHz"],
    ["megahertz", 1e6, "兆赫兹?|MHz", "megahertz|MHz"],
    ["kilohertz", 1e3, "千赫兹?|kHz", "kilohertz|kHz"],
    ["hertz", 1, "赫兹?(?!尔)|Hz", "hertz|Hz"],
  ]),
  ...of("energy", [["kilocalorie", 4184, "千卡|大卡", "kilocalories?|kcal"]]),
  ...of("energy", [["kilowatt hour", 3.6e6, "千瓦时", "kilowatt[- ]hours?|kWh"]]),
  ...money([
    ["USD", "美元|美金|美圆", "(?:US |U\\.S\\. )?dollars?|USD", ["美分", "cents?"]],
    ["HKD", "港元|港币", "Hong Kong dollars?|HKD"],
    ["TWD", "新?台币", "(?:New )?Taiwan dollars?|TWD"],
    ["AUD", "澳元", "Australian dollars?|AUD"],
    ["CAD", "加元", "Canadian dollars?|CAD"],
    ["SGD", "新加坡元|新元", "Singapore dollars?|SGD"],
    ["NGN", "奈拉", "(?:Nigerian )?nairas?|NGN"],
    ["BTC", "比特币", "bitcoins?|BTC"],
    ["EUR", "欧元", "euros?|EUR"],
    ["GBP", "英镑", "pounds? sterling|British pounds?|GBP"],
    ["JPY", "日元|日圆", "(?:Japanese )?yen|JPY"],
    ["KRW", "韩元|韩币", "(?:South )?Korean won|won|KRW"],
    ["RUB", "卢布", "rubles?|roubles?|RUB"],
    ["INR", "(?:印度)?卢比", "(?:Indian )?rupees?|INR"],
    ["CHF", "瑞士法郎|瑞郎", "Swiss francs?|CHF"],
    ["CNY", "元人民币|块钱|元|人民币", "yuan|RMB|CNY|renminbi"],
  ]),
]);

export function unitOf(id: UnitId): Unit | undefined {
  return table.get(id);
}

const irregular: Record<string, [one: string, many: string]> = {
  "square foot": ["square foot", "square feet"],
  "cubic foot": ["cubic foot", "cubic feet"],
  foot: ["foot", "feet"],
  inch: ["inch", "inches"],
  century: ["century", "centuries"],
  mu: ["mu", "mu"],
  jin: ["jin", "jin"],
  li: ["li", "li"],
  point: ["point", "points"],
  "year old": ["year old", "years old"],
  C: ["degree Celsius", "degrees Celsius"],
  F: ["degree Fahrenheit", "degrees Fahrenheit"],
  CNY: ["yuan", "yuan"],
  USD: ["US dollar", "US dollars"],
  HKD: ["Hong Kong dollar", "Hong Kong dollars"],
  EUR: ["euro", "euros"],
  GBP: ["British pound", "British pounds"],
  JPY: ["yen", "yen"],
};

/** What a unit is called after a value. */
export function englishNameOf(id: UnitId, value: number): string {
  const [one, many] = irregular[id] ?? (table.get(id)?.currency === undefined ? [id, `${id}s`] : [id, id]);
  return value === 1 ? one : many;
}

/** Matches any unit's words at `lastIndex`; the group that matched names the unit. Longer words come first. */
function matcher(language: "zh" | "en"): { pattern: RegExp; ids: UnitId[] } {
  const all = [...table].flatMap(([id, unit]) =>
    unit[language].split(/\|(?![^(]*\))/).map((word): [UnitId, string] => [id, word]),
  );
  all.sort(([, left], [, right]) => right.length - left.length);
  const end = language === "en" ? "(?![A-Za-z])" : "";
  return {
    pattern: new RegExp(
      `(?:${all.map(([, word]) => `(${word})`).join("|")})${end}`,
      language === "en" ? "yi" : "y",
    ),
    ids: all.map(([id]) => id),
  };
}

const matchers = new Map<"zh" | "en", ReturnType<typeof matcher>>();

/** The unit that stands at an offset of a text. */
export function unitAt(
  language: "zh" | "en",
  text: string,
  at: number,
): { unit: UnitId; to: number } | undefined {
  const known = matchers.get(language) ?? matcher(language);
  matchers.set(language, known);
  known.pattern.lastIndex = at;
  const found = known.pattern.exec(text);
  if (found === null) return undefined;
  const group = found.slice(1).findIndex((each) => each !== undefined);
  const unit = known.ids[group];
  return unit === undefined ? undefined : { unit, to: at + found[0].length };
}

/** A value in the base unit of its dimension. */
export function inBaseUnit(value: number, id: UnitId): number {
  if (id === "F") return ((value - 32) * 5) / 9;
  return value * (table.get(id)?.factor ?? 1);
}
