import type { Ask } from './translate/ask.ts';

const OBJECT = /^arn:aws:s3:::[^/]+\/(.*)$/s;

/** The leading keys, object keys and prefixes that a call is about, for the journal. */
export const touchedKeys = (asks: readonly Ask[]): readonly string[] => [
  ...new Set(asks.flatMap(keysOf)),
];

function keysOf({ action, resource, context }: Ask): readonly string[] {
  const leading = context['dynamodb:LeadingKeys'];
  const prefix = context['s3:prefix'];
  const key = action.startsWith('s3:') ? OBJECT.exec(resource)?.[1] : undefined;
  return [leading ?? [], prefix ?? [], key ?? []].flat();
}
