import { fail, ok } from '../../kit/result.ts';
import type { ApiKeyId } from '../access/api-key-text.ts';
import { apiKeyEvent } from '../api-keys/api-key-events.ts';
import type { ApiKeyRegistry } from '../api-keys/api-key-registry.ts';
import type { ApiKey } from '../api-keys/api-key.ts';
import { newKey } from '../api-keys/create-api-key.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { FirstKeySecrets } from './first-key-secrets.ts';
import { identityOf } from './identity-of.ts';
import { PROVISIONING_ACTOR } from './provisioning-actor.ts';
import { stepFailure, type ProvisioningStep } from './provisioning-step.ts';
import type { StepLedger } from './step-ledger.ts';

export type CreateApiKeyPorts = {
  readonly keys: Pick<ApiKeyRegistry, 'find' | 'create' | 'remove'>;
  readonly secrets: Pick<FirstKeySecrets, 'keep' | 'forget'>;
  readonly ledger: Pick<StepLedger, 'find'>;
  /** How many keys a tenant on that plan may have. */
  readonly keyLimitOf: (plan: string) => number;
  readonly now: () => Date;
};

type KeyUndo = { readonly keyId: ApiKeyId; readonly userPoolId: string };

/** Makes the first API key that the onboarding asks for, and keeps its secret for the owner. */
export const createApiKey = (ports: CreateApiKeyPorts): ProvisioningStep<KeyUndo> => ({
  name: 'create-api-key',
  runsOn: 'provisioning',

  async perform(tenant, notes) {
    const wish = tenant.integrations?.apiKey;
    if (!wish) return ok({});
    const identity = await identityOf(ports.ledger, tenant);
    if (!identity) return fail(stepFailure('The tenant has no identity.', true));
    // A run that died may have made one whose secret nobody has.
    if (notes.undo) await removeKey(ports, tenant, notes.undo);

    const { userPoolId } = identity;
    const author = { userPoolId, createdBy: { id: PROVISIONING_ACTOR.id, name: 'Onboarding' } };
    const { key, secret } = newKey(author, { ...wish, allowedAddresses: [] }, ports.now());
    await notes.intend({ keyId: key.id, userPoolId });
    await ports.secrets.keep(tenant.id, { keyId: key.id, secret });
    const written = await ports.keys.create(
      { tenantId: tenant.id, userPoolId },
      { key, event: created(tenant, key), limit: ports.keyLimitOf(tenant.plan) },
    );
    if (written.ok) return ok({ keyId: key.id });
    if (written.error.kind === 'TenantBusy') throw new TenantBusyError(tenant.id);
    return fail(stepFailure('The plan allows no API key.', false));
  },

  async undo(tenant, undo) {
    await removeKey(ports, tenant, undo);
    await ports.secrets.forget(tenant.id);
    return 'gone';
  },
});

async function removeKey(
  { keys, now }: CreateApiKeyPorts,
  { id: tenantId }: Tenant,
  { keyId, userPoolId }: KeyUndo,
): Promise<void> {
  const of = { tenantId, userPoolId };
  const key = await keys.find(of, keyId);
  if (!key) return;
  const occasion = { time: now(), actor: PROVISIONING_ACTOR };
  const event = apiKeyEvent('api_key.revoked', key, { tenantId, occasion, more: {} });
  if (!(await keys.remove(of, key, { event }))) throw new TenantBusyError(tenantId);
}

const created = ({ id: tenantId }: Tenant, key: ApiKey) =>
  apiKeyEvent('api_key.created', key, {
    tenantId,
    occasion: { time: key.createdAt, actor: PROVISIONING_ACTOR },
    more: { allowedAddresses: [] },
  });

/** Somebody else writes the tenant's keys at this moment: the next run finds what there is. */
class TenantBusyError extends Error {
  override readonly name = 'TenantBusyError';

  constructor(tenantId: string) {
    super(`The API keys of the tenant ${tenantId} were being written.`);
  }
}
