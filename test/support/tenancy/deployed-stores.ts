import { account, region } from '../../../local/aws.ts';
import { asRoot } from '../local-cloud.ts';
import { stageStores, type StageStores } from './stage-stores.ts';

/** The stores of tenants' data and the role that reaches them, as they were deployed to the local cloud. */
export const deployedStores = (): Promise<StageStores> =>
  stageStores(asRoot(), { stage: 'local', region, account });
