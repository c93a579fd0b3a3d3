import type { Context } from 'aws-lambda';
import {
  sweepMoves,
  type MovesSwept,
  type SweepMovesPorts,
} from '../../../core/moves/sweep-moves.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';

/** Kept for the move that is being looked at when the time is up; the next sweep goes on. */
const RESERVE_MS = 15_000;

/** Each minute: starts the machine of every move that has none. Throws, for the alarm, when one could not be looked at. */
export const sweepMovesHandler =
  (ports: Omit<SweepMovesPorts, 'onError'>) =>
  async (
    _event: unknown,
    { getRemainingTimeInMillis }: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<MovesSwept> => {
    const deadline = new Date(ports.now().getTime() + getRemainingTimeInMillis() - RESERVE_MS);
    const count = await sweepMoves({ ...ports, onError: logError }, deadline);

    logger.info(LOG.movesSwept, { ...count });
    if (count.error > 0) throw new SweepIncompleteError(count.error);
    return count;
  };

const logError: SweepMovesPorts['onError'] = (key, error) =>
  logger.error(LOG.moveSweepFailed, { ...key, error: error as Error });

class SweepIncompleteError extends Error {
  override readonly name = 'SweepIncompleteError';

  constructor(count: number) {
    super(`${count} moves could not be looked at.`);
  }
}
