import * as z from 'zod';
import { MAX_TRACKED } from '../../core/product-analytics/track-events.ts';
import type { Contracts } from '../edge/operation-contract.ts';
import { trackedEvent, trackedResult } from './schemas.ts';

const results = z.object({ results: z.array(trackedResult) }).meta({
  id: 'TrackedEventResults',
  description: 'One result an event, in the order of the request',
  examples: [{ results: [{ result: 'accepted', id: 'evt-8c1e4d0b' }] }],
});

const example = { id: 'evt-8c1e4d0c', name: 'report.created', properties: { country: 'de' } };

const listed = z
  .array(trackedEvent)
  .min(1, 'Send an event.')
  .max(MAX_TRACKED, 'Send at most 500 events.')
  .meta({ examples: [[example]] });

/** One event alone is a list of one. */
const trackedEvents = z
  .preprocess((body) => (Array.isArray(body) ? (body as unknown[]) : [body]), listed)
  .meta({
    id: 'TrackedEvents',
    description: 'Up to 500 events; one alone may stand without the list',
  });

export const trackingContract = {
  trackEvents: {
    summary: 'Track events of the product',
    description:
      'One event, or a list of them. Each is counted once, seconds later: send what got no answer again, as it was. Its time may lie 35 days back and 5 minutes ahead. One that is no event is refused for itself.',
    tags: ['Analytics'],
    body: trackedEvents,
    answers: { 202: { description: 'Those that are accepted are on their way', body: results } },
    refusals: ['AnalyticsLevelTooLow'],
  },
} satisfies Contracts<'product-analytics/ingest'>;
