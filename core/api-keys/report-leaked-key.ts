import { hashOfKey, readApiKeyText } from '../access/api-key-text.ts';
import type { RequestInfo } from '../access/principal.ts';
import type { Mail } from '../mail/mailer.ts';
import type { ApiKeyLeakedMail } from '../mail/templates/api-key-leaked.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { apiKeyEvent } from './api-key-events.ts';
import type { ApiKeyRegistry } from './api-key-registry.ts';
import type { ApiKey, TenantWithKeys } from './api-key.ts';

export type ReportLeakedKeyPorts = {
  readonly keys: Pick<ApiKeyRegistry, 'find' | 'change' | 'remove'>;
  readonly pools: PoolOwners;
  readonly tenants: TenantFinder;
  readonly mail: (data: ApiKeyLeakedMail) => Mail;
  readonly now: () => Date;
};

/** Whose a pool is, and who owns the tenant. */
export interface PoolOwners {
  tenantOf(userPoolId: string): Promise<TenantId | null>;
  /** The addresses of its active owners. */
  ownersOf(of: TenantWithKeys): Promise<readonly string[]>;
}

export type LeakedKey = {
  readonly token: string;
  /** Where it was found. */
  readonly url?: string;
  readonly request: RequestInfo;
};

const REPORTED_BY = 'GitHub secret scanning';
const ATTEMPTS = 5;

/**
 * Revokes the key and tells the owners; of a secret that was rotated away, ends the overlap. False where the text is
 * no key of ours, or none any more: a repetition changes nothing.
 */
export async function reportLeakedKey(
  ports: ReportLeakedKeyPorts,
  leaked: LeakedKey,
): Promise<boolean> {
  const ref = readApiKeyText(leaked.token);
  const tenantId = ref && (await ports.pools.tenantOf(ref.userPoolId));
  if (!ref || !tenantId) return false;

  const of = { tenantId, userPoolId: ref.userPoolId };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const key = await ports.keys.find(of, ref.keyId);
    const secret = key && whichSecret(key, leaked.token);
    if (!key || !secret) return false;
    if (await withdraw(ports, of, { key, secret, leaked })) return true;
  }
  throw new Error('The leaked key is changed by others all the time.');
}

type Secret = 'current' | 'previous';
type Found = { readonly key: ApiKey; readonly secret: Secret; readonly leaked: LeakedKey };

function whichSecret({ secretHash, previous }: ApiKey, token: string): Secret | null {
  const hash = hashOfKey(token);
  if (hash === secretHash) return 'current';
  return hash === previous?.hash ? 'previous' : null;
}

async function withdraw(
  ports: ReportLeakedKeyPorts,
  of: TenantWithKeys,
  { key, secret, leaked: { url, request } }: Found,
): Promise<boolean> {
  const time = ports.now();
  const event = apiKeyEvent('api_key.leaked', key, {
    tenantId: of.tenantId,
    occasion: { time, actor: { kind: 'system', id: 'secret-scanning' }, request },
    more: { which: secret, reportedBy: REPORTED_BY, url },
  });
  const told = { event, mail: await mailOf(ports, of, { key, what: secret, url, time }) };
  if (secret === 'current') return ports.keys.remove(of, key, told);
  const after = { ...key, previous: undefined, version: key.version + 1 };
  return ports.keys.change(of, { before: key, after }, told);
}

type Told = Pick<ApiKeyLeakedMail, 'what' | 'url' | 'time'> & { readonly key: ApiKey };

/** Nothing where no owner is left to tell. */
async function mailOf(
  { pools, tenants, mail }: ReportLeakedKeyPorts,
  of: TenantWithKeys,
  { key: { id, name, lastFour }, ...found }: Told,
): Promise<Mail | undefined> {
  const [to, tenant] = await Promise.all([pools.ownersOf(of), tenants.find(of.tenantId)]);
  return to.length === 0 || !tenant
    ? undefined
    : mail({ to, tenant, id, name, lastFour, reportedBy: REPORTED_BY, ...found });
}
