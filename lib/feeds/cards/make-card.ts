import { type CardAddress, pageOfCard } from "../../addresses.ts";
import type { MadeDocument, Source } from "../document.ts";
import { cardOf } from "./card-of.ts";
import { drawCard } from "./draw-card.ts";

/** A page's card. What it reads of the archive is noted, as with a page. */
export async function makeCard(address: CardAddress, source: Source): Promise<MadeDocument | undefined> {
  const card = await cardOf(pageOfCard(address), source);
  return card && { contentType: "image/png", body: await drawCard(card) };
}
