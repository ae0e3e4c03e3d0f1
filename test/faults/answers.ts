import type { Fault, Strike } from "./fault.ts";

type Play = Fault["play"];

export type Props = Readonly<Record<string, unknown>>;

/** An answer that has nothing of the tenant's; a body that is no text is sent as JSON. */
export function answer(
  status: number,
  body: unknown = "",
  headers: Readonly<Record<string, string>> = {},
): Play {
  return ({ response }) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}

/** A web page, as what stands between here and Graph answers it. */
export function webPage(status: number): Play {
  return answer(status, "<!doctype html><title>Gateway</title>", { "content-type": "text/html" });
}

/** A refusal in Graph's own form. */
export function graphError(
  status: number,
  code: string,
  message = "",
  headers: Readonly<Record<string, string>> = {},
): Play {
  return answer(status, { error: { code, message } }, headers);
}

/** The tenant's own answer with another body. */
export function bent(change: (body: Props, strike: Strike) => unknown): Play {
  return (strike) => {
    const { status, body } = strike.honest;
    answer(status, change(propsOf(body), strike))(strike);
  };
}

/** Each element is changed: of a collection, of a token's default profiles, or the entity itself. */
export function bentElements(change: (element: Props) => unknown): Play {
  const changed = (element: unknown) => element && change(propsOf(element));
  return bent((body) => {
    if ("value" in body) return { ...body, value: elementsOf(body).map(changed) };
    const defaults = Object.entries(body).filter(([key]) => key.startsWith("default"));
    if (defaults.length === 0) return change(body);
    return { ...body, ...Object.fromEntries(defaults.map(([key, each]) => [key, changed(each)])) };
  });
}

/** Each element's properties of such names get another value. */
export function bentProperties(names: RegExp, change: (value: unknown) => unknown): Play {
  return bentElements((element) =>
    Object.fromEntries(
      Object.entries(element).map(([key, value]) => [key, names.test(key) ? change(value) : value]),
    ),
  );
}

/** A collection's own elements, and one more. */
export function followedBy(element: unknown): Play {
  return bent((body) => ({ ...body, value: [...elementsOf(body), element] }));
}

/** The elements of a collection's answer. */
export function elementsOf(body: Props): readonly unknown[] {
  return Array.isArray(body["value"]) ? body["value"] : [];
}

function propsOf(value: unknown): Props {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
