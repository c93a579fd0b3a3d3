import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { updateSilos, type UpdatedSilo } from '../../adapters/cloudformation/update-silos.ts';
import { ChangeStreamMappings } from '../../adapters/lambda/change-stream-mappings.ts';
import { loadPlatformConfig } from '../../adapters/yaml/load-platform-config.ts';
import { repository } from '../../local/home.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { deployHint, engineerAws, explained } from '../engineer-aws.ts';
import { table } from '../output.ts';

/** `freehold silo update`: brings the silos of all regions to the deployed template, with the engineer's AWS credentials. */
export async function updateSilosOf(context: CliContext): Promise<void> {
  const { stage, output } = context;
  const { silos, renewedStreams } = await explained(stage, () => updateAll(context));
  const lines = table(
    silos.map(({ region, stackName, outcome, reason }) => [
      region,
      stackName,
      outcome,
      reason ?? '',
    ]),
  );
  const streams = `${renewedStreams} streams of tenants’ own tables are read by another filter now.`;
  output.result({ silos, renewedStreams }, [
    ...(silos.length > 0 ? lines : ['No silos.']),
    ...(renewedStreams > 0 ? [streams] : []),
  ]);

  const failed = silos.filter(({ outcome }) => outcome === 'failed');
  if (failed.length === 0) return;
  throw new CommandFailure(`${failed.length} of ${silos.length} silos were not updated.`, {
    hint: 'They are as they were. Repair the template or the stack, and run the command again.',
    problem: { failed },
  });
}

type SiloIn = UpdatedSilo & { readonly region: string };

type Updated = { readonly silos: readonly SiloIn[]; readonly renewedStreams: number };

/** What reads a stream was made with its tenant, not by a template: it is brought to the filter of today beside it. */
async function updateAll(context: CliContext): Promise<Updated> {
  const { stage } = context;
  const aws = engineerAws(context);
  const here = new CloudFormationClient(aws);
  const update = { stage, ...(await deployedTemplate(here, stage)) };
  const silos: SiloIn[] = [];
  const mappings = new ChangeStreamMappings({
    ...{ stage, clientIn: (region) => new LambdaClient({ ...aws, region }) },
  });
  let renewedStreams = 0;
  for (const region of new Set([await here.config.region(), ...siloRegionsOf(stage)])) {
    const client = new CloudFormationClient({ ...aws, region });
    for await (const silo of updateSilos(client, update)) silos.push({ ...silo, region });
    renewedStreams += await mappings.renewFilters(region);
  }
  return { silos, renewedStreams };
}

function siloRegionsOf(stage: string): readonly string[] {
  const config = loadPlatformConfig({ directory: join(repository, 'config'), stage });
  if (config.ok) return config.value.siloRegions;
  throw new CommandFailure('The configuration has errors.', { hint: 'freehold config validate' });
}

async function deployedTemplate(client: CloudFormationClient, stage: string) {
  const StackName = `freehold-${stage}-workflows`;
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
  const outputOf = (name: string) =>
    Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === name)?.OutputValue;
  const [templateUrl, deployRoleArn] = ['SiloTemplateUrl', 'SiloDeployRoleArn'].map(outputOf);
  if (templateUrl && deployRoleArn) return { templateUrl, deployRoleArn };
  throw new CommandFailure(`${StackName} tells of no template of silos.`, {
    hint: deployHint(stage),
  });
}
