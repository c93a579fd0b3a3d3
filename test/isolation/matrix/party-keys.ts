import { isKeyPermission } from '../../../core/access/api-key-grant.ts';
import { newApiKeyText, readApiKeyText, type ApiKeyId } from '../../../core/access/api-key-text.ts';
import { TENANT_PERMISSIONS } from '../../../core/access/roles.ts';
import { call, callFor } from '../../support/api.ts';

/** Of a tenant whose plan has no keys. */
export const WITH_KEYS = { features: { api_access: true } };

export type PartyKeys = {
  readonly service: string;
  readonly personal: string;
  readonly keyId: ApiKeyId;
};

type Created = { readonly id: ApiKeyId; readonly secret: string };

/** Keys that permit all that a key can. */
export async function keysOf(token: string, name: string): Promise<PartyKeys> {
  const permissions = TENANT_PERMISSIONS.filter(isKeyPermission);
  const create = (kind: string) =>
    callFor<Created>('POST /v1/api-keys', { token, body: { name, kind, permissions } });
  const { id: keyId, secret: service } = await create('service');
  const { secret: personal } = await create('personal');
  return { service, personal, keyId };
}

/** As many more as there may be: an attack makes none, so that each attempt is answered alike. */
export async function fillKeys(token: string): Promise<void> {
  const body = { name: 'One more', permissions: ['records:read'] };
  let status = 201;
  while (status === 201) ({ status } = await call('POST /v1/api-keys', { token, body }));
  if (status !== 409) throw new Error(`A key more was answered ${status}.`);
}

/** One's own key, of which another tenant's pool is told. */
export function ofAnotherPool(key: string, userPoolId: string): string {
  const own = readApiKeyText(key);
  if (!own) throw new Error('It is no key.');
  return newApiKeyText({ ...own, userPoolId });
}
