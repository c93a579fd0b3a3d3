import * as z from 'zod';
import { MAX_EVENTS } from '../../core/metering/send-usage-events.ts';
import type { Contracts } from '../edge/operation-contract.ts';
import { eventResult, quarantineIdParam, usageEvent } from './schemas.ts';

const results = z.object({ results: z.array(eventResult) }).meta({
  id: 'UsageEventResults',
  description: 'One result an event, in the order of the request',
  examples: [{ results: [{ result: 'accepted', source: 'mailer', id: 'mail-8c1e4d0b' }] }],
});

const listed = z
  .array(usageEvent)
  .min(1, 'Send an event.')
  .max(MAX_EVENTS, 'Send at most 500 events.')
  .meta({
    examples: [[{ id: 'mail-8c1e4d0c', type: 'mail.sent', data: { size: 512, region: 'us' } }]],
  });

/** One event alone is a list of one. */
const usageEvents = z
  .preprocess((body) => (Array.isArray(body) ? (body as unknown[]) : [body]), listed)
  .meta({
    id: 'UsageEvents',
    description: 'Up to 500 events; one alone may stand without the list',
  });

export const ingestContract = {
  sendUsageEvents: {
    summary: 'Send events of usage',
    description:
      'One event, or a list of them. Each is counted once, seconds later: send what got no answer again, as it was. Its time may lie 35 days back and 5 minutes ahead.',
    body: usageEvents,
    answers: { 202: { description: 'They are on their way', body: results } },
  },
  replayQuarantinedEvent: {
    summary: 'Send an event in quarantine again',
    description:
      'As it was sent, as of when it was received: once its meter is there, or defined otherwise. It leaves the quarantine when it is counted.',
    params: z.object({ eventId: quarantineIdParam }),
    answers: { 202: { description: 'What became of it', body: eventResult } },
    refusals: ['QuarantinedEventNotFound'],
  },
} satisfies Contracts<'metering/ingest'>;
