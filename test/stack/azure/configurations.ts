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

/** The text of a customer's stack file. */
export function stackOf(tenant: string, more = ""): string {
  return `config:
  apple-ade:tenantId: 0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d
  apple-ade:tenant: ${tenant}
  apple-ade:clientId: 00000000-0000-4000-8000-00000000c11e
  apple-ade:tokens:
    macs: { tokenName: Macs, renewBy: "2027-02-01" }
${more}`;
}
