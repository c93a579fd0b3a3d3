import {
  isWildcardOnlyAction,
  type RequestAnalysis,
  runSimulation,
} from '@cloud-copilot/iam-simulate';
import type { DenialLock } from './denial-log.ts';
import { fromSimulated, toSimulated } from './encryption-context-key.ts';
import { nearMisses } from './near-misses.ts';
import type { Role } from './role-policies.ts';
import type { RoleSession } from './role-session.ts';
import { sessionContext, timeContext } from './session-context.ts';
import { type Ask, UntranslatableError } from './translate/ask.ts';

/** Whose permissions are in question: the role's policies, narrowed by the session's. */
export type Principal = {
  readonly session: RoleSession;
  readonly role: Role;
  readonly sessionPolicies: readonly unknown[];
};

export type Verdict =
  | { readonly isAllowed: true }
  | {
      readonly isAllowed: false;
      readonly locks: readonly DenialLock[];
      readonly isExplicit: boolean;
      /** The statements that came near, and what in each did not match. */
      readonly reason: string;
    };

/** Evaluates one permission as IAM does; throws an UntranslatableError for an action or resource IAM does not know. */
export async function judge(principal: Principal, ask: Ask, nowMs: number): Promise<Verdict> {
  const resources = [await resourceOf(ask), ...(ask.orResource ? [ask.orResource] : [])];
  let refused: Verdict | undefined;
  for (const resource of resources) {
    const verdict = verdictOf(
      await simulate(principal, { ...ask, resource }, nowMs),
      ask.action.startsWith('sts:') ? 'trust policy' : 'resource policy',
    );
    if (verdict.isAllowed) return verdict;
    refused ??= verdict;
  }
  return (
    refused ?? { isAllowed: false, locks: ['not translatable'], isExplicit: false, reason: '' }
  );
}

async function simulate(principal: Principal, ask: Ask, nowMs: number): Promise<RequestAnalysis> {
  const { session, role, sessionPolicies } = principal;
  const told = ask.action.startsWith('kms:') ? toSimulated : <T>(value: T) => value;
  const context = { ...sessionContext(session, role), ...timeContext(nowMs), ...ask.context };
  const simulated = await runSimulation(
    {
      request: {
        principal: session.arn,
        action: ask.action,
        resource: { resource: ask.resource, accountId: session.accountId },
        contextVariables: told(context) as Record<string, string | string[]>,
      },
      sessionPolicy: sessionPolicies.length === 0 ? undefined : told(unionOf(sessionPolicies)),
      identityPolicies: told([...role.policies]),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: told(ask.resourcePolicy),
    },
    {},
  );
  if (simulated.resultType === 'single') return simulated.result.analysis;
  const problem = simulated.resultType === 'error' ? JSON.stringify(simulated.errors) : 'a pattern';
  throw new UntranslatableError(`${ask.action} on ${ask.resource} cannot be evaluated: ${problem}`);
}

function verdictOf(analysis: RequestAnalysis, elsewhere: DenialLock): Verdict {
  if (analysis.result === 'Allowed') return { isAllowed: true };
  const { identityAnalysis, sessionAnalysis, resourceAnalysis } = analysis;
  const shut: readonly (readonly [DenialLock, string])[] = [
    ...lockOf('role policy', identityAnalysis),
    ...(sessionAnalysis === undefined ? [] : lockOf('session policy', sessionAnalysis)),
  ];
  const blockers =
    shut.length > 0
      ? shut
      : [[elsewhere, `it says ${resourceAnalysis?.result ?? 'nothing'}`] as const];
  return {
    isAllowed: false,
    locks: blockers.map(([lock]) => lock),
    isExplicit: analysis.result === 'ExplicitlyDenied',
    reason: fromSimulated(blockers.map(([lock, why]) => `${lock}: ${why}`).join('; ')),
  };
}

const lockOf = (lock: DenialLock, analysis: RequestAnalysis['identityAnalysis']) =>
  analysis?.result === 'Allowed' ? [] : [[lock, nearMisses(analysis)] as const];

async function resourceOf({ action, resource }: Ask): Promise<string> {
  const [service = '', name = ''] = action.split(':');
  const isWildcardOnly = await isWildcardOnlyAction(service, name).catch((error: unknown) => {
    throw new UntranslatableError(`IAM knows no action ${action}`, { cause: error });
  });
  if (isWildcardOnly) return '*';
  if (resource.includes('*')) throw new UntranslatableError(`${action} names no single resource`);
  return resource;
}

type PolicyDocument = { readonly Statement?: unknown };

/** Several session policies allow together what any of them allows. */
const unionOf = (policies: readonly unknown[]) => ({
  Version: '2012-10-17',
  Statement: policies.flatMap((policy) => [(policy as PolicyDocument).Statement ?? []].flat()),
});
