import { Article } from "#components/Article.tsx";
import { Breadcrumbs, trailTo } from "#components/Breadcrumbs.tsx";
import { joinLines } from "#components/Headline.tsx";
import { Page } from "#components/Page.tsx";
import { hrefOf } from "#lib/addresses.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { citationsOf } from "#lib/feeds/citations.ts";
import { articleOf } from "#lib/feeds/structured-data/article.ts";
import { dataOf, found, frameOf, pathsOf, settledAddress } from "../../../../frame.ts";
import { withPinyin } from "../../../../pinyin.ts";
import { sharedArticle } from "../../../../sharing.ts";
import "../../../../styles/inner.css";
import "../../../../styles/article.css";
import "../../../../styles/sketch.css";
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
  const title = joinLines(words.headline);
  const description = joinLines(words.deck) || excerpt[0];
  const described = articleOf(frame, plain);
  const trail = [...trailTo(words.locale, day), { path: hrefOf(address, words.locale), name: title }];
  const facts = { canonical: words.locale, name: title, description, trail };
  const mainEntity = { "@id": described["@id"] ?? "" };
  const data = [...dataOf(frame, { type: "WebPage", ...facts, mainEntity }), described];
  const citations = citationsOf(plain, frame.site, frame.addresses[words.locale]);
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
      title={title}
      description={description}
      addresses={addresses}
      canonical={words.locale}
      article={sharedArticle(frame, article)}
      data={data}
      day={day}
    >
      <Breadcrumbs locale={locale} trail={trailTo(locale, day)} />
      <Article
        locale={locale}
        article={article}
        timeZone={frame.site.timeZone}
        languages={languages}
        ruby={ruby}
        citations={citations}
        takesReports={frame.takesReports}
      />
    </Page>
  );
}
