/** The grammar of XLIFF 2.1's core (OASIS, 4.2 and 4.3): what may stand where, and which values there are. */

export const xliffNamespace = "urn:oasis:names:tc:xliff:document:2.0";
const module = (name: string, version = "2.0") => `urn:oasis:names:tc:xliff:${name}:${version}`;
export const namespaces = {
  matches: module("matches"),
  glossary: module("glossary"),
  metadata: module("metadata"),
  resources: module("resourcedata"),
  changes: module("changetracking"),
  changes21: module("changetracking", "2.1"),
  sizes: module("sizerestriction"),
  validation: module("validation"),
  formatStyle: module("fs"),
} as const;
export const itsNamespaces = ["http://www.w3.org/2005/11/its", module("itsm", "2.1")];

/** The elements of each module. */
export const moduleElements: Record<string, readonly string[]> = {
  [namespaces.matches]: ["matches", "match"],
  [namespaces.glossary]: ["glossary", "glossEntry", "term", "translation", "definition"],
  [namespaces.metadata]: ["metadata", "metaGroup", "meta"],
  [namespaces.resources]: [
    "resourceData",
    "resourceItemRef",
    "resourceItem",
    "source",
    "target",
    "reference",
  ],
  [namespaces.changes]: ["changeTrack", "revisions", "revision", "item"],
  [namespaces.changes21]: ["changeTrack", "revisions", "revision", "item"],
  [namespaces.sizes]: ["profiles", "normalization", "data"],
  [namespaces.validation]: ["validation", "rule"],
  [namespaces.formatStyle]: [],
};
/** The prefixes by which references name elements of modules and of registered extensions. */
export const fragmentPrefixes = new Set([
  "tbx",
  "gls",
  "mda",
  "mtc",
  "res",
  "ctr",
  "slr",
  "val",
  "fs",
  "its",
  "itsm",
]);

export const inlineCodes = new Set(["ph", "pc", "sc", "ec"]);
export const inlineElements = new Set(["cp", ...inlineCodes, "mrk", "sm", "em"]);

type Test = RegExp;
const yesNo: Test = /^(?:yes|no)$/;
const direction: Test = /^(?:ltr|rtl|auto)$/;
const space: Test = /^(?:default|preserve)$/;
const any: Test = /^/;
/** An XML NMTOKEN. */
export const nmtoken: Test =
  /^(?:[-.:\w\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]|\u200C|\u200D)+$/u;
const nmtokens: Test = new RegExp(`^(?:${nmtoken.source.slice(1, -1)}(?: |$))+$`, "u");
/** A language tag by BCP 47. */
export const languageTag: Test =
  /^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+|i-[a-z]+|[a-z]{2}-[a-z]+(?:-[a-z]+)?)$/i;
const prefixed: Test = /^[^:\s]+:.+$/;
const codeType: Test = /^(?:fmt|ui|quote|link|image|other)$/;
const codeAttributes = {
  canCopy: yesNo,
  canDelete: yesNo,
  canReorder: /^(?:yes|firstNo|no)$/,
  copyOf: nmtoken,
};
const typed = { type: codeType, subType: prefixed };
const structural = { canResegment: yesNo, translate: yesNo, srcDir: direction, trgDir: direction };

export interface ElementRule {
  required?: readonly string[];
  attributes: Record<string, Test>;
  /** Of the XML namespace. */
  xml?: Record<string, Test>;
  /** Whether attributes of other namespaces may stand on it: any, or those of the modules for inline elements alone. */
  others?: "any" | "modules";
  /** Whether characters other than white space may stand in it. */
  text?: boolean;
}

const annotation = { id: nmtoken, translate: yesNo, type: any, ref: any, value: any };

/** What each core element may have on it. */
export const elementRules: Record<string, ElementRule> = {
  xliff: {
    required: ["version", "srcLang"],
    attributes: { version: /^2\.[01]$/, srcLang: languageTag, trgLang: languageTag },
    xml: { space, lang: languageTag },
    others: "any",
  },
  file: {
    required: ["id"],
    attributes: { id: nmtoken, original: any, ...structural },
    xml: { space, lang: languageTag },
    others: "any",
  },
  skeleton: { attributes: { href: any }, text: true },
  group: {
    required: ["id"],
    attributes: { id: nmtoken, name: any, type: prefixed, ...structural },
    xml: { space, lang: languageTag },
    others: "any",
  },
  unit: {
    required: ["id"],
    attributes: { id: nmtoken, name: any, type: prefixed, ...structural },
    xml: { space, lang: languageTag },
    others: "any",
  },
  notes: { attributes: {} },
  note: {
    attributes: {
      id: nmtoken,
      appliesTo: /^(?:source|target)$/,
      category: any,
      priority: /^0*(?:[1-9]|10)$/,
    },
    xml: { space, lang: languageTag },
    others: "any",
    text: true,
  },
  originalData: { attributes: {} },
  data: {
    required: ["id"],
    attributes: { id: nmtoken, dir: direction },
    xml: { space: /^preserve$/ },
    text: true,
  },
  segment: {
    attributes: {
      id: nmtoken,
      canResegment: yesNo,
      state: /^(?:initial|translated|reviewed|final)$/,
      subState: prefixed,
    },
  },
  ignorable: { attributes: { id: nmtoken } },
  source: { attributes: {}, xml: { space, lang: languageTag }, text: true },
  target: { attributes: { order: /^0*[1-9]\d*$/ }, xml: { space, lang: languageTag }, text: true },
  cp: { required: ["hex"], attributes: { hex: /^(?:[\da-f]{2}){2,3}$/i } },
  ph: {
    required: ["id"],
    attributes: {
      ...codeAttributes,
      ...typed,
      id: nmtoken,
      dataRef: nmtoken,
      disp: any,
      equiv: any,
      subFlows: nmtokens,
    },
    others: "modules",
  },
  pc: {
    required: ["id"],
    attributes: {
      ...{ ...codeAttributes, ...typed, id: nmtoken, canOverlap: yesNo, dir: direction },
      ...{ dataRefStart: nmtoken, dataRefEnd: nmtoken, dispStart: any, dispEnd: any },
      ...{ equivStart: any, equivEnd: any, subFlowsStart: nmtokens, subFlowsEnd: nmtokens },
    },
    others: "modules",
    text: true,
  },
  sc: {
    required: ["id"],
    attributes: {
      ...{ ...codeAttributes, ...typed, id: nmtoken, canOverlap: yesNo, dir: direction, isolated: yesNo },
      ...{ dataRef: nmtoken, disp: any, equiv: any, subFlows: nmtokens },
    },
    others: "modules",
  },
  ec: {
    attributes: {
      ...{ ...codeAttributes, ...typed, id: nmtoken, canOverlap: yesNo, dir: direction, isolated: yesNo },
      ...{ dataRef: nmtoken, disp: any, equiv: any, subFlows: nmtokens, startRef: nmtoken },
    },
    others: "modules",
  },
  mrk: { required: ["id"], attributes: annotation, others: "any", text: true },
  sm: { required: ["id"], attributes: annotation, others: "any" },
  em: { required: ["startRef"], attributes: { startRef: nmtoken } },
};

/** The values of `subType` that the standard defines, with the type that each belongs to. */
export const definedSubTypes: Record<string, string> = {
  ...{ "xlf:lb": "fmt", "xlf:pb": "fmt", "xlf:b": "fmt", "xlf:i": "fmt", "xlf:u": "fmt", "xlf:var": "ui" },
};

/** The elements of HTML 5 that Format Style may name. */
export const styleElements = new Set(
  "a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 head hr html i img label legend li ol p pre q s samp select small span strike strong sub sup table tbody td tfoot th thead title tr tt u ul".split(
    " ",
  ),
);
