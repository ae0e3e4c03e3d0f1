import type { DoctorCheck } from "../world.ts";
import { checked, codes, shapes } from "./meaning.ts";
import { clock, cloud, reach, settings } from "./network.ts";
import { node, pack, pulumi, sdk } from "./machine.ts";
import { passphrase } from "./passphrase.ts";
import { requests } from "./reading.ts";
import { identity, permissions, signIn } from "./sign-in.ts";
import { backend, project, stack, stackFileCheck } from "./stack.ts";

/** Every line of the checklist, causes before their effects. */
export const checks: readonly DoctorCheck[] = [
  node,
  pulumi,
  project,
  sdk,
  pack,
  backend,
  stack,
  stackFileCheck,
  passphrase,
  settings,
  reach,
  clock,
  cloud,
  signIn,
  identity,
  permissions,
  requests,
  shapes,
  codes,
  checked,
];
