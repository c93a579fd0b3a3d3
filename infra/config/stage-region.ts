import type { Stage } from './stage.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a stage belongs; absent as long as nobody has said it. */
export type StagePlace = { readonly account?: string; readonly region?: string };

/** The stage's own value, or else FREEHOLD_ACCOUNT and FREEHOLD_REGION: a pinned stage is moved by no variable. */
export const placeOf = ({ account, region }: Stage, env: Environment): StagePlace => ({
  account: account ?? env.FREEHOLD_ACCOUNT,
  region: region ?? env.FREEHOLD_REGION,
});

/**
 * The region that the stage is deployed to. The CDK deploys to the account and region of the caller's
 * credentials, and says in CDK_DEFAULT_ACCOUNT and CDK_DEFAULT_REGION which those are: throws where they are
 * not the stage's. Without credentials nothing can be deployed, and synthesis works.
 * https://docs.aws.amazon.com/cdk/v2/guide/configure-env.html
 */
export function stageRegion(stage: Stage, env: Environment = process.env): string {
  const { account, region } = placeOf(stage, env);
  const own = { account: env.CDK_DEFAULT_ACCOUNT, region: env.CDK_DEFAULT_REGION };
  if (!stage.isLocal && own.account !== undefined) refuseAnother(stage, { account, region }, own);
  return region ?? own.region ?? 'us-east-1';
}

type Place = { readonly account: string | undefined; readonly region: string | undefined };

function refuseAnother(stage: Stage, { account, region }: Place, own: Place): void {
  const theirs = `these credentials are for account ${own.account ?? ''} in ${own.region ?? 'no region'}`;
  if (account === undefined || region === undefined) {
    throw new Error(
      `The stage ${stage.name} has no account or region yet, and ${theirs}. Write both in infra/config/stage.ts, or set FREEHOLD_ACCOUNT and FREEHOLD_REGION.`,
    );
  }
  if (account !== own.account || region !== own.region) {
    throw new Error(
      `The stage ${stage.name} belongs to account ${account} in ${region}, and ${theirs}. Set AWS_PROFILE and AWS_REGION to those of the stage.`,
    );
  }
}
