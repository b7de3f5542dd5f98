import type { BrowserContext, Page, Route } from "playwright/test";

/** What stands in where the server sends no policy of its own. */
const strictPolicy =
  "default-src 'none'; script-src 'report-sample'; style-src 'unsafe-inline'; img-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

interface Violation {
  directive: string;
  blocked: string;
  sample: string;
}

interface Opened {
  status: number;
  html: string;
}

/**
 * Opens a site's pages and notes all that a page does beyond being shown: what its policy forbids, dialogs, errors,
 * requests to anywhere else.
 */
export class Witness {
  readonly faults: string[] = [];
  readonly #context: BrowserContext;
  readonly #origin: string;
  /** Whether the server's own policy is in force: then nothing may violate it. */
  #hasOwnPolicy = false;

  private constructor(context: BrowserContext, origin: string) {
    this.#context = context;
    this.#origin = origin;
  }

  static async begin(context: BrowserContext, origin: string): Promise<Witness> {
    const witness = new Witness(context, origin);
    await context.exposeBinding("tellViolation", ({ page }, violation: Violation) => {
      if (!witness.#isOfFramework(violation)) witness.#note(page, JSON.stringify(violation));
    });
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        const { tellViolation } = globalThis as unknown as { tellViolation(violation: Violation): void };
        const { effectiveDirective, blockedURI, sample } = event;
        tellViolation({ directive: effectiveDirective, blocked: blockedURI, sample });
      });
    });
    await context.route(
      () => true,
      (route) => witness.#answer(route),
    );
    return witness;
  }

  async openPage(): Promise<Page> {
    const page = await this.#context.newPage();
    page.on("dialog", async (dialog) => {
      this.#note(page, `a dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
    page.on("pageerror", (error) => this.#note(page, `an error: ${error.message}`));
    page.on("popup", () => this.#note(page, "another window"));
    page.on("download", () => this.#note(page, "a download"));
    return page;
  }

  /** @returns the page's HTML as the server sent it */
  async visit(page: Page, path: string): Promise<Opened> {
    const response = await page.goto(this.#origin + path, { waitUntil: "load" });
    // Violations are told in tasks of their own, which come before this one.
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    if (page.url() !== this.#origin + path) this.#note(page, `led away from ${path}`);
    return { status: response?.status() ?? 0, html: (await response?.text()) ?? "" };
  }

  #note(page: Page, what: string): void {
    this.faults.push(`${page.url().replace(this.#origin, "")}: ${what}`);
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const { origin, pathname } = new URL(request.url());
    if (origin !== this.#origin) {
      this.#note(request.frame().page(), `a request to ${request.url()}`);
      return route.abort();
    }
    if (request.resourceType() !== "document") {
      return pathname.startsWith("/_next/") ? route.abort() : route.continue();
    }
    const response = await route.fetch({ maxRedirects: 0 });
    const headers = response.headers();
    this.#hasOwnPolicy ||= "content-security-policy" in headers;
    if (!this.#hasOwnPolicy) headers["content-security-policy"] = strictPolicy;
    return route.fulfill({ response, headers });
  }

  /** The framework's own scripts, which stand in a page for as long as the server sends no policy. */
  #isOfFramework({ blocked, sample }: Violation): boolean {
    if (this.#hasOwnPolicy) return false;
    const isInline =
      blocked === "inline" &&
      /^\(?(self\.__next_f|globalThis\["TURBOPACK"\]|requestAnimationFrame\(function\(\)\{\$RT)/.test(sample);
    return isInline || blocked.startsWith(`${this.#origin}/_next/`);
  }
}
