import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe, expect, it } from 'vitest';
import type { UserPoolRef } from '../../core/identity/pool-registration.ts';
import { call, createTenant, operatorToken, type TestTenant } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { cognitoAsRoot, enrolAuthenticator } from '../support/identity/cognito-scratch-pool.ts';
import { poolOf } from '../support/identity/deployed-tenant.ts';
import { problem, signInTo, type Challenged } from '../support/identity/tenant-sessions.ts';
import { firstPasswordFor } from '../support/mail-to.ts';

const cognito = cognitoAsRoot();
const NEW_PASSWORD = 'Correct-Horse-8-Battery';

let acme: TestTenant;
let pool: UserPoolRef;

beforeAll(async () => {
  acme = await createTenant();
  pool = await poolOf(acme.id);
});

const restore = async () =>
  call(`POST /v1/tenants/${acme.id}/restore-owner`, { token: await operatorToken() });

/** The owner's way in again: the password of the latest mail, exchanged for one of the own. */
async function signInByMail() {
  const password = await firstPasswordFor(acme.admin.email, 'restored your access');
  const session = await signInTo(acme, { ...acme.admin, password });
  const { challenge } = session.body as Challenged;
  expect(challenge.name).toBe('NEW_PASSWORD_REQUIRED');
  const answer = { ...challenge, newPassword: NEW_PASSWORD };
  return signInTo(acme, { email: acme.admin.email, challenge: answer });
}

describe('an owner is restored', () => {
  it('who was deleted: with a first password by mail, and the role', async () => {
    const user = { UserPoolId: pool.userPoolId, Username: acme.admin.email };
    await cognito.send(new AdminDeleteUserCommand(user));
    expect(await signInTo(acme, acme.admin)).toMatchObject({ status: 401 });

    const restored = await restore();
    expect(restored).toMatchObject({ status: 200, body: { email: acme.admin.email } });
    expectConforms('restoreOwner', restored);
    const { body } = await signInByMail();
    const { accessToken } = (body as { token: { accessToken: string } }).token;
    expect(await call('GET /v1/me', { token: accessToken })).toMatchObject({
      status: 200,
      body: { role: 'owner', email: acme.admin.email },
    });
  });

  it('who was disabled and lost the authenticator; the former password is worth nothing', async () => {
    const owner = { ...acme.admin, password: NEW_PASSWORD };
    await enrolAuthenticator(cognito, pool, owner);
    const user = { UserPoolId: pool.userPoolId, Username: owner.email };
    await cognito.send(new AdminDisableUserCommand(user));

    expect(await restore()).toMatchObject({ status: 200 });
    expect(await signInTo(acme, owner)).toMatchObject({
      status: 401,
      body: problem('invalid-credentials'),
    });
    expect(await signInByMail()).toMatchObject({ status: 200, body: { tenantId: acme.id } });
  });

  it('which stands in the tenant’s events with who did it', async () => {
    const token = await operatorToken();
    const events = await call(`GET /v1/tenants/${acme.id}/events`, { token });
    expect(JSON.stringify(events.body)).toContain('tenant.owner_restore_requested');
  });
});
