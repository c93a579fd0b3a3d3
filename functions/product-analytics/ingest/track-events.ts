import { levelOf } from '../../../core/product-analytics/level-of.ts';
import { levelTooLow } from '../../../core/product-analytics/level.ts';
import {
  trackEvents,
  type TrackEventsPorts,
} from '../../../core/product-analytics/track-events.ts';
import type { Plans } from '../../../core/plans/plan.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const trackEventsOperation = (ports: TrackEventsPorts & { readonly plans: Plans }) =>
  operation('trackEvents', async ({ principal, tenant: { tenantId }, request, body }) => {
    const level = levelOf(ports.plans, principal);
    if (level === 'none') return refusal(levelTooLow(level, 'no tracked events'));
    const tracking = { tenantId, requestId: request.id, events: body };
    return answer(202, { results: [...(await trackEvents(ports, tracking))] });
  });
