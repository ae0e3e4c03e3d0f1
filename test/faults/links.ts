import { relativeTo } from "../../demo/scenarios/scenario.ts";
import { now } from "../stack/effects.ts";
import { answer, bent } from "./answers.ts";
import { at, type Fault, final, nothing, type Strike, type Unread } from "./fault.ts";
import { graph, lists, type Place } from "./place.ts";
import { world } from "./world.ts";

/** The page is read, and its link is not followed. */
const partly = (says: string, requests = 1): Unread => ({
  failure: "unexpected-answer",
  says,
  requests,
  partly: true,
});

type Link = (strike: Strike) => unknown;

function linking(to: Link): Fault["play"] {
  return bent((body, strike) => ({ ...body, "@odata.nextLink": to(strike) }));
}

function leading(where: string, to: Link): Fault {
  const says = "Graph's link to the next page leads to another address; it was not followed.";
  return { name: `A link to ${where}`, leadsTo: at(lists, partly(says)), play: linking(to) };
}

const own: Link = ({ request }) => request.url.href;
const pathOf = ({ request: { url } }: Strike) => `${url.pathname}${url.search}`;
const hostOf = (origin: string) => new URL(origin).host;
const alsoWith = ({ request: { url } }: Strike, parameter: string) =>
  `${url.href}${url.search === "" ? "?" : "&"}${parameter}`;
/** Where the demo tenant begins a collection with its first element. */
const fromTheStart = `$skiptoken=${Buffer.from("position:0").toString("base64url")}`;
const firstPages: readonly Place[] = ["token list", "profiles", "devices", "VPP tokens"];
const endless = "Graph's pages do not come to an end.";

/** Links to a next page that lead away, or nowhere, or in a circle; and odd pages. */
export const paging: readonly Fault[] = [
  leading("another host", (strike) => {
    return `${strike.elsewhere.replace("127.0.0.1", "localhost")}${pathOf(strike)}`;
  }),
  leading("another port", (strike) => `${strike.elsewhere}${pathOf(strike)}`),
  leading("another scheme", (strike) => String(own(strike)).replace("http:", "https:")),
  leading("another version of Graph", (strike) => String(own(strike)).replace("/beta/", "/v1.0/")),
  leading(
    "another host, with the right one as user name",
    (strike) => `http://${strike.request.url.host}@${hostOf(strike.elsewhere)}${pathOf(strike)}`,
  ),
  leading("a path, without a host", pathOf),
  leading("nowhere", () => "next"),
  {
    name: "A link that hides another address in its path",
    leadsTo: at(lists, partly("A request to another address than the configured one was refused.")),
    play: linking(
      ({ request, elsewhere }) => `${request.url.origin}/beta/https://${hostOf(elsewhere)}/beta/x`,
    ),
  },
  {
    name: "A link that is no text",
    leadsTo: at(
      lists,
      final("unexpected-answer", "Graph's answer is not the list that this version expects."),
    ),
    play: linking(() => 2),
  },
  {
    name: "A link to the page itself",
    leadsTo: at(lists, partly(endless)),
    play: linking(own),
  },
  {
    name: "A link back to the first page",
    leadsTo: at(["token list, page 2", "devices, page 2"], partly(endless)),
    play: linking(({ request: { url } }) => {
      const first = new URL(url);
      first.searchParams.delete("$skiptoken");
      return first.href.replaceAll("%24", "$");
    }),
  },
  {
    name: "Links to ever another page",
    // Thousands of requests, on a machine that may be busy.
    within: 300,
    leadsTo: {
      ...at(["token list", "profiles", "VPP tokens"], partly(endless, 1000)),
      devices: { ...partly("Reading ended after 1000 pages", 1000), failure: "limited" },
    },
    play: linking((strike) => alsoWith(strike, `n=${strike.request.index}`)),
  },
  {
    name: "A page without its link, which states how many there are",
    leadsTo: {
      "token list": {
        ...partly("Graph sent 1 of the 2 elements that it counts."),
        failure: "limited",
      },
    },
    play: bent((body) => ({ ...body, "@odata.nextLink": undefined })),
  },
  {
    name: "An empty page, which states how many there are",
    leadsTo: { "token list": final("limited", "Graph sent 0 of the 2 elements that it counts.") },
    play: bent((body) => ({ ...body, value: [], "@odata.nextLink": undefined })),
  },
  {
    name: "Pages that shift: one element twice, another one on none",
    leadsTo: {
      "token list, page 2": final("limited", "Graph sent 1 of the 2 elements that it counts."),
    },
    play: bent((body) => ({ ...body, value: world.live(relativeTo(now)).slice(0, 1) })),
  },
  {
    name: "An empty page with a link to a full one",
    leadsTo: at(lists, nothing("the link is followed")),
    play: bent((body, strike) =>
      strike.request.url.searchParams.has("full")
        ? body
        : { value: [], "@odata.nextLink": alsoWith(strike, "full=1") },
    ),
  },
  {
    name: "A page whose elements come again on the next one",
    leadsTo: at(firstPages, nothing("of one id, the last one counts; devices count twice")),
    play: linking((strike) => alsoWith(strike, fromTheStart)),
  },
];

function redirect(status: number, words: string): Fault {
  return {
    name: `${status} to another host`,
    leadsTo: at(graph, final("unexpected-answer", `failed: ${status} ${words}.`)),
    play: (strike) =>
      answer(status, "", { location: `${strike.elsewhere}${pathOf(strike)}` })(strike),
  };
}

export const redirects: readonly Fault[] = [
  redirect(301, "Moved Permanently"),
  redirect(302, "Found"),
  redirect(307, "Temporary Redirect"),
  redirect(308, "Permanent Redirect"),
];
