import { CloudFormationClient, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { rootClient } from './aws.ts';

const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z
        .object({ templateFile: z.string().optional(), stackName: z.string().optional() })
        .optional(),
    }),
  ),
});

const timeToLive = z.object({ AttributeName: z.string() });
const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Properties: z.object({ TimeToLiveSpecification: timeToLive.optional() }).optional(),
    }),
  ),
});

type TimedTable = { stackName: string; logicalId: string; attribute: string };

/** The emulator's CloudFormation leaves out a table's time to live; this puts it in. */
export async function applyTimeToLive(assembly: string, endpoint: string): Promise<void> {
  const client = rootClient(endpoint);
  const tables = new DynamoDBClient(client);
  const stacks = new CloudFormationClient(client);
  for (const { stackName, logicalId, attribute } of timedTables(assembly)) {
    const { StackResourceDetail } = await stacks.send(
      new DescribeStackResourceCommand({ StackName: stackName, LogicalResourceId: logicalId }),
    );
    await tables.send(
      new UpdateTimeToLiveCommand({
        TableName: StackResourceDetail?.PhysicalResourceId,
        TimeToLiveSpecification: { AttributeName: attribute, Enabled: true },
      }),
    );
  }
}

function timedTables(assembly: string): TimedTable[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(assembly, file), 'utf8'));
  const { artifacts } = manifest.parse(read('manifest.json'));
  return Object.entries(artifacts).flatMap(([id, { type, properties }]) => {
    if (type !== 'aws:cloudformation:stack' || !properties?.templateFile) return [];
    const { Resources } = template.parse(read(properties.templateFile));
    const stackName = properties.stackName ?? id;
    return Object.entries(Resources).flatMap(([logicalId, { Properties }]) => {
      const attribute = Properties?.TimeToLiveSpecification?.AttributeName;
      return attribute === undefined ? [] : [{ stackName, logicalId, attribute }];
    });
  });
}
