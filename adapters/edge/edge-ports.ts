import { bundledPlatformConfig } from '../config/bundled-platform-config.ts';
import { refusalLog } from '../dynamodb/audit/refusal-log.ts';
import { DynamoSupportUses } from '../dynamodb/support-access/dynamo-support-uses.ts';
import { rateLimits } from './rate-limits.ts';
import { documents } from '../dynamodb/table/documents.ts';

export type EdgeSettings = {
  readonly CONTROL_TABLE_NAME: string;
  readonly USAGE_TABLE_NAME: string;
};

/** What the edge itself reads and writes, whichever function it stands before. */
export const edgePorts = (settings: EdgeSettings) => ({
  plans: bundledPlatformConfig().plans,
  supportUses: new DynamoSupportUses(documents(), settings.CONTROL_TABLE_NAME),
  limits: rateLimits(settings),
  refusals: refusalLog(settings),
});
