import { colourStyles } from "../../colours.ts";

/** The report's style: the site's ink, paper and type, set as a working sheet. */
export const style = `
${colourStyles()}
:root {
  color-scheme: light dark;
  --serif-zh: "Songti SC", "STSong", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", serif;
  --serif-en: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, "Noto Serif", serif;
  --sans: system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  --mono: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace;
  --small: 0.8125rem;
  --tiny: 0.6875rem;
  --gap: clamp(1rem, 0.6rem + 1.6vw, 2rem);
  --bar: 2.75rem;
}
/* Told apart by lightness as well as hue, for readers who see fewer hues. */
.c1 { --own: light-dark(#266ec3, #59a0f9); }
.c2 { --own: light-dark(#7c4a1c, #eabf3a); }
.c3 { --own: light-dark(#53106b, #bdbcfd); }
.c4 { --own: light-dark(#577a44, #7ccd8e); }
.c5 { --own: light-dark(#9d4997, #e7729b); }
.c6 { --own: light-dark(#224209, #22d8da); }
.c7 { --own: light-dark(#88194a, #b38a50); }
.c8 { --own: light-dark(#2f429d, #c5ecb0); }
.none { --own: var(--quiet); --rule: dotted; }
.r1 { --rule: solid; }
.r2 { --rule: double; }
.r3 { --rule: dashed; }

* { box-sizing: border-box; margin: 0; }
html {
  background: var(--paper);
  color: var(--ink);
  font: 0.9375rem / 1.55 var(--sans);
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
body { max-inline-size: 96rem; margin-inline: auto; padding-inline: var(--gap); overflow-wrap: anywhere; }
:is(ul, ol) { list-style: none; padding: 0; }
:is(h1, h3) { font-family: var(--serif-en); font-weight: 700; line-height: 1.28; text-wrap: balance; }
:is(h1, h3):lang(zh) { font-family: var(--serif-zh); letter-spacing: 0.02em; }
h2 { font-size: var(--small); font-weight: 600; line-height: 1.6; color: var(--cinnabar); }
h2:lang(zh), .label:lang(zh) { letter-spacing: 0.08em; }
[lang="zh"] { font-family: var(--serif-zh); line-break: strict; text-autospace: normal; text-spacing-trim: trim-start; }
[lang]:not([lang="zh"], html) { font-family: var(--sans); }
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: 0.2em; text-decoration-color: var(--hair); }
a:hover { color: var(--cinnabar); text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--cinnabar); outline-offset: 2px; border-radius: 2px; }
.label { color: var(--cinnabar); font-weight: 600; font-size: var(--small); }
.quiet { color: var(--quiet); font-size: var(--small); }
.percent { font-variant-numeric: tabular-nums; white-space: nowrap; }
.line { display: block; }

header { padding-block: clamp(1rem, 2.5vw, 1.75rem) 0.75rem; }
h1 { font-size: clamp(1.6rem, 1.2rem + 1.8vw, 2.4rem); margin-block: 0.1rem 0.5rem; }
.sum { display: flex; flex-wrap: wrap; gap: 0.15rem 1.25rem; color: var(--quiet); font-size: var(--small); font-variant-numeric: tabular-nums; }

nav {
  background: var(--paper);
  border-block: 1px solid var(--ink);
  border-block-end: 3px double var(--ink);
  min-block-size: var(--bar);
  display: flex;
  align-items: center;
}
nav ul { display: flex; flex-wrap: wrap; align-items: center; gap: 0 0.9rem; }
nav a { display: block; padding-block: 0.35rem; text-decoration: none; font-size: 0.875rem; }
nav .chip { min-inline-size: 1.75em; line-height: 1.75; }

.chip {
  display: inline-block;
  min-inline-size: 1.5em;
  padding-inline: 0.3em;
  background: var(--own);
  color: var(--paper);
  border-radius: 2px;
  font: 700 var(--tiny) / 1.5 var(--sans);
  text-align: center;
}
.chip.none { background: none; color: var(--quiet); box-shadow: inset 0 0 0 1px var(--quiet); }

#decisions { padding-block: 1rem 1.5rem; }
.decisions {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr));
  column-gap: calc(var(--gap) * 1.5);
  margin-block-start: 0.75rem;
}
.decisions > li { border-block-start: 1px solid var(--hair); padding-block: 0.6rem 0.9rem; }
.decisions > li:target { background: linear-gradient(color-mix(in oklab, var(--cinnabar) 12%, transparent), transparent); }
.verdict { display: flex; align-items: center; gap: 0.6rem; font-size: var(--small); }
.verdict .label { min-inline-size: 4.25rem; margin-inline-end: -0.6rem; }
.bar { inline-size: 4.5rem; block-size: 0.25rem; fill: var(--ink); }
.bar .whole { fill: var(--hair); }
.cites { margin-block-start: 0.3rem; }
.cite { display: block; text-decoration: none; line-height: 1.8; padding-inline-start: 4.25rem; }
.cite .name { display: inline-block; inline-size: 4.25rem; margin-inline-start: -4.25rem; font: var(--small) / 1.5 var(--sans); }
.cite:hover q { text-decoration: underline; }
.cite q { quotes: none; border-block-end: 2px var(--rule) var(--own); }
.cite, .mark, .about { font-variant-numeric: tabular-nums; }
.arrow { font-weight: 400; color: var(--quiet); float: inline-end; padding-inline-end: 0.4rem; }
.decisions .quiet { margin-block-start: 0.35rem; }
.alternatives { font-size: 0.9em; }
.alternatives li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.5rem; }
.alternatives .cite { flex: 0 1 auto; }
.alternatives [lang]:not([lang="zh"]) { padding-inline-start: 4.25rem; font-size: var(--small); }
.alternatives .percent { font-family: var(--sans); font-size: var(--small); color: var(--quiet); }
summary { cursor: pointer; font: 600 var(--small) / 1.6 var(--sans); padding-block: 0.35rem; }
summary:hover { color: var(--cinnabar); }

#looks { border-block-start: 1px solid var(--hair); padding-block: 0.75rem 1.5rem; scroll-margin-block-start: var(--bar); }
.looks { display: block; inline-size: 100%; max-inline-size: 52rem; margin-block-start: 0.6rem; border: 1px solid var(--quiet); }
.looks a path { fill: color-mix(in oklab, var(--own) 12%, transparent); stroke: var(--own); stroke-width: 1.5; }
.looks a.r2 path { stroke-width: 4; }
.looks a.r3 path { stroke-dasharray: 12 4; }
.looks a.none path { fill: none; stroke: var(--hair); stroke-dasharray: 3 3; }
.looks a.doubtful path { stroke: var(--cinnabar); stroke-width: 4; }
.looks a:is(:hover, :focus-visible) path { fill: color-mix(in oklab, var(--own) 32%, transparent); stroke-width: 5; }
.looks text { font-family: var(--serif-zh); font-weight: 700; fill: var(--ink); }
.looks .id { font: 700 11px var(--sans); fill: var(--own); text-anchor: end; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
.looks .doubtful .id { fill: var(--cinnabar); }

.panes { border-block-start: 1px solid var(--ink); }
.pane > h2 { padding-block: 0.6rem; }
#drafts { border-block-start: 1px solid var(--ink); }
.about { color: var(--quiet); font: var(--tiny) / 1.6 var(--sans); }
.about a { color: var(--ink); }
.fragment {
  padding: 0.3rem 0.5rem 0.3rem 2.9rem;
  border-inline-start: 4px var(--rule) var(--own);
  margin-block-end: 0.5rem;
  scroll-margin-block-start: 1rem;
}
.fragment .line { position: relative; white-space: pre-wrap; line-height: 1.75; min-block-size: 1.75em; }
.fragment .line::before {
  content: attr(data-line);
  position: absolute;
  inset-inline-start: -2.9rem;
  inline-size: 2.3rem;
  text-align: end;
  white-space: nowrap;
  overflow-wrap: normal;
  color: var(--quiet);
  font: var(--tiny) / 2.45 var(--sans);
  font-variant-numeric: tabular-nums;
}
.follows [data-fragment] { cursor: pointer; }

article, .unplaced { padding-block: 0.75rem 1.25rem; border-block-start: 1px solid var(--hair); }
.pane > h2 + article { border-block-start: 0; padding-block-start: 0; }
article { padding-inline-start: 0.9rem; position: relative; }
article::before { content: ""; position: absolute; inset-block: 0.75rem; inset-inline-start: 0; border-inline-start: 4px var(--rule) var(--own); }
.pane > h2 + article::before { inset-block-start: 0; }
article > .about { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.5rem; }
article > .about > :last-child { margin-inline-start: auto; }
h3 { font-size: clamp(1.25rem, 1.1rem + 0.7vw, 1.6rem); margin-block: 0.35rem; }
.unplaced h3 { font: 600 var(--small) / 1.6 var(--sans); color: var(--cinnabar); letter-spacing: 0; margin-block: 0; }
.missing { font-size: 1rem; font-weight: 400; color: var(--quiet); }
.kicker, .deck { line-height: 1.55; color: var(--quiet); }
.byline { font-size: 0.875rem; margin-block-start: 0.3rem; }
.body { max-inline-size: 42em; line-height: 1.85; margin-block-start: 0.4rem; font-size: 1rem; }
.piece { scroll-margin-block-start: 2rem; border-radius: 2px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.mark { font: var(--tiny) / 1 var(--sans); color: var(--quiet); text-decoration: none; padding: 0.25em 0.3em; white-space: nowrap; letter-spacing: 0; text-indent: 0; }
.mark:hover { color: var(--cinnabar); text-decoration: underline; }
.mark.doubtful { color: var(--cinnabar); font-weight: 700; }
.seam {
  font: var(--tiny) / 1.5 var(--sans);
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
  color: var(--quiet);
  text-decoration: none;
  border: 1px solid var(--hair);
  border-radius: 999px;
  padding-inline: 0.5em;
}
.body .seam { margin-inline: 0.25em 0.1em; }
a.seam:hover { border-color: currentColor; }
.seam.doubtful { color: var(--cinnabar); border-color: currentColor; font-weight: 600; }
.seam.doubtful::after { content: " ?"; }
.gap { color: var(--cinnabar); font-family: var(--sans); font-size: 0.9em; cursor: help; }
.lit { background: color-mix(in oklab, var(--own) 14%, transparent); }
:is(.fragment, .piece):is(:target, .shown) { background: color-mix(in oklab, var(--own) 22%, transparent); box-shadow: 0 0 0 2px color-mix(in oklab, var(--own) 22%, transparent); }
article:target > .about .chip { outline: 2px solid var(--own); outline-offset: 2px; }
pre { font: var(--small) / 1.6 var(--mono); white-space: pre-wrap; background: var(--tint); padding: 0.75rem; margin-block-start: 0.25rem; }
.unplaced { --own: var(--quiet); }
.unplaced li { border-inline-start: 4px dotted var(--quiet); padding-inline-start: 0.5rem; margin-block-start: 0.5rem; line-height: 1.75; }

@media (min-width: 60rem) and (min-height: 30rem) {
  .panes { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); block-size: calc(100dvh - var(--bar)); scroll-margin-block-start: var(--bar); }
  .pane { overflow-y: auto; padding-block-end: 30vh; }
  .pane > h2 { position: sticky; inset-block-start: 0; background: var(--paper); border-block-end: 1px solid var(--hair); z-index: 1; padding-block: 0.4rem; margin-block-end: 0.6rem; }
  nav { position: sticky; inset-block-start: 0; z-index: 2; }
  #source { padding-inline-end: var(--gap); }
  .fragment { display: grid; grid-template-columns: minmax(0, 1fr) 5.25rem; column-gap: 0.75rem; padding-inline-end: 0; }
  .fragment .about { order: 1; padding-block-start: 0.3rem; }
  .fragment .about span { display: block; }
  #drafts { border-block-start: 0; border-inline-start: 1px solid var(--hair); padding-inline: var(--gap) 0.5rem; }
  .fragment, .piece, article, .unplaced { scroll-margin-block-start: 4rem; }
  #decisions, .decisions > li { scroll-margin-block-start: calc(var(--bar) + 0.5rem); }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; }
  nav, details { display: none; }
  .panes { display: block; block-size: auto; }
  .pane { overflow: visible; padding: 0; }
  .fragment, .decisions > li { break-inside: avoid; }
}
`;
