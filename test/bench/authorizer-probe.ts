import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { aSession } from '../support/identity/a-session.ts';
import { CognitoTokenVerifier } from '../../adapters/jwt/cognito-token-verifier.ts';
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

/** Measures every series and sends them to the parent. */
async function main(): Promise<void> {
  await measure(newAuthorizer(), tokens, REQUESTS); // The engine compiles on the way.

  const authorizer = newAuthorizer();
  const first = await measure(authorizer, tokens, POOLS);
  const oneUser = await measure(authorizer, tokens.slice(0, 1), REQUESTS);
  const everyPool = await measure(authorizer, tokens, REQUESTS);
  const refused = await measure(authorizer, ['garbage'], REQUESTS);
  process.send?.([
    { label: 'warm, one user', cpuMs: oneUser },
    { label: `warm, users of ${POOLS} pools in turn`, cpuMs: everyPool },
    { label: 'first token of a pool: its keys are parsed', cpuMs: first },
    { label: 'refused: no token of Cognito', cpuMs: refused },
  ]);
}

function newAuthorizer(): Handler {
  const registry = new FakeSignInRegistry();
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
    void registry.beginSession(session, aSession(), new Date('2100-01-01'));
  }
  return createHandler({
    plans: { pro: aPlan('pro', '25_users', 'api_access') },
    origin: null,
    refusals: { tell: () => Promise.resolve() },
    registry: new RememberedSessions(registry),
    tokens: new CognitoTokenVerifier(),
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
    const expected: AuthorizerContext['kind'] = tokens.includes(bearer) ? 'user' : 'refused';
    if (kind !== expected) {
      throw new Error(`The authorizer judged a token as ${kind}.`);
    }
  }
  return cpuMs;
}

const eventWith = (bearer: string) =>
  ({
    routeKey: 'GET /v1/records/{collection}/{recordId}',
    headers: { authorization: `Bearer ${bearer}` },
    requestContext: { requestId: 'request-1' },
  }) as unknown as APIGatewayRequestAuthorizerEventV2;

await main();
