/** What 方正's comments say of an article (`<!--enpproperty <title>…</title> … /enpproperty-->`). */
export interface EnpProperties {
  kicker?: string;
  headline?: string;
  deck?: string;
  byline?: string;
}

const fields = { kicker: "introtitle", headline: "title", deck: "subtitle", byline: "author" } as const;

export function propertiesOf(comments: readonly string[]): EnpProperties {
  const said = comments.find((comment) => /^\s*enpproperty/i.test(comment));
  if (said === undefined) return {};
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, tag]) => {
      const [, text = ""] = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "i").exec(said) ?? [];
      const plain = text
        .replace(/<[^>]*>/g, " ")
        .replace(/&nbsp;|\s+/g, " ")
        .trim();
      return plain === "" ? [] : [[field, plain]];
    }),
  );
}
