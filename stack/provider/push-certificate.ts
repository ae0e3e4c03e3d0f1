import type { CertificateReading } from "../graph/reads/push-certificate.ts";
import type { Reader } from "../graph/reader.ts";
import {
  connectionOf,
  type PushCertificateInputs,
  pushCertificateInputs,
} from "../declaration/recorded.ts";
import { lastKnownOf, recordOf, appleIdentifierFact, textOf, unreadable } from "./live.ts";
import type { Props, RecordedResource } from "./recorded-resource.ts";

export function applePushCertificate(reader: Reader): RecordedResource<PushCertificateInputs> {
  return {
    inputs: pushCertificateInputs,
    id: ({ tenantId, graph }) => tenantId ?? graph.endpoint,
    async observe(inputs, recorded) {
      const lastKnown = lastKnownOf(recordOf(recorded, "live") ?? {});
      const live = liveCertificate(
        inputs,
        await reader.pushCertificate(connectionOf(inputs)),
        lastKnown,
      );
      return live["status"] === "found" || lastKnown === undefined ? live : { ...live, lastKnown };
    },
    meaningful(live) {
      if (live["status"] === "missing") return { status: "missing" };
      const known = lastKnownOf(live);
      return (
        known && ["expiresAt", "topicIdentifier", "appleIdentifierMatches"].map((key) => known[key])
      );
    },
  };
}

function liveCertificate(
  { appleIdentifier: declared }: PushCertificateInputs,
  { observedAt, failure, certificate }: CertificateReading,
  lastKnown: Props | undefined,
): Props {
  if (failure !== undefined) return unreadable(observedAt, failure);
  if (certificate === undefined) return { status: "missing", observedAt };
  const { appleIdentifier, ...facts } = certificate;
  const before = textOf(lastKnown, "topicIdentifier");
  const replaced =
    before !== undefined && facts.topicIdentifier !== undefined && before !== facts.topicIdentifier;
  return {
    status: "found",
    observedAt,
    ...facts,
    ...appleIdentifierFact(declared, appleIdentifier),
    ...(replaced && { previousTopicIdentifier: before }),
  };
}
