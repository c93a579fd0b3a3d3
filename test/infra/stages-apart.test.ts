import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  listOf,
  statementsIn,
  type Statement,
} from '../support/infra/policy-statements.ts';
import { templatesOf } from '../support/templates.ts';

/** One for the whole account, made by whichever stage is first. */
const OF_THE_ACCOUNT = 'iam:CreateServiceLinkedRole';

/** What tells of every stage that something is there, changes nothing, and does it with no narrower resource. */
const TELLS_ONLY = new Set([
  'cloudformation:ListStacks',
  'cloudwatch:DescribeAlarms',
  'cognito-idp:ListUserPools',
  'dynamodb:ListStreams',
  'dynamodb:ListTables',
  'kms:DescribeKey',
  'kms:ListAliases',
  'kms:ListKeys',
  'lambda:ListEventSourceMappings',
]);

/** Traces and log delivery have no resources of a stage. */
const WITHOUT_RESOURCE =
  /^(xray:|logs:(\w*LogDeliver(y|ies)|\w*ResourcePolic\w+|DescribeLogGroups)$)/;

/** By a reference to one of the stage's own resources, or by the stage in the name. */
function isOfStage(resource: unknown, stage: string): boolean {
  const text = JSON.stringify(resource);
  const references = [
    ...text.matchAll(/"(?:Ref|Fn::GetAtt|Fn::ImportValue|OutputName)":\[?"([^"]+)"/g),
  ];
  return (
    references.some(([, name = '']) => !name.startsWith('AWS::')) ||
    text.includes(`freehold-${stage}-`) ||
    text.includes(`freehold/${stage}/`) ||
    // Athena takes no hyphens in its tables, and asks for the catalog of the account beside what is in it.
    new RegExp(`/freehold[-_]${stage}["/]`).test(text) ||
    /":glue:".*":catalog"/.test(text) ||
    // The template of silos, by the hash of its content, and the files of the console.
    /cdk-\w+-assets-.*([0-9a-f]{64}\.json|AWS::Region\}"\}(,"\/\*"\]\]\})?)/.test(text)
  );
}

function isLimitedToStage(statement: Statement, stage: string): boolean {
  const condition = JSON.stringify(statement.Condition ?? {});
  return (
    condition.includes(`Tag/freehold:stage":"${stage}"`) ||
    condition.includes(`freehold-${stage}-`) ||
    condition.includes('"ses:FromAddress"') ||
    listOf(statement.Resource).every((resource) => isOfStage(resource, stage)) ||
    actionsOf(statement).every(
      (action) =>
        action === OF_THE_ACCOUNT || TELLS_ONLY.has(action) || WITHOUT_RESOURCE.test(action),
    )
  );
}

const deniesOwnRoles = (statement: Statement) =>
  actionsOf(statement).includes('sts:AssumeRole') &&
  listOf(statement.Resource).some((resource) => /:role\/\*"?/.test(JSON.stringify(resource)));

const deniesTopics = (statement: Statement) =>
  actionsOf(statement).includes('sns:Publish') &&
  listOf(statement.Resource).includes('arn:*:sns:*:*:*');

describe.each(['dev', 'prod'])('the roles of %s', (stage) => {
  const templates = templatesOf(stage);

  it('reach nothing of another stage in the same account', () => {
    const granted = statementsIn(templates)
      // Who deploys a stage by the toolkit's roles may do all in its account.
      .filter(({ stack }) => stack !== 'Pipeline')
      .filter(({ statement }) => statement.Effect === 'Allow');
    expect(granted.length).toBeGreaterThan(50);
    const denied = statementsIn(templates).filter(({ statement }) => statement.Effect === 'Deny');
    /** Roles of tenants' accounts, where the same policy denies those of this one. */
    const isOfOtherAccounts = ({ id, statement }: (typeof granted)[number]) =>
      actionsOf(statement).every((action) => action === 'sts:AssumeRole') &&
      denied.some((one) => one.id === id && deniesOwnRoles(one.statement));
    /** A telephone number is no resource; the same policy denies all that are. */
    const isOfNumbers = ({ id, statement }: (typeof granted)[number]) =>
      actionsOf(statement).every((action) => /^(sns:Publish$|xray:)/.test(action)) &&
      denied.some((one) => one.id === id && deniesTopics(one.statement));
    const far = granted
      .filter(({ statement }) => !isLimitedToStage(statement, stage))
      .filter((one) => !isOfOtherAccounts(one) && !isOfNumbers(one));
    expect(far.map(({ id, statement }) => ({ id, statement }))).toEqual([]);
  });

  it('are recognized by tags that each pool, table, key and bucket bears', () => {
    for (const type of ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::S3::Bucket']) {
      for (const { id, resource } of templates.resources(type)) {
        expect(resource.Properties?.Tags, id).toContainEqual({
          Key: 'freehold:stage',
          Value: stage,
        });
      }
    }
    for (const { resource } of templates.resources('AWS::Cognito::UserPool')) {
      expect(resource.Properties?.UserPoolTags).toEqual({ 'freehold:stage': stage });
    }
  });
});
