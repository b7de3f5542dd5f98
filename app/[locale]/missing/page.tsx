import { ErrorPage } from "#components/ErrorPage.tsx";
import { locales } from "#lib/record/languages.ts";
import "../../styles/inner.css";
import "../../styles/pages.css";

/** The 404 page, made at build time; `server.ts` sends it, and so does `proxy.ts` where Next.js runs alone. */
export const dynamic = "force-static";

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export default async function MissingPage({ params }: PageProps<"/[locale]/missing">) {
  // What is missing in one language is missing in the other.
  const paths = { zh: "/zh/missing", en: "/en/missing" };
  return <ErrorPage asked={(await params).locale} code="404" paths={paths} />;
}
