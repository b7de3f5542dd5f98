import { Heading } from "#components/Heading.tsx";
import { Page } from "#components/Page.tsx";
import { ReportForm } from "#components/ReportForm.tsx";
import { href } from "#lib/addresses.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { translate } from "#lib/i18n/translate.ts";
import { formAgain } from "#lib/reports/form-again.ts";
import { quoteOf } from "#lib/reports/quote.ts";
import { found, frameOf, settledAddress } from "../../frame.ts";
import "../../styles/inner.css";
import "../../styles/report.css";

export const dynamic = "force-dynamic";

export default async function ReportPage(props: PageProps<"/[locale]/report">) {
  const address = await settledAddress(["report"], props);
  const { locale } = address;
  const { article: id, block, again: token, sent } = address.params;
  const t = translate(locale, "ErrorReport");
  const params = { ...(id && { article: id }), ...(block && { block }), ...(sent && { sent }) };
  // Without addresses for the head: no search engine is to have it.
  const { paths, site } = await frameOf({ ...address, params });
  const [day = "", slug = ""] = id?.split("/") ?? [];
  const article = id === undefined ? undefined : found(await theArchive().article(day, slug, locale));
  const page = (children: React.ReactNode) => (
    <Page {...{ locale, site, paths, ...(article && { day }) }} title={t(sent ? "sentTitle" : "title")}>
      <Heading title={t(sent ? "sentTitle" : "title")} intro={sent ? undefined : t("intro")} />
      {children}
    </Page>
  );
  if (sent) {
    return page(
      <div className="prose">
        <p>{t("sent")}</p>
        {article && (
          <p>
            <a href={href(locale, "article", { day, slug })}>{t("back")}</a>
          </p>
        )}
      </div>,
    );
  }
  const again = formAgain(token);
  const shown = article?.blocks.find((each) => each.id === block);
  const written = again?.form ?? {
    ...{ article: id, block, message: "", contact: "" },
    quote: shown ? quoteOf(shown.html) : "",
  };
  return page(
    <ReportForm
      locale={locale}
      article={article}
      written={written}
      quoted={shown?.locale ?? article?.words.locale ?? locale}
      fault={again?.fault}
    />,
  );
}
