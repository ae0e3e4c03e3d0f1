import { z } from "zod";
import { ReadFailure } from "../read-failure.ts";
import type { Observation, Session } from "../session.ts";
import { instant, selecting, text } from "./values.ts";
import { present } from "../../../policy/wire/present.ts";

const wire = z.object({
  expirationDateTime: instant,
  appleIdentifier: text,
  /** Apple's topic: another one means another certificate, and enrolled devices are lost. */
  topicIdentifier: text,
});

const pushCertificate = wire
  .refine((value) => "expirationDateTime" in value)
  .transform(({ expirationDateTime: expiresAt, ...rest }) => present({ ...rest, expiresAt }));

/** The tenant's Apple MDM push certificate; what is not usable is absent. */
export type PushCertificate = Readonly<z.output<typeof pushCertificate>>;

export interface CertificateReading extends Observation {
  /** Absent without a failure: the tenant has none. */
  readonly certificate?: PushCertificate;
}

/** Only what is used leaves Graph: neither the certificate nor its serial number. */
const path = "/deviceManagement/applePushNotificationCertificate";
const columns = selecting(wire.shape);

export function readPushCertificate(
  session: Session,
  seconds: number,
): Promise<CertificateReading> {
  return session.once({ what: "Apple MDM push certificate", seconds }, async (read) => {
    let certificate: PushCertificate | undefined;
    const observation = await read(async (graph) => {
      const answer = await graph.entity(path, columns, "v1.0").catch(noneConfigured);
      certificate = answer && parse(answer.entity);
    });
    return { ...observation, ...(certificate && { certificate }) };
  });
}

/** A tenant without a certificate answers 404; a path that does not exist is another failure. */
function noneConfigured(error: unknown): undefined {
  const failure = ReadFailure.from(error);
  if (failure.failure !== "not-found") throw failure;
}

function parse(entity: unknown): PushCertificate {
  const { data } = pushCertificate.safeParse(entity);
  if (data === undefined) throw ReadFailure.unexpected("Graph's answer is no push certificate.");
  return data;
}
