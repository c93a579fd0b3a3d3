import { describe, expect, it } from 'vitest';
import { templatesOf, type Located } from '../support/templates.ts';
import { STAGE } from './matrix/policy-parties.ts';
import { STORES_OF_PLATFORM, STORE_LIST } from './matrix/stores.ts';

type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: unknown;
};
type Granted = { readonly role: string; readonly statement: Statement };

const templates = templatesOf(STAGE);

/** What opens data, in whatever way. */
const DATA_ACTION =
  /^(\*|dynamodb:(\*|\w*Item|Query|Scan|PartiQL\w+|ExportTable\w+|RestoreTable\w+|CreateBackup)|s3:(\*|(Get|Put|Delete|Restore|Replicate)Object\w*|ListBucket\w*))$/;

const asList = <T>(one: T | readonly T[]): readonly T[] =>
  Array.isArray(one) ? (one as readonly T[]) : [one as T];

/** Every statement that allows something, of every role of every stack but the tenants' own. */
const granted: readonly Granted[] = [
  ...templates.resources('AWS::IAM::Role'),
  ...templates.resources('AWS::IAM::Policy'),
  ...templates.resources('AWS::IAM::ManagedPolicy'),
]
  .filter(({ id }) => !id.startsWith('TenantDataRole'))
  .flatMap((located) => statementsOf(located).map((statement) => ({ role: located.id, statement })))
  .filter(({ statement }) => statement.Effect === 'Allow');

function statementsOf({ resource }: Located): readonly Statement[] {
  const { Policies = [], PolicyDocument } = (resource.Properties ?? {}) as {
    Policies?: { PolicyDocument: { Statement: Statement | Statement[] } }[];
    PolicyDocument?: { Statement: Statement | Statement[] };
  };
  return [
    ...Policies.map((policy) => policy.PolicyDocument),
    ...(PolicyDocument ? [PolicyDocument] : []),
  ].flatMap(({ Statement }) => asList(Statement));
}

const storesOfTenants = STORE_LIST.filter((store) => !STORES_OF_PLATFORM.has(store))
  .filter(({ template }) => template === 'stage')
  .flatMap(({ constructs }) => constructs);

const OF_TENANTS = new RegExp(`freehold-${STAGE}-(plan|silo|tnt|[*?])`);

/** By reference, by the beginning of the names of what is made at run time, or because it is everything. */
function reachesTenants({ Resource }: Statement): boolean {
  const resources = asList(Resource).map((resource) => JSON.stringify(resource));
  return resources.some(
    (resource) =>
      resource === '"*"' ||
      OF_TENANTS.test(resource) ||
      /table\/\*|:s3:::\*/.test(resource) ||
      storesOfTenants.some((construct) =>
        new RegExp(`"[^"]*${construct}[0-9A-F]{8}`).test(resource),
      ),
  );
}

describe('the roles of every stack', () => {
  it('are many, and some of them have data of the control plane', () => {
    const data = granted.filter(({ statement }) =>
      asList(statement.Action).some((a) => DATA_ACTION.test(a)),
    );
    expect(data.length).toBeGreaterThan(10);
  });

  it('reach no item and no object of a tenant, under any strategy: the tenants’ role alone does', () => {
    const reaching = granted.filter(
      ({ statement }) =>
        asList(statement.Action).some((action) => DATA_ACTION.test(action)) &&
        reachesTenants(statement),
    );
    // CloudFormation's role, which it alone may assume, asks whether a bucket is there, and empty.
    const [look, names, ...more] = reaching;
    expect(more).toEqual([]);
    // The daily check lists the names of tenants’ prefixes, and nothing below them.
    expect(names?.role).toContain('CheckInvariants');
    expect(names?.statement).toMatchObject({
      Action: 's3:ListBucket',
      Condition: { StringEquals: { 's3:delimiter': '/', 's3:prefix': ['t/', 'k/'] } },
    });
    expect(look?.role).toContain('SiloDeployRole');
    expect(look?.statement).toMatchObject({ Action: 's3:ListBucket', Sid: 'LookIntoOwnBuckets' });
  });

  it('use no key of a tenant but through DynamoDB, to make its table', () => {
    const uses = /^kms:(\*|Decrypt|Encrypt|GenerateDataKey\w*|ReEncrypt\w*)$/;
    const anyKey = granted.filter(
      ({ statement }) =>
        asList(statement.Action).some((action) => uses.test(action)) &&
        JSON.stringify(statement.Resource).includes('key/*'),
    );
    expect(anyKey.length).toBeGreaterThan(0);
    for (const { statement } of anyKey) {
      expect(JSON.stringify(statement.Condition)).toContain('"kms:ViaService":"dynamodb.');
    }
  });

  it('give no key that exists the tag of a tenant, which would open it to that one', () => {
    const tagging = granted.filter(({ statement }) =>
      asList(statement.Action).some((action) =>
        /^kms:(\*|TagResource|UntagResource)$/.test(action),
      ),
    );
    expect(tagging.length).toBeGreaterThan(0);
    for (const { statement } of tagging) {
      // Only what is neither a tenant's nor a stage's yet: a key is tagged when it is made.
      expect(statement.Condition).toMatchObject({
        Null: {
          'aws:ResourceTag/freehold:tenant': 'true',
          'aws:ResourceTag/freehold:stage': 'true',
        },
      });
    }
  });
});
