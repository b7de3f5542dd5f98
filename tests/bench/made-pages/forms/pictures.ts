/** What stands under pictures, and who took them. */
import { letter, pick, type Random } from "../chance.ts";
import { type House, reporter } from "../house.ts";
import { gap, monthDay, offices, people, person, places } from "../words.ts";

function scene(random: Random, topic: string): string {
  const place = pick(random, places);
  return pick(random, [
    `${place}的居民在${pick(random, ["参加", "体验", "了解"])}${topic}活动`,
    `工作人员正在检查${topic}设备`,
    `志愿者向市民介绍${topic}知识`,
    `小学生在${place}体验${topic}`,
    `航拍${place}的${topic}工地`,
    "村民在大棚里采摘草莓",
    `游客在${place}拍照留念`,
    `${person(random)}${pick(random, ["扶孩子上车", "在自家院子里", "给学徒示范", "接受采访"])}`,
    `${place}${pick(random, ["一景", "夜色", "的清晨"])}`,
    "“老师，你看。”",
  ]);
}

export function caption(house: House, topic: string): string {
  const { random, style } = house;
  const text = scene(random, topic);
  const when = random() < 0.5 ? `${monthDay(random)}，` : "";
  switch (style.caption) {
    case "figure-is":
      return `${pick(random, ["图为", "图为", "图片为", "上图为", "右图为"])}${when}${text}。`;
    case "arrow":
      return `${pick(random, ["▲", "△", "▼", "◀", "▶", "←", "↑", "→"])}${pick(random, ["", "", " "])}${when}${text}${pick(random, ["。", "。", ""])}`;
    case "numbered":
      return pick(random, [
        `图①：${text}。图②：${scene(random, topic)}。`,
        `图①：${text}。　图②：${scene(random, topic)}。　图③：${scene(random, topic)}。`,
        `① ${text}。`,
        `（图${letter(random, "一二三")}）${text}。`,
        `图1 ${text}`,
      ]);
    case "with-credit":
      return `${when}${text}${pick(random, ["。", "。", " "])}${pick(random, ["", " ", "　"])}${pick(random, [
        `${pick(random, ["本报记者", "通讯员", "新华社记者", "记者", ""])} ${reporter(house)} 摄`,
        `${reporter(house)}${pick(random, ["/图", "／摄", "摄"])}`,
        `（${pick(random, ["资料图", "受访者供图", "市文旅局供图", "家长供图", "网络图片"])}）`,
        "（资料图片）",
      ])}`;
    case "label":
      return `${pick(random, ["上图：", "左图：", "下图：", "右图：", "题图：", "小图：", "图片说明：", "上图　"])}${when}${text}${pick(random, ["。", ""])}`;
    case "scene":
      return text.replace(/。$/u, "") + pick(random, ["", "。"]);
    default:
      return `${when === "" ? `${monthDay(random)}，` : when}${text}。`;
  }
}

export function credit(house: House): string {
  const { random, style } = house;
  const names = random() < 0.6 ? reporter(house) : people(random, 2);
  switch (style.credit) {
    case "slash":
      return `${pick(random, ["", "本报记者 ", "通讯员 "])}${names}${pick(random, ["/摄", "/图", "／摄", "／图", "/摄影", "|图"])}`;
    case "label":
      return `${pick(random, ["摄影：", "图/", "图片：", "图：", "摄影/", "制图：", "漫画/", "摄影　", "图片提供："])}${names}`;
    case "supplied":
      return pick(random, [
        `${pick(random, offices)}${pick(random, ["供图", "提供", "图"])}`,
        `${pick(random, ["本组图片", "本版图片", "本组照片", "本版照片除署名外", "本版摄影", "以上图片"])}${pick(random, ["均由", "由", gap(random)])}${pick(random, ["本报记者 ", ""])}${names}${pick(random, ["摄", "拍摄", "提供", ""])}`,
        `${names} 供图`,
        "受访者供图",
      ]);
    case "brackets":
      return pick(random, [
        `（${pick(random, ["本报记者 ", "通讯员 ", ""])}${names} 摄）`,
        `（${pick(random, ["图由", "图片由", "照片由"])}${pick(random, offices)}提供）`,
        `（${pick(random, ["资料图片", "网络图片", "受访者供图"])}）`,
      ]);
    case "agency":
      return pick(random, [
        `新华社记者 ${names} 摄`,
        "新华社发",
        `新华社发（${names}摄）`,
        "新华社图片",
        `中新社发 ${names} 摄`,
      ]);
    default:
      return `${pick(random, ["本报记者", "通讯员", "全媒体记者", "本报首席记者", "记者", ""])} ${names}${pick(random, [" 摄", " 摄", "　摄影", " 摄影报道", " 绘", " 制图", " 图"])}`.trim();
  }
}
