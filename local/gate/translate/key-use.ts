import type { KeyFacts } from '../facts.ts';
import { type Ask, type Context, type Place, UntranslatableError } from './ask.ts';

/** A service's use of a KMS key on behalf of its caller, who needs the permission himself. */
export type KeyUse = {
  readonly service: 'dynamodb' | 's3';
  readonly keyId: string;
  readonly actions: readonly string[];
  readonly encryptionContext: Readonly<Record<string, string>>;
};

/** What the use of a key needs; nothing where it is AWS's own key for the service, open to all its callers. */
export async function keyUseAsks(use: KeyUse, place: Place): Promise<Ask[]> {
  const key = await usableKey(use.keyId, place);
  if (key === undefined) return [];
  const context = { ...viaService(use.service, place), ...encryptionContext(use) };
  return use.actions.map((action) => ({ action: `kms:${action}`, resource: key.arn, context }));
}

/** The key; undefined for AWS's own. Throws for one that is not there, or is disabled or to be deleted. */
export async function usableKey(keyId: string, { facts }: Place): Promise<KeyFacts | undefined> {
  if (keyId.includes('alias/aws/')) return undefined;
  const key = await facts.key(keyId);
  if (key === undefined) throw new UntranslatableError(`there is no key ${keyId}`);
  if (key.isManagedByAws) return undefined;
  if (key.state !== 'Enabled') throw new UntranslatableError(`the key ${key.arn} is ${key.state}`);
  return key;
}

/** What KMS knows of a call that a service makes for its caller. */
export const viaService = (service: KeyUse['service'], { region, accountId }: Place): Context => ({
  'kms:ViaService': `${service}.${region}.amazonaws.com`,
  'kms:CallerAccount': accountId,
  'aws:ViaAWSService': 'true',
  // S3 is not among the services that leave their name there.
  ...(service === 'dynamodb' ? { 'aws:CalledVia': ['dynamodb.amazonaws.com'] } : {}),
});

export function encryptionContext({
  encryptionContext: pairs,
}: Pick<KeyUse, 'encryptionContext'>): Context {
  const entries = Object.entries(pairs);
  if (entries.length === 0) return {};
  return {
    'kms:EncryptionContextKeys': entries.map(([key]) => key),
    ...Object.fromEntries(entries.map(([key, value]) => [`kms:EncryptionContext:${key}`, value])),
  };
}
