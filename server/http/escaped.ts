const names: Record<string, string> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "#x27" };

/** A text as HTML, as React writes it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&${names[character]};`);
}
