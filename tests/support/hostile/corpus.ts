import type { Attack } from "./attack.ts";
import { fields } from "./fields.ts";
import { files } from "./files.ts";
import { linksAndPictures } from "./links.ts";
import { markdown } from "./markdown.ts";
import { rawHtml } from "./raw-html.ts";
import { registries } from "./registries.ts";
import { yaml } from "./yaml.ts";

/** Every attack, each of its own kind. */
export const corpus: readonly Attack[] = [
  ...rawHtml,
  ...linksAndPictures,
  ...markdown,
  ...fields,
  ...yaml,
  ...registries,
  ...files,
];
