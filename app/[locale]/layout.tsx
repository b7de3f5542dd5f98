import type { Viewport } from "next";
import { href } from "#lib/addresses.ts";
import { colourStyles, colours } from "#lib/colours.ts";
import { isLocale, languageTag, locales, originalLocale } from "#lib/record/languages.ts";
import "../site.css";

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: colours.paper.light },
    { media: "(prefers-color-scheme: dark)", color: colours.paper.dark },
  ],
};

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export default async function Layout({ params, children }: LayoutProps<"/[locale]">) {
  const { locale: given } = await params;
  const locale = isLocale(given) ? given : originalLocale;
  return (
    <html lang={languageTag[locale]}>
      <head>
        <style dangerouslySetInnerHTML={{ __html: colourStyles() }} />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href={href(locale, "manifest", locale === "en" ? { en: true } : {})} />
      </head>
      <body>{children}</body>
    </html>
  );
}
