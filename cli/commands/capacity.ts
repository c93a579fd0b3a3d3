import { STSClient, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { commandConfig } from '../../adapters/aws/sdk-config.ts';
import { AwsAccountInventory } from '../../adapters/aws/aws-account-inventory.ts';
import { ServiceQuotasLimits } from '../../adapters/service-quotas/service-quotas-limits.ts';
import { ACCOUNT_RESOURCES, STS_CALLS_PER_SECOND } from '../../core/capacity/account-resource.ts';
import { capacityOf, SCARCE_ABOVE_PERCENT, type Capacity } from '../../core/capacity/capacity.ts';
import { resourcePrefixOf } from '../../core/tenancy/resource-names.ts';
import { capacityLines, nameOf, type CapacityHere } from '../capacity-view.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { engineerAws, explained } from '../engineer-aws.ts';
import { EXIT } from '../exit-codes.ts';

export type CapacityOptions = { readonly region?: string };

/** `freehold capacity`: what the account and the region have left; fails when something is scarce. */
export async function showCapacity(context: CliContext, options: CapacityOptions): Promise<void> {
  const capacity = await capacityHere(context, options);
  context.output.result(capacity, capacityLines(capacity));

  const shortage = shortageIn(capacity);
  if (shortage === undefined) return;
  throw new CommandFailure(shortage, {
    hint: 'Ask for a higher limit in Service Quotas, or begin another cell: docs/isolation.md.',
    problem: { scarce: capacity.resources.filter(({ isScarce }) => isScarce) },
  });
}

/** With the engineer's own AWS credentials: the listings of an account are no business of the API. */
export function capacityHere(
  context: CliContext,
  { region }: CapacityOptions,
): Promise<CapacityHere> {
  const { stage } = context;
  requireStageName(stage);
  const aws = { ...engineerAws(context), ...(region && { region }) };
  return explained(stage, async () => {
    const sts = new STSClient(aws);
    const [identity, inventory, limits] = await Promise.all([
      sts.send(new GetCallerIdentityCommand({})),
      new AwsAccountInventory(aws).take(),
      limitsOf(new ServiceQuotasLimits({ ...aws, ...commandConfig })),
    ]);
    return {
      account: identity.Account ?? '',
      region: await sts.config.region(),
      stage,
      ...capacityOf({ stage, inventory, limits }),
      stsCallsPerSecond: STS_CALLS_PER_SECOND,
    };
  });
}

function requireStageName(stage: string): void {
  try {
    resourcePrefixOf(stage);
  } catch (error) {
    throw new CommandFailure(`${JSON.stringify(stage)} is not the name of a stage.`, {
      exitCode: EXIT.invalid,
      hint: 'Name one of infra/config/stage.ts: local, dev, prod.',
      cause: error,
    });
  }
}

async function limitsOf(limits: ServiceQuotasLimits) {
  const told = ACCOUNT_RESOURCES.map(
    async (resource) => [resource, await limits.limitOf(resource)] as const,
  );
  return Object.fromEntries(await Promise.all(told));
}

/** What is used beyond the mark, in a sentence; nothing when all is well. */
export function shortageIn({ resources }: Capacity): string | undefined {
  const scarce = resources.filter(({ isScarce }) => isScarce);
  if (scarce.length === 0) return undefined;
  const shares = scarce.map((use) => `${nameOf(use.resource)} ${use.usedPercent} %`);
  return `More than ${SCARCE_ABOVE_PERCENT} % is used: ${shares.join(', ')}.`;
}
