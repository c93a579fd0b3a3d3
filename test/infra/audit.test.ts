import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  listOf,
  statementsIn,
  type Statement,
} from '../support/infra/policy-statements.ts';
import { templatesOf } from '../support/templates.ts';

/** As CloudFormation names it: stack, construct and letters of its own. */
const PHYSICAL_NAME = 'freehold-prod-data-AuditTable5A0B1C2D-1ABCDEFGHIJKL';

/** Whether a resource of a policy is the audit table, by reference or by a pattern that its name meets; it has no stream. */
function isAuditTable(resource: unknown): boolean {
  if (resource === undefined) return false;
  const text = typeof resource === 'string' ? resource : JSON.stringify(resource);
  if (text === '*' || text.includes('AuditTable')) return true;
  if (text.includes('/stream/')) return false;
  const [, pattern] = /:table\/([^"/]+)/.exec(text) ?? [];
  if (pattern === undefined) return false;
  return new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(PHYSICAL_NAME);
}

const reaching = (stage: string) =>
  statementsIn(templatesOf(stage))
    .filter(({ statement }) => statement.Effect === 'Allow')
    .filter(({ statement }) => listOf(statement.Resource).some(isAuditTable))
    .flatMap(({ id, statement }) =>
      dynamodbActions(statement).map((action) => ({ role: roleOf(id), action })),
    );

const dynamodbActions = (statement: Statement) =>
  actionsOf(statement).filter((action) => action.startsWith('dynamodb:') || action === '*');
const roleOf = (id: string) => id.replace(/Role.*/, '');

const READS = ['dynamodb:Query', 'dynamodb:BatchGetItem'];

describe.each(['local', 'dev', 'prod', 'example'])('the audit table of %s', (stage) => {
  it('is written by the appender alone, which only puts, and tenants’ logs are erased with them', () => {
    const own = reaching(stage).filter(({ action }) => !READS.includes(action));
    const eraser = expect.stringMatching(/EraseRecords$/) as string;
    const actions = own.filter(
      ({ action }) => !['dynamodb:ListStreams', 'dynamodb:ListTables'].includes(action),
    );
    expect(actions).toHaveLength(3);
    expect(actions).toEqual(
      expect.arrayContaining([
        { role: 'AppendAuditEntries', action: 'dynamodb:PutItem' },
        { role: eraser, action: 'dynamodb:DeleteItem' },
        { role: eraser, action: 'dynamodb:BatchWriteItem' },
      ]),
    );
  });

  it('is erased by tenants’ keys alone, which the platform’s own log has none of', () => {
    const deleting = statementsIn(templatesOf(stage)).filter(
      ({ statement }) =>
        statement.Effect === 'Allow' &&
        listOf(statement.Resource).some(isAuditTable) &&
        actionsOf(statement).includes('dynamodb:DeleteItem'),
    );
    expect(deleting.map(({ statement }) => statement.Condition)).toMatchObject([
      {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ENTRIES#tnt_*', 'CHAIN#tnt_*'] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    ]);
  });

  it('is read by what appends, anchors, shows, exports and sends it, by key', () => {
    const readers = reaching(stage).filter(({ action }) => READS.includes(action));
    expect([...new Set(readers.map(({ role }) => role))].toSorted()).toEqual([
      'AnchorAuditHeads',
      'AppendAuditEntries',
      'DeliverAuditStreams',
      expect.stringMatching(/AuditApi$/),
      expect.stringMatching(/EraseRecords$/),
      expect.stringMatching(/ReadPlatformData$/),
      expect.stringMatching(/WriteAuditExport$/),
    ]);
  });
});

describe('the test itself', () => {
  it.each([
    '*',
    { 'Fn::ImportValue': 'freehold-prod-data:ExportsOutputFnGetAttAuditTable5A0B1C2DArn' },
    { 'Fn::Join': ['', ['arn:aws:dynamodb:us-east-1:1:table/freehold-prod-*']] },
  ])('knows the table by %j', (resource) => {
    expect(isAuditTable(resource)).toBe(true);
  });

  it('knows tenants’ tables from it', () => {
    expect(isAuditTable('arn:aws:dynamodb:us-east-1:1:table/freehold-prod-tnt_*')).toBe(false);
  });
});

describe('the appender', () => {
  const prod = templatesOf('prod');
  const own = (type: string) =>
    prod.resources(type).filter(({ id }) => id.startsWith('AppendAuditEntries'));

  it('hears every event', () => {
    const [rule] = own('AWS::Events::Rule');
    expect(rule?.resource.Properties).toMatchObject({ EventPattern: { source: ['freehold'] } });
    expect(rule?.resource.Properties?.EventPattern).not.toHaveProperty('detail-type');
  });

  it('gathers events for a second, in as many runs at once as a tenant has chains', () => {
    const [mapping] = own('AWS::Lambda::EventSourceMapping');
    expect(mapping?.resource.Properties).toMatchObject({
      BatchSize: 200,
      MaximumBatchingWindowInSeconds: 1,
      ScalingConfig: { MaximumConcurrency: 8 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });
});

describe('refusals', () => {
  it('are written to the outbox by every function of the API and the authorizer, which read none', () => {
    const statements = statementsIn(templatesOf('prod')).filter(({ statement }) =>
      JSON.stringify(statement.Condition ?? {}).includes('REFUSALS#'),
    );
    expect(statements.length).toBeGreaterThan(10);
    for (const { statement } of statements) {
      expect(actionsOf(statement)).toEqual(['dynamodb:PutItem']);
      expect(statement.Condition).toMatchObject({
        'ForAllValues:StringEquals': {
          'dynamodb:Attributes': ['pk', 'sk', 'type', 'detail', 'expiresAt'],
        },
      });
    }
    expect(statements.some(({ id }) => id.includes('AuthorizeRequest'))).toBe(true);
  });
});

describe('the anchors', () => {
  const bucketOf = (stage: string) =>
    templatesOf(stage)
      .resources('AWS::S3::Bucket')
      .find(({ id }) => id.startsWith('AuditAnchors'))?.resource.Properties;

  it('are under object lock in compliance mode, longer than any plan keeps entries', () => {
    expect(bucketOf('prod')).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 2_557 } },
      },
    });
  });

  it.each(['local', 'dev'])('can be removed with the stage %s', (stage) => {
    expect(bucketOf(stage)).not.toHaveProperty('ObjectLockConfiguration.Rule');
  });

  it('are put and signed by their own function alone, with a key for that', () => {
    const prod = templatesOf('prod');
    const [key] = prod.resources('AWS::KMS::Key').filter(({ id }) => id.startsWith('AuditAnchors'));
    expect(key?.resource.Properties).toMatchObject({
      KeySpec: 'ECC_NIST_P256',
      KeyUsage: 'SIGN_VERIFY',
    });
    const who = (action: string) =>
      statementsIn(prod)
        .filter(({ statement }) => actionsOf(statement).includes(action))
        .filter(({ statement }) => JSON.stringify(statement.Resource).includes('AuditAnchors'))
        .map(({ id }) => roleOf(id));
    expect(who('kms:Sign')).toEqual(['AnchorAuditHeads']);
    expect(who('s3:PutObject')).toEqual(['AnchorAuditHeads']);
    expect(who('s3:DeleteObject')).toEqual([]);
    expect(who('s3:BypassGovernanceRetention')).toEqual([]);
  });
});

describe('exports of the audit log', () => {
  const prod = templatesOf('prod');
  const who = (action: string) =>
    statementsIn(prod)
      .filter(({ statement }) => actionsOf(statement).includes(action))
      .filter(({ statement }) => JSON.stringify(statement.Resource).includes('AuditExports'))
      .map(({ id }) => roleOf(id));

  it('are put by the job alone, read by it and by what signs links, and deleted with their tenant alone', () => {
    expect(who('s3:PutObject')).toEqual([expect.stringMatching(/WriteAuditExport$/)]);
    expect(who('s3:GetObject').toSorted()).toEqual([
      expect.stringMatching(/AuditApi$/),
      expect.stringMatching(/WriteAuditExport$/),
    ]);
    expect(who('s3:DeleteObject')).toEqual([expect.stringMatching(/EraseRecords$/)]);
  });

  it('are gone after seven days, and after one where they were never completed', () => {
    const bucket = prod.resources('AWS::S3::Bucket').find(({ id }) => id.startsWith('AuditExports'))
      ?.resource.Properties;
    expect(bucket).toMatchObject({
      LifecycleConfiguration: {
        Rules: [
          { ExpirationInDays: 7, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
        ],
      },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
  });
});

describe('what sends entries to tenants’ own systems', () => {
  const statements = statementsIn(templatesOf('prod')).filter(
    ({ id }) => roleOf(id) === 'DeliverAuditStreams',
  );
  const ofRoles = statements.filter(({ statement }) =>
    actionsOf(statement).includes('sts:AssumeRole'),
  );

  it('assumes roles of that name in other accounts, and none of its own', () => {
    const of = (effect: string) =>
      ofRoles
        .filter(({ statement }) => statement.Effect === effect)
        .map(({ statement }) => JSON.stringify(statement.Resource));
    expect(of('Allow')).toEqual([expect.stringMatching(/:iam::\*:role\/freehold-audit-\*/)]);
    expect(of('Deny')).toEqual([expect.stringMatching(/AWS::AccountId.*:role\/\*/)]);
  });

  it('decrypts secrets of streams and personal data of logs, and nothing else', () => {
    const purposes = statements
      .filter(({ statement }) => actionsOf(statement).some((action) => action.startsWith('kms:')))
      .map(({ statement }) => [actionsOf(statement), statement.Condition]);
    expect(purposes).toEqual(
      ['audit', 'audit-stream'].map((purpose) => [
        ['kms:Decrypt'],
        { StringEquals: { 'kms:EncryptionContext:purpose': purpose } },
      ]),
    );
  });

  it.each([
    ['local', 'true'],
    ['dev', 'false'],
    ['prod', 'false'],
  ])('of %s calls the machine itself: %s', (stage, allowed) => {
    const functions = templatesOf(stage).resources('AWS::Lambda::Function');
    const settings = functions.flatMap(({ resource }) => {
      const { Variables } = (resource.Properties?.Environment ?? {}) as {
        Variables?: Record<string, unknown>;
      };
      return Variables?.STREAMS_TO_LOOPBACK ?? [];
    });
    expect(settings).toEqual([allowed, allowed]);
  });
});
