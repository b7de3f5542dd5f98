import { type Attack, type Case, inBody, inTranslation } from "./attack.ts";

const numeric = (text: string, write: (code: number) => string) =>
  Array.from(text, (character) => write(character.codePointAt(0) ?? 0)).join("");

const script = "javascript:alert(1)";

/** The same address in many spellings; what the parser does not decode is an address of this site. */
const spellings: Case[] = [
  ["as it is", script, "forbidden-link"],
  ["in mixed case", "JaVaScRiPt:alert(1)", "forbidden-link"],
  ["in decimal entities", numeric(script, (code) => `&#${code};`), "forbidden-link"],
  [
    "in decimal entities with zeros",
    numeric(script, (code) => `&#${String(code).padStart(7, "0")};`),
    "forbidden-link",
  ],
  ["in hexadecimal entities", numeric(script, (code) => `&#x${code.toString(16)};`), "forbidden-link"],
  ["in entities without semicolons", `${numeric("javascript", (code) => `&#${code}`)}:alert(1)`],
  ["with a named entity for the colon", "javascript&colon;alert(1)", "forbidden-link"],
  ["with a named tab", "<java&Tab;script:alert(1)>", "forbidden-link"],
  ["with a named line end", "<java&NewLine;script:alert(1)>", "forbidden-link"],
  ["with an entity of an entity", "&amp;#106;avascript&amp;colon;alert(1)"],
  ["with a tab", "<java\tscript:alert(1)>", "forbidden-link"],
  ["after a space", "< javascript:alert(1)>", "forbidden-link"],
  ["after a control character in an entity", "<&#1;javascript:alert(1)>", "forbidden-link"],
  ["after a NUL in an entity", "<&#0;javascript:alert(1)>", "forbidden-link"],
  ["after a space without width", "<\u200Bjavascript:alert(1)>", "forbidden-link"],
  ["after a space without a break", "<&nbsp;javascript:alert(1)>", "forbidden-link"],
  ["with backslashes", "java\\script\\:alert(1)", "forbidden-link"],
  ["with a backslash before the colon", "javascript\\:alert(1)", "forbidden-link"],
  ["in percent", numeric(script, (code) => `%${code.toString(16)}`)],
  ["with the colon in percent", "javascript%3Aalert(1)"],
  ["in full-width letters", "ｊａｖａｓｃｒｉｐｔ:alert(1)", "forbidden-link"],
  ["with a full-width colon", "javascript：alert(1)"],
  ["with the long s and a dotless i", "java\u017Fcr\u0131pt:alert(1)", "forbidden-link"],
  ["as an address with a comment", "javascript://evil.example/%0Aalert(1)", "forbidden-link"],
  ["of Visual Basic", "vbscript:msgbox(1)", "forbidden-link"],
  ["of a live script", "livescript:alert(1)", "forbidden-link"],
  ["with data", "data:text/html,%3Cscript%3Ealert(1)%3C/script%3E", "forbidden-link"],
  ["with data in base 64", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "forbidden-link"],
  ["to a file", "file:///etc/passwd", "forbidden-link"],
  ["to a blob", "blob:https://evil.example/1", "forbidden-link"],
  ["to the source of a page", "view-source:https://evil.example/", "forbidden-link"],
  ["to a chat", "irc://evil.example/", "forbidden-link"],
  ["to another site without a scheme", "//evil.example/"],
  ["to another site by backslashes", "<\\\\\\\\evil.example/>"],
  ["to another site under a name and password", "https://example.org:x@evil.example/"],
  ["above the site", "../../../../../../etc/passwd"],
];

const links: Case[] = [
  ["a link with quotes in its title", `[x](/zh "\\" onmouseover=alert(1) x=\\"")`],
  ["a link with a tag in its title", "[x](/zh '\"><img src=x onerror=alert(1)>')"],
  ["a link with quotes in its address", '[x](</zh"onmouseover="alert(1)>)'],
  ["a link with a tag in its address", '[x](</zh"\\>\\<img src=x onerror=alert(1)\\>>)'],
  ["a definition with a script", "[x][a]\n\n[a]: javascript:alert(1) 'x'", "forbidden-link"],
  ["a definition that nothing names", "[a]: javascript:alert(1)\n\n文。", "forbidden-link"],
  ["two definitions of one name", "[x][a]\n\n[a]: /zh\n[A]: javascript:alert(1)", "forbidden-link"],
  [
    "a definition named as a prototype",
    "[x][__proto__] [y][constructor]\n\n[__proto__]: /zh\n[constructor]: /en",
  ],
  ["a shortcut reference with a script", "[a]\n\n[a]: <javascript:alert(1)>", "forbidden-link"],
  ["an automatic link with a script", "<javascript:alert(1)>", "forbidden-link"],
  ["an automatic link with data", "<data:text/html,x>", "forbidden-link"],
  ["an automatic link with a handler", '<https://example.org/"onmouseover=alert(1)>'],
  ["a bare address with a handler", 'https://example.org/"onmouseover="alert(1)'],
  ["a bare address with a tag", "https://example.org/&quot;&gt;&lt;img/src=x/onerror=alert(1)&gt;"],
  ["a bare name with quotes", 'www.example.org/"><x'],
  ["a mail address with headers", "[x](mailto:a@example.org?bcc=b@evil.example&body=%0D%0A)"],
  ["a mail address for a chat", "xmpp:a@evil.example"],
  ["a link in a link", "[a [b](javascript:alert(1)) c](/zh)", "forbidden-link"],
  ["a picture in a link with a script", "[![x](/icon.svg)](javascript:alert(1))", "forbidden-link"],
  ["an empty link", "[]() [x]() [](javascript:)", "forbidden-link"],
];

const pictures: Case[] = [
  ["a picture from elsewhere", "![x](https://evil.example/x.png)", "forbidden-image"],
  ["a picture from elsewhere without a scheme", "![x](//evil.example/x.png)", "forbidden-image"],
  ["a picture from elsewhere by backslashes", "![x](</\\\\evil.example/x.png>)", "forbidden-image"],
  ["a picture from elsewhere with a tab", "![x](</\t/evil.example/x.png>)", "forbidden-image"],
  ["a picture from elsewhere by reference", "![x][a]\n\n[a]: https://evil.example/x.png", "forbidden-image"],
  ["a picture from elsewhere in a link", "[![x](http://evil.example/x.png)](/zh)", "forbidden-image"],
  ["a picture that is a script", "![x](javascript:alert(1))", "forbidden-image"],
  ["a drawing as data", "![x](data:image/svg+xml,%3Csvg%20onload=alert(1)%3E)", "forbidden-image"],
  [
    "a drawing as data in base 64",
    "![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)",
    "forbidden-image",
  ],
  ["a picture as a file", "![x](file:///etc/passwd)", "forbidden-image"],
  ["a picture with a handler in its text", '![" onerror="alert(1)](/icon.svg)', "missing-picture"],
  ["a picture with a handler in its title", "![x](/icon.svg '\" onload=\"alert(1)')", "missing-picture"],
  ["a picture with a handler in its address", '![x](</icon.svg"onerror="alert(1)>)', "missing-picture"],
  ["a picture with a picture in its text", "![![a](//evil.example/a.png)](/icon.svg)", "missing-picture"],
  ["a picture of a page that does something", "![x](/zh/search?q=攻击)", "missing-picture"],
];

export const linksAndPictures: Attack[] = [
  ...spellings.map(([name, address, refused]) => inBody([`a link ${name}`, `[x](${address})`, refused])),
  ...links.map(inBody),
  ...pictures.map(inBody),
  inTranslation(["a link with a script", `[x](${script})`, "forbidden-link"]),
  inTranslation(["a picture from elsewhere", "![x](https://evil.example/x.png)", "forbidden-image"]),
];
