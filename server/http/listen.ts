import type { Server } from "node:http";

/** What a machine without IPv6 answers. */
const withoutIpv6 = new Set(["EAFNOSUPPORT", "EADDRNOTAVAIL"]);

/**
 * Opens the port. `::` is every address of the machine in both families, and those of IPv4 where there is no IPv6.
 * @returns the port, which is the one that was taken where 0 was asked for
 * @throws where it cannot be had
 */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  const on = (address: string) =>
    new Promise<void>((listening, failed) => {
      server.once("error", failed);
      server.listen({ host: address, port, ipv6Only: false }, () => {
        server.off("error", failed);
        listening();
      });
    });
  await on(host).catch((error: NodeJS.ErrnoException) => {
    if (host !== "::" || !withoutIpv6.has(error.code ?? "")) throw error;
    return on("0.0.0.0");
  });
  const address = server.address();
  return typeof address === "object" ? (address?.port ?? port) : port;
}
