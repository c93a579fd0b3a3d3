import { newId } from '../../kit/id.ts';
import { ok, type Result } from '../../kit/result.ts';
import { hashOfKey, newApiKeyText } from '../access/api-key-text.ts';
import type { User } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { TenantBusy } from '../roles/change-roles.ts';
import { grantable, type GrantNotPermitted } from '../roles/role-rules.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import { apiKeyEvent } from './api-key-events.ts';
import type { ApiKeyLimitReached, ApiKeyNotFound, ApiKeyRegistry } from './api-key-registry.ts';
import type { ApiKey } from './api-key.ts';

export type NewApiKey = Pick<
  ApiKey,
  'name' | 'mode' | 'permissions' | 'expiresAt' | 'allowedAddresses' | 'rateLimit'
> & {
  /** One's own, in place of the tenant's. */
  readonly isPersonal: boolean;
};

export type CreateApiKeyPorts = {
  readonly keys: Pick<ApiKeyRegistry, 'answered' | 'create'>;
  /** How many keys a tenant on that plan may have. */
  readonly keyLimitOf: (plan: string) => number;
  readonly now: () => Date;
};
export type CreateApiKeyError =
  GrantNotPermitted | ApiKeyLimitReached | ApiKeyNotFound | IdempotencyKeyReused | TenantBusy;

/** Its secret is told this once; a repetition of the request is told of the key alone. */
export type CreatedApiKey = { readonly key: ApiKey; readonly secret?: string };

export async function createApiKey(
  { keys, keyLimitOf, now }: CreateApiKeyPorts,
  author: User,
  { draft, claim }: { readonly draft: NewApiKey; readonly claim?: IdempotencyClaim },
): Promise<Result<CreatedApiKey, CreateApiKeyError>> {
  const granted = grantable(author, draft.permissions);
  if (!granted.ok) return granted;
  const earlier = claim && (await keys.answered(author, claim));
  if (earlier && !earlier.ok) return earlier;
  if (earlier?.value) return ok({ key: earlier.value });

  const { isPersonal, ...wishes } = draft;
  const { key, secret } = newKey(keyAuthorOf(author, isPersonal), wishes, now());
  const { expiresAt, allowedAddresses } = key;
  const event = apiKeyEvent('api_key.created', key, {
    tenantId: author.tenantId,
    occasion: occasionOf(author, key.createdAt),
    more: { expiresAt: expiresAt?.toISOString(), allowedAddresses: [...allowedAddresses] },
  });
  const limit = keyLimitOf(author.plan);
  const written = await keys.create(author, { key, event, limit, claim });
  if (!written.ok) return written;
  return ok(written.value.isReplay ? { key: written.value.key } : { key, secret });
}

export type KeyAuthor = Pick<ApiKey, 'createdBy' | 'memberId'> & { readonly userPoolId: string };

const keyAuthorOf = ({ id, email, userPoolId }: User, isPersonal: boolean): KeyAuthor => ({
  userPoolId,
  createdBy: { id, name: email },
  ...(isPersonal && { memberId: id }),
});

/** A key and its secret, which stands nowhere else. */
export function newKey(
  { userPoolId, createdBy, memberId }: KeyAuthor,
  draft: Omit<NewApiKey, 'isPersonal'>,
  createdAt: Date,
): { readonly key: ApiKey; readonly secret: string } {
  const keyId = newId('key');
  const owner = memberId !== undefined && { memberId };
  const secret = newApiKeyText({ userPoolId, keyId, mode: draft.mode, ...owner });
  const key: ApiKey = {
    ...draft,
    ...owner,
    id: keyId,
    state: 'active',
    lastFour: secret.slice(-4),
    secretHash: hashOfKey(secret),
    createdBy,
    createdAt,
    version: 1,
  };
  return { key, secret };
}
