import { describe, expect, it } from "vitest";
import { wordsOf } from "../../../../lib/archive/chinese-words.ts";
import { breaksOf as breaksWith, NameFinder, outside } from "../../../../lib/archive/text/headline-breaks.ts";

const breaksOf = (line: string) => breaksWith(line, wordsOf);
const broken = (line: string) => {
  const at = [0, ...breaksOf(line), line.length];
  return at.slice(1).map((end, index) => line.slice(at[index], end));
};

describe("breaksOf", () => {
  it.each([
    ["全市银企对接会在衡南县召开", ["银企对接", "衡南县"]],
    ["筑牢疫情防控“防火墙”", ["防火墙", "“防火墙”"]],
    ["中国移动与我市签署战略合作协议", ["中国移动"]],
    ["朱健主持召开市政府2020年第17次常务会议", ["2020年", "第17次"]],
    ["市政府召开第十七次常务会议", ["第十七次"]],
    ["金融支持实体经济发展银企对接会签约128.6亿元", ["128.6亿元"]],
    ["首批12个社区书屋开放，藏书3.6万册", ["12个", "3.6万册"]],
    ["全市新增就业20余名，增长5.3%", ["20余名", "5.3%"]],
    ["市人大常委会审议《物业管理条例》等3部法规", ["《物业管理条例》", "3部"]],
    ["5G＋工业互联网论坛举行，32家企业参加", ["5G＋", "32家"]],
    ["11月28日起执行新标准", ["11月28日"]],
    ["湘江流域综合治理论坛：专家共话“一江四水”生态修复", ["“一江四水”"]],
    ["A4L级自动驾驶测试启动", ["A4L"]],
  ])("keeps together in %s what belongs together", (line, wholes) => {
    for (const whole of wholes) {
      const from = line.indexOf(whole);
      expect(breaksOf(line).filter((at) => at > from && at < from + whole.length)).toEqual([]);
    }
  });

  it("breaks after commas, colons and dashes, and begins no line with a mark or a particle", () => {
    expect(breaksOf("新高考，新机遇——大学校长的对话")).toEqual(expect.arrayContaining([4, 9]));
    for (const part of broken("新高考，新机遇——大学校长的对话：“怎么分？”等问题").slice(1)) {
      expect(part).not.toMatch(/^[，：—”？的等]/u);
    }
  });

  it("keeps a short quotation whole, and breaks a long one between words", () => {
    expect(broken("学习“两山”理念")).toContain("“两山”");
    expect(breaksOf("印发《关于进一步优化营商环境更好服务市场主体的实施意见》").length).toBeGreaterThan(3);
  });

  it("breaks nothing else than Chinese", () => {
    expect(breaksOf("Smart water")).toEqual([]);
    expect(breaksOf("")).toEqual([]);
  });

  it("never breaks within a character of two code units", () => {
    expect(broken("𠮷野家在衡阳开业").join("")).toBe("𠮷野家在衡阳开业");
    expect(breaksOf("𠮷野家在衡阳开业")).not.toContain(1);
  });
});

describe("names", () => {
  it("are not broken, however they overlap", () => {
    const line = "衡阳市住房和城乡建设局召开会议";
    const names = new NameFinder(["住房和城乡建设局", "衡阳市", "局"]);
    const left = outside(breaksOf(line), names.find(line));
    expect(left.filter((at) => (at > 0 && at < 3) || (at > 3 && at < 11))).toEqual([]);
    expect(left).toContain(3);
  });
});
