import { CreateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { beforeAll, describe, expect, it } from 'vitest';
import { CognitoSignInProvider } from '../../adapters/cognito/cognito-sign-in-provider.ts';
import { clientSettings } from '../../adapters/cognito/tenant-pool-settings.ts';
import type { UserPoolRef } from '../../core/identity/pool-registration.ts';
import { call, createTenant, type TestTenant } from '../support/api.ts';
import { cognitoAsRoot, dropPool, scratchPool } from '../support/identity/cognito-scratch-pool.ts';
import { addMember, poolOf } from '../support/identity/deployed-tenant.ts';
import { me, problem, tokenOf } from '../support/identity/tenant-sessions.ts';
import { TokenMint } from '../support/identity/token-mint.ts';

const cognito = cognitoAsRoot();
const PASSWORD = 'Correct-Horse-7-Battery';

let acme: TestTenant;
let pool: UserPoolRef;

beforeAll(async () => {
  acme = await createTenant();
  pool = await poolOf(acme.id);
});

describe('a request is refused', () => {
  const refusedAs = (kind: string) => ({ status: 401, body: problem(kind) });

  it('without a token', async () => {
    expect(await call('GET /v1/me')).toMatchObject({ status: 401 });
  });

  it('with garbage, with the algorithm "none", and with HS256', async () => {
    const forger = new TokenMint(pool.userPoolId, pool.clientId);
    for (const token of ['garbage', forger.unsignedToken(), forger.hmacToken()]) {
      expect(await me(token)).toMatchObject(refusedAs('token-invalid'));
    }
  });

  it("with a key of one's own in the name of the tenant's pool", async () => {
    const forger = new TokenMint(pool.userPoolId, pool.clientId);
    expect(await me(forger.accessToken())).toMatchObject(refusedAs('token-invalid'));
  });

  it('with a good token of a pool that belongs to no tenant', async () => {
    const foreign = await scratchPool(cognito);
    await addMember(cognito, foreign, { ...acme.admin, role: 'owner' });
    const signedIn = await new CognitoSignInProvider(cognito).signIn(foreign, acme.admin);
    await dropPool(cognito, foreign);

    if (!signedIn.ok || signedIn.value.kind !== 'SignedIn') throw new Error('No token to try.');
    expect(await me(signedIn.value.tokens.accessToken)).toMatchObject(refusedAs('token-invalid'));
  });

  it('with a token of another client of the same pool', async () => {
    const { userPoolId } = pool;
    const settings = { ...clientSettings(userPoolId), ClientName: 'another' };
    const { UserPoolClient } = await cognito.send(new CreateUserPoolClientCommand(settings));
    const other = { userPoolId, clientId: UserPoolClient?.ClientId ?? '' };
    const signedIn = await new CognitoSignInProvider(cognito).signIn(other, acme.admin);

    if (!signedIn.ok || signedIn.value.kind !== 'SignedIn') throw new Error('No token to try.');
    expect(await me(signedIn.value.tokens.accessToken)).toMatchObject(refusedAs('token-invalid'));
  });

  it('with a role too weak, and by a tenant where only operators may', async () => {
    const viewer = { email: 'viewer@acme.example', password: PASSWORD };
    await addMember(cognito, pool, { ...viewer, role: 'viewer' });
    const { accessToken } = await tokenOf(acme, viewer);
    const write = { token: accessToken, body: { text: 'no' } };

    expect(await call('GET /v1/records/notes', { token: accessToken })).toMatchObject({
      status: 200,
    });
    expect(await call('POST /v1/records/notes', write)).toMatchObject({
      status: 403,
      body: problem('not-permitted'),
    });
    const owner = (await tokenOf(acme)).accessToken;
    expect(await call('GET /v1/tenants', { token: owner })).toMatchObject({
      status: 403,
      body: problem('not-permitted'),
    });
  });

  it('on a route that there is not', async () => {
    const { accessToken } = await tokenOf(acme);
    expect(await call('GET /v1/nothing-here', { token: accessToken })).toMatchObject({
      status: 404,
    });
  });
});
