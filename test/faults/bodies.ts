import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { answer, bent, webPage } from "./answers.ts";
import { at, type Fault, final, type Outcomes } from "./fault.ts";
import { graph, lists } from "./place.ts";

const malformed = (says: string) => final("unexpected-answer", says);
const noJson = at(graph, malformed("Graph's answer is no JSON."));
const noCollection = at(
  lists,
  malformed("Graph's answer is not the list that this version expects."),
);
const noCertificate = malformed("Graph's answer is no push certificate.");
const somethingElse: Outcomes = {
  ...noCollection,
  "default profiles": malformed("Graph's answer is no ADE token."),
  "push certificate": noCertificate,
};
const tooLarge = malformed("Graph's answer is larger than 32 MiB.");
const megabyte = 1024 * 1024;

/** Answers of 200 that are none. */
export const bodies: readonly Fault[] = [
  {
    name: "HTML instead of JSON, as of a network's sign-in page",
    leadsTo: noJson,
    play: webPage(200),
  },
  { name: "An empty body", leadsTo: noJson, play: answer(200) },
  { name: "204, no body", leadsTo: noJson, play: answer(204) },
  {
    name: "JSON that is cut off",
    leadsTo: noJson,
    play: ({ response, honest }) => response.end(JSON.stringify(honest.body).slice(0, -2)),
  },
  { name: "A list as the top level", leadsTo: somethingElse, play: answer(200, []) },
  { name: "`null` as the top level", leadsTo: somethingElse, play: answer(200, "null") },
  { name: "A text as the top level", leadsTo: somethingElse, play: answer(200, '"value"') },
  {
    name: "`value` is missing",
    leadsTo: noCollection,
    play: bent((body) =>
      Object.fromEntries(Object.entries(body).filter(([key]) => key !== "value")),
    ),
  },
  {
    name: "`value` is null",
    leadsTo: noCollection,
    play: bent((body) => ({ ...body, value: null })),
  },
  {
    name: "`value` is an object",
    leadsTo: noCollection,
    play: bent((body) => ({ ...body, value: { 0: body["value"] } })),
  },
  {
    name: "An entity without what was asked for",
    leadsTo: {
      "default profiles": malformed("Graph's answer lacks the default profiles."),
      "push certificate": noCertificate,
    },
    play: answer(200, { id: "x" }),
  },
  {
    name: "100 MB of page",
    leadsTo: at(["token list", "token list, page 2", "devices"], tooLarge),
    play({ response }) {
      response.writeHead(200);
      writeAsTaken(response, Buffer.alloc(megabyte, " "), 100);
    },
  },
  {
    name: "100 MB of page, compressed to 100 kB",
    leadsTo: at(["token list", "push certificate"], tooLarge),
    play({ response }) {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync(Buffer.alloc(100 * megabyte, " ")));
    },
  },
];

/** Who hangs up gets no more. */
function writeAsTaken(response: ServerResponse, chunk: Buffer, times: number): void {
  if (times === 0) response.end('{"value":[]}');
  else response.write(chunk, (error) => error ?? writeAsTaken(response, chunk, times - 1));
}
