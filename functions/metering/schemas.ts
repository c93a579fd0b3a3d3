import * as z from 'zod';
import { QUARANTINE_REASONS } from '../../core/metering/usage-event.ts';
import { idParam } from '../edge/request-schemas.ts';

export const quarantineIdParam = idParam('uqe', 'The event in quarantine');

export const quantity = (description: string) =>
  z.string().meta({ description: `${description}; a decimal number, exact`, examples: ['1250.5'] });

export const time = (description: string, example: string) =>
  z.iso.datetime().meta({ description, examples: [example] });

export const unusable = {
  reason: z.enum(QUARANTINE_REASONS),
  detail: z.string(),
};

const MAX_EVENT_BYTES = 64 * 1024;

/** Of any form: what is wrong with it is answered for it alone, and it waits in quarantine. */
export const usageEvent = z
  .unknown()
  .refine(
    (event) => Buffer.byteLength(JSON.stringify(event)) <= MAX_EVENT_BYTES,
    'An event has at most 64 KB as JSON.',
  )
  .meta({
    id: 'UsageEvent',
    type: 'object',
    description:
      'A CloudEvent 1.0 in JSON, or the short form: `id`, `type`, `data`, and where they are known `time` and `source`. `source` and `id` together say which event it is: a copy counts once, whatever its time is',
    examples: [
      {
        specversion: '1.0',
        source: 'mailer',
        id: 'mail-8c1e4d0b',
        type: 'mail.sent',
        time: '2026-11-27T12:00:00Z',
        data: { size: 2048, region: 'eu' },
      },
      { id: 'mail-8c1e4d0c', type: 'mail.sent', data: { size: 512, region: 'us' } },
    ],
  });

export const eventResult = z
  .object({
    result: z.enum(['accepted', 'duplicate', 'quarantined', 'refused']),
    source: z.string().optional(),
    id: z.string().optional(),
    quarantineId: quarantineIdParam.optional(),
    reason: z.enum([...QUARANTINE_REASONS, 'spend_cap_reached']).optional(),
    detail: unusable.detail.optional(),
  })
  .meta({
    id: 'UsageEventResult',
    description:
      'What became of one event. `accepted`: it is counted once, with its copies that are on their way; `duplicate`: it is counted, or stands earlier in the request; `quarantined`: it cannot be counted as it is, and waits; `refused`: the hard cap of its meter is reached, so it is neither counted nor billed',
    examples: [
      { result: 'accepted', source: 'mailer', id: 'mail-8c1e4d0b' },
      {
        result: 'quarantined',
        quarantineId: 'uqe_01kb2v3m9ne4a8x0c5r7d6f1gh',
        reason: 'unknown_event_type',
        detail: 'No meter counts “mail.read”.',
      },
    ],
  });
