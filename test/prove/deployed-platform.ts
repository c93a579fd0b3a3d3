import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { CliContext } from '../../cli/context.ts';
import { engineerAws, explained } from '../../cli/engineer-aws.ts';
import type { Call } from '../../cli/operations.ts';
import { stageNamed } from '../../infra/config/stage.ts';
import { placeOf } from '../../infra/config/stage-region.ts';
import { stageStores, type StageStores } from '../support/tenancy/stage-stores.ts';

/** A deployed stage, seen by an engineer of its account who is an operator too. */
export type DeployedPlatform = {
  readonly stage: string;
  /** The emulator asks neither KMS nor regions as AWS does: what it lets through proves nothing of those. */
  readonly isEmulated: boolean;
  readonly account: string;
  readonly region: string;
  readonly apiUrl: string;
  /** As the operator. */
  readonly call: Call;
  /** The settings of a client in a region, with the engineer's own credentials or others. */
  readonly aws: (options?: AwsOptions) => ReturnType<typeof engineerAws>;
  readonly stores: StageStores;
};

export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
};
type AwsOptions = { readonly region?: string; readonly credentials?: Credentials };

export async function deployedPlatform(context: CliContext): Promise<DeployedPlatform> {
  const { stage, surroundings } = context;
  const place = placeOf(stageNamed(stage), surroundings.env);
  const base = { ...engineerAws(context), ...(place.region && { region: place.region }) };
  return explained(stage, async () => {
    const sts = new STSClient(base);
    const { Account: account = '' } = await sts.send(new GetCallerIdentityCommand({}));
    if (place.account !== undefined && place.account !== account) {
      throw new Error(
        `The stage ${stage} belongs to account ${place.account}; you are in ${account}.`,
      );
    }
    const region = await sts.config.region();
    const aws: DeployedPlatform['aws'] = (options = {}) => ({ ...base, region, ...options });
    return {
      ...{ stage, account, region, aws, call: context.call },
      isEmulated: stageNamed(stage).isLocal,
      apiUrl: context.profile().apiUrl,
      stores: await stageStores(aws(), { stage, region, account }),
    };
  });
}
