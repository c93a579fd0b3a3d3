import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../infra/bundle-functions.ts';
import { platformConfigOf } from '../../infra/config/platform-config.ts';
import { stageNamed } from '../../infra/config/stage.ts';
import { PlatformStacks } from '../../infra/platform-stacks.ts';
import { templatesOf } from '../support/templates.ts';

const prod = templatesOf('prod');

/** By which property each type takes a name of our choosing. */
const NAME_OF: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::Cognito::UserPool': 'UserPoolName',
  'AWS::KMS::Alias': 'AliasName',
};

describe('what outlives its stack', () => {
  const kept = prod.all().filter(({ resource }) => resource.DeletionPolicy?.startsWith('Retain'));

  it('is kept but for what a creation made that is rolled back', () => {
    expect(kept.length).toBeGreaterThan(20);
    for (const { id, resource } of kept) {
      expect(resource.DeletionPolicy, id).toBe('RetainExceptOnCreate');
    }
  });

  it('bears no fixed name that the next stack would find taken, but the plans’ tables, which are imported', () => {
    const fixed = kept.filter(({ resource }) => {
      const name = resource.Properties?.[NAME_OF[resource.Type] ?? ''];
      return name !== undefined && !JSON.stringify(name).includes('AWS::StackId');
    });
    expect(fixed.map(({ id }) => id.slice(0, -8))).toEqual(
      ['basic', 'pro', 'enterprise'].map((plan) => `PlanTable${plan}`),
    );
    // To be found by --import-existing-resources a name has to be plain text (docs/deploy.md).
    for (const { resource } of fixed) expect(resource.Properties?.TableName).toMatch(/^freehold-/);
  });
});

describe('references between stacks', () => {
  const stage = stageNamed('prod');
  const config = platformConfigOf(stage);
  bundleFunctions(config);
  const [plan = ''] = Object.keys(config.plans);
  const fewer = Object.fromEntries(Object.entries(config.plans).filter(([key]) => key !== plan));

  const exportsOf = (plans: typeof config.plans) => {
    const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'strong' } });
    const stacks = new PlatformStacks(app, {
      stage,
      region: 'us-east-1',
      config: { ...config, plans },
    });
    return Object.values<Stack>(Object.fromEntries(Object.entries(stacks))).flatMap((stack) => {
      const { Outputs = {} } = Template.fromStack(stack).toJSON() as {
        Outputs?: Record<string, { Export?: { Name: string } }>;
      };
      return Object.values(Outputs).flatMap(({ Export }) => Export?.Name ?? []);
    });
  };

  it('hold: a stack that others use is not deleted under them', () => {
    const text = JSON.stringify([...prod.byStack.values()].map((one) => one.toJSON()));
    expect(text).toContain('Fn::ImportValue');
  });

  it('export nothing that a change of the plans would take away while it is imported', () => {
    const all = exportsOf(config.plans);
    expect(all.length).toBeGreaterThan(10);
    expect(exportsOf(fewer)).toEqual(all);
  });
});
