import type { TellActive } from '../../../core/identity/account.ts';
import { platformMessage, userActiveAt } from '../../../core/metering/platform-usage.ts';
import type { UsageQueue } from '../../../core/metering/usage-message.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';

type Ports = { readonly queue: UsageQueue; readonly now: () => Date };

/** Nobody is kept from signing in because it cannot be counted; a session tells again within the hour. */
export const tellActive =
  ({ queue, now }: Ports): TellActive =>
  async (tenantId, userId) => {
    const time = now();
    try {
      await queue.send([platformMessage(tenantId, [userActiveAt(time, userId)], time)]);
    } catch (error) {
      logger.warn(LOG.activityNotTold, { tenantId, error: error as Error });
    }
  };
