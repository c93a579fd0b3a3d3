import { fail, ok, type Result } from '../../kit/result.ts';
import type { ApiKeyId } from '../access/api-key-text.ts';
import type { User } from '../access/principal.ts';
import { occasionOf, type DomainEvent } from '../events/domain-event.ts';
import type { TenantBusy } from '../roles/change-roles.ts';
import { grantable, type GrantNotPermitted } from '../roles/role-rules.ts';
import { apiKeyEvent } from './api-key-events.ts';
import type { ApiKeyNotFound, ApiKeyRegistry } from './api-key-registry.ts';
import type { ApiKey } from './api-key.ts';

export type ChangeApiKeyPorts = {
  readonly keys: Pick<ApiKeyRegistry, 'find' | 'change' | 'remove'>;
  readonly now: () => Date;
};

/** What becomes of it, null for removed, and the event of it. */
export type KeyDecision = {
  readonly after: ApiKey | null;
  readonly event: DomainEvent<string, object>;
};
/** Null where it is so already. */
type Decide<E> = (key: ApiKey) => Result<KeyDecision | null, E>;
type Changed<E> = Promise<Result<ApiKey, E | ApiKeyNotFound | TenantBusy>>;

const ATTEMPTS = 5;

/** Decides on what was read, and anew when somebody else changed it meanwhile. */
export async function changeApiKey<E>(
  { keys }: Pick<ChangeApiKeyPorts, 'keys'>,
  { of, id }: { readonly of: User; readonly id: ApiKeyId },
  decide: Decide<E>,
): Changed<E> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await keys.find(of, id);
    if (!before) return fail({ kind: 'ApiKeyNotFound' });
    const decided = decide(before);
    if (!decided.ok) return decided;
    if (decided.value === null) return ok(before);

    const { after, event } = decided.value;
    const isWritten = after
      ? await keys.change(of, { before, after }, { event })
      : await keys.remove(of, before, { event });
    if (isWritten) return ok(after ?? before);
  }
  return fail({ kind: 'TenantBusy' });
}

type Switch = { readonly id: ApiKeyId; readonly to: ApiKey['state'] };

/** Who enables a key gives it back its permissions: nobody gives what he lacks. */
export function switchApiKey(
  ports: ChangeApiKeyPorts,
  author: User,
  { id, to }: Switch,
): Changed<GrantNotPermitted> {
  return changeApiKey<GrantNotPermitted>(ports, { of: author, id }, (key) => {
    if (key.state === to) return ok(null);
    const granted = to === 'active' ? grantable(author, key.permissions) : ok(undefined);
    if (!granted.ok) return granted;

    const after = { ...key, state: to, version: key.version + 1 };
    const type = to === 'active' ? 'api_key.enabled' : 'api_key.disabled';
    return ok({ after, event: apiKeyEvent(type, after, happening(ports, author)) });
  });
}

export function revokeApiKey(ports: ChangeApiKeyPorts, author: User, id: ApiKeyId): Changed<never> {
  return changeApiKey<never>(ports, { of: author, id }, (key) =>
    ok({ after: null, event: apiKeyEvent('api_key.revoked', key, happening(ports, author)) }),
  );
}

const happening = ({ now }: ChangeApiKeyPorts, author: User) => ({
  tenantId: author.tenantId,
  occasion: occasionOf(author, now()),
  more: {},
});
