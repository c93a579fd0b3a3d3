import { z } from 'zod';
import type { PlatformApi } from './platform-api.ts';

const created = z.object({ secret: z.string() });

/** A key of each kind, of a tenant whose plan has keys. */
export async function benchKeys(api: PlatformApi): Promise<Readonly<Record<string, string>>> {
  const tenant = await api.createTenant({ plan: 'enterprise' });
  await api.untilSettled(tenant.id);
  const token = await api.signIn(tenant.admin, tenant.slug);
  const keyOf = async (kind: string) => {
    const body = { name: 'Bench', kind, permissions: ['records:read'] };
    return (await api.call(created, 'POST /v1/api-keys', { token, body })).secret;
  };
  return { 'a service key': await keyOf('service'), 'a personal key': await keyOf('personal') };
}
