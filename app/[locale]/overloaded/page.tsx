import { ErrorPage } from "#components/ErrorPage.tsx";
import { href } from "#lib/addresses.ts";
import { locales } from "#lib/record/languages.ts";
import "../../styles/inner.css";
import "../../styles/pages.css";

/** The 503 page is made at build time, so that it costs nothing to send when nothing can be made; `server.ts` sends it. */
export const dynamic = "force-static";

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export default async function OverloadedPage({ params }: PageProps<"/[locale]/overloaded">) {
  const paths = { zh: href("zh", "front"), en: href("en", "front") };
  return <ErrorPage asked={(await params).locale} code="503" paths={paths} />;
}
