import {
  AlreadyExistsException,
  CloudFormationClient,
  CloudFormationServiceException,
  LimitExceededException,
} from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { CfnTenantStacks } from '../../../adapters/cloudformation/cfn-tenant-stacks.ts';
import { DedicatedResourcesByStrategy } from '../../../adapters/dedicated-resources/dedicated-resources.ts';
import { answeredBy, raise, said, type Answers, type Asked } from '../../fakes/fake-aws.ts';
import { pool, silo, TAGS, TENANT_ID } from '../../support/provisioning/own-placements.ts';

const StackName = `freehold-prod-${TENANT_ID.replace('_', '-')}`;
const ROLE = 'arn:aws:iam::123456789012:role/deploy';
const URL = 'https://s3.us-east-1.amazonaws.com/assets/silo.json';

const absent = raise(
  new CloudFormationServiceException({
    name: 'ValidationError',
    $fault: 'client',
    ...said(`Stack with id ${StackName} does not exist`),
  }),
);
const stack = (StackStatus: string, change: object = {}) => ({
  Stacks: [{ StackName, StackStatus, ...change }],
});

function stacksOver(answers: Answers, table: 'ready' | 'pending' = 'ready') {
  const asked: Asked[] = [];
  const regions = new Set<string>();
  const stacks = new CfnTenantStacks({
    clientIn: (region) => {
      regions.add(region);
      return answeredBy(new CloudFormationClient({ region }), answers, asked);
    },
    tables: {
      settle: async () => table,
      unprotect: async () => {
        asked.push({ name: 'unprotect', input: {} });
        return table === 'ready';
      },
    },
    stage: 'prod',
    templateUrl: URL,
    deployRoleArn: ROLE,
    isProtected: true,
  });
  return {
    stacks,
    regions,
    names: () => asked.map(({ name }) => name),
    inputsOf: (name: string) => asked.filter((one) => one.name === name).map(({ input }) => input),
  };
}

describe('a tenant’s stack', () => {
  it('is made from the deployed template, by the role for it, tagged and protected, where the tenant is', async () => {
    const { stacks, regions, inputsOf } = stacksOver({ DescribeStacks: absent });
    expect(await stacks.make(silo)).toEqual({ ok: true, value: 'pending' });
    expect([...regions]).toEqual(['eu-central-1']);
    expect(inputsOf('CreateStack')).toEqual([
      {
        StackName,
        TemplateURL: URL,
        Parameters: [
          { ParameterKey: 'TenantId', ParameterValue: TENANT_ID },
          { ParameterKey: 'DeployRoleArn', ParameterValue: ROLE },
        ],
        RoleARN: ROLE,
        Tags: TAGS,
        EnableTerminationProtection: true,
      },
    ]);
  });

  it('whose creation got no answer is met again', async () => {
    const exists = raise(new AlreadyExistsException(said('exists')));
    const { stacks } = stacksOver({ DescribeStacks: absent, CreateStack: exists });
    expect(await stacks.make(silo)).toEqual({ ok: true, value: 'pending' });
  });

  it('is refused in words where the account can hold no more', async () => {
    const full = raise(new LimitExceededException(said('2000')));
    const { stacks } = stacksOver({ DescribeStacks: absent, CreateStack: full });
    expect(await stacks.make(silo)).toEqual({
      ok: false,
      error: {
        kind: 'ResourcesRefused',
        reason: 'The account can hold no more stacks in eu-central-1.',
      },
    });
  });

  it.each(['CREATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'DELETE_IN_PROGRESS'])(
    'that is %s is pending',
    async (status) => {
      const { stacks, names } = stacksOver({ DescribeStacks: () => stack(status) });
      expect(await stacks.make(silo)).toEqual({ ok: true, value: 'pending' });
      expect(names()).toEqual(['DescribeStacks']);
    },
  );

  it.each(['ready', 'pending'] as const)(
    'that is complete is %s as its table is',
    async (table) => {
      const { stacks } = stacksOver({ DescribeStacks: () => stack('CREATE_COMPLETE') }, table);
      expect(await stacks.make(silo)).toEqual({ ok: true, value: table });
    },
  );

  it('that failed is refused with what CloudFormation said first', async () => {
    const failed = (LogicalResourceId: string, ResourceStatusReason?: string) => ({
      LogicalResourceId,
      ResourceStatus: 'CREATE_FAILED',
      ResourceStatusReason,
    });
    const { stacks } = stacksOver({
      DescribeStacks: () => stack('ROLLBACK_COMPLETE'),
      DescribeStackEvents: () => ({
        StackEvents: [
          failed('Bucket', 'Resource creation cancelled'),
          failed('Table', 'Limit reached'),
          { ResourceStatus: 'CREATE_IN_PROGRESS', ResourceStatusReason: 'User Initiated' },
        ],
      }),
    });
    expect(await stacks.make(silo)).toEqual({
      ok: false,
      error: {
        kind: 'ResourcesRefused',
        reason: 'The tenant’s stack is ROLLBACK_COMPLETE: Table: Limit reached',
      },
    });
  });

  it('that was found wrong before it was begun is refused with what is wrong', async () => {
    const { stacks } = stacksOver({
      DescribeStacks: () => stack('ROLLBACK_COMPLETE'),
      DescribeEvents: () => ({
        OperationEvents: [
          { LogicalResourceId: 'Bucket', ValidationStatusReason: 'The name is taken.' },
        ],
      }),
    });
    expect(await stacks.make(silo)).toMatchObject({
      error: { reason: 'The tenant’s stack is ROLLBACK_COMPLETE: Bucket: The name is taken.' },
    });
  });

  it('throws on an outage', async () => {
    const { stacks } = stacksOver({ DescribeStacks: raise(new Error('down')) });
    await expect(stacks.make(silo)).rejects.toThrow('down');
  });
});

describe('the end of a tenant’s stack', () => {
  it('lifts every protection, then deletes it as the role for it', async () => {
    const { stacks, names, inputsOf } = stacksOver({
      DescribeStacks: () => stack('CREATE_COMPLETE', { EnableTerminationProtection: true }),
    });
    expect(await stacks.delete(silo)).toBe('pending');
    expect(names()).toEqual([
      'DescribeStacks',
      'unprotect',
      'UpdateTerminationProtection',
      'DeleteStack',
      'DescribeStacks',
    ]);
    expect(inputsOf('DeleteStack')).toEqual([{ StackName, RoleARN: ROLE }]);
  });

  it.each(['DELETE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'])(
    'is begun again where it is %s',
    async (status) => {
      const { stacks, names } = stacksOver({ DescribeStacks: () => stack(status) });
      expect(await stacks.delete(silo)).toBe('pending');
      expect(names()).toContain('DeleteStack');
    },
  );

  it.each(['CREATE_IN_PROGRESS', 'DELETE_IN_PROGRESS'])('waits where it is %s', async (status) => {
    const { stacks, names } = stacksOver({ DescribeStacks: () => stack(status) });
    expect(await stacks.delete(silo)).toBe('pending');
    expect(names()).toEqual(['DescribeStacks']);
  });

  it('waits where its table cannot be unprotected yet', async () => {
    const { stacks, names } = stacksOver(
      { DescribeStacks: () => stack('CREATE_COMPLETE') },
      'pending',
    );
    expect(await stacks.delete(silo)).toBe('pending');
    expect(names()).not.toContain('DeleteStack');
  });

  it.each([absent, () => stack('DELETE_COMPLETE'), () => ({ Stacks: [] })])(
    'of one that is not there is gone',
    async (DescribeStacks) => {
      expect(await stacksOver({ DescribeStacks }).stacks.delete(silo)).toBe('gone');
    },
  );
});

describe('dedicated resources of a tenant in a pool', () => {
  it('are ready and gone at once, without a call', async () => {
    const stores = new DedicatedResourcesByStrategy({});
    expect(await stores.make(pool)).toEqual({ ok: true, value: 'ready' });
    expect(await stores.delete(pool)).toBe('gone');
  });
});
