import type { Stack } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { isDeployed } from '../../../local/deployment-record.ts';

const stack = (name: string, more: Partial<Stack> = {}): Stack => ({
  StackName: name,
  StackId: `arn:${name}`,
  StackStatus: 'CREATE_COMPLETE',
  CreationTime: new Date(0),
  ...more,
});

const record = (fingerprint: string, stacks: string): Stack =>
  stack('FreeholdLocalDeployment', {
    Outputs: [
      { OutputKey: 'Fingerprint', OutputValue: fingerprint },
      { OutputKey: 'Stacks', OutputValue: stacks },
    ],
  });

describe('isDeployed', () => {
  it('holds for the recorded sources while every recorded stack stands', () => {
    const present = [record('f1', 'arn:data arn:api'), stack('data'), stack('api')];
    expect(isDeployed(present, 'f1')).toBe(true);
    expect(isDeployed(present, 'f2')).toBe(false);
  });

  it('does not hold when a stack is gone, made anew or broken', () => {
    const recorded = record('f1', 'arn:data arn:api');
    const data = stack('data');
    expect(isDeployed([recorded, data], 'f1')).toBe(false);
    expect(isDeployed([recorded, data, stack('api', { StackId: 'arn:new' })], 'f1')).toBe(false);
    const broken = stack('api', { StackStatus: 'ROLLBACK_COMPLETE' });
    expect(isDeployed([recorded, data, broken], 'f1')).toBe(false);
  });

  it('does not hold for an empty emulator', () => {
    expect(isDeployed([], 'f1')).toBe(false);
  });
});
