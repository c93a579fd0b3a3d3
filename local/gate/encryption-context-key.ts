/**
 * `kms:EncryptionContext:<key>` under a name that the simulator can evaluate: of the keys with a
 * variable part it knows those with a slash only, and ignores this one, so that every condition on
 * an encryption context would fail.
 */
const SPOKEN = 'kms:EncryptionContext:';
const STAND_IN = `aws:RequestTag/${SPOKEN}`;

/** A policy or a context, told to the simulator. */
export const toSimulated = <T>(value: T): T =>
  value === undefined
    ? value
    : (JSON.parse(JSON.stringify(value).replaceAll(/kms:EncryptionContext:/gi, STAND_IN)) as T);

/** The simulator's words, told to people. */
export const fromSimulated = (text: string) => text.replaceAll(STAND_IN, SPOKEN);
