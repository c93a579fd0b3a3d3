import {
  isWildcardOnlyAction,
  type RequestAnalysis,
  runSimulation,
  type StatementExplain,
} from '@cloud-copilot/iam-simulate';
import type { DenialLock } from './denial-log.ts';
import { relevantPolicies, relevantTo } from './relevant-statements.ts';
import type { NamedPolicy, Role } from './role-policies.ts';
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
export async function evaluate(principal: Principal, ask: Ask, nowMs: number): Promise<Verdict> {
  const resources = [await resourceOf(ask), ...(ask.orResource ? [ask.orResource] : [])];
  const elsewhere = ask.action.startsWith('sts:') ? 'trust policy' : 'resource policy';
  let refused: Verdict | undefined;
  for (const resource of resources) {
    const verdict = verdictOf(await analyse(principal, { ...ask, resource }, nowMs), elsewhere);
    if (verdict.isAllowed) return verdict;
    refused ??= verdict;
  }
  return (
    refused ?? { isAllowed: false, locks: ['not translatable'], isExplicit: false, reason: '' }
  );
}

async function analyse(principal: Principal, ask: Ask, nowMs: number): Promise<RequestAnalysis> {
  const analysis = await simulate(principal, ask, nowMs);
  if (!isGrantedToSession(analysis)) return analysis;
  const unnarrowed = await simulate({ ...principal, sessionPolicies: [] }, ask, nowMs);
  return unnarrowed.result === 'Allowed' ? unnarrowed : analysis;
}

async function simulate(principal: Principal, ask: Ask, nowMs: number): Promise<RequestAnalysis> {
  const { session, role, sessionPolicies } = principal;
  const encoded = encodingFor(ask);
  const context = { ...sessionContext(session, role), ...timeContext(nowMs), ...ask.context };
  const simulated = await runSimulation(
    {
      request: {
        principal: session.arn,
        action: encoded(ask.action),
        resource: { resource: ask.resource, accountId: session.accountId },
        contextVariables: encoded(context) as Record<string, string | string[]>,
      },
      sessionPolicy: encoded(narrowing(sessionPolicies, ask)),
      identityPolicies: encoded([...relevantPolicies(ask.action, role.policies)]),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: encoded(ask.resourcePolicy),
      ...(role.boundary && { permissionBoundaryPolicies: encoded([boundaryOf(role.boundary)]) }),
    },
    {},
  );
  if (simulated.resultType === 'single') return simulated.result.analysis;
  const problem = simulated.resultType === 'error' ? JSON.stringify(simulated.errors) : 'a pattern';
  throw new UntranslatableError(`${ask.action} on ${ask.resource} cannot be evaluated: ${problem}`);
}

/** A boundary that the gate cannot read allows nothing. */
const boundaryOf = ({ name, policy }: NamedPolicy): NamedPolicy => ({
  name,
  policy: policy ?? { Version: '2012-10-17', Statement: [] },
});

/** A policy at the resource that names the session itself, or everybody, is not narrowed by the session's policy. */
const isGrantedToSession = ({ sessionAnalysis, resourceAnalysis }: RequestAnalysis) =>
  sessionAnalysis?.result === 'ImplicitlyDenied' &&
  resourceAnalysis?.result === 'Allowed' &&
  resourceAnalysis.allowStatements.some(({ principalMatch }) => principalMatch === 'Match');

function verdictOf(analysis: RequestAnalysis, elsewhere: DenialLock): Verdict {
  if (analysis.result === 'Allowed') return { isAllowed: true };
  const { identityAnalysis, sessionAnalysis, permissionBoundaryAnalysis, resourceAnalysis } =
    analysis;
  const shut: readonly (readonly [DenialLock, string])[] = [
    ...lockOf('role policy', identityAnalysis),
    ...(sessionAnalysis === undefined ? [] : lockOf('session policy', sessionAnalysis)),
    ...(permissionBoundaryAnalysis === undefined
      ? []
      : lockOf('permissions boundary', permissionBoundaryAnalysis)),
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

const lockOf = (lock: DenialLock, analysis: Analysis) =>
  analysis?.result === 'Allowed' ? [] : [[lock, denialReason(analysis)] as const];

async function resourceOf(ask: Ask): Promise<string> {
  const { action, resource } = ask;
  const [service = '', name = ''] = action.split(':');
  const isWildcardOnly = await isWildcardOnlyAction(service, name).catch((error: unknown) => {
    throw new UntranslatableError(`IAM knows no action ${action}`, { cause: error });
  });
  if (isWildcardOnly || isSms(ask)) return '*';
  if (resource.includes('*')) throw new UntranslatableError(`${action} names no single resource`);
  return resource;
}

const narrowing = (sessionPolicies: readonly unknown[], { action }: Ask) =>
  sessionPolicies.length === 0
    ? undefined
    : unionOf(sessionPolicies.map((policy) => relevantTo(action, policy)));

type PolicyDocument = { readonly Statement?: unknown };

/** Several session policies allow together what any of them allows. */
const unionOf = (policies: readonly unknown[]) => ({
  Version: '2012-10-17',
  Statement: policies.flatMap((policy) => [(policy as PolicyDocument).Statement ?? []].flat()),
});

type Analysis = RequestAnalysis['identityAnalysis'];

/** Says in one line which statements spoke of the action and why none of them allowed it. */
function denialReason(analysis: Analysis): string {
  const denied = (analysis?.denyStatements ?? []).map(
    ({ explain }) => `${nameOf(explain)} denies it`,
  );
  if (denied.length > 0) return denied.join(', ');
  const near = (analysis?.unmatchedStatements ?? [])
    .filter(({ actionMatch, explain }) => actionMatch && explain.effect === 'Allow')
    .map(({ explain }) => `${nameOf(explain)} has ${mismatchOf(explain)}`);
  return near.length > 0 ? near.join(', ') : 'no statement allows the action';
}

const nameOf = ({ identifier }: StatementExplain) => `statement ${identifier}`;

function mismatchOf({ resourceMatch, conditions = [] }: StatementExplain): string {
  if (!resourceMatch) return 'another resource';
  const failed = conditions
    .filter(({ matches }) => !matches)
    .map(({ operator, conditionKeyValue }) => `${operator} ${conditionKeyValue}`);
  return `an unmet condition: ${failed.join(', ')}`;
}

/**
 * `kms:EncryptionContext:<key>` under a name that the simulator can evaluate: of the keys with a
 * variable part it knows those with a slash only, and ignores this one, so that every condition on
 * an encryption context would fail.
 */
const AWS_PREFIX = 'kms:EncryptionContext:';
const STAND_IN = `aws:RequestTag/${AWS_PREFIX}`;

const renamed =
  (name: RegExp, standIn: string) =>
  <T>(value: T): T =>
    value === undefined
      ? value
      : (JSON.parse(JSON.stringify(value).replaceAll(name, standIn)) as T);

/** A policy or a context as the simulator can evaluate it. */
export const toSimulated = renamed(/kms:EncryptionContext:/gi, STAND_IN);

/**
 * An SMS's resource is its number, which `*` fits and no ARN: to the simulator it is that of an action that has no
 * resources, which it compares the same way.
 */
const SMS_STAND_IN = 'sns:ListPhoneNumbersOptedOut';
const isSms = ({ action, resource }: Ask) => action === 'sns:Publish' && resource === '*';
const smsToSimulated = renamed(/sns:Publish/gi, SMS_STAND_IN);

function encodingFor(ask: Ask): <T>(value: T) => T {
  if (isSms(ask)) return smsToSimulated;
  return ask.action.startsWith('kms:') ? toSimulated : (value) => value;
}

/** The simulator's text with the names that AWS knows. */
const fromSimulated = (text: string) => text.replaceAll(STAND_IN, AWS_PREFIX);
