import * as z from 'zod';
import { deliverNotification, type DeliverPorts } from '../../../core/notifications/deliver.ts';
import { logger } from '../../../kit/log.ts';
import { deadlineOf } from '../../edge/lambda-chain.ts';
import { queueWorker } from '../../edge/queue-worker.ts';
import { LOG } from '../../log-events.ts';

const queued = z.object({ tenantId: z.templateLiteral(['tnt_', z.string()]), id: z.string() });

/** Kept for the messages that are on their way when the time is up. */
const RESERVE_MS = 15_000;

/** They are found gone again by the next message. */
export const logGoneDevices = (error: unknown): void =>
  logger.warn(LOG.goneDevicesNotForgotten, { error });

/**
 * The Lambda handler of the queue of notifications. What fails is left to the schedule, which has it again when this
 * run has ended for certain.
 */
export const deliverNotifications = (ports: DeliverPorts) =>
  queueWorker(LOG.notificationNotDelivered, (context) => {
    const until = deadlineOf(context, ports.now());
    const isOver = () => ports.now().getTime() >= until.getTime() - RESERVE_MS;
    return async (body) => {
      const ref = queued.parse(JSON.parse(body));
      const { outcome } = await deliverNotification(ports, ref, { until, isOver });
      logger.info(LOG.notificationDelivered, { tenantId: ref.tenantId, id: ref.id, outcome });
    };
  });
