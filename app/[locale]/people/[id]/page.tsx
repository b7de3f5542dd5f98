import { OneEntry } from "../../../facet-pages.tsx";

export const dynamic = "force-dynamic";

export default function PersonPage(props: PageProps<"/[locale]/people/[id]">) {
  return <OneEntry facet="people" props={props} />;
}
