import {
  AdminAddUserToGroupCommand,
  CreateGroupCommand,
  ListGroupsCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe, expect, it } from 'vitest';
import { CognitoPoolGroups } from '../../adapters/cognito/cognito-pool-groups.ts';
import { DynamoMigratedMembers } from '../../adapters/dynamodb/members/dynamo-migrated-members.ts';
import { forgetMembers } from '../../adapters/dynamodb/members/forget-members.ts';
import { seatsKey } from '../../adapters/dynamodb/table/control-keys.ts';
import { getItem } from '../../adapters/dynamodb/table/get-item.ts';
import { migratePool } from '../../core/members/migrate-pool.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { call, createTenant, operatorToken, signIn, type TestTenant } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { addPoolUser, cognitoAsRoot } from '../support/identity/cognito-scratch-pool.ts';
import { controlTable, poolOf } from '../support/identity/deployed-tenant.ts';
import { problem, signInTo, type Challenged } from '../support/identity/tenant-sessions.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { firstPasswordFor } from '../support/mail-to.ts';

const cognito = cognitoAsRoot();
const NEW_PASSWORD = 'Correct-Horse-8-Battery';

async function exchange(tenant: TestTenant, email: string, password: string) {
  const { body } = await signInTo(tenant, { email, password });
  const { challenge } = body as Challenged;
  expect(challenge.name).toBe('NEW_PASSWORD_REQUIRED');
  return signInTo(tenant, { email, challenge: { ...challenge, newPassword: NEW_PASSWORD } });
}

const refused = { status: 401, body: problem('invalid-credentials') };

describe('an admin whose address was mistyped', () => {
  let acme: TestTenant;
  let right: string;
  beforeAll(async () => {
    acme = await createTenant();
    right = `right-${acme.admin.email}`;
  });
  const correct = async (email = right) =>
    call(`PUT /v1/tenants/${acme.id}/admin`, {
      token: await operatorToken(),
      headers: { 'if-match': '*' },
      body: { email },
    });

  it('is corrected: the former password is worth nothing, the mailed one is good', async () => {
    const corrected = await correct();
    expect(corrected).toMatchObject({ status: 200, body: { email: right } });
    expectConforms('correctAdmin', corrected);
    expect(await signInTo(acme, acme.admin)).toMatchObject(refused);
    const { userPoolId } = await poolOf(acme.id);
    const { Users } = await cognito.send(new ListUsersCommand({ UserPoolId: userPoolId }));
    expect(Users).toHaveLength(1);
  });

  it('has another first password sent, and the one before stops working', async () => {
    const lapsed = await firstPasswordFor(right);
    const token = await operatorToken();
    expect(await call(`POST /v1/tenants/${acme.id}/restore-owner`, { token })).toMatchObject({
      status: 200,
    });
    expect(await signInTo(acme, { email: right, password: lapsed })).toMatchObject(refused);
    const session = await exchange(acme, right, await firstPasswordFor(right));
    expect(session).toMatchObject({ status: 200, body: { tenantId: acme.id } });
  });

  it('is not corrected once somebody has signed in', async () => {
    expect(await correct('mallory@evil.example')).toMatchObject({
      status: 409,
      body: problem('admin-not-correctable'),
    });
  });
});

describe('a tenant of an older platform', () => {
  it('is migrated by a run that is repeated, and its users sign in', async () => {
    const tenant = await createTenant();
    const { userPoolId } = await poolOf(tenant.id);
    const documents = documentsAsRoot();
    const tableName = await controlTable();
    await forgetMembers(documents, tableName, userPoolId);
    const viewer = { email: `v@${tenant.slug}.example`, password: NEW_PASSWORD };
    await addPoolUser(cognito, await poolOf(tenant.id), viewer);
    const groups = { owner: tenant.admin.email, viewer: viewer.email };
    for (const [GroupName, Username] of Object.entries(groups)) {
      const group = { UserPoolId: userPoolId, GroupName };
      await cognito.send(new CreateGroupCommand(group));
      await cognito.send(new AdminAddUserToGroupCommand({ ...group, Username }));
    }
    expect(await signInTo(tenant, tenant.admin)).toMatchObject(refused);

    const ports = {
      groups: new CognitoPoolGroups(cognito, 0),
      members: new DynamoMigratedMembers(documents, tableName),
      now: () => new Date(),
    };
    const of = { tenantId: tenant.id as TenantId, userPoolId };
    const roles = ['owner', 'admin', 'member', 'viewer'];
    const migrate = (keepsGroups: boolean) => migratePool(ports, { of, roles, keepsGroups });
    expect(await migrate(true)).toEqual({ added: 2, there: 0, taken: 0 });
    expect(await migrate(false)).toEqual({ added: 0, there: 2, taken: 0 });
    expect(await migrate(false)).toEqual({ added: 0, there: 0, taken: 0 });

    const seats = await getItem(documents, tableName, seatsKey(userPoolId));
    expect(seats).toMatchObject({ used: 2, owners: 1 });
    const { Groups } = await cognito.send(new ListGroupsCommand({ UserPoolId: userPoolId }));
    expect(Groups).toEqual([]);
    const roleOf = async (person: typeof viewer) => {
      const token = await signIn(person, tenant.slug);
      return (await call('GET /v1/me', { token })).body as { role: string };
    };
    expect(await roleOf(tenant.admin)).toMatchObject({ role: 'owner' });
    expect(await roleOf(viewer)).toMatchObject({ role: 'viewer' });
  });
});
