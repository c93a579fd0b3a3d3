import type { InvariantFinding } from '../../../core/invariants/invariant-problem.ts';
import { logger } from '../../../kit/log.ts';
import { countFields } from '../../../kit/metric-fields.ts';
import { INVARIANT_FINDINGS } from '../../env/metrics.ts';
import { LOG } from '../../log-events.ts';

export const reportFinding = ({ problem }: InvariantFinding): void =>
  logger.error(LOG.invariantBroken, { problem, ...countFields(INVARIANT_FINDINGS) });
