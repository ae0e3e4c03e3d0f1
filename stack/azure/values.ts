import { z } from "zod";
import { expected } from "../declaration/problems.ts";

/** @param form what to write, where it does not match */
export function textOf(form: string, pattern: RegExp) {
  return z.string(expected(form)).regex(pattern, expected(form));
}

/**
 * The id of something that exists in Azure.
 * @param what with its article
 * @param type like `Microsoft.Network/virtualNetworks/subnets`
 */
export function resourceId(what: string, type: string) {
  const [provider = "", ...types] = type.split("/");
  const ending = (name: string) => [provider, ...types.map((each) => `${each}/${name}`)].join("/");
  const form = `the resource id of ${what}: /subscriptions/…/resourceGroups/…/providers/${ending("NAME")}`;
  const pattern = `^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/${ending("[^/]+")}$`;
  return textOf(form, new RegExp(pattern.replaceAll("Microsoft.", "Microsoft\\."), "i"));
}
