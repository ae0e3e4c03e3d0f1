import {
  liveCertificate as wire,
  type RecordedCertificate,
} from "../../../policy/wire/push-certificate.ts";
import { type Props, record, written } from "../../../policy/wire/values.ts";
import {
  connectionOf,
  type PushCertificateInputs,
  pushCertificateInputs,
} from "../../declaration/recorded.ts";
import type { Reader } from "../../graph/reader.ts";
import type { CertificateReading } from "../../graph/reads/push-certificate.ts";
import { appleIdentifierFact, carrying, drift, lastKnownOf, unreadable } from "../live.ts";
import type { RecordedResource } from "../recorded-resource.ts";

export function applePushCertificate(
  reader: Reader,
): RecordedResource<PushCertificateInputs, RecordedCertificate> {
  return {
    inputs: pushCertificateInputs,
    id: ({ tenantId, graph }) => tenantId ?? graph.endpoint,
    async observe(inputs, { live }) {
      const lastKnown = lastKnownOf(live);
      const reading = await reader.pushCertificate(connectionOf(inputs));
      return carrying(liveCertificate(inputs, reading, record(lastKnown)), lastKnown);
    },
    drift: drift(wire, ["expiresAt", "topicIdentifier", "appleIdentifierMatches"]),
  };
}

function liveCertificate(
  { appleIdentifier: declared }: PushCertificateInputs,
  { observedAt, failure, certificate }: CertificateReading,
  lastKnown: Props,
): RecordedCertificate {
  if (failure !== undefined) return unreadable(observedAt, failure);
  if (certificate === undefined) return { status: "missing", observedAt };
  const { appleIdentifier, ...facts } = certificate;
  const { topicIdentifier: before } = wire(lastKnown);
  const replaced =
    before !== undefined && facts.topicIdentifier !== undefined && before !== facts.topicIdentifier;
  return written(wire, {
    status: "found",
    observedAt,
    ...facts,
    ...appleIdentifierFact(declared, appleIdentifier),
    ...(replaced && { previousTopicIdentifier: before }),
  });
}
