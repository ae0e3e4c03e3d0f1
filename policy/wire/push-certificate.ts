import { observation } from "./expiring.ts";
import { object, text, type WrittenAs } from "./values.ts";

/** A tenant has but one. */
const status: typeof observation.status = (...value) => {
  const read = observation.status(...value);
  return read === "ambiguous" ? "unreadable" : read;
};

export const liveCertificate = object({
  ...observation,
  status,
  /** Apple's topic: another one means another certificate, and enrolled devices are lost. */
  topicIdentifier: text,
  /** The one that the last `up` recorded, when another is live now. */
  previousTopicIdentifier: text,
});

export type RecordedCertificate = WrittenAs<typeof liveCertificate>;
