import { AllEntries } from "../../facet-pages.tsx";

export const dynamic = "force-dynamic";

export default function TopicsPage(props: PageProps<"/[locale]/topics">) {
  return <AllEntries facet="topics" props={props} />;
}
