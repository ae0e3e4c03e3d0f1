import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { ask } from "../../../cli/doctor/ask.ts";

async function addressOf(answer: RequestListener) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close };
}

test("an answer is told with its own date and what it says", async () => {
  const { url } = await addressOf((_, response) => response.writeHead(401).end('{"a":1}'));
  expect(await ask(url)).toEqual({ status: 401, date: expect.any(Date), body: { a: 1 } });
});

test("an answer without a date, and in no form that is understood, is one", async () => {
  const { url } = await addressOf((_, response) => {
    response.sendDate = false;
    response.end("<html>");
  });
  expect(await ask(url)).toEqual({ status: 200, body: undefined });
});

test("without an answer it is told why", async () => {
  const { url, close } = await addressOf((_, response) => response.end());
  close();
  expect(await ask(url)).toEqual({ failure: "ECONNREFUSED" });
  // What `fetch` never connects to.
  expect(await ask("http://127.0.0.1:6000")).toEqual({ failure: "bad port" });
  expect(await ask("no address")).toEqual({ failure: expect.stringContaining("URL") });
});
