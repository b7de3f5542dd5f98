import { cpus, totalmem } from "node:os";
import { original, SiteServer } from "../support/site-server.ts";
import { quantile } from "./quantile.ts";

/**
 * npm run bench:live: from a saved file to the page that answers with its new text, on a production server
 * over the real record. Needs a build (`npm run build`).
 */
const rounds = 100;

const site = await SiteServer.start();
const times: { added: number[]; changed: number[]; removed: number[] } = {
  added: [],
  changed: [],
  removed: [],
};

async function until(path: string, holds: (status: number, text: string) => boolean): Promise<number> {
  const start = performance.now();
  for (;;) {
    const response = await fetch(site.url + path);
    if (holds(response.status, await response.text())) return performance.now() - start;
  }
}

for (let round = 0; round < rounds; round++) {
  const file = `articles/2020-11-29/round-${round}.md`;
  const path = `/zh/articles/2020-11-29/round-${round}`;
  await site.write(file, original("2020-11-29", `第${round}次`));
  times.added.push(await until(path, (status) => status === 200));
  await site.write(file, original("2020-11-29", `改过的第${round}次`));
  times.changed.push(await until(path, (_, text) => text.includes(`改过的第${round}次`)));
  await site.remove(file);
  times.removed.push(await until(path, (status) => status === 404));
}
await site.stop();

const rows = Object.entries(times).map(
  ([what, values]) =>
    `| ${[what, ...[0.5, 0.99, 1].map((share) => quantile(values, share).toFixed(0))].join(" | ")} |`,
);
console.log(
  `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.version}`,
);
console.log(`${rounds} rounds, milliseconds from the end of the write to the answer`);
console.log(["| a file is | median | p99 | longest |", "| --- | --- | --- | --- |", ...rows].join("\n"));
