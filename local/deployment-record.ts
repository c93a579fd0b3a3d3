import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Stacks } from './stacks.ts';

const NAME = 'FreeholdLocalDeployment';
const OWN = [NAME, 'CDKToolkit'];

/**
 * Which sources are deployed, kept as a stack beside the others: an emulator that lost its state has
 * lost this too, so the record cannot outlive what it speaks of.
 */
export async function recordDeployment(stacks: Stacks, fingerprint: string): Promise<void> {
  const deployed = productStacks(await stacks.all()).map(identify);
  await stacks.put(NAME, {
    Resources: { Nothing: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
    Outputs: {
      Fingerprint: { Value: fingerprint },
      Stacks: { Value: deployed.join(' ') },
    },
  });
}

export function isDeployed(present: readonly Stack[], fingerprint: string): boolean {
  const record = present.find(({ StackName }) => StackName === NAME)?.Outputs ?? [];
  const recorded = (key: string) => record.find(({ OutputKey }) => OutputKey === key)?.OutputValue;
  const stands = new Set(productStacks(present).filter(isComplete).map(identify));
  const wanted = recorded('Stacks')?.split(' ') ?? [];
  return recorded('Fingerprint') === fingerprint && wanted.every((stack) => stands.has(stack));
}

const productStacks = (stacks: readonly Stack[]) =>
  stacks.filter(({ StackName = '' }) => !OWN.includes(StackName));

const isComplete = ({ StackStatus }: Stack) =>
  StackStatus === 'CREATE_COMPLETE' || StackStatus === 'UPDATE_COMPLETE';

const identify = ({ StackId = '' }: Stack) => StackId;
