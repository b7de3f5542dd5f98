const barWidth = 30;

/** A bar on a terminal, nothing elsewhere. */
export function progressBar(stream: NodeJS.WriteStream): (done: number, all: number) => void {
  if (!stream.isTTY) return () => undefined;
  return (done, all) => {
    const filled = Math.round((done / Math.max(all, 1)) * barWidth);
    const end = done >= all ? "\n" : "";
    stream.write(`\r${"█".repeat(filled)}${"░".repeat(barWidth - filled)} ${done}/${all}${end}`);
  };
}
