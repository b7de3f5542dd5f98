import { createServer, type RequestListener, type Server, type ServerOptions } from "node:http";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";

/** What Node's parser says of what it could not read. */
interface ParseError extends Error {
  code?: string;
  /** How much of the packet it had read. */
  bytesParsed?: number;
  rawPacket?: Buffer;
}

const statusOf: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/**
 * Lets a server read addresses with UTF-8 as it is, which Node's parser refuses: what it stumbled over is given to it
 * once more, encoded, and the connection is closed after the answer. The request has to begin in the packet in which
 * the first such character is, as it does unless a client sends it in crumbs. All else that cannot be read is answered
 * as Node would.
 */
export function readRawAddresses(server: Server, options: ServerOptions, listener: RequestListener): void {
  const again = new WeakMap<Socket, Reread>();
  const reader = createServer(options, (request, response) => {
    response.shouldKeepAlive = false;
    listener(request, response);
  });
  server.on("clientError", (error: ParseError, socket: Socket) => {
    const { rawPacket } = error;
    const known = again.get(socket);
    if (known) {
      // What comes after the address; the first parser takes no more of it.
      if (rawPacket) known.feed(rawPacket);
      else known.destroy();
    } else if (rawPacket && isRawAddress(error, rawPacket) && !answerOn(socket)) {
      const reread = new Reread(socket);
      again.set(socket, reread);
      reader.emit("connection", reread);
      reread.feed(rawPacket);
    } else refuse(socket, statusOf[error.code ?? ""] ?? "400 Bad Request");
  });
}

/** Whether it failed in the first line of what came, at a byte of a character that is not ASCII's. */
function isRawAddress({ code, bytesParsed = 0 }: ParseError, packet: Buffer): boolean {
  if (code !== "HPE_INVALID_URL" || !/^(GET|HEAD) /.test(packet.toString("latin1", 0, 5))) return false;
  const end = packet.indexOf("\n");
  return (packet[bytesParsed] ?? 0) >= 0x80 && (end < 0 || bytesParsed < end);
}

/** The answer that is being made on a connection. Node's own answer to a fault goes by it too. */
function answerOn(socket: Socket): { _headerSent: boolean } | null | undefined {
  return (socket as Socket & { _httpMessage?: { _headerSent: boolean } | null })._httpMessage;
}

function refuse(socket: Socket, status: string): void {
  if (socket.writable && !answerOn(socket)?._headerSent) {
    socket.write(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
  }
  socket.destroy();
}

/** A connection as if its first line had come encoded. */
class Reread extends Duplex {
  readonly #socket: Socket;
  #isInFirstLine = true;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.once("close", () => this.destroy());
  }

  get remoteAddress(): string | undefined {
    return this.#socket.remoteAddress;
  }

  feed(packet: Buffer): void {
    const end = this.#isInFirstLine ? packet.indexOf("\n") : 0;
    const line = end < 0 ? packet : packet.subarray(0, end);
    if (end >= 0) this.#isInFirstLine = false;
    this.push(Buffer.concat([encoded(line), packet.subarray(line.length)]));
  }

  override _read(): void {}

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#socket.destroySoon();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}

const percent = 0x25;
const hexDigits = Buffer.from("0123456789ABCDEF");

/** Percent-encodes what is not ASCII. */
function encoded(line: Buffer): Buffer {
  const text = Buffer.allocUnsafe(line.length * 3);
  let length = 0;
  for (const byte of line) {
    if (byte < 0x80) text[length++] = byte;
    else {
      text[length++] = percent;
      text[length++] = hexDigits[byte >> 4] ?? 0;
      text[length++] = hexDigits[byte & 15] ?? 0;
    }
  }
  return text.subarray(0, length);
}
