/** What a link may lead to beside the paths of this site. */
export const linkProtocols: readonly string[] = ["https", "http", "mailto"];

const anyPage = new URL("https://site.invalid/zh/articles/2020-11-28/x");

/** Whether a link may lead there: to a path of this site, or by one of the protocols. */
export function mayLinkTo(address: string): boolean {
  const protocol = writtenProtocol(address);
  if (protocol !== undefined && !linkProtocols.includes(protocol)) return false;
  const read = URL.parse(address, anyPage.href);
  return read !== null && linkProtocols.includes(read.protocol.slice(0, -1));
}

/** Whether a picture's address is a path of this site; what is fetched from elsewhere tells there who reads. */
export function isOnSite(address: string): boolean {
  if (writtenProtocol(address) !== undefined) return false;
  return URL.parse(address, anyPage.href)?.origin === anyPage.origin;
}

/**
 * What stands before a colon as a protocol would, known or not. Browsers pass over some characters in it, such as
 * tabs, so that nothing follows from its not being one.
 */
function writtenProtocol(address: string): string | undefined {
  return /^([^/?#:]*):/.exec(address)?.[1]?.toLowerCase();
}
