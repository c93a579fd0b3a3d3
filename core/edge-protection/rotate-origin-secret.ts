import { randomBytes } from 'node:crypto';

/** The steps in which Secrets Manager asks for a rotation, each as often as it takes. */
export const ROTATION_STEPS = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;

export type Rotation = { readonly step: (typeof ROTATION_STEPS)[number]; readonly version: string };

export type RotateOriginSecretPorts = {
  readonly versions: {
    /** Keeps the value as the pending version of that id, unless there is one. */
    readonly propose: (version: string, value: string) => Promise<void>;
    readonly pending: (version: string) => Promise<string>;
    /** Makes the version the current one; the one before stays readable as the previous one. */
    readonly promote: (version: string) => Promise<void>;
  };
  /** Has CloudFront send this value from now on. */
  readonly send: (value: string) => Promise<void>;
};

/**
 * One step. The API accepts the pending, the current and the previous value, so that no request is refused
 * while CloudFront's locations learn the new one, which takes them minutes.
 */
export async function rotateOriginSecret(
  { versions, send }: RotateOriginSecretPorts,
  { step, version }: Rotation,
): Promise<void> {
  if (step === 'createSecret') await versions.propose(version, randomBytes(32).toString('hex'));
  if (step === 'setSecret') await send(await versions.pending(version));
  if (step === 'finishSecret') await versions.promote(version);
}
