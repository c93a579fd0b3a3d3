import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Operator } from '../../../core/access/principal.ts';
import type { FileRepository } from '../../../core/files/file-repository.ts';
import type { RecordRepository } from '../../../core/records/record-repository.ts';
import type { TenantContext, TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { PlacedTenant } from '../../../core/tenancy/tenant-scope.ts';
import { scopeForPlatform } from '../../../core/tenancy/tenant-scope.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import type { Meter } from '../../../core/usage/meter.ts';
import { newId } from '../../../kit/id.ts';

/** What a path, a body or a header can at best be made into. */
type FromOutside = Omit<
  TenantContext,
  keyof { [Key in keyof TenantContext as Key extends symbol ? Key : never]: 0 }
>;

type FirstOf<Method extends (...args: never[]) => unknown> = Parameters<Method>[0];

describe('a tenant’s id from a path or a body', () => {
  it('is no scope and no context: it does not type-check', () => {
    expectTypeOf<FromOutside['tenantId']>().toEqualTypeOf<TenantScope['tenantId']>();
    expectTypeOf<FromOutside>().not.toExtend<TenantScope>();
    expectTypeOf<FromOutside>().not.toExtend<TenantContext>();
    expectTypeOf<TenantScope['tenantId']>().not.toExtend<TenantScope>();
    expectTypeOf<
      Omit<Operator, keyof { [Key in keyof Operator as Key extends symbol ? Key : never]: 0 }>
    >().not.toExtend<Operator>();
  });

  it('reaches no repository and no session: each takes what only the edge or a record makes', () => {
    expectTypeOf<FirstOf<RecordRepository['find']>>().toEqualTypeOf<TenantContext>();
    expectTypeOf<FirstOf<RecordRepository['create']>>().toEqualTypeOf<TenantContext>();
    expectTypeOf<FirstOf<FileRepository['find']>>().toEqualTypeOf<TenantContext>();
    expectTypeOf<FirstOf<FileRepository['uploadLink']>>().toEqualTypeOf<TenantContext>();
    expectTypeOf<FirstOf<Meter<unknown>['count']>>().toEqualTypeOf<TenantScope>();
    expectTypeOf<FirstOf<TenantSessions['open']>>().toEqualTypeOf<TenantScope>();
  });

  it('becomes a scope only with the tenant’s whole record, for an operator too', () => {
    expectTypeOf<FirstOf<typeof scopeForPlatform>>().toEqualTypeOf<PlacedTenant>();
    expectTypeOf<TenantScope>().not.toExtend<TenantContext>();

    const tenant = { id: newId('tnt'), isolation: 'shared_schema' } as Tenant;
    expect(scopeForPlatform(tenant)).toEqual({ tenantId: tenant.id, isolation: 'shared_schema' });
  });
});
