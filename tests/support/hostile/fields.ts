import { type Attack, type FieldCase, inFields, inTranslatedFields, marker, original } from "./attack.ts";

const breakouts: [name: string, text: string][] = [
  ["the end of a script", `${marker}</script><script>alert(1)</script>`],
  ["the end of a comment", `${marker}--><script>alert(1)</script><!--`],
  ["the start of a comment in a script", `${marker}<!--<script>`],
  ["the end of a title", `${marker}</title><script>alert(1)</script>`],
  ["the end of a style", `${marker}</style><img src=x onerror=alert(1)>`],
  ["the end of an attribute", `${marker}"><img src=x onerror=alert(1)>`],
  ["the end of an attribute in single quotes", `${marker}' onmouseover='alert(1)' x='`],
  [
    "the end of a description",
    `${marker}" /><meta http-equiv="refresh" content="0;url=https://evil.example/`,
  ],
  ["the end of a section of characters", `${marker}]]><script>alert(1)</script>`],
  ["the end of structured data", `${marker}"}]},{"@type":"Person"}</script><script>alert(1)//`],
  ["entities", `${marker}&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;`],
  ["Markdown", `${marker} [x](javascript:alert(1)) **b** ![x](//evil.example/x.png)`],
  ["a message's syntax", `${marker} {name} {0, plural, other {#}} <b>x</b> '{'`],
  ["a template", `${marker} \${alert(1)} {{alert(1)}} <%= 1 %> #{1}`],
  ["a separator of JavaScript lines", `${marker}\u2028alert(1)\u2029`],
  ["a search's syntax", `${marker} "unclosed NEAR(a b) * ^ col: -x OR ) ; DROP TABLE articles; --`],
  ["the marks of a passage", `${marker} \uE000x\uE001 \uFFFC <mark>x</mark>`],
  ["no character at all", `${marker}\uFFFE\uFFFF\uFDD0`],
  ["a very long word", `${marker}${"w".repeat(20_000)}`],
];

const texts: FieldCase[] = [
  ["a kicker that breaks out", { kicker: ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'] }],
  ["a deck that breaks out of a description", { deck: '"><script>alert(1)</script>' }],
  ["a byline that breaks out", { byline: "■<img src=x onerror=alert(1)>" }],
  ["a headline of a thousand lines", { headline: Array.from({ length: 1_000 }, () => marker) }],
  [
    "a correction that breaks out",
    {
      corrections: [
        {
          block: "p1",
          from: "<script>alert(1)</script>",
          to: '"><svg onload=alert(1)>',
          note: { zh: "</del><script>alert(1)</script>", en: "<img src=x onerror=alert(1)>" },
          date: "2020-01-01",
        },
      ],
    },
  ],
  [
    "a correction of a block that is a path",
    {
      corrections: [
        { block: 'p1/../../x"', from: "a", to: "b", note: { zh: "a", en: "b" }, date: "2020-01-01" },
      ],
    },
    "wrong-type",
  ],
  [
    "a correction of a block beyond all numbers",
    {
      corrections: [
        {
          block: "p99999999999999999999",
          from: "a",
          to: "b",
          note: { zh: "a", en: "b" },
          date: "2020-01-01",
        },
      ],
    },
    "unknown-block",
  ],
  [
    "an answer that breaks out",
    { accept: [{ block: "p1", code: "<script>", why: "</script><script>alert(1)</script>" }] },
  ],
  [
    "an answer that accepts an error",
    { accept: [{ block: "p1", code: "unknown-topic", why: "x" }], topics: ["x"] },
    "unknown-topic",
  ],
  ["a supplied field that is none", { supplied: ["__proto__", "<b>"] }, "wrong-value"],
  ["a kind that is a path", { kind: "../../etc" }, "wrong-kind"],
  ["a kind that every object has", { kind: "constructor" }, "wrong-kind"],
  ["a day that is a path", { date: "../../../etc" }, "not-a-day"],
  ["a day with more after it", { date: "2020-11-28\n<script>" }, "not-a-day"],
  ["an update in a time that never is", { updated: "2020-11-28T99:99:99+99:99" }, "not-a-day"],
  ["an event's day that breaks out", { held: '2020-11-28"><script>' }, "not-a-day"],
  ["a reporter whose id is a path", { reporters: ["../../admin"] }, "wrong-type"],
  ["a reporter whom every object has", { reporters: ["constructor"] }, "unknown-reporter"],
  ["a topic whose id is a prototype", { topics: ["__proto__"] }, "wrong-type"],
  ["a topic whose id is very long", { topics: ["a".repeat(100_000)] }, "unknown-topic"],
  ["a person whose id is a query", { people: ["' OR 1=1 --"] }, "wrong-type"],
  ["a bulletin that is a path", { bulletin: "../../../etc/passwd" }, "unknown-bulletin"],
  ["a bulletin that every object has", { bulletin: "toString" }, "unknown-bulletin"],
  ["a position beyond all numbers", { position: 1e308 }, "wrong-type"],
  ["a position that is no number", { position: "1; DROP TABLE articles" }, "wrong-type"],
  ["a status that is unknown", { status: "published<script>" }, "wrong-value"],
  ["a headline that is a map", { headline: { toString: "x", length: 1 } }, "wrong-type"],
  ["a headline of nothing visible", { headline: "\u00A0\u3000" }, "empty-field"],
];

const translated: FieldCase[] = [
  ["a headline that breaks out", { headline: '"></title><script>alert(1)</script>' }],
  ["a translator who breaks out", { translator: "<img src=x onerror=alert(1)>" }],
  ["a deck that breaks out", { deck: "</p><script>alert(1)</script>" }],
  ["hashes that are none", { translates: ["<script>"] }, "wrong-type"],
  ["stamps that are none", { translatesTexts: ["headline <script>"] }, "wrong-type"],
  ["a field of the original", { date: "2020-11-28" }, "unknown-field"],
];

export const fields: Attack[] = [
  ...breakouts.map(([name, headline]) => inFields([`a headline with ${name}`, { headline }])),
  ...texts.map(inFields),
  ...translated.map(inTranslatedFields),
  {
    name: "a bulletin's text that breaks out",
    files: (spot) => ({
      ...original(spot, { bulletin: spot.bulletin, supplied: ["headline"] }),
      [`bulletins/${spot.bulletin}.txt`]: `${marker}正文。\n\n</p><script>alert(1)</script>\n"><img src=x onerror=alert(1)>\n`,
    }),
  },
  {
    name: "what is set aside of a bulletin breaks out",
    files: (spot) => ({
      ...original(spot, { bulletin: spot.bulletin, supplied: ["headline"] }),
      [`bulletins/${spot.bulletin}.txt`]: `${marker}正文。\n<svg onload=alert(1)>\n`,
      [`bulletins/${spot.bulletin}.yaml`]: JSON.stringify({
        origin: { zh: "</dd><script>alert(1)</script>", en: '"><img src=x onerror=alert(1)>' },
        source: "../../../etc/passwd",
        setAside: [{ lines: [2, 2], text: "<svg onload=alert(1)>", why: "<script>alert(1)</script>" }],
      }),
    }),
  },
  {
    name: "lines set aside beyond all lines",
    refused: "wrong-type",
    files: (spot) => ({
      [`bulletins/${spot.bulletin}.txt`]: "文。\n",
      [`bulletins/${spot.bulletin}.yaml`]: "setAside: [{ lines: [1, 1e999], text: x, why: y }]\n",
    }),
  },
  {
    name: "lines set aside up to the greatest number",
    files: (spot) => ({
      ...original(spot, { bulletin: spot.bulletin, supplied: ["headline"] }),
      [`bulletins/${spot.bulletin}.txt`]: `${marker}正文。\n`,
      [`bulletins/${spot.bulletin}.yaml`]: `setAside: [{ lines: [1, ${Number.MAX_SAFE_INTEGER}], text: x, why: y }]\n`,
    }),
  },
  {
    name: "a bulletin of one character very many times",
    files: (spot) => ({
      ...original(spot, { bulletin: spot.bulletin, supplied: ["headline"] }, "市".repeat(2_000)),
      [`bulletins/${spot.bulletin}.txt`]: "市".repeat(4_000),
    }),
  },
  {
    name: "a bulletin with control characters",
    refused: "control-character",
    files: ({ bulletin }) => ({ [`bulletins/${bulletin}.txt`]: "文\u001B]0;x\u0007。\n" }),
  },
];
