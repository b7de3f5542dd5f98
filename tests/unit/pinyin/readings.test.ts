import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readings, syllables } from "#lib/pinyin/readings.ts";
import { halves, sentencesIn, shareRight } from "../../bench/bilingual/pinyin.ts";

/** The pinyin of a text, in a line; what has none stands as it is. */
const line = (text: string) =>
  readings(text, [])
    .map(({ text: own, pinyin }) => pinyin ?? own.trim())
    .filter(Boolean)
    .join(" ");

describe("readings", () => {
  it.each([
    ["银行行长一行到湖南调研", "yín háng háng zhǎng yī xíng dào hú nán diào yán"],
    ["重庆的重点是重新调整", "chóng qìng de zhòng diǎn shì chóng xīn tiáo zhěng"],
    ["他长得高，长了三厘米", "tā zhǎng de gāo ， zhǎng le sān lí mǐ"],
    ["全长约十公里", "quán cháng yuē shí gōng lǐ"],
    ["率领三军，效率很高", "shuài lǐng sān jūn ， xiào lǜ hěn gāo"],
    ["还没还清贷款", "hái méi huán qīng dài kuǎn"],
    ["为人民服务，成为榜样", "wèi rén mín fú wù ， chéng wéi bǎng yàng"],
    ["华为的产量为全国第一", "huá wéi de chǎn liàng wéi quán guó dì yī"],
    ["为推动改革，他为学校写歌", "wèi tuī dòng gǎi gé ， tā wèi xué xiào xiě gē"],
    ["王林，为湖南人", "wáng lín ， wéi hú nán rén"],
    ["深受教育同行好评", "shēn shòu jiào yù tóng háng hǎo píng"],
    ["与时代同行", "yǔ shí dài tóng xíng"],
    ["面面相觑的将军和上将", "miàn miàn xiāng qù de jiāng jūn hé shàng jiàng"],
    ["二万五千里长征的里长", "èr wàn wǔ qiān lǐ cháng zhēng de lǐ zhǎng"],
    ["每天为他送饭，为市民带来便利", "měi tiān wèi tā sòng fàn ， wèi shì mín dài lái biàn lì"],
    ["就业率数据应会好转", "jiù yè lǜ shù jù yīng huì hǎo zhuǎn"],
    ["我市南岳区及衡东等地", "wǒ shì nán yuè qū jí héng dōng děng dì"],
    ["发展中的问题一切都会解决", "fā zhǎn zhōng de wèn tí yī qiè dōu huì jiě jué"],
    ["王市长率我市代表团赴长沙考察", "wáng shì zhǎng shuài wǒ shì dài biǎo tuán fù cháng shā kǎo chá"],
    ["应市委邀请，他倒了一杯水", "yìng shì wěi yāo qǐng ， tā dào le yī bēi shuǐ"],
    ["她得赶紧走，穿着讲究", "tā děi gǎn jǐn zǒu ， chuān zhuó jiǎng jiū"],
    ["她穿着制服弹着钢琴", "tā chuān zhe zhì fú tán zhe gāng qín"],
    ["只剩一只鸡", "zhǐ shèng yī zhī jī"],
    ["耒阳、东莞、六安、台州和番禺", "lěi yáng 、 dōng guǎn 、 lù ān 、 tāi zhōu hé pān yú"],
    ["塞尔维亚边塞的瓶塞堵塞了", "sài ěr wéi yà biān sài de píng sāi dǔ sè le"],
    ["乔治·布什说了什么", "qiáo zhì · bù shí shuō le shén me"],
    ["慢慢地走在地上", "màn màn de zǒu zài dì shàng"],
    ["朝鲜的海鲜", "cháo xiǎn de hǎi xiān"],
    ["遇难者家属克服困难", "yù nàn zhě jiā shǔ kè fú kùn nán"],
    ["湖泊里停泊着船只", "hú pō lǐ tíng bó zhe chuán zhī"],
  ])("reads %s", (text, expected) => {
    expect(line(text)).toBe(expected);
  });

  it("keeps the tone that 一 and 不 have by themselves", () => {
    expect(line("一个人不对，一样一模一样，不去不要")).toBe(
      "yī gè rén bù duì ， yī yàng yī mú yī yàng ， bù qù bù yào",
    );
  });

  it("does not take the end of one word and the beginning of another for a word", () => {
    // 行业 is háng yè, but not in 进行 业务.
    expect(line("进行业务培训")).toBe("jìn xíng yè wù péi xùn");
  });

  it("leaves alone what is not Chinese", () => {
    expect(readings("A4纸2020年！", [])).toEqual([
      { text: "A4" },
      { text: "纸", pinyin: "zhǐ" },
      { text: "2020" },
      { text: "年", pinyin: "nián" },
      { text: "！" },
    ]);
    expect(readings("No Chinese here.", [])).toEqual([{ text: "No Chinese here." }]);
    expect(readings("", [])).toEqual([]);
  });

  it("reads radicals and forms as their characters, and leaves what nobody can read", () => {
    expect(readings("⼈民\u{2F804}花\u{E0100}𠮷〇时々", [])).toEqual([
      { text: "⼈", pinyin: "rén" },
      { text: "民", pinyin: "mín" },
      { text: "\u{2F804}", pinyin: expect.any(String) },
      { text: "花\u{E0100}", pinyin: "huā" },
      { text: "𠮷" },
      { text: "〇", pinyin: "líng" },
      { text: "时", pinyin: "shí" },
      { text: "々", pinyin: "shí" },
    ]);
  });

  it("loses nothing of any text, and has one character above each syllable", () => {
    const piece = fc.oneof(
      fc.constantFrom(..."银行长重庆的地得着了不一·，。“” A1\u{20BB7}\u{E0100}⼈々〇乐曾"),
      fc.string({ unit: "binary", maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        const parts = readings(text, [{ zh: "曾长乐", en: "Zeng Changle" }]);
        expect(parts.map((part) => part.text).join("")).toBe(text);
        expect(syllables(text, [])).toHaveLength([...text].length);
        for (const part of parts.filter(({ pinyin }) => pinyin !== undefined)) {
          expect([...part.text.replace(/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu, "")]).toHaveLength(1);
          expect(part.pinyin?.normalize("NFD")).toMatch(/^(?:[a-z][\u0300-\u0302\u0304\u0308\u030C]*)+$/u);
        }
      }),
    );
  });
});

const polyphones = "../shared/yardsticks/polyphones";

describe.skipIf(!existsSync(polyphones))("a set of polyphones", () => {
  it("is read right but for what it was when this was written", () => {
    const { even, odd } = halves(sentencesIn(polyphones));
    expect(shareRight(even)).toBeGreaterThanOrEqual(0.982);
    expect(shareRight(odd)).toBeGreaterThanOrEqual(0.962);
  }, 120_000);
});
