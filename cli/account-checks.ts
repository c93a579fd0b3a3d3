import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { AwsAccountFacts } from '../adapters/aws/aws-account-facts.ts';
import { remainingTenants } from '../core/capacity/remaining-tenants.ts';
import type { PlatformConfig } from '../core/platform-config/platform-config.ts';
import { examineAccount } from '../core/readiness/examine-account.ts';
import { firstLineOf, ok, problem, warning, type Finding } from '../core/readiness/finding.ts';
import { stageNamed, type Stage } from '../infra/config/stage.ts';
import { placeOf, type StagePlace } from '../infra/config/stage-region.ts';
import { nameOf, type CapacityHere } from './capacity-view.ts';
import { capacityHere } from './commands/capacity.ts';
import { CommandFailure } from './command-failure.ts';
import type { CliContext } from './context.ts';
import { explained } from './engineer-aws.ts';

type Caller = { readonly account: string; readonly arn: string; readonly region: string };

/** What the stage's account must have before the first deployment, seen with the engineer's own credentials. */
export async function accountFindings(
  context: CliContext,
  config: PlatformConfig,
): Promise<Finding[]> {
  const { stage, surroundings } = context;
  const place = placeOf(known(stage), surroundings.env);
  const caller = await explained(stage, () => callerIn(place));
  const here = placeFinding(stage, place, caller);
  // Another account's facts would say nothing of this stage.
  if (here.status === 'problem' && place.account !== undefined) return [here];

  const region = place.region ?? caller.region;
  const regions = [...new Set([region, ...config.siloRegions])];
  const [quotas, facts] = await Promise.all([
    quotaFindings(context, { config, region }),
    examineAccount(new AwsAccountFacts({ region }), {
      stage,
      account: caller.account,
      regions,
      config,
    }),
  ]);
  return [here, ...facts, ...quotas];
}

function known(stage: string): Stage {
  try {
    return stageNamed(stage);
  } catch (cause) {
    throw new CommandFailure(`There is no stage ${stage} in infra/config/stage.ts.`, { cause });
  }
}

async function callerIn({ region }: StagePlace): Promise<Caller> {
  const sts = new STSClient(region === undefined ? {} : { region });
  const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
  return { account: Account, arn: Arn, region: await new STSClient({}).config.region() };
}

/** As `cdk deploy` will see it (infra/config/stage-region.ts). */
function placeFinding(stage: string, place: StagePlace, caller: Caller): Finding {
  const found = `${caller.arn} in ${caller.region}`;
  if (place.account === undefined || place.region === undefined) {
    const here = `account: '${caller.account}', region: '${caller.region}'`;
    return problem(
      'account',
      `${stage} is pinned to none; you are ${found}`,
      `If it is this one, write ${here} in infra/config/stage.ts.`,
    );
  }
  if (place.account === caller.account && place.region === caller.region)
    return ok('account', found);
  return problem(
    'account',
    `${stage} belongs to ${place.account} in ${place.region}; you are ${found}`,
    'Set AWS_PROFILE and AWS_REGION to those of the stage.',
  );
}

async function quotaFindings(
  context: CliContext,
  { config, region }: { readonly config: PlatformConfig; readonly region: string },
): Promise<Finding[]> {
  try {
    const capacity = await capacityHere(context, { region });
    return [
      planFinding(capacity, config),
      ...capacity.resources.filter(({ isScarce }) => isScarce).map(scarce),
    ];
  } catch (error) {
    return [
      warning(
        'quotas',
        `not examined: ${firstLineOf(error)}`,
        'See `freehold capacity` for the rights it needs.',
      ),
    ];
  }
}

const scarce = ({ resource, used, limit }: CapacityHere['resources'][number]): Finding =>
  problem(
    `quota ${nameOf(resource)}`,
    `${used} of ${limit} are used`,
    'Ask for a higher limit in Service Quotas: it takes days.',
  );

/** The configured number of tenants, all of the default strategy, against what AWS allows to exist. */
function planFinding({ resources, tenants }: CapacityHere, config: PlatformConfig): Finding {
  const { isolationStrategy, maxTenants } = config;
  const { tenants: more, boundBy } = remainingTenants(resources, true)[isolationStrategy];
  const present = tenants.withoutOwnTable + tenants.separateSchema + tenants.separateDatabase;
  const fit = present + more;
  const detail = `${fit.toLocaleString('en-US')} tenants of ${isolationStrategy} fit, max_tenants is ${maxTenants.toLocaleString('en-US')}`;
  if (fit >= maxTenants) return ok('quotas', detail);
  const bound = boundBy === null ? 'higher limits' : `more ${nameOf(boundBy)}`;
  return warning('quotas', detail, `Ask Service Quotas for ${bound}, or lower max_tenants.`);
}
