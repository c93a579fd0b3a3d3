import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Platform } from './platform.ts';
import type { PlatformFunction } from './platform-function.ts';

type SecretUse = {
  readonly actions: readonly ('kms:Encrypt' | 'kms:Decrypt')[];
  /** Of the encryption context: passwords, tokens and others' secrets are encrypted by the same key. */
  readonly purpose: 'audit' | 'audit-stream' | 'sign-in' | 'unsubscribe' | 'webhooks';
};

/** Lets a function encrypt or decrypt by the platform's key of secrets, for one purpose alone. */
export function grantSecretUse(
  fn: Pick<PlatformFunction, 'role'>,
  { secretsKey }: Pick<Platform, 'secretsKey'>,
  { actions, purpose }: SecretUse,
): void {
  fn.role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: [...actions],
      resources: [secretsKey.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:purpose': purpose } },
    }),
  );
}
