/** What reading systems have no style of their own for; type and colours are the reader's. */
export const style = `
h1 { font-size: 1.5em; line-height: 1.3; margin: 0.2em 0 0.4em; }
.kicker, .deck { margin: 0.3em 0; }
.details, .note, .source, .caption { font-size: 0.85em; margin: 0.5em 0; }
.note { font-style: italic; }
:lang(zh) .note, .note:lang(zh) { font-style: normal; }
.body:lang(zh) p { text-indent: 2em; margin: 0.4em 0; line-height: 1.8; }
.body:lang(en) p { margin: 0.6em 0; }
.pair { margin: 0 0 1.2em; }
figure { margin: 1em 0; text-align: center; }
img { max-width: 100%; }
table { border-collapse: collapse; margin: 1em 0; }
th, td { border: 1px solid; padding: 0.2em 0.4em; text-align: left; }
.right { text-align: right; }
.center { text-align: center; }
.cover { margin: 0; text-align: center; }
.cover img { max-height: 100%; }
`.trimStart();
