import type { Feed } from "./feed.ts";

/**
 * Where a hub is told of changes: which it is, and what the feed is called there (WebSub §4). Subscribers look for it
 * in the headers before they look into the feed, and not every kind of feed can say it.
 */
export function feedHeaders({ hub, self }: Feed): readonly string[] {
  return hub === undefined ? [] : ["Link", `<${hub}>; rel="hub", <${self}>; rel="self"`];
}
