import { href } from "#lib/addresses.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import type { Site } from "#lib/record/schema.ts";

/** Who makes the site, from what, and how to report an error. */
export function About(props: { locale: Locale; site: Site; takesReports: boolean }) {
  const { locale, site, takesReports } = props;
  const t = translate(locale, "About");
  const [beforeLink = "", afterLink = ""] = t("error", { corrections: "\u0000" }).split("\u0000");
  return (
    <div className="prose">
      <h1>{t("title")}</h1>
      <h2>{t("whatTitle")}</h2>
      <p>{t("what", { name: site.name[locale] })}</p>
      {site.publisher && <p>{t("publisher", { publisher: site.publisher[locale] })}</p>}
      <h2>{t("sourceTitle")}</h2>
      <p>{t("source", { mark: "[…]" })}</p>
      <h2>{t("translationTitle")}</h2>
      <p>{t("translation")}</p>
      <h2>{t("licenceTitle")}</h2>
      <p>{site.rights?.[locale] ?? t("licence")}</p>
      {site.licence && <p>{site.licence[locale]}</p>}
      <h2>{t("errorTitle")}</h2>
      <p>
        {beforeLink}
        <a href={href(locale, "corrections")}>{t("correctionsPage")}</a>
        {afterLink}
      </p>
      {takesReports && (
        <p>
          <a href={href(locale, "report")}>{t("errorForm")}</a>
        </p>
      )}
      {site.contact && <Contact locale={locale} contact={site.contact} />}
      <h2>{t("privacyTitle")}</h2>
      <p>{t("privacy")}</p>
    </div>
  );
}

function Contact({ locale, contact }: { locale: Locale; contact: string }) {
  const [before = "", after = ""] = translate(locale, "About")("errorContact", { contact: "\u0000" }).split(
    "\u0000",
  );
  return (
    <p>
      {before}
      <a href={contact.includes("@") && !contact.includes("/") ? `mailto:${contact}` : contact}>{contact}</a>
      {after}
    </p>
  );
}
