import { expect, it } from "vitest";
import { ResponseMaker } from "#server/http/response-maker.ts";

const maker = new ResponseMaker("https://news.example.org");
const headersOf = async (contentType: string) => {
  const body = Buffer.from("<!DOCTYPE html><title>a</title>");
  const answer = await maker.answer({ status: 200, contentType, body }, new Set(["everything"]));
  const { headers } = await answer.as("identity");
  return Object.fromEntries(
    headers.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), headers[at + 1]]] : [])),
  );
};

it.each(["application/atom+xml; charset=utf-8", "application/json", "image/png"])(
  "lets pages and programs of other sites use %s",
  async (contentType) => {
    expect(await headersOf(contentType)).toMatchObject({
      "cross-origin-resource-policy": "cross-origin",
      "access-control-allow-origin": "*",
    });
  },
);

it("keeps pages to themselves", async () => {
  const headers = await headersOf("text/html; charset=utf-8");
  expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
  expect(headers["access-control-allow-origin"]).toBeUndefined();
});
