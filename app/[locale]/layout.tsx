import type { Viewport } from "next";
import { isLocale, languageTag, locales, originalLocale } from "#lib/record/languages.ts";
import "../site.css";

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf9f4" },
    { media: "(prefers-color-scheme: dark)", color: "#16150f" },
  ],
};

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export default async function Layout({ params, children }: LayoutProps<"/[locale]">) {
  const { locale } = await params;
  return (
    <html lang={languageTag[isLocale(locale) ? locale : originalLocale]}>
      <head>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>{children}</body>
    </html>
  );
}
