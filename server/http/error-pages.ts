import { type Locale, type Localized, locales, originalLocale } from "#lib/record/languages.ts";
import type { Site } from "#lib/record/schema.ts";
import { defaultSite } from "#lib/record/site.ts";
import { escaped } from "./escaped.ts";
import type { FinishedResponse } from "./finished-response.ts";
import type { ErrorName, ErrorPages, ResponseMaker } from "./response-maker.ts";

/** Gives a page as it was made beforehand, with the names of `defaultSite`. */
type Build = (name: ErrorName, locale: Locale) => Buffer;

/**
 * What is shown in place of a page. Made when the site was built, so that it needs nothing that may have failed; the
 * names on it are the site's, as they were last read.
 */
export class SiteErrorPages {
  readonly #maker: ResponseMaker;
  readonly #build: Build;
  #site: Site = defaultSite;
  #pages: ErrorPages;

  private constructor(maker: ResponseMaker, build: Build, pages: ErrorPages) {
    this.#maker = maker;
    this.#build = build;
    this.#pages = pages;
  }

  static async make(maker: ResponseMaker, build: Build): Promise<SiteErrorPages> {
    // Read once: what was built may be gone or another when the site's names change.
    const built = new Map<string, Buffer>();
    const kept: Build = (name, locale) => {
      const page = built.get(`${name} ${locale}`) ?? build(name, locale);
      built.set(`${name} ${locale}`, page);
      return page;
    };
    return new SiteErrorPages(maker, kept, await maker.errorPages(kept));
  }

  /** @param readSite what the site is now; where that fails, what it was is told */
  async page(
    name: ErrorName,
    locale: Locale,
    isAstray: boolean,
    readSite: () => Promise<Site>,
  ): Promise<FinishedResponse> {
    await this.#renew(await readSite().catch(() => this.#site));
    const shown = this.#site.languages.includes(locale) ? locale : originalLocale;
    return this.#pages[name === "missing" && isAstray ? "astray" : name][shown];
  }

  async #renew(site: Site): Promise<void> {
    if (JSON.stringify(site) === JSON.stringify(this.#site)) return;
    this.#pages = await this.#maker.errorPages((name, locale) => {
      const page = this.#build(name, locale).toString();
      return Buffer.from(withNames(withLanguages(page, site), site.name));
    });
    this.#site = site;
  }
}

function withNames(page: string, names: Localized): string {
  return locales.reduce(
    (text, locale) => text.replaceAll(escaped(defaultSite.name[locale]), escaped(names[locale])),
    page,
  );
}

/** Without the switch between languages where there is only one. */
function withLanguages(page: string, { languages }: Site): string {
  return languages.length > 1 ? page : page.replace(/<nav class="switch".*?<\/nav>/s, "");
}
