/** Thrown by every question while there is no index that can be read; one is being made. */
export class IndexUnavailableError extends Error {
  override name = "IndexUnavailableError";
  readonly why = "index";
}

/** Thrown for what needs a search, where too many others search. */
export class SearchBusyError extends Error {
  override name = "SearchBusyError";
  readonly why = "busy";
}
