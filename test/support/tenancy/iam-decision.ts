import { runSimulation } from '@cloud-copilot/iam-simulate';
import { toSimulated } from '../../../local/gate/verdict.ts';
import { ACCOUNT, ROLE_ARN } from './tenant-role-policy.ts';

/** One permission that a request needs, as IAM is asked for it. */
export type Attempt = {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
  /** The policy that stands at the resource itself, where there is one. */
  readonly resourcePolicy?: unknown;
};

export type Locks = {
  readonly rolePolicies: readonly unknown[];
  readonly sessionPolicy?: unknown;
  /** The session's tag; a session without one when absent. */
  readonly tenantId?: string;
  /** Its other tag, of a session that was opened to read. */
  readonly access?: 'read';
};

export const EVERYTHING = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

/** Whether IAM lets a tenant session through; throws when the attempt is none that IAM knows. */
export async function isAllowed(
  { rolePolicies, sessionPolicy, tenantId, access }: Locks,
  { action, resource, context = {}, resourcePolicy }: Attempt,
): Promise<boolean> {
  const told = action.startsWith('kms:') ? toSimulated : <T>(value: T) => value;
  const simulated = await runSimulation(
    {
      request: {
        principal: `arn:aws:sts::${ACCOUNT}:assumed-role/tenant-data/session`,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: told({
          ...context,
          'aws:PrincipalArn': ROLE_ARN,
          'aws:ResourceAccount': ACCOUNT,
          'aws:SecureTransport': 'true',
          ...(tenantId && { 'aws:PrincipalTag/tenantId': tenantId }),
          ...(access && { 'aws:PrincipalTag/access': access }),
        }),
      },
      identityPolicies: told(
        rolePolicies.map((policy, index) => ({ name: `role-${index}`, policy })),
      ),
      sessionPolicy: told(sessionPolicy),
      resourcePolicy: told(resourcePolicy),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (simulated.resultType === 'error') {
    throw new Error(`${action} on ${resource}: ${JSON.stringify(simulated.errors)}`);
  }
  const result =
    simulated.resultType === 'single' ? simulated.result.analysis.result : simulated.overallResult;
  return result === 'Allowed';
}
