/** Marks that Chinese has in a form of its own, as wide as a character (GB/T 15834). */
export const fullWidthForms: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "?": "？",
  "!": "！",
  "(": "（",
  ")": "）",
};
