import { type Card, cardSize, type coverSize } from "./card.ts";
import { Drawer } from "./drawer.ts";
import { Layout } from "./layout.ts";

let drawer: Drawer | undefined;
/** One after the other: drawing takes all of a core, and several megabytes. */
let last: Promise<unknown> = Promise.resolve();

/** @returns a PNG; the same bytes for the same card */
export function drawCard(card: Card, size: typeof cardSize | typeof coverSize = cardSize): Promise<Buffer> {
  const drawn = last.then(async () => {
    drawer ??= new Drawer();
    return drawer.draw(await new Layout(drawer, size).node(card), size);
  });
  last = drawn.catch(() => {});
  return drawn;
}
