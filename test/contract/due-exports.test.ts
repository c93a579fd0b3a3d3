import { DynamoDueExports } from '../../adapters/dynamodb/billing/dynamo-due-exports.ts';
import { DynamoWindowSealer } from '../../adapters/dynamodb/metering/dynamo-window-sealer.ts';
import { windowId, type UsageWindow } from '../../core/metering/usage-window.ts';
import { newId } from '../../kit/id.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchUsageTable } from '../support/usage-table.ts';
import { describeDueExports } from './due-exports-suite.ts';

describeDueExports('DynamoDueExports', async () => {
  const { tableName } = await scratchUsageTable();
  const sealer = new DynamoWindowSealer(documentsAsRoot(), tableName);
  let hour = 0;
  return {
    due: new DynamoDueExports(documentsAsRoot(), tableName),
    async seal(tenantId, sealedAt) {
      hour += 1;
      const window: UsageWindow = {
        ...{ meter: 'work', version: 'v1', aggregation: 'sum', grain: 'hour', dimensions: {} },
        start: new Date(hour * 3_600_000),
        end: new Date((hour + 1) * 3_600_000),
      };
      const seal = { id: newId('usw'), windowId: windowId(window), window, revision: 1, sealedAt };
      const amounts = { quantity: '1', change: '1', events: 1, kind: 'window' as const };
      await sealer.append(tenantId, [{ ...seal, ...amounts }]);
    },
  };
});
