import * as z from 'zod';
import { ADDRESSED_CHANNELS, SUPPRESSION_REASONS } from '../../core/notifications/suppression.ts';
import { idParam, nextCursor, pageQuery } from '../edge/request-schemas.ts';

const tags = ['Notifications'];
const suppressionId = idParam('sup', 'The id of the suppression');
const example = {
  id: 'sup_01kb2v3m9ne4a8x0c5r7d6f1gh',
  channel: 'email' as const,
  address: 'ada@acme.example',
  reason: 'bounce' as const,
  since: '2026-11-28T08:00:00.000Z',
};

const suppressionView = z
  .object({
    id: suppressionId,
    channel: z.enum(ADDRESSED_CHANNELS),
    address: z.string(),
    reason: z
      .enum(SUPPRESSION_REASONS)
      .meta({ description: 'A message came back for good, or its reader complained' }),
    since: z.iso.datetime(),
  })
  .meta({
    id: 'Suppression',
    description: 'An address to which no notification is sent any more',
    examples: [example],
  });
const suppressionPage = z.object({ items: z.array(suppressionView), nextCursor }).meta({
  id: 'SuppressionPage',
  description: 'One page of suppressed addresses',
  examples: [{ items: [example] }],
});

/** Of the addresses that are written to no more. */
export const suppressionsContract = {
  listSuppressions: {
    summary: 'List the addresses to which nothing is sent any more',
    description:
      'A page may be shorter than `limit` though more follows: only a missing `nextCursor` is the end.',
    tags,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: suppressionPage } },
  },
  removeSuppression: {
    summary: 'Let notifications be sent to an address again',
    description:
      'The provider may have a list of its own: what that does not let through bounces, and suppresses the address again.',
    tags,
    params: z.object({ suppressionId }),
    answers: { 204: { description: 'It is not suppressed any more' } },
    refusals: ['SuppressionNotFound'],
  },
} as const;
