/**
 * What editors write who go by what things are called, and what the record calls them. Only to say in a problem what
 * was probably meant: nothing is ever read by these.
 */
const fieldWords: Record<string, string> = {
  标题: "headline",
  主题: "headline",
  主标题: "headline",
  题目: "headline",
  title: "headline",
  引题: "kicker",
  肩题: "kicker",
  眉题: "kicker",
  副题: "deck",
  副标题: "deck",
  subtitle: "deck",
  subhead: "deck",
  类别: "kind",
  类型: "kind",
  分类: "kind",
  type: "kind",
  category: "kind",
  日期: "date",
  发稿日期: "date",
  举行日期: "held",
  署名: "byline",
  作者: "byline",
  author: "byline",
  记者: "reporters",
  reporter: "reporters",
  authors: "reporters",
  话题: "topics",
  标签: "topics",
  tags: "topics",
  人物: "people",
  person: "people",
  位置: "position",
  版面: "bulletin",
  版次: "page",
  上接: "continues",
  发布时间: "publish",
  撤稿: "withdrawn",
  旧名: "formerly",
  图片: "pictures",
  图片说明: "caption",
  说明: "note",
  替代文字: "alt",
  更新: "updated",
  更正: "corrections",
  状态: "status",
  待核: "unsure",
  存疑: "unsure",
  待办: "todo",
  "to-do": "todo",
  译者: "translator",
  翻译: "translator",
  审校: "reviewed",
  编号: "id",
  姓名: "name",
  名称: "name",
  名字: "name",
  职务: "office",
  任职: "offices",
  历任职务: "offices",
  角色: "role",
  术语: "term",
  中文: "zh",
  英文: "en",
};

const valueWords: Record<string, string> = {
  会议: "meeting",
  论坛: "forum",
  研讨会: "seminar",
  研讨: "seminar",
  座谈会: "seminar",
  新闻: "news",
  消息: "news",
  通讯: "news",
  报道: "news",
  草稿: "draft",
  发布: "published",
  已发布: "published",
  记者: "staff",
  本报记者: "staff",
  通讯员: "correspondent",
  摄影: "photographer",
  摄影记者: "photographer",
  中文: "zh",
  英文: "en",
  是: "true",
  已审: "true",
  yes: "true",
  on: "true",
  否: "false",
  未审: "false",
  no: "false",
  off: "false",
};

/** The field that the word stands for among editors, if it is one. */
export function fieldMeant(word: string): string | undefined {
  return meant(fieldWords, word);
}

/** The value that the word stands for among editors: a kind, a role, a status, true or false. */
export function valueMeant(word: string): string | undefined {
  return meant(valueWords, word);
}

function meant(words: Record<string, string>, word: string): string | undefined {
  const plain = plainWord(word);
  return Object.hasOwn(words, plain) ? words[plain] : undefined;
}

/** A word without what a Chinese keyboard puts around it or makes of it: `“Ｎｅｗｓ”` is `news`. */
export function plainWord(word: string): string {
  return word
    .normalize("NFKC")
    .replace(/^[\s"'“”‘’「」『』【】[\]()《》]+|[\s"'“”‘’「」『』【】[\]()《》,，。;；、]+$/gu, "")
    .toLowerCase();
}

/** A day that is written another way (`2020年11月8日`, `2020/11/8`, `２０２０－１１－０８`) as `YYYY-MM-DD`. */
export function dayMeant(text: string): string | undefined {
  const match = /^(\d{4})\s*[年/.\-‐–—−~_\s]\s*(\d{1,2})\s*[月/.\-‐–—−~_\s]\s*(\d{1,2})\s*[日号]?$/u.exec(
    plainWord(text),
  );
  const whole = /^(\d{4})(\d{2})(\d{2})$/.exec(plainWord(text));
  const [, year, month, day] = match ?? whole ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/**
 * A time that is written another way (`2020-11-28 6:00`, `2020年11月28日 06:00`) as an instant; without an offset, as
 * one of China's, where editors write such.
 */
export function instantMeant(text: string): string | undefined {
  const match =
    /^(.*?[\d日号])[\sT]\s*(\d{1,2})[:.时点]([0-5]\d)?(?::\d{2}|分)?\s*(Z|[+-]\d{2}:?\d{2})?$/iu.exec(
      plainWord(text),
    );
  const [, day = "", hour = "", minute = "00", offset = "+08:00"] = match ?? [];
  const known = dayMeant(day);
  if (known === undefined || Number(hour) > 23) return undefined;
  const zone = offset.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, "$1:$2");
  return `${known}T${hour.padStart(2, "0")}:${minute}${zone}`;
}
