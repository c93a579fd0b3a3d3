import { fail, ok, type Result } from '../../kit/result.ts';
import { hashOfKey, newApiKeyText, type ApiKeyId } from '../access/api-key-text.ts';
import type { User } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { TenantBusy } from '../roles/change-roles.ts';
import { grantable, type GrantNotPermitted } from '../roles/role-rules.ts';
import { apiKeyEvent } from './api-key-events.ts';
import type { ApiKeyNotFound } from './api-key-registry.ts';
import type { ApiKey } from './api-key.ts';
import { changeApiKey, type ChangeApiKeyPorts } from './change-api-key.ts';

export const MAX_OVERLAP_SECONDS = 7 * 86_400;

/** It is another member's own: who sees its secret could act as him. */
export type KeyOfSomebodyElse = { readonly kind: 'KeyOfSomebodyElse' };
export type RotateApiKeyError = GrantNotPermitted | KeyOfSomebodyElse | ApiKeyNotFound | TenantBusy;
export type RotatedApiKey = { readonly key: ApiKey; readonly secret: string };

type Rotation = { readonly id: ApiKeyId; readonly overlapSeconds: number };

/** A new secret; the one before is good for the overlap, and one before that no more. */
export async function rotateApiKey(
  ports: ChangeApiKeyPorts,
  author: User,
  { id, overlapSeconds }: Rotation,
): Promise<Result<RotatedApiKey, RotateApiKeyError>> {
  let secret = '';
  const rotated = await changeApiKey<RotateApiKeyError>(ports, { of: author, id }, (key) => {
    const refused = refusalOf(author, key);
    if (!refused.ok) return refused;

    const now = ports.now();
    secret = newApiKeyText({ ...key, userPoolId: author.userPoolId, keyId: key.id });
    const after = withSecret(key, secret, { now, overlapSeconds });
    const event = apiKeyEvent('api_key.rotated', after, {
      tenantId: author.tenantId,
      occasion: occasionOf(author, now),
      more: { before: key.lastFour, previousUntil: after.previous?.until.toISOString() },
    });
    return ok({ after, event });
  });
  return rotated.ok ? ok({ key: rotated.value, secret }) : rotated;
}

const refusalOf = (author: User, { memberId, permissions }: ApiKey) =>
  memberId === undefined || memberId === author.id
    ? grantable(author, permissions)
    : fail({ kind: 'KeyOfSomebodyElse' } as const);

type Overlap = { readonly now: Date; readonly overlapSeconds: number };

function withSecret(key: ApiKey, secret: string, { now, overlapSeconds }: Overlap): ApiKey {
  const until = new Date(now.getTime() + overlapSeconds * 1_000);
  return {
    ...key,
    secretHash: hashOfKey(secret),
    lastFour: secret.slice(-4),
    previous: overlapSeconds > 0 ? { hash: key.secretHash, until } : undefined,
    rotatedAt: now,
    version: key.version + 1,
  };
}
