import { describe, expect, it } from 'vitest';
import {
  ITEM_ACTIONS,
  LISTING_ACTIONS,
  OBJECT_ACTIONS,
} from '../../core/tenancy/session-policy.ts';
import { templatesOf, type Located } from '../support/templates.ts';

type Statement = {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

const prod = templatesOf('prod');
const actionsOf = ({ Action }: Statement) => (typeof Action === 'string' ? [Action] : Action);

/** The role, whether the statement stands in it or in a policy beside it. */
const holderOf = ({ id, resource }: Located): string =>
  resource.Type === 'AWS::IAM::Role'
    ? id.replace(/[0-9A-F]{8}$/, '')
    : id.replace(/(Role)?DefaultPolicy[0-9A-F]{8}$/, '$1');

const statements = [
  ...prod.resources('AWS::IAM::Role'),
  ...prod.resources('AWS::IAM::Policy'),
].flatMap((located) =>
  documentsOf(located).map((statement) => ({ holder: holderOf(located), statement })),
);

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

const allowing = statements.filter(({ statement }) => statement.Effect === 'Allow');
const reaching = (pattern: RegExp) =>
  allowing.filter(({ statement }) => pattern.test(JSON.stringify(statement.Resource)));
const holders = (found: typeof allowing) => [...new Set(found.map(({ holder }) => holder))].sort();

const OWN = /freehold-prod-(silo-)?(tnt|\$\{aws:PrincipalTag)/;
const MAKERS =
  /^(ProvisioningCreateDedicatedResourcesRole|DedicatedResourcesSiloDeployRole|JobsFunctionsChangeDedicatedResourcesRole)$/;
const DATA = new Set([
  ...ITEM_ACTIONS.map((action) => `dynamodb:${action}`),
  ...[...LISTING_ACTIONS, ...OBJECT_ACTIONS].map((action) => `s3:${action}`),
]);

describe('what tenants have to themselves', () => {
  it('is reached by the tenants’ data role, and made by the functions for it, CloudFormation’s role and deployments', () => {
    const found = holders(reaching(OWN));
    expect(found).toContain('TenantDataRole');
    expect(found).toContain('ProvisioningCreateDedicatedResourcesRole');
    expect(found).toContain('DedicatedResourcesSiloDeployRole');
    const deployments = reaching(OWN).filter(({ holder }) => holder === 'DeployRole');
    expect(deployments.flatMap(({ statement }) => actionsOf(statement))).toEqual([
      'cloudformation:UpdateStack',
    ]);
    for (const holder of found.filter((one) => !['TenantDataRole', 'DeployRole'].includes(one))) {
      expect(holder).toMatch(MAKERS);
    }
  });

  it('shows its items and objects to the tenants’ data role alone', () => {
    const data = reaching(OWN).filter(
      ({ statement }) =>
        // CloudFormation asks whether a bucket is there, and empty (silo-deploy-role.test.ts).
        statement.Sid !== 'LookIntoOwnBuckets' &&
        actionsOf(statement).some((action) => DATA.has(action)),
    );
    expect(holders(data)).toEqual(['TenantDataRole']);
  });

  it('is encrypted with keys that no maker uses but through DynamoDB', () => {
    const uses = allowing.filter(
      ({ holder, statement }) =>
        MAKERS.test(holder) &&
        actionsOf(statement).some((action) =>
          /^kms:(Decrypt|Encrypt|ReEncrypt|Generate)/.test(action),
        ),
    );
    expect(holders(uses)).toContain('ProvisioningCreateDedicatedResourcesRole');
    for (const { statement } of uses) {
      expect(statement.Condition).toEqual({
        StringEquals: { 'aws:ResourceTag/freehold:stage': 'prod' },
        StringLike: {
          'aws:ResourceTag/freehold:tenant': 'tnt_*',
          'kms:ViaService': 'dynamodb.*.amazonaws.com',
        },
      });
    }
  });
});

describe('who makes it', () => {
  const ofMakers = allowing.filter(({ holder }) => MAKERS.test(holder));

  it('ends the key of a stack by its tags too, should the role of its deployment be another by then', () => {
    const ends = ofMakers.filter(({ statement }) =>
      actionsOf(statement).includes('kms:ScheduleKeyDeletion'),
    );
    const allowed = ends.filter(({ statement }) => statement.Effect === 'Allow');
    expect(holders(allowed)).toContain('DedicatedResourcesSiloDeployRole');
    for (const { statement } of allowed) {
      expect(statement.Condition).toEqual({
        StringEquals: { 'aws:ResourceTag/freehold:stage': 'prod' },
        StringLike: { 'aws:ResourceTag/freehold:tenant': 'tnt_*' },
      });
    }
  });

  it('makes keys with the tags of a tenant of this stage, and changes no other key', () => {
    const keys = ofMakers.filter(({ statement }) =>
      actionsOf(statement).some((a) => a.startsWith('kms:')),
    );
    const free = keys.filter(
      ({ statement }) => !JSON.stringify(statement).includes('freehold:tenant'),
    );
    for (const { statement } of free) {
      const isHarmless = /^kms:(List(Keys|Aliases)|DescribeKey)$/;
      const ofAlias = JSON.stringify(statement.Resource).includes(':alias/freehold-prod-');
      for (const action of actionsOf(statement)) {
        expect(ofAlias || isHarmless.test(action), action).toBe(true);
      }
    }
  });

  it('never touches the key of secrets, which bears the stage’s tag as well', () => {
    for (const holder of holders(ofMakers).filter((one) => !one.includes('Move'))) {
      const denied = statements.filter(
        (one) =>
          one.holder === holder &&
          one.statement.Effect === 'Deny' &&
          JSON.stringify(one.statement.Resource).includes('SecretsKey'),
      );
      expect(denied.flatMap(({ statement }) => actionsOf(statement))).toContain('kms:TagResource');
    }
  });

  it('makes stacks of the deployed template alone, as the role for them', () => {
    const [made, ...more] = allowing.filter(
      ({ holder, statement }) =>
        holder === 'ProvisioningCreateDedicatedResourcesRole' &&
        actionsOf(statement).includes('cloudformation:CreateStack'),
    );
    expect(more).toEqual([]);
    expect(JSON.stringify(made?.statement.Resource)).toContain('stack/freehold-prod-tnt-*/*');
    const { 'cloudformation:RoleArn': role, 'cloudformation:TemplateUrl': url } =
      made?.statement.Condition?.StringEquals ?? {};
    expect(JSON.stringify(role)).toContain('SiloDeployRole');
    expect(JSON.stringify(url)).toMatch(/[0-9a-f]{64}\.json/);
  });

  it('hands on no role but that, and to CloudFormation alone', () => {
    const passing = allowing.filter(({ statement }) =>
      actionsOf(statement).includes('iam:PassRole'),
    );
    expect(passing.length).toBeGreaterThan(0);
    for (const { statement } of passing) {
      expect(JSON.stringify(statement.Resource)).toContain('SiloDeployRole');
      expect(statement.Condition).toEqual({
        StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
      });
    }
  });

  it('is told to protect what it makes where data is protected', () => {
    const protection = (stage: string) =>
      templatesOf(stage)
        .resources('AWS::Lambda::Function')
        .flatMap(({ resource }) => {
          const { Environment } = (resource.Properties ?? {}) as {
            Environment?: { Variables: Record<string, unknown> };
          };
          return Environment?.Variables.DEDICATED_RESOURCES_PROTECTION ?? [];
        });
    expect(new Set(protection('prod'))).toEqual(new Set(['on']));
    expect(new Set(protection('dev'))).toEqual(new Set(['off']));
  });
});
