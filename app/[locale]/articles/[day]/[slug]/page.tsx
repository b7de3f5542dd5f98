import { Article } from "#components/Article.tsx";
import { Breadcrumbs } from "#components/Breadcrumbs.tsx";
import { joinLines } from "#components/Headline.tsx";
import { Page } from "#components/Page.tsx";
import { href } from "#lib/addresses.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { formatDayOfYear, formatMonthOfYear, formatYear } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import { found, frameOf, settledAddress } from "../../../../frame.ts";
import "../../../../styles/article.css";
import "../../../../styles/text.css";
import "../../../../styles/corrections.css";

export const dynamic = "force-dynamic";

export default async function ArticlePage({ params }: PageProps<"/[locale]/articles/[day]/[slug]">) {
  const { day, slug, ...asked } = await params;
  const address = await settledAddress(["article"], [asked.locale, "articles", day, slug]);
  const { locale } = address;
  const article = found(await theArchive().article(day, slug, locale));
  const { words, excerpt } = article;
  const frame = frameOf(address);
  const addresses = Object.fromEntries(
    article.locales.map((language) => [language, frame.addresses[language]]),
  );
  const [year, month] = [day.slice(0, 4), day.slice(0, 7)];
  const trail = [
    { path: href(locale, "dates"), name: translate(locale, "Nav")("dates") },
    { path: href(locale, "year", { year }), name: formatYear(year, locale) },
    { path: href(locale, "month", { month }), name: formatMonthOfYear(month, locale) },
    { path: href(locale, "issue", { day }), name: formatDayOfYear(day, locale) },
  ];
  return (
    <Page
      {...frame}
      title={joinLines(words.headline)}
      description={joinLines(words.deck) || excerpt[0]}
      addresses={addresses}
      canonical={words.locale}
      day={day}
    >
      <Breadcrumbs locale={locale} trail={trail} />
      <Article locale={locale} article={article} />
    </Page>
  );
}
