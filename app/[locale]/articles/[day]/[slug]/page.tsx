import { Article } from "#components/Article.tsx";
import { Breadcrumbs, trailTo } from "#components/Breadcrumbs.tsx";
import { joinLines } from "#components/Headline.tsx";
import { Page } from "#components/Page.tsx";
import { theArchive } from "#lib/archive/the-archive.ts";
import { found, frameOf, settledAddress } from "../../../../frame.ts";
import "../../../../styles/inner.css";
import "../../../../styles/article.css";
import "../../../../styles/text.css";
import "../../../../styles/corrections.css";

export const dynamic = "force-dynamic";

export default async function ArticlePage(props: PageProps<"/[locale]/articles/[day]/[slug]">) {
  const address = await settledAddress(["article"], props);
  const { locale } = address;
  const { day, slug } = address.params;
  const article = found(await theArchive().article(day, slug, locale));
  const { words, excerpt } = article;
  const frame = await frameOf(address);
  const addresses = Object.fromEntries(
    article.locales.map((language) => [language, frame.addresses[language]]),
  );
  return (
    <Page
      {...frame}
      title={joinLines(words.headline)}
      description={joinLines(words.deck) || excerpt[0]}
      addresses={addresses}
      canonical={words.locale}
      day={day}
    >
      <Breadcrumbs locale={locale} trail={trailTo(locale, day)} />
      <Article locale={locale} article={article} timeZone={frame.site.timeZone} />
    </Page>
  );
}
