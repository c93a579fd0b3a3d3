import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { aSession } from './a-session.ts';
import { vi, type Mock } from 'vitest';
import { CognitoTokenVerifier } from '../../../adapters/jwt/cognito-token-verifier.ts';
import type { RefusedAttempt } from '../../../core/audit/refusal-log.ts';
import type { PoolRegistration } from '../../../core/identity/pool-registration.ts';
import { NotedKeyUses } from '../../../core/identity/noted-key-uses.ts';
import { RememberedSessions } from '../../../core/identity/remembered-sessions.ts';
import { createHandler } from '../../../functions/identity/authorize-request/authorize-request.ts';
import {
  authorizerContext,
  type AuthorizerContext,
} from '../../../functions/edge/authorizer-context.ts';
import { logger } from '../../../kit/log.ts';
import { FakeSignInRegistry } from '../../fakes/fake-sign-in-registry.ts';
import { aPlan, planVersion } from '../plans/a-plan.ts';
import { TokenMint } from './token-mint.ts';

export const acme = new TokenMint('eu-west-1_Acme00001');
export const globex = new TokenMint('eu-west-1_Globex001');
export const operators = new TokenMint('eu-west-1_Operators');
/** A pool of somebody else's AWS account: its signatures are as good as ours. */
export const stranger = new TokenMint('eu-west-1_Stranger1');

export const LIST_RECORDS = 'GET /v1/records/{collection}';
export const CREATE_RECORD = 'POST /v1/records/{collection}';
export const LIST_TENANTS = 'GET /v1/tenants';

export const registrationOf = (
  mint: TokenMint,
  changes: Partial<PoolRegistration> = {},
): PoolRegistration => ({
  userPoolId: mint.userPoolId,
  clientId: mint.clientId,
  tenantId: `tnt_${mint.userPoolId}`,
  tenantName: 'Acme',
  plan: 'pro',
  isolation: 'shared_schema',
  region: 'us-east-1',
  writes: 'open',
  state: 'active',
  jwks: mint.jwks,
  ...changes,
});

const PLANS = {
  pro: {
    ...aPlan('pro'),
    ...planVersion(3, '50_users', 'api_access', 'sso_integration'),
    previousVersions: [planVersion(1, '10_users'), planVersion(2, '25_users', 'api_access')],
  },
};

export const sessionOf = ({ userPoolId }: TokenMint, sessionId = 'session-1') => ({
  userPoolId,
  userId: 'user-1',
  sessionId,
});

export const refused = (refusal: string) => ({ kind: 'refused', refusal });

export type AuthorizerHarness = {
  readonly registry: FakeSignInRegistry;
  readonly network: Mock<typeof fetch>;
  readonly log: Mock<typeof logger.info>;
  /** What the functions are told about a request with this Authorization header. */
  readonly judge: (
    header: string | undefined,
    routeKey?: string,
  ) => Promise<AuthorizerContext | null>;
  readonly judgeRequest: (
    headers: Readonly<Record<string, string | undefined>>,
    request?: { readonly routeKey?: string; readonly sourceIp?: string },
  ) => Promise<AuthorizerContext | null>;
  readonly judgeToken: (token: string, routeKey?: string) => Promise<AuthorizerContext | null>;
  /** What the audit log was told. */
  readonly attempts: readonly RefusedAttempt[];
};

/** The authorizer with Acme and Globex registered, a member and an operator signed in, real verification, and a network that only fails. */
export function authorizerHarness(): AuthorizerHarness {
  const network = vi.fn<typeof fetch>(() =>
    Promise.reject(new Error('These tests have no network.')),
  );
  vi.stubGlobal('fetch', network);

  const registry = new FakeSignInRegistry();
  registry.register(registrationOf(acme));
  registry.register(registrationOf(globex));
  for (const pool of [acme, globex, operators]) {
    const session = sessionOf(pool);
    registry.setMember(session, { role: pool === operators ? 'admin' : 'member' });
    void registry.beginSession(session, aSession(), new Date('2100-01-01'));
  }
  return {
    registry,
    network,
    log: vi
      .spyOn(logger, 'info')
      .mockClear()
      .mockImplementation(() => undefined),
    ...authorizerOf(registry),
  };
}

/** An authorizer that remembers nothing yet. */
export function authorizerOf(
  registry: FakeSignInRegistry,
): Pick<AuthorizerHarness, 'judge' | 'judgeRequest' | 'judgeToken' | 'attempts'> {
  const attempts: RefusedAttempt[] = [];
  const handler = createHandler({
    origin: null,
    registry: new RememberedSessions(registry),
    keyUses: new NotedKeyUses(registry, (error) => {
      throw error as Error;
    }),
    tokens: new CognitoTokenVerifier(),
    plans: PLANS,
    refusals: { tell: (attempt) => Promise.resolve(void attempts.push(attempt)) },
    cell: 'cell-1',
    operatorPool: { userPoolId: operators.userPoolId, clientId: operators.clientId },
  });

  const judgeRequest = async (
    headers: Readonly<Record<string, string | undefined>>,
    { routeKey = LIST_RECORDS, sourceIp = '198.51.100.7' } = {},
  ) => {
    const requestContext = { requestId: 'req-1', http: { sourceIp } };
    const event = { routeKey, headers, requestContext, rawPath: '/v1' };
    const verdict = await handler(event as unknown as APIGatewayRequestAuthorizerEventV2, {
      getRemainingTimeInMillis: () => 8_000,
    });
    return 'context' in verdict ? authorizerContext.parse(verdict.context) : null;
  };
  const judge = (authorization: string | undefined, routeKey?: string) =>
    judgeRequest({ authorization }, { routeKey });
  return {
    attempts,
    judge,
    judgeRequest,
    judgeToken: (token, routeKey) => judge(`Bearer ${token}`, routeKey),
  };
}
