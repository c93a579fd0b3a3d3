import { setTimeout } from 'node:timers/promises';
import { throttledConfig } from '../../../adapters/aws/sdk-config.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { lookPorts } from '../../../adapters/invariants/look-ports.ts';
import { stageStorageHere } from '../../../adapters/sts/stage-storage-here.ts';
import { checkInvariants } from '../../../core/invariants/check-invariants.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { checkInvariantsEnv } from './env.ts';
import { reportFinding } from './report-finding.ts';

const settings = readEnv(checkInvariantsEnv);
const ports = {
  ...lookPorts({
    documents: documents(),
    controlTableName: settings.CONTROL_TABLE_NAME,
    config: throttledConfig,
    stores: stageStorageHere(settings),
    siloRegions: bundledPlatformConfig().siloRegions,
  }),
  pause: () => setTimeout(60_000),
  onFinding: reportFinding,
};

/** Each day: what must not be true of the platform. It repairs nothing: that is `freehold doctor --orphans --fix`. */
export const handler = scheduledFunction(
  { log: { done: LOG.invariantsChecked, failed: LOG.invariantsNotChecked }, now: ports.now },
  ({ deadline, onError }) => checkInvariants({ ...ports, onError }, { deadline }),
);
