import {
  CloudFormationServiceException,
  paginateListStacks,
  UpdateStackCommand,
  waitUntilStackUpdateComplete,
  type CloudFormationClient,
} from '@aws-sdk/client-cloudformation';
import { resourcePrefixOf } from '../../core/tenancy/resource-names.ts';
import { failureOfStack } from './failure-of-stack.ts';

export type SiloUpdate = {
  readonly stage: string;
  readonly templateUrl: string;
  readonly deployRoleArn: string;
};

export type UpdatedSilo = {
  readonly stackName: string;
  readonly outcome: 'updated' | 'unchanged' | 'failed';
  /** Why it failed; CloudFormation has taken the stack back to what it was. */
  readonly reason?: string;
};

/** A table takes some minutes to take a new setting. */
const LONGEST_UPDATE_SECONDS = 1_800;

/**
 * Brings the stacks of a region's silos to the template, one after the other: a template that is wrong breaks
 * one and is seen. One that fails stops none; throws on an outage. Again is harmless.
 */
export async function* updateSilos(
  client: CloudFormationClient,
  update: SiloUpdate,
): AsyncGenerator<UpdatedSilo> {
  const prefix = `${resourcePrefixOf(update.stage)}tnt-`;
  const names: string[] = [];
  for await (const { StackSummaries = [] } of paginateListStacks({ client }, {})) {
    const standing = StackSummaries.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE');
    names.push(...standing.map(({ StackName = '' }) => StackName));
  }
  for (const stackName of names.filter((name) => name.startsWith(prefix)).sort()) {
    yield updateSilo(client, stackName, update);
  }
}

async function updateSilo(
  client: CloudFormationClient,
  stackName: string,
  { templateUrl, deployRoleArn }: SiloUpdate,
): Promise<UpdatedSilo> {
  try {
    await client.send(
      new UpdateStackCommand({
        StackName: stackName,
        TemplateURL: templateUrl,
        // As the role that the stack was made by: without a RoleARN nobody has to be allowed to pass one.
        Parameters: [
          { ParameterKey: 'TenantId', UsePreviousValue: true },
          { ParameterKey: 'DeployRoleArn', ParameterValue: deployRoleArn },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof CloudFormationServiceException) || error.name !== 'ValidationError') {
      throw error;
    }
    if (error.message.includes('No updates are to be performed')) {
      return { stackName, outcome: 'unchanged' };
    }
    // It is being made or deleted, or an earlier update has to be settled first.
    return { stackName, outcome: 'failed', reason: error.message };
  }
  try {
    const wait = { client, maxWaitTime: LONGEST_UPDATE_SECONDS };
    await waitUntilStackUpdateComplete(wait, { StackName: stackName });
    return { stackName, outcome: 'updated' };
  } catch {
    return { stackName, outcome: 'failed', reason: await failureOfStack(client, stackName) };
  }
}
