import type { Emulator } from './emulator.ts';
import { descendants, membersOf, parseXml, textOf } from './xml.ts';

export type StackFacts = {
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
};

/** A stack's full ARN and tags; rejects when there is no such stack. */
export async function readStack(
  emulator: Emulator,
  region: string,
  name: string,
): Promise<StackFacts> {
  const fields = { Action: 'DescribeStacks', Version: '2010-05-15', StackName: name };
  const document = parseXml(await emulator.queryCall('cloudformation', fields, region));
  const [stack] = descendants(document, 'Stacks').flatMap(({ children }) => children);
  if (stack === undefined) throw new Error(`DescribeStacks tells nothing of ${name}`);
  return {
    arn: textOf(stack, 'StackId'),
    tags: Object.fromEntries(
      membersOf(stack, 'Tags').map((tag) => [textOf(tag, 'Key'), textOf(tag, 'Value')]),
    ),
  };
}
