import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { UseRecord } from '../../../../core/support-access/support-access-registry.ts';
import type { TenantContext } from '../../../../core/tenancy/tenant-context.ts';
import { answer } from '../../../../functions/edge/answer.ts';
import { edge } from '../../../../functions/edge/api-handler.ts';
import type { AuthorizerContext } from '../../../../functions/edge/authorizer-context.ts';
import { servedRoute } from '../../../support/edge/middleware-request.ts';
import {
  apiEvent,
  supportIdentity,
  tenantIdentity,
} from '../../../support/tenancy/tenant-contexts.ts';

const identity = supportIdentity();

/** What happened, in its order, when a request came. */
async function request(of: AuthorizerContext, record?: (use: UseRecord) => Promise<void>) {
  const happened: unknown[] = [];
  const served = {
    ...servedRoute,
    run: ({ tenant }: { readonly tenant: TenantContext }) => {
      happened.push(tenant);
      return Promise.resolve(answer(200, {}));
    },
  };
  const supportUses = record && {
    record: async (use: UseRecord) => {
      happened.push(use);
      await record(use);
    },
  };
  const { statusCode } = await edge([served], { supportUses })(
    apiEvent(servedRoute.key, { identity: of }),
    { getRemainingTimeInMillis: () => 15_000 } as Context,
  );
  return { statusCode, happened };
}

describe('the use of support access', () => {
  it('is written down with both names before the operation runs', async () => {
    const { statusCode, happened } = await request(identity, () => Promise.resolve());
    expect(statusCode).toBe(200);
    expect(happened).toMatchObject([
      {
        userPoolId: identity.userPoolId,
        accessId: identity.accessId,
        event: {
          type: 'support_access.used',
          tenantId: identity.tenantId,
          actor: { kind: 'support', id: identity.id },
          data: {
            operatorName: identity.email,
            grantedByName: identity.grantedByName,
            operation: servedRoute.id,
            path: '/things',
          },
        },
      },
      { tenantId: identity.tenantId, access: 'read' },
    ]);
  });

  it('is not answered where it cannot be written down', async () => {
    const { statusCode, happened } = await request(identity, () =>
      Promise.reject(new Error('The table is away.')),
    );
    expect(statusCode).toBe(500);
    expect(happened).toHaveLength(1);
  });

  it('is not served by a function that has no place to write it to', async () => {
    expect(await request(identity)).toEqual({ statusCode: 500, happened: [] });
  });

  it('is nothing that a tenant’s own user pays for', async () => {
    const { happened } = await request(tenantIdentity(), () => Promise.resolve());
    expect(happened).toHaveLength(1);
    expect(happened[0]).not.toHaveProperty('access');
  });
});
