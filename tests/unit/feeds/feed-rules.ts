import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import {
  attribute,
  elementsOf,
  textOf,
  type XmlElement,
  xmlNamespace,
} from "#lib/translating/xml/parse-xml.ts";

/** What the standards say of feeds, as far as a program can tell: each returns what is wrong. */

const atom = "http://www.w3.org/2005/Atom";
const content = "http://purl.org/rss/1.0/modules/content/";
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const rfc822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/;
const tagUri =
  /^tag:(?:[\w.-]+@)?[\w-]+(?:\.[\w-]+)+,\d{4}(?:-\d{2}){0,2}:(?:[\w\-._~!$&'()*+,;=:@/?]|%[0-9A-F]{2})*$/;
const languageTag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;

type Tell = (fault: string) => void;

function faultsOf(check: (tell: Tell) => void): string[] {
  const faults: string[] = [];
  check((fault) => faults.push(fault));
  return faults;
}

function children(parent: XmlElement, name: string, namespace = atom): XmlElement[] {
  return elementsOf(parent).filter((child) => child.name === name && child.namespace === namespace);
}

function exactly(
  tell: Tell,
  parent: XmlElement,
  name: string,
  least: number,
  most: number,
  space = atom,
): XmlElement[] {
  const found = children(parent, name, space);
  if (found.length < least || found.length > most) tell(`${parent.name} has ${found.length} ${name}`);
  for (const each of found)
    if (elementsOf(each).length === 0 && textOf(each).trim() === "" && name !== "link")
      tell(`${name} is empty`);
  return found;
}

function isAbsolute(address: string | undefined): boolean {
  return address !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(address) && URL.canParse(address);
}

function allDiffer(tell: Tell, what: string, values: readonly string[]): void {
  if (new Set(values).size !== values.length) tell(`${what} are not all different`);
}

/** RFC 4287, RFC 5005 §3, and what the W3C's validator warns of. @param address where the feed was fetched */
export function atomFaults(root: XmlElement, address: string): string[] {
  return faultsOf((tell) => {
    // §4.1.1
    if (root.name !== "feed" || root.namespace !== atom) tell("it is no feed");
    if (!languageTag.test(attribute(root, "lang", xmlNamespace) ?? "")) tell("xml:lang");
    for (const name of ["id", "title", "updated"]) exactly(tell, root, name, 1, 1);
    for (const name of ["generator", "icon", "logo", "rights", "subtitle"]) exactly(tell, root, name, 0, 1);
    common(tell, root);
    const links = children(root, "link");
    const self = links.filter((each) => attribute(each, "rel") === "self");
    if (self.length !== 1 || attribute(self[0] as XmlElement, "href") !== address)
      tell("self is not its address");
    const entries = children(root, "entry");
    for (const entry of entries) checkEntry(tell, entry, root);
    const of = (name: string) => entries.map((entry) => children(entry, name).map(textOf).join());
    allDiffer(tell, "ids", of("id"));
    allDiffer(tell, "times of change", of("updated"));
    // RFC 5005 §3: pages of a feed lead to one another, each to one.
    for (const rel of ["first", "last", "previous", "next"]) {
      if (links.filter((each) => attribute(each, "rel") === rel).length > 1) tell(`several ${rel}`);
    }
    const newest = Math.max(...of("updated").map((time) => Date.parse(time)));
    if (
      entries.length > 0 &&
      Date.parse(textOf(children(root, "updated")[0] as XmlElement)) < Math.floor(newest / 1000) * 1000
    )
      tell("an entry is newer than the feed");
  });
}

function checkEntry(tell: Tell, entry: XmlElement, feed: XmlElement): void {
  // §4.1.2
  for (const name of ["id", "title", "updated"]) exactly(tell, entry, name, 1, 1);
  for (const name of ["published", "rights", "source", "summary"]) exactly(tell, entry, name, 0, 1);
  const contents = exactly(tell, entry, "content", 1, 1);
  if (children(entry, "author").length + children(feed, "author").length === 0) tell("nobody wrote an entry");
  common(tell, entry);
  const time = (name: string) => Date.parse(children(entry, name).map(textOf).join());
  if (time("published") > time("updated")) tell("changed before it was published");
  for (const each of contents) {
    // §4.1.3.1, §4.1.3.3
    if (attribute(each, "type") !== "html") tell("content's type");
    if (elementsOf(each).length > 0) tell("html with elements in it");
    for (const fault of htmlFaults(textOf(each))) tell(fault);
  }
}

function common(tell: Tell, parent: XmlElement): void {
  for (const each of children(parent, "id"))
    if (!tagUri.test(textOf(each))) tell(`${textOf(each)} is no tag: address`);
  // §3.3
  for (const name of ["updated", "published"])
    for (const each of children(parent, name)) {
      if (!rfc3339.test(textOf(each)) || Number.isNaN(Date.parse(textOf(each))))
        tell(`${textOf(each)} is no time`);
    }
  // §3.1
  for (const name of ["title", "subtitle", "summary", "rights"])
    for (const each of children(parent, name)) {
      if (elementsOf(each).length > 0) tell(`${name} has elements`);
      if (attribute(each, "type") !== undefined) tell(`${name} is no plain text`);
    }
  // §3.2
  for (const name of ["author", "contributor"])
    for (const person of children(parent, name)) {
      exactly(tell, person, "name", 1, 1);
      const uris = exactly(tell, person, "uri", 0, 1);
      exactly(tell, person, "email", 0, 1);
      for (const uri of uris) if (!isAbsolute(textOf(uri))) tell("a person's address is not whole");
    }
  // §4.2.2
  for (const each of children(parent, "category")) {
    if (!attribute(each, "term")) tell("a category without a term");
    const scheme = attribute(each, "scheme");
    if (scheme !== undefined && !isAbsolute(scheme)) tell("a category's scheme is not whole");
    if (attribute(each, "label") === "") tell("a category's label is empty");
  }
  // §4.2.7
  const alternates: string[] = [];
  for (const each of children(parent, "link")) {
    const [href, rel = "alternate", type, hreflang] = ["href", "rel", "type", "hreflang"].map((name) =>
      attribute(each, name),
    );
    if (!isAbsolute(href)) tell(`${href} is not whole`);
    if (hreflang !== undefined && !languageTag.test(hreflang)) tell(`${hreflang} is no language`);
    if (type !== undefined && !/^[a-z]+\/[a-z+.-]+$/.test(type)) tell(`${type} is no type`);
    if (rel === "alternate") alternates.push(`${type} ${hreflang}`);
    if (elementsOf(each).length > 0) tell("a link has elements");
  }
  allDiffer(tell, "alternates", alternates);
}

const forbiddenElements = new Set(
  "script style iframe object embed form input button link meta base svg".split(" "),
);

/** Of HTML that is read without its page. */
export function htmlFaults(html: string): string[] {
  return faultsOf((tell) => {
    const visit = (node: Tree.Node): void => {
      if ("tagName" in node) {
        if (forbiddenElements.has(node.tagName)) tell(`${node.tagName} in content`);
        for (const { name, value } of node.attrs) {
          if (/^(style|id|class|on.*|tabindex|data-.*|aria-.*)$/.test(name)) tell(`${name} in content`);
          if (["href", "src", "cite"].includes(name) && !isAbsolute(value))
            tell(`${name}="${value}" is relative`);
        }
      }
      if ("childNodes" in node) node.childNodes.forEach(visit);
    };
    const body = parse(html)
      .childNodes.flatMap((node) => ("childNodes" in node ? node.childNodes : []))
      .find((node) => node.nodeName === "body");
    if (body) for (const child of (body as Tree.Element).childNodes) visit(child);
  });
}

/** RSS 2.0, the RSS Advisory Board's best practices, and what the W3C's validator warns of. */
export function rssFaults(root: XmlElement, address: string): string[] {
  return faultsOf((tell) => {
    if (root.name !== "rss" || attribute(root, "version") !== "2.0") tell("it is no RSS 2.0");
    const [channel] = exactly(tell, root, "channel", 1, 1, "");
    if (channel === undefined) return;
    for (const name of ["title", "link", "description", "language", "lastBuildDate"])
      exactly(tell, channel, name, 1, 1, "");
    const self = children(channel, "link").filter((each) => attribute(each, "rel") === "self");
    if (self.length !== 1 || attribute(self[0] as XmlElement, "href") !== address)
      tell("self is not its address");
    const times = [...children(channel, "lastBuildDate", ""), ...children(channel, "pubDate", "")];
    const items = children(channel, "item", "");
    for (const item of items) {
      for (const name of ["title", "link", "guid", "pubDate"]) exactly(tell, item, name, 1, 1, "");
      exactly(tell, item, "description", 0, 1, "");
      const [encoded] = exactly(tell, item, "encoded", 1, 1, content);
      for (const fault of htmlFaults(encoded ? textOf(encoded) : "")) tell(fault);
      for (const link of children(item, "link", ""))
        if (!isAbsolute(textOf(link))) tell("an item's link is not whole");
      for (const guid of children(item, "guid", ""))
        if (attribute(guid, "isPermaLink") !== "false" || !tagUri.test(textOf(guid))) tell("an item's guid");
      for (const category of children(item, "category", ""))
        if (textOf(category) === "") tell("an empty category");
      times.push(...children(item, "pubDate", ""));
    }
    for (const time of times)
      if (!rfc822.test(textOf(time)) || Number.isNaN(Date.parse(textOf(time))))
        tell(`${textOf(time)} is no time`);
    allDiffer(
      tell,
      "guids",
      items.map((item) => children(item, "guid", "").map(textOf).join()),
    );
  });
}

/** JSON Feed 1.1. */
export function jsonFeedFaults(text: string, address: string): string[] {
  return faultsOf((tell) => {
    const feed = JSON.parse(text);
    if (feed.version !== "https://jsonfeed.org/version/1.1") tell("its version");
    if (typeof feed.title !== "string" || feed.title === "") tell("no title");
    if (feed.feed_url !== address) tell("feed_url is not its address");
    for (const name of ["home_page_url", "next_url", "icon", "favicon"])
      if (feed[name] !== undefined && !isAbsolute(feed[name])) tell(`${name} is not whole`);
    if (!languageTag.test(feed.language)) tell("its language");
    if (feed.next_url === address) tell("it goes on with itself");
    if (!Array.isArray(feed.items)) tell("no items");
    authors(tell, feed.authors);
    for (const hub of feed.hubs ?? [])
      if (typeof hub.type !== "string" || !isAbsolute(hub.url)) tell("a hub");
    for (const item of feed.items) {
      if (typeof item.id !== "string" || item.id === "") tell("an item without id");
      if (typeof item.content_html !== "string" && typeof item.content_text !== "string")
        tell("an item without content");
      for (const name of ["url", "external_url", "image", "banner_image"])
        if (item[name] !== undefined && !isAbsolute(item[name])) tell(`${name} is not whole`);
      for (const name of ["date_published", "date_modified"])
        if (item[name] !== undefined && !rfc3339.test(item[name])) tell(`${item[name]} is no time`);
      if (!(item.tags ?? []).every((tag: unknown) => typeof tag === "string" && tag !== "")) tell("its tags");
      if (!languageTag.test(item.language)) tell("an item's language");
      authors(tell, item.authors);
      for (const fault of htmlFaults(item.content_html ?? "")) tell(fault);
    }
    allDiffer(
      tell,
      "ids",
      feed.items.map(({ id }: { id: string }) => id),
    );
  });
}

function authors(tell: Tell, all: { name?: string; url?: string }[] = []): void {
  for (const { name, url } of all) {
    if (!name && !url) tell("an author without anything");
    if (url !== undefined && !isAbsolute(url)) tell("an author's address is not whole");
  }
}
