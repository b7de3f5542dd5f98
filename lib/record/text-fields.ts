/** The fields of an original that hold printed words; an editor who writes one declares it in `supplied`. */
export const textFields = ["headline", "kicker", "deck", "byline"] as const;
