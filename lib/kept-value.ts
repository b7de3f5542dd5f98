import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { projectFolder } from "./project-file.ts";

const digestOf = (...parts: readonly (string | Uint8Array)[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest();
};

/**
 * What takes long to make and is the same each time: it is made once for all processes, and kept beside the packages that
 * it is made from. Where nothing may be kept there, or what is kept is spoilt, it is made.
 * @param name what it is called; its file's name begins with it
 * @param sources files of the project that it is made from: where one is another, it is made anew
 * @param make the same value each time, of what `structuredClone` takes
 * @param root where the sources and what is kept are
 */
export function keptValue<Value>(
  name: string,
  sources: readonly string[],
  make: () => Value,
  root = projectFolder(),
): Value {
  const folder = join(root, "node_modules/.cache/city-bulletin");
  let file: string;
  try {
    const texts = sources.map((source) => readFileSync(join(root, source)));
    file = join(folder, `${name}-${digestOf(process.versions.v8, ...texts).toString("hex", 0, 12)}.bin`);
  } catch {
    // The sources are elsewhere: nobody could tell when it is another.
    return make();
  }
  return read<Value>(file) ?? keep(file, folder, make());
}

function read<Value>(file: string): Value | undefined {
  try {
    const bytes = readFileSync(file);
    const [digest, value] = [bytes.subarray(0, 32), bytes.subarray(32)];
    return digest.equals(digestOf(value)) ? deserialize(value) : undefined;
  } catch {
    return undefined;
  }
}

/** Under a name of its own first: others may read or keep it at the same time. */
function keep<Value>(file: string, folder: string, value: Value): Value {
  const own = `${file}.${randomUUID()}`;
  try {
    const bytes = serialize(value);
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(own, Buffer.concat([digestOf(bytes), bytes]));
      renameSync(own, file);
    } finally {
      rmSync(own, { force: true });
    }
  } catch {
    // Nothing may be kept here, or there is no room.
  }
  return value;
}
