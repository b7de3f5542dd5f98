import { describe, expect, it } from "vitest";
import { type PrintedText, reconcile, type SetAside } from "#lib/ledger/ledger.ts";

const passage = (text: string, file = "a.md", line = 1): PrintedText => ({
  file,
  line,
  column: 1,
  field: "body",
  block: "p1",
  text,
});
type Aside = Pick<SetAside, "lines" | "text">;
const difference = (bulletin: string, texts: readonly string[], asides: readonly Aside[] = []) => {
  const { lost, twice, invented } = reconcile(
    bulletin,
    texts.map((text) => passage(text)),
    asides.map((aside) => ({ file: "a.yaml", line: 2, why: "广告", ...aside })),
  );
  const textsOf = (found: readonly { text: string }[]) => found.map(({ text }) => text);
  return { lost: textsOf(lost), twice: textsOf(twice), invented: textsOf(invented) };
};
const nothing = { lost: [], twice: [], invented: [] };

describe("nothing is lost or invented where the passages hold the bulletin", () => {
  it.each([
    ["line by line", "标题\n\n正文第一段。\n正文第二段。", ["标题", "正文第一段。", "正文第二段。"]],
    ["in another order", "续文在前。\n标题\n正文", ["标题", "正文", "续文在前。"]],
    ["with lines joined", "全面推\n动形成\n绿色方式。", ["全面推动形成绿色方式。"]],
    ["with a line cut at a gap", "上篇的开头，下篇的结尾。", ["上篇的开头，", "下篇的结尾。"]],
    ["with other whitespace", "本报讯　11月27日，会议召开。", ["本报讯 11月27日，\n会议召开。"]],
    ["with the line ends of Windows", "标题一行\r\n正文一段\r\n", ["标题一行正文一段"]],
    ["where a line stands twice in both", "■本报记者\n■本报记者", ["■本报记者", "■本报记者"]],
    [
      "where a short line stands by chance in a long one",
      "出席\n朱健出席会议并致辞，会议出席",
      ["朱健出席会议并致辞，会议出席", "出席"],
    ],
    [
      "where a line stands by chance over a break of lines",
      "甲会议\n出席乙\n会议出席",
      ["甲会议出席乙", "会议出席"],
    ],
    ["where it is empty", "", []],
    ["where it is blank", "\n \u3000\n", [" "]],
  ])("%s", (_, bulletin, texts) => {
    expect(difference(bulletin, texts)).toEqual(nothing);
  });
});

describe("ASCII and full-width forms are the same", () => {
  it.each([
    ["double quotes", "“四好”农村路", '"四好"农村路'],
    ["single quotes", "‘四好’农村路", "'四好'农村路"],
    ["commas", "全市，全面", "全市,全面"],
    ["round brackets", "（试行）办法", "(试行)办法"],
    ["square brackets", "［试行］办法", "[试行]办法"],
  ])("of %s, either way round", (_, wide, ascii) => {
    expect(difference(wide, [ascii])).toEqual(nothing);
    expect(difference(ascii, [wide])).toEqual(nothing);
  });

  it.each([
    ["colons", "：", ":"],
    ["semicolons", "；", ";"],
    ["question marks", "？", "?"],
    ["exclamation marks", "！", "!"],
    ["full stops", "。", "."],
    ["letters", "Ａ", "A"],
    ["figures", "１", "1"],
    ["tildes", "～", "~"],
    ["opening and closing quotes and single ones", "“", "'"],
    ["traditional and simplified characters", "會", "会"],
  ])("but not of %s", (_, printed, written) => {
    expect(difference(`会议强调${printed}坚持发展`, [`会议强调${written}坚持发展`])).toEqual({
      lost: [printed],
      twice: [],
      invented: [written],
    });
  });
});

describe("lost text", () => {
  it("is told with its line and column in the bulletin", () => {
    const { lost, invented } = reconcile("标题一行\n\n会议强调，要坚持生态优先绿色发展。", [
      passage("标题一行"),
      passage("会议强调，要坚持绿色发展。"),
    ]);
    expect(lost).toEqual([{ line: 3, column: 9, text: "生态优先" }]);
    expect(invented).toEqual([]);
  });

  it("is the whole bulletin where there is no passage, line by line", () => {
    expect(reconcile("标题\n\n 正文。", []).lost).toEqual([
      { line: 1, column: 1, text: "标题" },
      { line: 3, column: 2, text: "正文。" },
    ]);
  });

  it("is a second copy that no passage has", () => {
    expect(reconcile("■本报记者\n■本报记者", [passage("■本报记者")]).lost).toHaveLength(1);
  });
});

describe("invented text", () => {
  it("is told with its passage's place", () => {
    const place = { file: "b.md", line: 12, column: 3, field: "body", block: "p4" };
    const text = "会议强调，要坚持生态优先绿色发展。";
    const { invented, lost } = reconcile("会议强调，要坚持绿色发展。", [{ ...place, text }]);
    expect(invented).toEqual([{ ...place, text: "生态优先" }]);
    expect(lost).toEqual([]);
  });

  it("is one character among others", () => {
    expect(difference("市委书记主持召开会议", ["市委副书记主持召开会议"])).toEqual({
      lost: [],
      twice: [],
      invented: ["副"],
    });
  });

  it("is a character rare enough to share half of its code with another, as a whole", () => {
    expect(difference("他叫𠮷田，来自南京。", ["他叫𠮶田，来自南京。"])).toEqual({
      lost: ["𠮷"],
      twice: [],
      invented: ["𠮶"],
    });
  });
});

describe("text used twice", () => {
  const sentence = "会议强调，要坚持生态优先绿色发展。";

  it("is told with its passage's place, and with the first one's", () => {
    const { twice, invented, lost } = reconcile(`标题一行\n${sentence}`, [
      passage("标题一行", "a.md", 2),
      passage(sentence, "a.md", 12),
      passage(sentence, "b.md", 14),
    ]);
    expect(twice).toEqual([{ ...passage(sentence, "b.md", 14), first: { file: "a.md", line: 12 } }]);
    expect([...lost, ...invented]).toEqual([]);
  });

  it.each([
    ["a whole passage, however short", "出席\n会议强调，", ["出席", "会议强调，", "出席"], "出席"],
    ["a character that is typed twice", sentence, ["会议强调，要坚持生态优优先绿色发展。"], "优"],
    ["a word that is typed twice", sentence, ["会议强调，要坚持坚持生态优先绿色发展。"], "坚持"],
    ["the first character of a passage", sentence, [`会${sentence}`], "会"],
    ["the last character of a passage", sentence, [`${sentence}。`], "。"],
    [
      "a sentence within another passage",
      `${sentence}\n副市长龚学余出席论坛。市领导何恩广参加。`,
      [sentence, `副市长龚学余出席论坛。${sentence}市领导何恩广参加。`],
      sentence,
    ],
    [
      "a part of a passage",
      `${sentence}\n副市长龚学余出席论坛。`,
      [sentence, "副市长龚学余出席论坛。", "要坚持生态优先绿色发展"],
      "要坚持生态优先绿色发展",
    ],
    [
      "a long part of a clause",
      "会议传达贯彻习近平总书记近期重要讲话指示精神和省委有关会议精神",
      [
        "会议传达贯彻习近平总书记近期重要讲话指示精神和省委有关会议精神",
        "传达贯彻习近平总书记近期重要讲话指示精神和省委有关",
      ],
      "传达贯彻习近平总书记近期重要讲话指示精神和省委有关",
    ],
  ])("is %s", (_, bulletin, texts, text) => {
    expect(difference(bulletin, texts)).toEqual({ lost: [], twice: [text], invented: [] });
  });

  it("is told apart from what is invented beside it", () => {
    expect(difference(sentence, [sentence, `大家认为，${sentence}掌声雷动。`])).toEqual({
      lost: [],
      twice: [sentence],
      invented: ["大家认为，", "掌声雷动。"],
    });
  });

  it.each([
    ["a word of the bulletin elsewhere", `${sentence}大会闭幕。`, [`${sentence}大会会议闭幕。`], "会议"],
    ["a character of the bulletin elsewhere", sentence, ["会议要强调，要坚持生态优先绿色发展。"], "要"],
    ["a passage of the bulletin's words", sentence, [sentence, "绿色发展"], "绿色发展"],
    [
      "a name that an invented sentence has too",
      "湖南筑升信息科技有限公司总经理彭冬介绍了成果。",
      ["湖南筑升信息科技有限公司总经理彭冬介绍了成果。", "5月在衡阳成立了湖南筑升信息科技有限公司分部。"],
      "5月在衡阳成立了湖南筑升信息科技有限公司分部。",
    ],
  ])("is not %s: that is invented", (_, bulletin, texts, text) => {
    expect(difference(bulletin, texts)).toEqual({ lost: [], twice: [], invented: [text] });
  });

  it("may be what is set aside: then the first place is where it is listed", () => {
    const aside = { file: "b.yaml", line: 7, lines: [1, 1] as const, text: "广告热线 12345", why: "广告" };
    const { twice } = reconcile("广告热线 12345", [passage("广告热线 12345")], [aside]);
    expect(twice.map(({ first }) => first)).toEqual([{ file: "b.yaml", line: 7 }]);
  });

  it("is not text that the bulletin has as often", () => {
    expect(difference(`${sentence}\n${sentence}`, [sentence, sentence])).toEqual(nothing);
  });
});

describe("what is set aside", () => {
  const bulletin = "标题一行\n广告热线 12345\n正文一段。";
  const rest = ["标题一行", "正文一段。"];

  it("is not lost", () => {
    expect(difference(bulletin, rest, [{ lines: [2, 2], text: "广告热线 12345" }])).toEqual(nothing);
  });

  it("may be a part of a line, and go over lines", () => {
    const text = "一行\n广告热线 12345\n正文";
    expect(difference(bulletin, ["标题", "一段。"], [{ lines: [1, 3], text }])).toEqual(nothing);
  });

  it("may be as short as one character of a line", () => {
    expect(difference("1 标题一行", ["标题一行"], [{ lines: [1, 1], text: "1" }])).toEqual(nothing);
  });

  it("may be listed in pieces that stand beside each other", () => {
    const pieces = ["广告", "广告", "热线"].map((text) => ({ lines: [1, 1] as const, text }));
    expect(difference("广告广告热线正文一段。", ["正文一段。"], pieces)).toEqual(nothing);
  });

  it("is still lost where it stands in other lines than those named", () => {
    for (const lines of [
      [1, 1],
      [3, 9],
      [7, 8],
    ] as const)
      expect(difference(bulletin, rest, [{ lines, text: "广告热线 12345" }])).toEqual({
        lost: ["广告热线 12345"],
        twice: [],
        invented: [],
      });
  });

  it("is still lost as far as the words differ", () => {
    expect(difference(bulletin, rest, [{ lines: [2, 2], text: "广告热线 54321" }]).lost).not.toEqual([]);
  });

  it("cannot be in an article as well", () => {
    expect(
      difference(bulletin, [...rest, "广告热线 12345"], [{ lines: [2, 2], text: "广告热线 12345" }]),
    ).toEqual({ lost: [], twice: ["广告热线 12345"], invented: [] });
  });

  it("leaves other copies of its words to the articles", () => {
    const twice = "责任编辑王某\n责任编辑王某";
    expect(difference(twice, ["责任编辑王某"], [{ lines: [2, 2], text: "责任编辑王某" }])).toEqual(nothing);
  });
});

describe("the print order", () => {
  const inPrint = (bulletin: string, passages: readonly PrintedText[]) =>
    [...reconcile(bulletin, passages).firstOffset].sort(([, a], [, b]) => a - b).map(([file]) => file);

  it("is that of each file's first character", () => {
    const order = inPrint("丙的全部正文\n乙的全部正文\n甲的全部正文", [
      passage("甲的全部正文", "a.md"),
      passage("乙的全部正文", "b.md"),
      passage("丙的全部正文", "c.md"),
    ]);
    expect(order).toEqual(["c.md", "b.md", "a.md"]);
  });

  it("goes by the first of an article's pieces, whichever it is", () => {
    const order = inPrint("甲的续文在前面\n乙的全部正文都在这里\n甲的开头在后面，比较长", [
      passage("乙的全部正文都在这里", "b.md"),
      passage("甲的开头在后面，比较长", "a.md"),
      passage("甲的续文在前面", "a.md"),
    ]);
    expect(order).toEqual(["a.md", "b.md"]);
  });

  it("is not that of a short line which stands by chance in a long one", () => {
    const order = inPrint("出席\n市领导各位\n市长同志\n出席会议的有朱健", [
      passage("出席会议的有朱健", "a.md"),
      passage("市领导各位出席市长同志", "b.md"),
    ]);
    expect(order).toEqual(["b.md", "a.md"]);
  });

  it("is told in one line too, where lines are cut", () => {
    const order = inPrint("甲的结尾在这里。乙的开头在那里", [
      passage("乙的开头在那里", "b.md"),
      passage("甲的结尾在这里。", "a.md"),
    ]);
    expect(order).toEqual(["a.md", "b.md"]);
  });

  it("has no place for a file that the bulletin does not hold", () => {
    expect(inPrint("甲的全部正文", [passage("乙丙丁戊己庚", "b.md")])).toEqual([]);
  });
});

describe("the claims", () => {
  const claims = (bulletin: string, passages: readonly PrintedText[], setAside: readonly SetAside[] = []) =>
    reconcile(bulletin, passages, setAside)
      .claims.map(({ line, start, size, by }) => [line, start, size, by.file])
      .sort();

  it("say which stretch of which line went where", () => {
    expect(
      claims("标题 一行\n甲的结尾在这里。乙的开头在那里", [
        passage("标题一行", "a.md"),
        passage("乙的开头在那里", "b.md"),
        passage("甲的结尾在这里。", "a.md"),
      ]),
    ).toEqual([
      [1, 0, 5, "a.md"],
      [2, 0, 8, "a.md"],
      [2, 8, 7, "b.md"],
    ]);
  });

  it("have what stands beside a change too", () => {
    expect(claims("甲乙丙丁子戊己", [passage("甲乙丙丁丑戊己")])).toEqual([
      [1, 0, 4, "a.md"],
      [1, 5, 2, "a.md"],
    ]);
  });

  it("have what is set aside, over several lines", () => {
    const aside = { file: "a.yaml", line: 2, lines: [1, 2] as const, text: "版头\n日期", why: "版头" };
    expect(claims("版头\n日期", [], [aside])).toEqual([
      [1, 0, 2, "a.yaml"],
      [2, 0, 2, "a.yaml"],
    ]);
  });

  it("have both places of what is used twice", () => {
    expect(
      claims("副市长龚学余出席。", [
        passage("副市长龚学余出席。", "a.md"),
        passage("副市长龚学余出席。", "b.md"),
      ]),
    ).toEqual([
      [1, 0, 9, "a.md"],
      [1, 0, 9, "b.md"],
    ]);
  });
});

describe("the count of characters", () => {
  it("tells those in passages and those set aside from all, whitespace aside", () => {
    const aside = { file: "a.yaml", line: 2, lines: [1, 1] as const, text: "第1版", why: "版头" };
    const { counts } = reconcile("第1版\n标题 一行\n没有归处的字", [passage("标题一行")], [aside]);
    expect(counts).toEqual({ characters: 13, accounted: 4, setAside: 3 });
  });

  it("counts a rare character once", () => {
    expect(reconcile("𠮷田\n𠮷", [passage("𠮷田")]).counts).toEqual({
      characters: 3,
      accounted: 2,
      setAside: 0,
    });
  });
});
