import type { Reporter } from "../record/schema.ts";
import { assertWhole } from "./drafts/coverage.ts";
import { type Draft, type DraftSettings, makeDrafts } from "./drafts/drafts.ts";
import type { Reconstruction } from "./reconstruction.ts";
import { type ReconstructOptions, reconstruct } from "./solve/reconstruct.ts";

export interface ImportedPage {
  reconstruction: Reconstruction;
  /** In the order of the reconstruction's articles. */
  drafts: Draft[];
  /** Entries for reporters whom the registry lacks. */
  proposed: Reporter[];
}

/** From a page's text to drafts, nothing read and nothing written. */
export function importPage(
  text: string,
  settings: DraftSettings,
  options: ReconstructOptions = {},
): ImportedPage {
  const reconstruction = reconstruct(text, options);
  assertWhole(text, reconstruction);
  return { reconstruction, ...makeDrafts(reconstruction, settings) };
}
