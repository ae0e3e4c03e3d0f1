import type { Input } from "@pulumi/pulumi";
import type { Names } from "./names.ts";

/** Where resources are made, and how they are called. */
export interface Place {
  readonly names: Names;
  /** What every resource gets that takes tags. */
  readonly within: {
    readonly resourceGroupName: Input<string>;
    readonly location: Input<string>;
    readonly tags?: Record<string, string>;
  };
}
