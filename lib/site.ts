/** Who publishes, and the clock and calendar that its pages keep. */
export const site = {
  name: { zh: "雁城要闻", en: "The Hengyang Bulletin" },
  /** IANA name. Every `Date` is read in this zone, whatever the machine's own. */
  timeZone: "Asia/Shanghai",
} as const;
