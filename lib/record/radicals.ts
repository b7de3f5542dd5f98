/**
 * Unicode's Equivalent_Unified_Ideograph, whole: the ideograph that each CJK radical and stroke looks like, from the
 * code point on. Text taken out of a PDF is full of them: ⻓ (U+2ED3) for 长 (U+957F).
 * Source: EquivalentUnifiedIdeograph-15.0.0.txt of the Unicode Character Database, © 2022 Unicode, Inc.,
 * https://www.unicode.org/terms_of_use.html
 */
const runs: readonly (readonly [firstCodePoint: number, ideographs: string])[] = [
  [0x2e81, "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵"],
  [0x2e9b, "旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀"],
  [0x2ebb, "聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页"],
  [0x2edb, "风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"],
  [0x2f00, "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土"],
  [0x2f20, "士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手"],
  [0x2f40, "支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉"],
  [0x2f60, "瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳"],
  [0x2f80, "聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛"],
  [0x2fa0, "辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯"],
  [0x2fc0, "鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠"],
  [0x31c6, "𠃌"],
  [0x31cf, "乀一丨丿丿丶𠃍乛𠃊𠃎𠄌亅𡿨𠃋乀𠃑乚乙𠄎"],
];

const ideographs = new Map(
  runs.flatMap(([first, row]) =>
    [...row].map((ideograph, index) => [String.fromCodePoint(first + index), ideograph] as const),
  ),
);

/** A character of the blocks of radicals and strokes, whether an ideograph looks like it or not. */
export const radical = /[\u2E80-\u2FDF\u31C0-\u31EF]/;
const radicals = new RegExp(radical, "g");

/** @returns the ideograph that a radical or stroke looks like; nothing for other characters, and for the 17 with none */
export function ideographOf(character: string): string | undefined {
  return ideographs.get(character);
}

/** The text with ideographs for radicals. An ideograph may be two code units where the radical was one. */
export function withIdeographs(text: string): string {
  return text.replace(radicals, (character) => ideographs.get(character) ?? character);
}
