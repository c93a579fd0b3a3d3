import { beforeAll, describe, expect, it } from 'vitest';
import { call, createTenant, operatorToken, signIn, type TestTenant } from '../support/api.ts';
import { ALWAYS, orderFault, type FaultOrder } from '../support/provisioning/gate-faults.ts';

let acme: TestTenant;
let token: string;

beforeAll(async () => {
  acme = await createTenant();
  token = await signIn(acme.admin, acme.slug);
  // Warm, so that a fault of the table does not meet the authorizer or the tenant's session.
  await call('GET /v1/records/notes', { token });
});

/** The answer while the fault is in force, and after how many seconds it came. */
async function during(
  calls: Parameters<typeof orderFault>[0],
  order: FaultOrder,
  request: () => ReturnType<typeof call>,
) {
  const fault = await orderFault(calls, order);
  const begun = performance.now();
  try {
    const { status, headers, body } = await request();
    const seconds = (performance.now() - begun) / 1_000;
    const told = { retryAfter: headers.get('retry-after'), type: headers.get('content-type') };
    return { status, ...told, body, seconds };
  } finally {
    await fault.lift();
  }
}

const unavailable = {
  status: 503,
  retryAfter: '5',
  type: 'application/problem+json',
  body: { type: 'urn:freehold:problem:unavailable', status: 503 },
};

const HANGING: FaultOrder = { mode: 'hang', times: ALWAYS, hangSeconds: 30 };
const THROTTLED: FaultOrder = { mode: 'throttle', times: ALWAYS };

describe('an AWS service that is throttled', () => {
  it('a tenant’s table: 503 with Retry-After', async () => {
    const calls = { service: 'dynamodb', action: 'Query', bodyIncludes: [acme.id] };
    const answered = await during(calls, THROTTLED, () =>
      call('GET /v1/records/notes?limit=7', { token }),
    );
    expect(answered).toMatchObject(unavailable);
  });

  it('the registry that the authorizer asks: the same, and not the gateway’s own 500', async () => {
    const calls = { service: 'dynamodb', action: 'BatchGetItem', bodyIncludes: ['POOL#'] };
    const fresh = await signIn(acme.admin, acme.slug);
    const answered = await during(calls, THROTTLED, () => call('GET /v1/files', { token: fresh }));
    expect(answered).toMatchObject(unavailable);
  });

  it('Cognito at sign-in: 429 with Retry-After', async () => {
    const calls = {
      service: 'cognito-idp',
      action: 'AdminInitiateAuth',
      bodyIncludes: [acme.admin.email],
    };
    const answered = await during(calls, THROTTLED, () =>
      call('POST /v1/sessions', { body: { tenant: acme.slug, ...acme.admin } }),
    );
    expect(answered).toMatchObject({ status: 429, retryAfter: '5' });
  });
});

describe('an AWS service that does not answer', () => {
  it('a tenant’s table: 503 with Retry-After, before the function’s time is over', async () => {
    const calls = { service: 'dynamodb', action: 'Query', bodyIncludes: [acme.id] };
    const answered = await during(calls, HANGING, () =>
      call('GET /v1/records/notes?limit=8', { token }),
    );
    expect(answered).toMatchObject(unavailable);
    expect(answered.seconds).toBeLessThan(15);
  });

  it('two calls in turn: the same', async () => {
    const operator = await operatorToken();
    const calls = { service: 'dynamodb', action: '*', bodyIncludes: [`TENANT#${acme.id}`] };
    const answered = await during(calls, HANGING, () =>
      call(`GET /v1/tenants/${acme.id}`, { token: operator }),
    );
    expect(answered).toMatchObject(unavailable);
    expect(answered.seconds).toBeLessThan(15);
  });

  it('the authorizer’s registry: the same, before the gateway’s ten seconds', async () => {
    const calls = { service: 'dynamodb', action: 'BatchGetItem', bodyIncludes: ['POOL#'] };
    const fresh = await signIn(acme.admin, acme.slug);
    const answered = await during(calls, HANGING, () => call('GET /v1/files', { token: fresh }));
    expect(answered).toMatchObject(unavailable);
    expect(answered.seconds).toBeLessThan(10);
  });
});
