import { pageNumber } from "../../../demo/server/paging.ts";
import type { Intercept, InterceptedRequest } from "../../../demo/server.ts";
import { elementsOf, type Props } from "../answers.ts";
import type { Fault } from "../fault.ts";
import { partsOfToken, type Place, placeOf } from "../place.ts";
import { faultOf, type Strike } from "./plan.ts";

/** A request that was struck. */
export interface Struck {
  readonly fault: Fault;
  readonly place: Place;
  readonly path: string;
  /** The ids of the elements that the tenant itself would have answered with. */
  readonly ids: readonly unknown[];
}

export interface Striking {
  readonly intercept: Intercept;
  readonly struck: readonly Struck[];
  /** The bearer tokens that were issued. */
  readonly issued: readonly string[];
}

interface Options {
  readonly strikes: readonly Strike[];
  /** Of the live tokens, in the order of Graph's list. */
  readonly ids: readonly string[];
  readonly pageSize: number;
  /** The origin of a server that must never hear of it. */
  readonly elsewhere: string;
}

/** Plays a plan; where several strikes are meant for a request, the first has it. */
export function strikingBy(options: Options): Striking {
  const struck: Struck[] = [];
  const issued: string[] = [];
  const aims = options.strikes.map((strike) => aimOf(strike, options));
  return {
    struck,
    issued,
    intercept(request, response, honest) {
      const body: Props = { ...Object(honest.body) };
      const { access_token: token } = body;
      if (typeof token === "string") issued.push(token);
      const first = firstPageOf(request);
      const aim = aims.find((each) => each.place === first && each.hits(request));
      if (aim === undefined) return false;
      const ids = elementsOf(body).map((element) => ({ ...Object(element) }).id);
      const { path } = request;
      struck.push({ fault: aim.fault, place: placeOf(request) ?? aim.place, path, ids });
      aim.fault.play({ request, response, honest, elsewhere: options.elsewhere });
      return true;
    },
  };
}

interface Aim {
  readonly fault: Fault;
  readonly place: Place;
  /** Counts the requests that it is asked about. */
  readonly hits: (request: InterceptedRequest) => boolean;
}

function aimOf(strike: Strike, { ids, pageSize }: Options): Aim {
  const { place, which, after, times } = strike;
  let met = 0;
  return {
    fault: faultOf(strike),
    place,
    hits(request) {
      const [number, among] = numberOf(request, place, ids, pageSize);
      if (which !== -1 && number !== which % among) return false;
      met += 1;
      return met > after && met <= after + times;
    },
  };
}

/** The number of the page or of the token that is asked for, from 0, and how many there are. */
function numberOf(
  { url, path }: InterceptedRequest,
  place: Place,
  ids: readonly string[],
  pageSize: number,
): readonly [number: number, among: number] {
  if (place === "token list")
    return [pageNumber(url, pageSize) - 1, Math.max(1, Math.ceil(ids.length / pageSize))];
  if (partsOfToken.includes(place))
    return [ids.findIndex((id) => path.includes(id)), Math.max(1, ids.length)];
  return [0, 1];
}

function firstPageOf({ path, url }: InterceptedRequest): Place | undefined {
  return placeOf({ path, url: new URL(url.pathname, url) });
}
