import * as z from 'zod';
import {
  ROTATION_STEPS,
  rotateOriginSecret,
  type RotateOriginSecretPorts,
} from '../../../core/edge-protection/rotate-origin-secret.ts';

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html */
const rotationEvent = z.object({
  Step: z.enum(ROTATION_STEPS),
  SecretId: z.string().min(1),
  ClientRequestToken: z.string().min(1),
});

type Ports = Pick<RotateOriginSecretPorts, 'send'> & {
  readonly versionsOf: (secretId: string) => RotateOriginSecretPorts['versions'];
};

/** One step of a rotation, as Secrets Manager asks for it. */
export const createHandler =
  ({ versionsOf, send }: Ports) =>
  async (event: unknown): Promise<void> => {
    const { Step: step, SecretId, ClientRequestToken: version } = rotationEvent.parse(event);
    await rotateOriginSecret({ versions: versionsOf(SecretId), send }, { step, version });
  };
