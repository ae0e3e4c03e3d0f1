import { pushCertificate } from "../../../policy/kinds/push-certificate.ts";
import { kindNamed } from "../../../policy/wire/kinds.ts";
import {
  liveCertificate as wire,
  type RecordedCertificate,
} from "../../../policy/wire/push-certificate.ts";
import { type Props, record, written } from "../../../policy/wire/values.ts";
import { connectionOf, type InputsOf, inputsOf } from "../../declaration/recorded.ts";
import {
  type CertificateReading,
  readPushCertificate,
} from "../../graph/reads/push-certificate.ts";
import type { KindProvider } from "../kind-provider.ts";
import { appleIdentifierFact, carrying, drift, lastKnownOf, unreadable } from "../live.ts";
import { ofSameTenant } from "../last-run.ts";
import { providerOf } from "../recorded-resource.ts";

/** There is only one: its key, which serves as its id, and its name in reports. */
const { key: id, name: tokenName } = kindNamed.pushCertificate.only;

export const applePushCertificate: KindProvider = {
  async live(reader, connection) {
    const { certificate, failure } = await reader.read(connection, readPushCertificate);
    return { live: certificate === undefined ? [] : [{ ...certificate, id, tokenName }], failure };
  },
  provider: (reader) =>
    providerOf({
      inputs: inputsOf.pushCertificate,
      id: ({ tenantId, graph }) => tenantId ?? graph.endpoint,
      async observe(inputs, recorded) {
        const lastKnown = lastKnownOf(ofSameTenant(inputs, recorded)["live"]);
        const reading = await reader.read(connectionOf(inputs), readPushCertificate);
        return carrying(liveCertificate(inputs, reading, record(lastKnown)), lastKnown);
      },
      drift: drift(pushCertificate.drift),
    }),
};

function liveCertificate(
  { appleIdentifier: declared }: InputsOf<"pushCertificate">,
  { observedAt, failure, certificate }: CertificateReading,
  lastKnown: Props,
): RecordedCertificate {
  if (failure !== undefined) return unreadable(observedAt, failure);
  if (certificate === undefined) return { status: "missing", observedAt };
  const { appleIdentifier, ...facts } = certificate;
  const { topicIdentifier: topic } = facts;
  const last = [lastKnown, record(lastKnown["lastKnown"])].find(hasTopic) ?? {};
  const { topicIdentifier: before } = wire(last);
  const isReplaced = topic !== undefined && before !== undefined && topic !== before;
  return written(wire, {
    status: "found",
    observedAt,
    ...facts,
    ...appleIdentifierFact(declared, appleIdentifier),
    ...(isReplaced && { previousTopicIdentifier: before }),
    // Else a certificate that is replaced while Graph leaves the topic out would be the old one.
    ...(topic === undefined && before !== undefined && { lastKnown: last }),
  });
}

function hasTopic(live: Props): boolean {
  return wire(live).topicIdentifier !== undefined;
}
