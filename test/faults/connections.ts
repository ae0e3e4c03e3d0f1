import { answer } from "./answers.ts";
import { at, brief, type Fault, final, passing } from "./fault.ts";
import { graph } from "./place.ts";

const broken = passing("unreachable", "Graph could not be reached (UND_ERR_SOCKET).");
const timeLimit = final("time-limit", "Graph did not answer completely within the time limit");

/** Nothing arrives, or not all of it, or too late. */
export const connections: readonly Fault[] = [
  {
    name: "The connection is reset before the answer",
    leadsTo: at(graph, broken),
    play: ({ response }) => response.destroy(),
  },
  {
    name: "The connection is reset inside the body",
    leadsTo: at(graph, broken),
    play({ response, honest }) {
      const body = JSON.stringify(honest.body);
      response.writeHead(200, { "content-length": Buffer.byteLength(body) });
      response.write(body.slice(0, body.length / 2), () => response.destroy());
    },
  },
  {
    name: "The answer is no HTTP",
    leadsTo: at(graph, passing("unreachable", "Graph could not be reached (connection failed).")),
    play: ({ response }) => response.socket?.end("220 smtp.contoso.example\r\n"),
  },
  {
    name: "There is no answer at all",
    leadsTo: at(graph, timeLimit),
    within: brief,
    play: () => {},
  },
  {
    name: "The answer comes drop by drop",
    leadsTo: at(graph, timeLimit),
    within: brief,
    play({ response }) {
      response.writeHead(200, { "content-length": "100000" });
      const drops = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drops));
    },
  },
  {
    name: "The answer comes after the time limit",
    leadsTo: at(graph, timeLimit),
    within: brief,
    play({ response, honest }) {
      const late = setTimeout(() => response.end(JSON.stringify(honest.body)), 30_000);
      response.on("close", () => clearTimeout(late));
    },
  },
  {
    name: "A compressed body is damaged",
    leadsTo: at(graph, passing("unreachable", "Graph could not be reached (Z_DATA_ERROR).")),
    play: answer(200, "this is not compressed", { "content-encoding": "gzip" }),
  },
];
