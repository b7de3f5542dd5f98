import { href } from "#lib/addresses.ts";
import type { ArticleView } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";

interface PinyinSwitchProps {
  locale: Locale;
  page: "article" | "parallel";
  article: Pick<ArticleView, "day" | "slug">;
  /** Whether pinyin is shown. */
  isOn: boolean;
}

/** Shows pinyin above the Chinese of a page, or hides it. */
export function PinyinSwitch({ locale, page, article: { day, slug }, isOn }: PinyinSwitchProps) {
  const t = translate(locale, "Article");
  return (
    <a
      className="cue"
      href={href(locale, page, { day, slug, ...(!isOn && { pinyin: true }) })}
      rel="nofollow"
    >
      {t(isOn ? "pinyinOff" : "pinyinOn")}
    </a>
  );
}
