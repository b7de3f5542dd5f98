import { AllEntries } from "../../facet-pages.tsx";

export const dynamic = "force-dynamic";

export default function ReportersPage(props: PageProps<"/[locale]/reporters">) {
  return <AllEntries facet="reporters" props={props} />;
}
