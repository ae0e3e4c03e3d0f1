import type { DepOnboardingSetting } from "@microsoft/microsoft-graph-types-beta";
import { z } from "zod";

/** An ADE token as Graph beta's `depOnboardingSetting` shows it; what is not usable is absent. */
export interface DepToken {
  readonly id: string;
  readonly tokenName?: string;
  /** `none` is Apple Configurator's entry, no ADE token. */
  readonly tokenType?: "none" | "dep" | "appleSchoolManager";
  readonly appleIdentifier?: string;
  readonly expiresAt?: string;
  readonly lastModifiedAt?: string;
  readonly lastSyncedAt?: string;
  readonly lastSyncTriggeredAt?: string;
  readonly lastSyncErrorCode?: number;
  readonly syncedDeviceCount?: number;
}

const absent = undefined;
const text = z.string().min(1).optional().catch(absent);
const int32 = z.int32().optional().catch(absent);
/** Graph's `DateTimeOffset` as ISO 8601 in UTC, whole seconds. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((value) => `${new Date(value).toISOString().slice(0, 19)}Z`)
  // .NET's `0001-01-01` means that there is no date.
  .refine((value) => value > "2000")
  .optional()
  .catch(absent);

const wire = z.object({
  id: z.string().min(1),
  tokenName: text,
  tokenType: z.enum(["none", "dep", "appleSchoolManager"]).optional().catch(absent),
  appleIdentifier: text,
  tokenExpirationDateTime: instant,
  lastModifiedDateTime: instant,
  lastSuccessfulSyncDateTime: instant,
  lastSyncTriggeredDateTime: instant,
  lastSyncErrorCode: int32,
  syncedDeviceCount: int32,
} satisfies Partial<Record<keyof DepOnboardingSetting, z.ZodType>>);

/** Only what is used leaves Graph. */
export const selected = Object.keys(wire.shape);

/** `undefined`: not even an object with an id. */
export function parseDepToken(element: unknown): DepToken | undefined {
  const parsed = wire.safeParse(element);
  if (!parsed.success) return undefined;
  const {
    tokenExpirationDateTime: expiresAt,
    lastModifiedDateTime: lastModifiedAt,
    lastSuccessfulSyncDateTime: lastSyncedAt,
    lastSyncTriggeredDateTime: lastSyncTriggeredAt,
    ...rest
  } = parsed.data;
  return present({ ...rest, expiresAt, lastModifiedAt, lastSyncedAt, lastSyncTriggeredAt });
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without the keys that are `undefined`: the engine rejects them. */
export function present<T extends object>(value: T): Present<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(
    Object.entries(value).filter(([, each]) => each !== undefined),
  ) as Present<T>;
}
