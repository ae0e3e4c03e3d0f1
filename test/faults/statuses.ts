import { answer, graphError, webPage } from "./answers.ts";
import { at, type Fault, final, inEveryForm, passing, type Unread } from "./fault.ts";
import { graph, partsOfToken } from "./place.ts";

/** Refused for good. */
export const refusals: readonly Fault[] = [
  {
    name: "400",
    leadsTo: inEveryForm(
      graph,
      final("unexpected-answer", "failed: 400 Bad Request (BadRequest)."),
      5,
    ),
    play: graphError(400, "BadRequest", "Parsing OData Select and Expand failed."),
  },
  {
    name: "400, as Graph knows no such path",
    leadsTo: at(graph, final("unexpected-answer", "failed: 400 Bad Request (BadRequest).")),
    play: graphError(400, "BadRequest", "Resource not found for the segment 'vppTokens'."),
  },
  {
    name: "400, as the tenant has no Intune licence or MDM authority",
    leadsTo: at(graph, final("forbidden", "failed: 400 Bad Request (BadRequest).")),
    play: graphError(400, "BadRequest", "Request not applicable to target tenant."),
  },
  {
    name: "401",
    leadsTo: at(graph, final("unauthenticated", "failed: 401 Unauthorized.")),
    play: answer(401),
  },
  {
    name: "401, as Intune itself refuses the tenant or the application",
    leadsTo: at(graph, final("forbidden", "failed: 401 Unauthorized (UnknownError).")),
    play: graphError(
      401,
      "UnknownError",
      '{"_version":3,"Message":"An error has occurred","ErrorCode":"Forbidden"}',
    ),
  },
  {
    name: "401, as the sign-in has expired before or during the read",
    leadsTo: at(
      graph,
      final("unauthenticated", "failed: 401 Unauthorized (InvalidAuthenticationToken)."),
    ),
    play: graphError(401, "InvalidAuthenticationToken", "Lifetime validation failed."),
  },
  {
    name: "403, as the permission is missing",
    leadsTo: at(graph, final("forbidden", "failed: 403 Forbidden (Authorization_RequestDenied).")),
    play: graphError(403, "Authorization_RequestDenied", "Insufficient privileges."),
  },
  {
    name: "403, as there is no Intune licence",
    leadsTo: at(graph, final("forbidden", "failed: 403 Forbidden (Forbidden).")),
    play: graphError(403, "Forbidden", '{"Message":"Tenant is not licensed for Intune."}'),
  },
  {
    name: "403 from a proxy",
    leadsTo: at(graph, final("forbidden", "failed: 403 Forbidden.")),
    play: webPage(403),
  },
  {
    name: "404, as Graph knows no such path",
    leadsTo: at(graph, final("unexpected-answer", "failed: 404 Not Found (BadRequest).")),
    play: graphError(404, "BadRequest", "Resource not found for the segment 'vppTokens'."),
  },
  {
    name: "404 from a proxy",
    leadsTo: at(graph, final("unexpected-answer", "failed: 404 Not Found.")),
    play: webPage(404),
  },
  {
    name: "404, as the token is gone since the list, or there is no push certificate",
    leadsTo: {
      ...at(partsOfToken, final("not-found", "failed: 404 Not Found (ResourceNotFound).")),
      "push certificate": {
        violates: { "push certificate": ["apns-certificate-exists"] },
        says: "The Apple MDM push certificate of Contoso was not found.",
      },
    },
    play: graphError(404, "ResourceNotFound", "No entity has this id."),
  },
  {
    name: "405",
    leadsTo: at(graph, final("unexpected-answer", "failed: 405 Method Not Allowed.")),
    play: answer(405),
  },
  {
    // `fetch` itself makes a failed connection of it.
    name: "407 from a proxy",
    leadsTo: at(graph, passing("unreachable", "Graph could not be reached (connection failed).")),
    play: webPage(407),
  },
];

function busy(status: number, code: string, words: string): Fault {
  return {
    name: String(status),
    leadsTo: at(graph, passing("server-error", `failed: ${status} ${words} (${code}).`)),
    play: graphError(status, code),
  };
}

const tooMany = passing("throttled", "failed: 429 Too Many Requests (TooManyRequests).");
const tooLate = final(
  "throttled",
  `${tooMany.says} The next attempt would be after the time limit.`,
);

function throttled(wish: string, outcome: Unread, retryAfter?: string): Fault {
  const headers = retryAfter === undefined ? {} : { "retry-after": retryAfter };
  return {
    name: `429 ${wish}`,
    leadsTo: at(graph, outcome),
    play: graphError(429, "TooManyRequests", "Too many requests.", headers),
  };
}

/** Refused for the moment. */
export const interruptions: readonly Fault[] = [
  throttled("without `Retry-After`", tooMany),
  throttled("with `Retry-After: 2`", tooMany, "2"),
  throttled("with `Retry-After: 0`", tooMany, "0"),
  throttled("with a date as `Retry-After`", tooMany, "Mon, 23 Nov 2026 10:15:31 GMT"),
  throttled("with nonsense as `Retry-After`", tooMany, "soon"),
  throttled("with a negative `Retry-After`", tooMany, "-1"),
  throttled("with a `Retry-After` of a year", tooLate, "31536000"),
  throttled("with the year 9999 as `Retry-After`", tooLate, "Fri, 31 Dec 9999 23:59:59 GMT"),
  throttled("with a `Retry-After` beyond any number", tooLate, "9".repeat(400)),
  {
    name: "500 that means throttling, as Intune's query broker has it",
    leadsTo: at(
      graph,
      passing("throttled", "failed: 500 Internal Server Error (InternalServerError)."),
    ),
    play: graphError(
      500,
      "InternalServerError",
      "Rate limit reached because of too many requests to query broker",
    ),
  },
  busy(409, "Conflict", "Conflict"),
  busy(410, "ResyncRequired", "Gone"),
  {
    name: "500",
    leadsTo: inEveryForm(
      graph,
      passing("server-error", "failed: 500 Internal Server Error (InternalServerError)."),
      // Four wait at the same time, and the injected clock counts each wait.
      22,
    ),
    play: graphError(500, "InternalServerError"),
  },
  busy(503, "ServiceUnavailable", "Service Unavailable"),
  busy(504, "UnknownError", "Gateway Timeout"),
  {
    name: "502 with a web page",
    leadsTo: at(graph, passing("server-error", "failed: 502 Bad Gateway.")),
    play: webPage(502),
  },
];
