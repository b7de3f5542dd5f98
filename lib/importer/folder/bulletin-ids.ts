/** The id of a page's bulletin. */
export function bulletinOf(day: string, page: number): string {
  return page === 1 ? day : `${day}-${String(page).padStart(2, "0")}`;
}

/** The page of the issue, by its bulletin's id. */
export function pageOf(bulletin: string): number {
  return Number(bulletin.slice("2020-11-28-".length) || 1);
}
