import { overlap } from "../record/offices.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import type { Person } from "../record/schema.ts";
import { fieldName } from "./field-name.ts";
import type { YamlDocument } from "./yaml-document.ts";

/** Whether the days of each person's offices can be right: in their order, and one office at a time. */
export function checkOffices(people: readonly Person[], document: YamlDocument, file: string): Problem[] {
  return people.flatMap(({ offices = [] }, entry) => {
    const place = (index: number, field: "from" | "to") => {
      const path = [entry, "offices", index, field];
      return { file, ...document.valueAt(path), field: fieldName(path) };
    };
    const isReversed = ({ from, to }: (typeof offices)[number]) =>
      from !== undefined && to !== undefined && from > to;
    return offices.flatMap((office, index) => {
      const { from = "", to = "" } = office;
      if (isReversed(office)) return problem("reversed-days", place(index, "to"), { from, to });
      const earlier = offices.slice(0, index).find((each) => !isReversed(each) && overlap(each, office));
      if (earlier === undefined) return [];
      const since = [earlier.from ?? "", from].sort().at(-1);
      return problem("overlapping-offices", place(index, "from"), {
        ...{ one: earlier.office.zh, other: office.office.zh },
        ...(since !== "" && { since }),
      });
    });
  });
}
