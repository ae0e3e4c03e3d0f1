import { z } from "zod";
import { instant, present } from "./tokens.ts";
import { ReadFailure } from "../read-failure.ts";
import type { Observation, Session } from "../session.ts";

/** The tenant's Apple MDM push certificate; what is not usable is absent. */
export interface PushCertificate {
  readonly expiresAt?: string;
  readonly appleIdentifier?: string;
  /** Apple's topic: another one means another certificate, and enrolled devices are lost. */
  readonly topicIdentifier?: string;
}

export interface CertificateReading extends Observation {
  /** Absent without a failure: the tenant has none. */
  readonly certificate?: PushCertificate;
}

const text = z.string().min(1).optional().catch(undefined);

const wire = z.object({
  expirationDateTime: instant,
  appleIdentifier: text,
  topicIdentifier: text,
});

/** Only what is used leaves Graph: neither the certificate nor its serial number. */
const path = `/deviceManagement/applePushNotificationCertificate?$select=${Object.keys(wire.shape).join(",")}`;

export function readPushCertificate(
  session: Session,
  seconds: number,
): Promise<CertificateReading> {
  return session.once("push certificate", async () => {
    let certificate: PushCertificate | undefined;
    const observation = await session.observe(
      "Apple MDM push certificate",
      seconds,
      async (graph) => {
        const entity = await graph.entity(path, "v1.0").catch(noneConfigured);
        certificate = entity === undefined ? undefined : parse(entity);
      },
    );
    return { ...observation, ...(certificate && { certificate }) };
  });
}

/** A tenant without a certificate answers 404; a path that does not exist is another failure. */
function noneConfigured(error: unknown): undefined {
  const failure = ReadFailure.from(error);
  if (failure.failure !== "not-found") throw failure;
}

function parse(entity: unknown): PushCertificate {
  const parsed = wire.refine((value) => "expirationDateTime" in value).safeParse(entity);
  if (!parsed.success)
    throw new ReadFailure("unexpected-answer", "Graph's answer is no push certificate.");
  const { expirationDateTime, ...rest } = parsed.data;
  return present({ ...rest, expiresAt: expirationDateTime });
}
