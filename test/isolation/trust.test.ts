import { runSimulation } from '@cloud-copilot/iam-simulate';
import { describe, expect, it } from 'vitest';
import { newId } from '../../kit/id.ts';
import { EVERYTHING } from '../support/tenancy/iam-decision.ts';
import { ACCOUNT, ROLE_ARN, tenantRolePolicy } from '../support/tenancy/tenant-role-policy.ts';

const { trust } = tenantRolePolicy('prod');
const tenantId = newId('tnt');
const PLANE = '/freehold/prod/tenant-plane/';

type Tags = Readonly<Record<string, string>>;
type Caller = { readonly path?: string; readonly accountId?: string; readonly tags?: Tags };

/** Whether a role that may assume anything may assume the tenants' data role, with those tags. */
async function mayAssume({ path = PLANE, accountId = ACCOUNT, tags = { tenantId } }: Caller) {
  const requested = Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value]);
  const results: string[] = [];
  for (const action of ['sts:AssumeRole', 'sts:TagSession']) {
    const simulated = await runSimulation(
      {
        request: {
          principal: `arn:aws:sts::${accountId}:assumed-role/records-api/session`,
          action,
          resource: { resource: ROLE_ARN, accountId: ACCOUNT },
          contextVariables: {
            ...(Object.fromEntries(requested) as Tags),
            ...(requested.length > 0 && { 'aws:TagKeys': Object.keys(tags) }),
            'aws:PrincipalArn': `arn:aws:iam::${accountId}:role${path}records-api`,
          },
        },
        identityPolicies: [{ name: 'everything', policy: EVERYTHING }],
        resourcePolicy: trust,
        serviceControlPolicies: [],
        resourceControlPolicies: [],
      },
      {},
    );
    if (simulated.resultType !== 'single') throw new Error(JSON.stringify(simulated));
    results.push(simulated.result.analysis.result);
  }
  return results.every((result) => result === 'Allowed');
}

describe('the tenants’ data role', () => {
  it('trusts the functions of the tenant plane, for the tenant they name', async () => {
    expect(await mayAssume({})).toBe(true);
  });

  it('lets a session be opened to read alone', async () => {
    expect(await mayAssume({ tags: { tenantId, access: 'read' } })).toBe(true);
  });

  it.each([
    '/',
    '/freehold/prod/',
    '/freehold/dev/tenant-plane/',
    '/x/freehold/prod/tenant-plane/',
  ])('does not trust a role at %s', async (path) => {
    expect(await mayAssume({ path })).toBe(false);
  });

  it('does not trust another account', async () => {
    expect(await mayAssume({ accountId: '999999999999' })).toBe(false);
  });

  it.each<[string, Tags]>([
    ['no tag', {}],
    ['an empty tenant', { tenantId: '' }],
    ['a wildcard', { tenantId: 'tnt_*' }],
    ['a tenant’s id and more', { tenantId: `${tenantId}0` }],
    ['another sort of id', { tenantId: newId('usr') }],
    ['one more tag', { tenantId, role: 'owner' }],
    ['an access of another name', { tenantId, access: 'write' }],
    ['an access without a tenant', { access: 'read' }],
    ['the tag in another case only', { TenantID: tenantId }],
  ])('takes no session with %s', async (_, tags) => {
    expect(await mayAssume({ tags })).toBe(false);
  });
});
