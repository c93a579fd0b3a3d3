import { callFor, operatorToken, type TestTenant } from './api.ts';

export type AskedAccess = {
  readonly id: string;
  readonly status: string;
  readonly credential: string;
};

const ALL = ['records:read', 'files:read', 'members:read'];

/** What the operator presents in place of the token alone. */
export const supportHeader = ({ credential }: Pick<AskedAccess, 'credential'>, token: string) =>
  `Freehold-Support access=${credential}, token=${token}`;

/** Asks for access to the tenant, as the seeded operator. */
export async function askForAccess({ id }: Pick<TestTenant, 'id'>, scopes = ALL) {
  return callFor<AskedAccess>(`POST /v1/tenants/${id}/support-access`, {
    token: await operatorToken(),
    body: { reason: 'A test', scopes, durationHours: 24 },
  });
}

/** Access that an owner, with that token, has granted. */
export async function grantedAccess(tenant: Pick<TestTenant, 'id'>, ownerToken: string) {
  const asked = await askForAccess(tenant);
  await callFor(`POST /v1/support-access/${asked.id}/grant`, { token: ownerToken });
  return asked;
}
