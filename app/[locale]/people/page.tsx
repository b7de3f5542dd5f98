import { AllEntries } from "../../facet-pages.tsx";

export const dynamic = "force-dynamic";

export default function PeoplePage(props: PageProps<"/[locale]/people">) {
  return <AllEntries facet="people" props={props} />;
}
