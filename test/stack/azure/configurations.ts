import type { Configuration } from "../declarations.ts";
import { alert, image } from "./deployed.ts";

export const location = "westeurope";
export const repository = "contoso/ade";
export const check = { image, alert };

/** A stack's configuration with these settings under `apple-ade:azure`. */
export const azure = (settings: unknown): Configuration => ({ tokens: {}, azure: settings });

export const pipelines = (pipelineIdentity: unknown) => azure({ location, pipelineIdentity });

export const github = (...repositories: unknown[]) => pipelines({ github: repositories });

export const scheduled = (settings: object) =>
  azure({ location, scheduledCheck: { ...check, ...settings } });

export function branches(count: number) {
  return Array.from({ length: count }, (_, index) => ({ repository, branch: `b${index}` }));
}

export function hooks(count: number) {
  return Array.from({ length: count }, (_, index) => `https://hooks.contoso.example/${index}`);
}
