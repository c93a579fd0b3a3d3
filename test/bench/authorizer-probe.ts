import { randomUUID } from 'node:crypto';
import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { hashOfKey, newApiKeyText, readApiKeyText } from '../../core/access/api-key-text.ts';
import { aSession } from '../support/identity/a-session.ts';
import { CognitoTokenVerifier } from '../../adapters/jwt/cognito-token-verifier.ts';
import { NotedKeyUses } from '../../core/identity/noted-key-uses.ts';
import { RememberedSessions } from '../../core/identity/remembered-sessions.ts';
import { createHandler } from '../../functions/identity/authorize-request/authorize-request.ts';
import type { AuthorizerContext } from '../../functions/edge/authorizer-context.ts';
import { newId } from '../../kit/id.ts';
import { FakeSignInRegistry } from '../fakes/fake-sign-in-registry.ts';
import { TokenMint } from '../support/identity/token-mint.ts';
import { aPlan } from '../support/plans/a-plan.ts';

type Handler = ReturnType<typeof createHandler>;

const REQUESTS = 1_000;
const POOLS = 50;

const mints = Array.from({ length: POOLS }, (_, at) => new TokenMint(`us-east-1_Bench${at}`));
const tokens = mints.map((mint) => mint.accessToken());
const memberId = randomUUID();
const keys = mints.map(({ userPoolId }, at) => {
  const owner = at % 2 === 0 ? {} : { memberId };
  return newApiKeyText({ userPoolId, keyId: newId('key'), mode: 'live', ...owner });
});
const [service = '', personal = ''] = keys;
const typo = service.replace(/.$/, (last) => (last === '0' ? '1' : '0'));

/** Measures every series and sends them to the parent. */
async function main(): Promise<void> {
  await measure(newAuthorizer(), tokens, REQUESTS); // The engine compiles on the way.

  const authorizer = newAuthorizer();
  const first = await measure(authorizer, tokens, POOLS);
  const oneUser = await measure(authorizer, tokens.slice(0, 1), REQUESTS);
  const everyPool = await measure(authorizer, tokens, REQUESTS);
  const refused = await measure(authorizer, ['garbage'], REQUESTS);
  const firstKeys = await measure(authorizer, keys, POOLS);
  const serviceKey = await measure(authorizer, [service], REQUESTS);
  const personalKey = await measure(authorizer, [personal], REQUESTS);
  const typos = await measure(authorizer, [typo], REQUESTS);
  process.send?.([
    { label: 'warm, one user', cpuMs: oneUser },
    { label: `warm, users of ${POOLS} pools in turn`, cpuMs: everyPool },
    { label: 'first token of a pool: its keys are parsed', cpuMs: first },
    { label: 'refused: no token of Cognito', cpuMs: refused },
    { label: 'first request of an API key', cpuMs: firstKeys },
    { label: 'warm, one service key', cpuMs: serviceKey },
    { label: 'warm, one personal key', cpuMs: personalKey },
    { label: 'refused: an API key with a typo', cpuMs: typos },
  ]);
}

function newAuthorizer(): Handler {
  const registry = new FakeSignInRegistry();
  for (const text of keys) {
    const { keyId, memberId: owner } = readApiKeyText(text) ?? { keyId: newId('key') };
    registry.setKey(keyId, {
      status: 'active',
      mode: 'live',
      permissions: 'records:read',
      memberId: owner,
      secretHash: hashOfKey(text),
    });
  }
  for (const { userPoolId, clientId, jwks } of mints) {
    registry.register({
      userPoolId,
      clientId,
      tenantId: newId('tnt'),
      tenantName: 'Acme',
      plan: 'pro',
      isolation: 'shared_schema',
      region: 'us-east-1',
      writes: 'open',
      state: 'active',
      jwks,
    });
    const session = { userPoolId, userId: 'user-1', sessionId: 'session-1' };
    registry.setMember(session);
    registry.setMember({ userPoolId, userId: memberId });
    void registry.beginSession(session, aSession(), new Date('2100-01-01'));
  }
  return createHandler({
    plans: { pro: aPlan('pro', '25_users', 'api_access') },
    origin: null,
    refusals: { tell: () => Promise.resolve() },
    registry: new RememberedSessions(registry),
    keyUses: new NotedKeyUses(registry, () => undefined),
    tokens: new CognitoTokenVerifier(),
    cell: 'cell-1',
    operatorPool: { userPoolId: 'us-east-1_Operators', clientId: 'operators' },
  });
}

/** The CPU milliseconds of each request, with the tokens in turn; throws when one is not judged as it must be. */
async function measure(
  authorizer: Handler,
  bearers: readonly string[],
  requests: number,
): Promise<number[]> {
  const cpuMs: number[] = [];
  for (let request = 0; request < requests; request += 1) {
    const bearer = bearers[request % bearers.length] ?? '';
    const event = eventWith(bearer);
    const before = process.cpuUsage();
    const verdict = await authorizer(event, { getRemainingTimeInMillis: () => 8_000 });
    const { user, system } = process.cpuUsage(before);
    cpuMs.push((user + system) / 1_000);
    const kind =
      'context' in verdict && 'kind' in verdict.context ? verdict.context.kind : 'anyone';
    if (kind !== expectedOf(bearer)) {
      throw new Error(`The authorizer judged a token as ${kind}.`);
    }
  }
  return cpuMs;
}

function expectedOf(bearer: string): AuthorizerContext['kind'] {
  if (tokens.includes(bearer)) return 'user';
  return keys.includes(bearer) ? 'key' : 'refused';
}

const eventWith = (bearer: string) =>
  ({
    routeKey: 'GET /v1/records/{collection}/{recordId}',
    headers: { authorization: `Bearer ${bearer}` },
    requestContext: { requestId: 'request-1', http: { sourceIp: '198.51.100.7' } },
  }) as unknown as APIGatewayRequestAuthorizerEventV2;

await main();
