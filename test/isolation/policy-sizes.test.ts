import { afterAll, describe, expect, it } from 'vitest';
import { ISOLATION_STRATEGIES } from '../../core/tenancy/isolation-strategy.ts';
import { placementOf } from '../../core/tenancy/placement.ts';
import { SESSION_POLICY_LIMIT, sessionPolicyOf } from '../../core/tenancy/session-policy.ts';
import { stageNamed } from '../../infra/config/stage.ts';
import { newId } from '../../kit/id.ts';
import { ACCOUNT } from '../support/tenancy/tenant-role-policy.ts';
import { writePart, type Size } from './matrix/ledger.ts';
import { ALL_SESSION_ACTIONS, rolePolicies, USES } from './matrix/session-locks.ts';
import { PLACEMENT_SPECS } from './matrix/strategies.ts';

/** AWS's limit of a role's inline policies, in characters without white space. */
const ROLE_POLICY_LIMIT = 10_240;
/** The longest of AWS's regions, in the partition with the longest name; none comes near. */
const LONGEST_REGION = 'ap-southeast-99';

/** What a stage may be called at most; its table and bucket are named by CloudFormation, as long as AWS allows. */
const LONGEST = {
  partition: 'aws-us-gov',
  region: LONGEST_REGION,
  accountId: ACCOUNT,
  tableName: 'x'.repeat(255),
  bucketName: 'x'.repeat(63),
  stage: 'eightlng',
};
const LONGEST_PLAN = 'p'.repeat(40);

const sizes: Size[] = [];
afterAll(() => writePart('sizes', { title: 'Sizes of the policies', sizes }));

describe.each(ISOLATION_STRATEGIES)('the session policy at %s', (isolation) => {
  const spec = { ...PLACEMENT_SPECS[isolation], region: LONGEST_REGION };
  const tier = spec.tier && LONGEST_PLAN;
  const placement = placementOf(
    { tenantId: newId('tnt'), ...spec, ...(tier && { tier }) },
    LONGEST,
  );

  it.each([...USES, { name: 'every session action', sessionActions: ALL_SESSION_ACTIONS }])(
    'fits what AWS takes, with the longest names there can be: $name',
    ({ name, sessionActions }) => {
      const characters = sessionPolicyOf(placement, sessionActions).length;
      sizes.push({ policy: name, strategy: isolation, characters, limit: SESSION_POLICY_LIMIT });
      expect(characters).toBeLessThanOrEqual(SESSION_POLICY_LIMIT);
    },
  );
});

describe('the policy of the tenants’ data role', () => {
  it('fits what AWS takes', () => {
    const characters = JSON.stringify(rolePolicies).length;
    sizes.push({ policy: 'the role’s policy', characters, limit: ROLE_POLICY_LIMIT });
    expect(characters).toBeLessThan(ROLE_POLICY_LIMIT);
  });
});

describe('the stages', () => {
  it.each(['local', 'dev', 'prod'])('have names that leave a bucket its room: %s', (name) => {
    const stores = { ...LONGEST, stage: stageNamed(name).name };
    const silo = { ...PLACEMENT_SPECS.separate_database, tenantId: newId('tnt') };
    expect(placementOf(silo, stores).bucketName.length).toBeLessThanOrEqual(63);
  });
});
