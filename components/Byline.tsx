import { Fragment } from "react";
import { href } from "#lib/addresses.ts";
import type { ArticleSummary, ReporterLink } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";

interface BylineProps {
  locale: Locale;
  article: Pick<ArticleSummary, "byline" | "reporters">;
  /** What its links begin with, where they are to be whole. */
  origin?: string;
}

/** Who wrote it: the reporters by role; the byline as printed where none is known; or that none survives. */
export function Byline({ locale, article, origin = "" }: BylineProps) {
  const { byline, reporters } = article;
  if (reporters.length === 0) {
    if (byline) return <span lang={locale === "zh" ? undefined : languageTag.zh}>{byline}</span>;
    return <span>{translate(locale, "Article")("noByline")}</span>;
  }
  const byRole = [...Map.groupBy(reporters, ({ role }) => role).values()];
  return (
    <span className="reporters">
      {byRole.map((ofRole, index) => (
        <Fragment key={ofRole[0]?.role}>
          {index > 0 && (locale === "zh" ? " " : "; ")}
          <Reporters locale={locale} reporters={ofRole} isFirst={index === 0} origin={origin} />
        </Fragment>
      ))}
    </span>
  );
}

/** `Staff reporters Li Ya, Chen Run and Ouyang Qing`. */
function Reporters(props: {
  locale: Locale;
  reporters: readonly ReporterLink[];
  isFirst: boolean;
  origin: string;
}) {
  const { locale, reporters, isFirst, origin } = props;
  const role = reporters[0]?.role ?? "staff";
  const label = translate(locale, reporters.length > 1 ? "BylinesOfSeveral" : "Bylines")(role);
  return (
    <>
      {isFirst ? label : label.charAt(0).toLowerCase() + label.slice(1)}{" "}
      {reporters.map(({ id, name }, index) => (
        <Fragment key={id}>
          {index > 0 && separator(locale, index === reporters.length - 1)}
          <a href={origin + href(locale, "reporter", { id })}>{name[locale]}</a>
        </Fragment>
      ))}
    </>
  );
}

/** As mastheads print names: Chinese ones apart, English ones in a sentence. */
function separator(locale: Locale, isLast: boolean): string {
  if (locale === "zh") return " ";
  return isLast ? " and " : ", ";
}
