import { OneEntry } from "../../../facet-pages.tsx";

export const dynamic = "force-dynamic";

export default function TopicPage(props: PageProps<"/[locale]/topics/[id]">) {
  return <OneEntry facet="topics" props={props} />;
}
