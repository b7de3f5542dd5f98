import { Breadcrumbs, trailTo } from "#components/Breadcrumbs.tsx";
import { joinLines } from "#components/Headline.tsx";
import { Page } from "#components/Page.tsx";
import { Parallel } from "#components/Parallel.tsx";
import { hrefOf } from "#lib/addresses.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { ids } from "#lib/feeds/structured-data/setting.ts";
import { translate } from "#lib/i18n/translate.ts";
import { locales } from "#lib/record/languages.ts";
import { dataOf, found, frameOf, pathsOf, settledAddress } from "../../../../../frame.ts";
import { withPinyinInPairs } from "../../../../../pinyin.ts";
import "../../../../../styles/inner.css";
import "../../../../../styles/article.css";
import "../../../../../styles/text.css";
import "../../../../../styles/corrections.css";
import "../../../../../styles/parallel.css";

export const dynamic = "force-dynamic";

export default async function ParallelPage(props: PageProps<"/[locale]/articles/[day]/[slug]/parallel">) {
  const address = await settledAddress(["parallel"], props);
  const { locale } = address;
  const { day, slug, pinyin } = address.params;
  const plain = found(await theArchive().parallel(day, slug, locale));
  const { view, ruby } = pinyin ? await withPinyinInPairs(plain) : { view: plain, ruby: undefined };
  const { deck, headline } = view.words[locale];
  const frame = await frameOf({ ...address, params: { day, slug } });
  const title = translate(locale, "Article")("parallelTitle", { headline: joinLines(headline) });
  const description = joinLines(deck) || view.article.excerpt[0];
  const article = { path: hrefOf({ ...address, page: "article" }), name: joinLines(headline) };
  const trail = [...trailTo(locale, day), article, { path: hrefOf(address), name: title }];
  const mainEntity = locales.map((language) => ({ "@id": ids.article(frame, language, { day, slug }) }));
  return (
    <Page
      {...frame}
      title={title}
      description={description}
      paths={pathsOf({ ...address, page: "article" })}
      both={{ path: hrefOf(address), isCurrent: true }}
      data={dataOf(frame, { type: "WebPage", name: title, description, trail, mainEntity })}
      day={day}
    >
      <Breadcrumbs locale={locale} trail={trailTo(locale, day)} />
      <Parallel
        locale={locale}
        view={view}
        timeZone={frame.site.timeZone}
        ruby={ruby}
        takesReports={frame.takesReports}
      />
    </Page>
  );
}
