import type { ServerResponse } from "node:http";

export interface ReplacementPage {
  body: Buffer;
  contentType: string;
}

/**
 * Makes any 5xx that is about to be sent a page of ours: the framework's own is blank without client JavaScript.
 * A response that has begun cannot be replaced any more.
 */
export function replaceFailures(response: ServerResponse, page: () => ReplacementPage): void {
  const { writeHead, write, end, flushHeaders } = response;
  const failed = () => !response.headersSent && response.statusCode >= 500;

  response.flushHeaders = () => {
    if (!failed()) flushHeaders.call(response);
  };
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    if (failed()) return response;
    return Reflect.apply(writeHead, response, [status, ...rest]);
  }) as typeof response.writeHead;
  response.write = ((...args: unknown[]) => {
    if (!failed()) return Reflect.apply(write, response, args);
    const callback = args.find((argument) => typeof argument === "function");
    if (callback) process.nextTick(callback);
    return true;
  }) as typeof response.write;
  response.end = ((...args: unknown[]) => {
    if (!failed()) return Reflect.apply(end, response, args);
    const { body, contentType } = page();
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    const headers = {
      "Content-Type": contentType,
      "Content-Length": body.length,
      "Cache-Control": "no-store",
    };
    Reflect.apply(writeHead, response, [response.statusCode, headers]);
    const callback = args.find((argument) => typeof argument === "function");
    return Reflect.apply(end, response, [body, ...(callback ? [callback] : [])]);
  }) as typeof response.end;
}
