import {
  bodies,
  bulletinIds,
  type Document,
  newOriginal,
  newTranslation,
  registryIds,
  sentences,
} from "./documents.ts";
import type { World } from "./world.ts";

/** What is in the folder at the beginning: more with a higher number, of which 3 is 0 again. */
export function prepare(world: World, start: number): void {
  const write = (path: string, document: Document) => world.save(path, { document });
  for (const [name, ids] of Object.entries(registryIds)) {
    const entries = ids.slice(0, 2).map((id) => ({ id, name: 0 }));
    write(`${name}.yaml`, { kind: "registry", entries });
  }
  write("articles/2020-11-28/a.md", newOriginal("2020-11-28", 1));
  write("articles/2020-11-28/a.en.md", newTranslation(1));
  write("articles/2020-11-27/b.md", newOriginal("2020-11-27", 2));
  if (start % 3 > 0) {
    const lines = [...(bodies[1] ?? []), sentences[0], "垃圾分类"];
    for (const id of bulletinIds) write(`bulletins/${id}.txt`, { kind: "bulletin", lines });
  }
  if (start % 3 > 1) {
    write("articles/2020-11-30/c.md", newOriginal("2020-11-30", 3));
    write("articles/2020-11-28/b.md", newOriginal("2020-11-28", 3));
  }
}
