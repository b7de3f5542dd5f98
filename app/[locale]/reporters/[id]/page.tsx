import { OneEntry } from "../../../facet-pages.tsx";

export const dynamic = "force-dynamic";

export default function ReporterPage(props: PageProps<"/[locale]/reporters/[id]">) {
  return <OneEntry facet="reporters" props={props} />;
}
