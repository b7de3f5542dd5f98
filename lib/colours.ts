/** A colour on light paper, and in the dark. */
export interface Colour {
  light: string;
  dark: string;
}

/** The colours of the site, its report and its icon: ink on paper, and one accent. */
export const colours = {
  paper: { light: "#fbf9f4", dark: "#16150f" },
  ink: { light: "#1b1a17", dark: "#e9e5da" },
  quiet: { light: "#5f5a4f", dark: "#a8a191" },
  hair: { light: "#cfc8b8", dark: "#3d392f" },
  /** Around fields and what is pressed: 3 to 1 against paper. */
  line: { light: "#857e6e", dark: "#7d7666" },
  tint: { light: "#f2eee3", dark: "#201e17" },
  cinnabar: { light: "#a5281b", dark: "#ef7d68" },
} satisfies Record<string, Colour>;

/** The same as CSS: a custom property for each, by the reader's colour scheme; on paper always the light ones. */
export function colourStyles(): string {
  const properties = (scheme: keyof Colour) =>
    Object.entries(colours)
      .map(([name, colour]) => `--${name}:${colour[scheme]}`)
      .join(";");
  return `:root{color-scheme:light dark;${properties("light")}}@media screen and (prefers-color-scheme:dark){:root{${properties("dark")}}}`;
}
