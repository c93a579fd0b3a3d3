import { describe, expect, it } from 'vitest';
import { isOfTheCdk, templatesOf, type Located } from '../support/templates.ts';

type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: unknown;
};

const prod = templatesOf('prod');
const tenantTable = prod
  .resources('AWS::DynamoDB::Table')
  .find(({ id }) => id.startsWith('TenantTable'));
const filesBucket = prod
  .resources('AWS::S3::Bucket')
  .find(({ id }) => id.startsWith('FilesBucket'));

/** Every statement that gives a role rights, with the role or policy it stands in; none that takes them. */
const statements = [...prod.resources('AWS::IAM::Role'), ...prod.resources('AWS::IAM::Policy')]
  .filter((located) => !isOfTheCdk(located))
  .flatMap((located) => documentsOf(located).map((statement) => ({ ...located, statement })))
  .filter(({ statement }) => statement.Effect === 'Allow');

function documentsOf({ resource }: Located): Statement[] {
  const { Policies = [], PolicyDocument } = (resource.Properties ?? {}) as {
    Policies?: { PolicyDocument: { Statement: Statement[] } }[];
    PolicyDocument?: { Statement: Statement[] };
  };
  return [
    ...Policies.map((policy) => policy.PolicyDocument),
    ...(PolicyDocument ? [PolicyDocument] : []),
  ].flatMap(({ Statement }) => Statement);
}

const actionsOf = ({ Action }: Statement) => (typeof Action === 'string' ? [Action] : Action);
/** Pools that no tenant took. */
const isOfStock = ({ Condition }: Statement) =>
  JSON.stringify(Condition ?? {}).includes('tnt_none_yet');
const isTenantDataRole = ({ id }: Located) => id.startsWith('TenantDataRole');

describe('rights', () => {
  it('are named action by action', () => {
    const wild = statements.filter(({ statement }) =>
      actionsOf(statement).some((a) => a.includes('*')),
    );
    expect(
      wild.map(({ stack, id, statement }) => `${stack}/${id} ${actionsOf(statement).join()}`),
    ).toEqual([]);
  });

  it('never include a Scan but the erasure’s, nor PartiQL or a listing that knows no prefix', () => {
    const forbidden =
      /^(dynamodb:(Scan|PartiQL.*)|s3:ListBucketMultipartUploads|s3:ListAllMyBuckets)$/;
    const found = statements.flatMap(({ id, statement }) =>
      actionsOf(statement).flatMap((action) => (forbidden.test(action) ? { id, action } : [])),
    );
    expect(found).toEqual([
      { id: expect.stringContaining('EraseRecords') as string, action: 'dynamodb:Scan' },
    ]);
  });

  it('reach the tenants’ table and files in the tenants’ data role alone', () => {
    expect(tenantTable).toBeDefined();
    expect(filesBucket).toBeDefined();
    // Who reads their streams, tenant-events.test.ts tells.
    const isOfStreams = /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/;
    const reaching = statements.filter(({ statement }) => {
      if (actionsOf(statement).every((action) => isOfStreams.test(action))) return false;
      const resources = JSON.stringify(statement.Resource ?? '');
      return [tenantTable, filesBucket].some((store) => store && resources.includes(store.id));
    });
    expect(reaching.length).toBeGreaterThan(0);
    const others = reaching.filter((located) => !isTenantDataRole(located));
    // The daily check lists the names of tenants’ prefixes, and nothing below them.
    const looks = others.filter(({ statement }) =>
      JSON.stringify(statement.Condition ?? {}).includes('"s3:delimiter":"/"'),
    );
    expect(looks.map(({ id, statement }) => [id, actionsOf(statement)])).toEqual([
      [expect.stringContaining('CheckInvariants'), ['s3:ListBucket']],
    ]);
    expect(others.filter((one) => !looks.includes(one)).map(({ id }) => id)).toEqual([]);
  });

  it('leave no function of the tenant plane a data action of its own, but single items of the control table', () => {
    const tenantPlane = prod
      .resources('AWS::IAM::Role')
      .filter(({ resource }) => String(resource.Properties?.Path).includes('/tenant-plane/'));
    expect(tenantPlane.length).toBeGreaterThanOrEqual(3);
    for (const role of tenantPlane) {
      const own = statements.filter(({ resource }) =>
        JSON.stringify(resource.Properties?.Roles ?? '').includes(`"${role.id}"`),
      );
      const data = own.filter(({ statement }) =>
        actionsOf(statement).some((a) => /^(dynamodb|s3):/.test(a)),
      );
      for (const { statement } of data) {
        expect(statement.Condition).toMatchObject({ Null: { 'dynamodb:LeadingKeys': 'false' } });
      }
    }
  });

  it('reach pools with the stage’s tag alone, and but for signing in those with a tenant’s, never the operators’', () => {
    const allPools = statements.filter(({ statement }) =>
      JSON.stringify(statement.Resource ?? '').includes('userpool/'),
    );
    expect(allPools.map(({ stack }) => stack)).toContain('Workflows');
    const ofStock = allPools.filter(({ statement }) => isOfStock(statement));
    expect(ofStock.map(({ statement }) => statement.Condition)).toEqual([
      {
        StringEquals: {
          'aws:ResourceTag/freehold:stage': 'prod',
          'aws:ResourceTag/freehold:tenant': 'tnt_none_yet',
        },
      },
    ]);
    for (const { statement } of allPools) {
      if (isOfStock(statement)) continue;
      const isSignIn = actionsOf(statement).every((action) =>
        ['cognito-idp:AdminInitiateAuth', 'cognito-idp:AdminRespondToAuthChallenge'].includes(
          action,
        ),
      );
      expect(statement.Condition).toEqual({
        StringEquals: { 'aws:ResourceTag/freehold:stage': 'prod' },
        ...(!isSignIn && { StringLike: { 'aws:ResourceTag/freehold:tenant': 'tnt_*' } }),
      });
    }
    const [operators] = prod.resources('AWS::Cognito::UserPool');
    expect(operators?.resource.Properties?.UserPoolTags).toEqual({ 'freehold:stage': 'prod' });
  });

  it('give no pool that is there the tags of a tenant', () => {
    const tagging = statements.filter(
      ({ statement }) =>
        actionsOf(statement).includes('cognito-idp:TagResource') && !statement.Resource,
    );
    const newPools = (tenant: string) => ({
      NotResource: { 'Fn::Join': ['', expect.arrayContaining([':userpool/*']) as unknown] },
      Condition: { StringLike: { 'aws:RequestTag/freehold:tenant': tenant } },
    });
    expect(tagging.map(({ statement }) => statement)).toMatchObject([
      newPools('tnt_*'),
      newPools('tnt_none_yet'),
    ]);
  });

  it('change of a pool’s registration what follows its tenant, never what binds it', () => {
    const changing = statements.filter(
      ({ statement }) =>
        actionsOf(statement).includes('dynamodb:UpdateItem') &&
        JSON.stringify(statement.Condition ?? {}).includes('"POOL#*"'),
    );
    expect(changing).toHaveLength(5);
    for (const { statement } of changing) {
      expect(statement.Condition).toMatchObject({ Null: { 'dynamodb:Attributes': 'false' } });
      const { 'ForAllValues:StringEquals': attributes } = statement.Condition as Record<
        string,
        Record<string, string[]>
      >;
      const named = attributes?.['dynamodb:Attributes'] ?? [];
      expect(named).toContain('pk');
      for (const binding of ['tenantId', 'userPoolId', 'clientId', 'jwks']) {
        expect(named).not.toContain(binding);
      }
    }
  });

  it('register a user pool in the provisioning’s functions alone', () => {
    const writers = statements.filter(
      ({ statement }) =>
        actionsOf(statement).some((a) => /^dynamodb:(Put|BatchWrite)Item$/.test(a)) &&
        JSON.stringify(statement.Condition ?? {}).includes('"POOL#*"'),
    );
    expect(writers.length).toBeGreaterThan(0);
    expect(writers.filter(({ stack }) => stack !== 'Workflows').map(({ id }) => id)).toEqual([]);
  });

  it('guard every ForAllValues against a request without the key', () => {
    const guarded = statements.filter(({ statement }) =>
      JSON.stringify(statement.Condition ?? {}).includes('dynamodb:LeadingKeys'),
    );
    expect(guarded.length).toBeGreaterThan(0);
    for (const { statement } of guarded) {
      expect(statement.Condition).toMatchObject({ Null: { 'dynamodb:LeadingKeys': 'false' } });
    }
  });
});

describe('the tenants’ data role', () => {
  it('can be assumed by the tenant plane’s roles alone, for one tagged tenant', () => {
    const role = prod.resources('AWS::IAM::Role').find(isTenantDataRole);
    const trust = role?.resource.Properties?.AssumeRolePolicyDocument as {
      Statement: Statement[];
    };
    expect(trust.Statement.flatMap(actionsOf).sort()).toEqual(['sts:AssumeRole', 'sts:TagSession']);
    for (const statement of trust.Statement) {
      expect(JSON.stringify(statement.Condition)).toContain('/freehold/prod/tenant-plane/*');
      expect(statement.Condition).toMatchObject({
        StringLike: { 'aws:RequestTag/tenantId': `tnt_${'?'.repeat(26)}` },
      });
    }
  });
});

describe('templates', () => {
  it('hold no resource of a tenant: the only pool is the operators’', () => {
    expect(prod.resources('AWS::Cognito::UserPool').map(({ id }) => id)).toEqual([
      expect.stringMatching(/^OperatorPool/),
    ]);
  });

  it('stay far below CloudFormation’s 500 resources', () => {
    for (const [, template] of prod.byStack) {
      const { Resources = {} } = template.toJSON() as { Resources?: object };
      expect(Object.keys(Resources).length).toBeLessThan(400);
    }
  });
});
