import { Callers } from '../../../../local/gate/callers.ts';
import { DenialLog } from '../../../../local/gate/denial-log.ts';
import { Emulator } from '../../../../local/gate/emulator.ts';
import { enforcingGuard } from '../../../../local/gate/guard.ts';
import type { AwsRequest } from '../../../../local/gate/aws-request.ts';
import type { Facts } from '../../../../local/gate/facts.ts';
import type { Role } from '../../../../local/gate/role-policies.ts';
import { facts, session } from '../requests.ts';
import { policyOf, roleWith } from '../verdicts.ts';

export type Statement = Readonly<Record<string, unknown>>;

/** One case of AWS's documentation: who may what, what he asks for, and what AWS answers. */
export type Case = {
  readonly name: string;
  /** The statements of the role's policy, of the session's, of the boundary and of the policy at the resource. */
  readonly role: readonly Statement[];
  readonly session?: readonly Statement[];
  readonly boundary?: readonly Statement[];
  readonly resource?: readonly Statement[];
  /** The session's tags; unless said otherwise it is the tenant 12's. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly facts?: Partial<Facts>;
  readonly request: () => Promise<AwsRequest>;
  /** The head of the answer, where it tells how an object is encrypted. */
  readonly answer?: Readonly<Record<string, string>>;
  /**
   * `forged`: refused for its signature. `unreadable`: refused because the gate does not know what the
   * request needs, and said so.
   */
  readonly expected: 'allowed' | 'refused' | 'forged' | 'unreadable';
  readonly source: string;
};

/** What the gate makes of a case. */
export async function outcomeOf(row: Case): Promise<Case['expected']> {
  const denials = new DenialLog();
  const guarded = await guardOf(row, denials)(await row.request(), {
    kind: 'tenant',
    session: sessionOf(row),
  });
  await guarded.inspect?.({ headers: row.answer ?? {} } as never);
  const [denial] = denials.list().denials;
  if (denial === undefined) return 'allowed';
  if (denial.locks.includes('signature')) return 'forged';
  return denial.locks.includes('not translatable') ? 'unreadable' : 'refused';
}

function guardOf(row: Case, denials: DenialLog) {
  const state = {
    version: 1,
    readAtMs: Date.now(),
    managedPolicies: new Map(),
    roles: new Map([['Tenant', roleOf(row)]]),
  };
  const known: Facts = { ...facts, ...row.facts };
  const withPolicy: Facts = row.resource
    ? { ...known, resourcePolicy: () => Promise.resolve(policyOf(...(row.resource ?? []))) }
    : known;
  return enforcingGuard({
    callers: new Callers(new Emulator('http://127.0.0.1:9')),
    factsIn: () => withPolicy,
    denials,
    policies: { state: () => Promise.resolve(state) },
  });
}

const roleOf = ({ role, boundary }: Case): Role => ({
  ...roleWith(...role),
  ...(boundary && { boundary: { name: 'Boundary', policy: policyOf(...boundary) } }),
});

const sessionOf = (row: Case) =>
  session({
    tags: row.tags ?? { tenantId: '12' },
    sessionPolicies: row.session ? [JSON.stringify(policyOf(...row.session))] : [],
  });
