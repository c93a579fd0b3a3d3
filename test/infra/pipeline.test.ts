import { describe, expect, it } from 'vitest';
import { templatesOf } from '../support/templates.ts';

type Statement = { Action: unknown; Resource?: unknown; Condition?: unknown; Principal?: unknown };

const STAGES = ['dev', 'prod'] as const;

describe.each(STAGES)('the pipeline of %s', (stage) => {
  const of = (type: string) =>
    templatesOf(stage)
      .resources(type)
      .filter(({ stack }) => stack === 'Pipeline')
      .map(({ resource }) => resource.Properties ?? {});
  const roles = of('AWS::IAM::Role');
  const trustOf = (name: string) => {
    const role = roles.find(({ RoleName }) => RoleName === name);
    return (role?.AssumeRolePolicyDocument as { Statement: Statement[] }).Statement;
  };
  const rights = of('AWS::IAM::Policy').flatMap(
    ({ PolicyDocument }) => (PolicyDocument as { Statement: Statement[] }).Statement,
  );

  it('is trusted by one environment of one repository for each role', () => {
    for (const [role, environment] of [
      [`freehold-${stage}-deploy`, stage],
      [`freehold-${stage}-diff`, `${stage}-diff`],
    ]) {
      expect(trustOf(role ?? '')).toEqual([
        {
          Action: 'sts:AssumeRoleWithWebIdentity',
          Effect: 'Allow',
          Principal: { Federated: { Ref: expect.stringMatching(/^GitHub/) as string } },
          Condition: {
            StringEquals: {
              'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
              'token.actions.githubusercontent.com:sub': `repo:example/freehold:environment:${environment ?? ''}`,
            },
          },
        },
      ]);
    }
    expect(roles).toHaveLength(2);
  });

  it('may assume the CDK’s own roles, update silos and read templates, and nothing else', () => {
    expect(rights.map(({ Action }) => Action)).toEqual([
      'sts:AssumeRole',
      'cloudformation:ListStacks',
      [
        'cloudformation:DescribeEvents',
        'cloudformation:DescribeStackEvents',
        'cloudformation:DescribeStacks',
      ],
      'cloudformation:UpdateStack',
      's3:GetObject',
      ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
    ]);
    const resources = rights.map(({ Resource }) => JSON.stringify(Resource));
    const [assumed, , , updated] = resources;
    expect(updated).toContain(`stack/freehold-${stage}-tnt-*/*`);
    const read = resources.at(-1);
    expect(assumed).not.toContain('*');
    expect(assumed?.match(/cdk-hnb659fds-(deploy|file-publishing|lookup)-role-/g)).toHaveLength(6);
    expect(read).toContain(`stack/freehold-${stage}-*/*`);
  });
});
