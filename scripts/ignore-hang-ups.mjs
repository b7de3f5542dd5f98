// Preloaded into the programs that a process starts which outlives its terminal.
process.on("SIGHUP", () => {});
