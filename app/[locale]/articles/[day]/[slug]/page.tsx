import { Article } from "#components/Article.tsx";
import { Breadcrumbs, trailTo } from "#components/Breadcrumbs.tsx";
import { joinLines } from "#components/Headline.tsx";
import { Page } from "#components/Page.tsx";
import { hrefOf } from "#lib/addresses.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { found, frameOf, pathsOf, settledAddress, takesReports } from "../../../../frame.ts";
import { withPinyin } from "../../../../pinyin.ts";
import "../../../../styles/inner.css";
import "../../../../styles/article.css";
import "../../../../styles/text.css";
import "../../../../styles/corrections.css";

export const dynamic = "force-dynamic";

export default async function ArticlePage(props: PageProps<"/[locale]/articles/[day]/[slug]">) {
  const address = await settledAddress(["article"], props);
  const { locale } = address;
  const { day, slug, pinyin } = address.params;
  const plain = found(await theArchive().article(day, slug, locale));
  const { article, ruby } = pinyin ? await withPinyin(plain) : { article: plain, ruby: undefined };
  const { words, excerpt } = article;
  // With pinyin it is the same page, and has no address of its own in the head.
  const frame = await frameOf({ ...address, params: { day, slug } });
  const addresses = Object.fromEntries(
    article.locales.map((language) => [language, frame.addresses[language]]),
  );
  const languages = article.locales.filter((language) => frame.site.languages.includes(language));
  return (
    <Page
      {...frame}
      paths={pathsOf(address)}
      both={
        languages.length > 1
          ? { path: hrefOf({ ...address, page: "parallel" }), isCurrent: false }
          : undefined
      }
      title={joinLines(words.headline)}
      description={joinLines(words.deck) || excerpt[0]}
      addresses={addresses}
      canonical={words.locale}
      day={day}
    >
      <Breadcrumbs locale={locale} trail={trailTo(locale, day)} />
      <Article
        locale={locale}
        article={article}
        timeZone={frame.site.timeZone}
        languages={languages}
        ruby={ruby}
        takesReports={takesReports()}
      />
    </Page>
  );
}
