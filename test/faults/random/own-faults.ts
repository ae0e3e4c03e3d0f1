import { answer, bent, elementsOf, graphError } from "../answers.ts";
import { at, type Fault, final, inEveryForm, type Outcomes, passing } from "../fault.ts";
import { graph, lists } from "../place.ts";

/** A refusal of something between here and Graph that tells everything that it was sent. */
function repeating(status: number, leadsTo: Outcomes): Fault {
  return {
    name: `${status} that repeats the sign-in`,
    leadsTo,
    play(strike) {
      const bearer = strike.request.headers.authorization ?? "";
      const token = bearer.slice("Bearer ".length);
      const body = { error: { code: token, message: bearer } };
      answer(status, body, { "request-id": token })(strike);
    },
  };
}

/** A page whose first element stands there twice, and its last one not at all. */
const shifted: Fault = {
  name: "One element twice, another one not at all",
  leadsTo: at(["token list"], final("limited", "of the")),
  play: bent((body) => {
    const elements = elementsOf(body);
    return { ...body, value: [...elements.slice(0, 1), ...elements.slice(0, -1)] };
  }),
};

const noSuchList: Fault = {
  name: "404, as if there were no such list",
  leadsTo: at(lists, final("not-found", "failed: 404 Not Found (ResourceNotFound).")),
  play: graphError(404, "ResourceNotFound", "There is nothing."),
};

/** What the matrix does not play, as it would show with several tokens on a page or in a log. */
export const ownFaults: readonly Fault[] = [
  shifted,
  noSuchList,
  repeating(400, inEveryForm(graph, final("unexpected-answer", "failed: 400"), 5)),
  repeating(401, at(graph, final("unauthenticated", "failed: 401"))),
  repeating(403, at(graph, final("forbidden", "failed: 403"))),
  repeating(500, at(graph, passing("server-error", "failed: 500"))),
];
