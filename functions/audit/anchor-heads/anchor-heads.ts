import { anchorHeads, type AnchorHeadsPorts } from '../../../core/audit/anchor-heads.ts';
import { WHOLE_PLATFORM } from '../../../core/events/domain-event.ts';
import { logger } from '../../../kit/log.ts';
import { lambdaChain } from '../../edge/lambda-chain.ts';
import { LOG } from '../../log-events.ts';

export type AnchorAllPorts = AnchorHeadsPorts & {
  readonly tenants: { all(): AsyncIterable<readonly string[]> };
};

type Count = { anchored: number; unchanged: number; error: number };

/** The Lambda handler of the daily schedule: signs where the chains of all tenants end, and of the platform's own log. */
export const anchorHeadsHandler = (ports: AnchorAllPorts) =>
  lambdaChain<unknown, Count>().handler(async () => {
    const count = { anchored: 0, unchanged: 0, error: 0 };
    const anchor = async (tenantId: string) => {
      try {
        count[await anchorHeads(ports, tenantId)] += 1;
      } catch (error) {
        count.error += 1;
        logger.error(LOG.auditNotAnchored, { tenantId, error: error as Error });
      }
    };
    await anchor(WHOLE_PLATFORM);
    for await (const ids of ports.tenants.all()) await Promise.all(ids.map(anchor));
    logger.info(LOG.auditAnchored, count);
    if (count.error > 0) throw new AnchorsMissingError(count.error);
    return count;
  });

class AnchorsMissingError extends Error {
  override readonly name = 'AnchorsMissingError';

  constructor(count: number) {
    super(`${count} audit logs were not anchored.`);
  }
}
