import * as z from 'zod';
import { changeEvent, type ChangedByActor } from '../events/change-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import { ADDRESSED_CHANNELS, SUPPRESSION_REASONS } from './suppression.ts';

const suppressionId = z.string().describe('The suppression’s id.');

/** What the platform promises to tell about suppressed addresses: none of them itself. */
export const suppressionEvents = {
  'suppression.added': {
    version: 1,
    description:
      'A message bounced for good, or its reader complained: the tenant’s notifications are not sent to the address any more.',
    data: z.object({
      suppressionId,
      channel: z.enum(ADDRESSED_CHANNELS).describe('What sort of address it is.'),
      reason: z.enum(SUPPRESSION_REASONS).describe('What came back.'),
    }),
  },
  'suppression.removed': {
    version: 1,
    description: 'Notifications may be sent to an address again.',
    data: z.object({ suppressionId }),
  },
} as const satisfies EventCatalog;

type Change = {
  readonly tenantId: string;
  readonly changedBy: ChangedByActor;
  readonly time: Date;
  /** Of the item: one for each change. */
  readonly version: number;
};

export type SuppressionChange = Change & {
  readonly data: z.output<(typeof suppressionEvents)['suppression.added']['data']>;
  readonly isRemoval: boolean;
};

export function suppressionEvent({ isRemoval, version, data, ...change }: SuppressionChange) {
  const { suppressionId: id } = data;
  const type = isRemoval ? 'suppression.removed' : 'suppression.added';
  return changeEvent({
    ...change,
    type,
    version: suppressionEvents[type].version,
    key: `${id} ${version}`,
    data: isRemoval ? { suppressionId: id } : data,
  });
}
