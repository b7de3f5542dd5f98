/** Thrown by every question while there is no index that can be read; one is being made. */
export class IndexUnavailableError extends Error {
  override name = "IndexUnavailableError";
  readonly why = "index";
}
