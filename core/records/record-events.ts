import * as z from 'zod';
import { changeEvent, type ChangedByActor } from '../events/change-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';

const recordFacts = z.object({
  collection: z.string().describe('The collection it is in.'),
  id: z.string().describe('The record’s id.'),
  version: z
    .int()
    .positive()
    .describe('Its version after the change; of a deletion, its last one.'),
});

/** What the platform promises to tell about records; never their content. */
export const recordEvents = {
  'record.created': {
    version: 1,
    description: 'A record was created.',
    data: recordFacts,
  },
  'record.updated': {
    version: 1,
    description: 'A record was replaced, or a patch was merged into it.',
    data: recordFacts,
  },
  'record.deleted': {
    version: 1,
    description: 'A record was deleted by a user; its id is never used again.',
    data: recordFacts,
  },
} as const satisfies EventCatalog;

export type RecordChange = z.infer<typeof recordFacts> & {
  readonly tenantId: string;
  readonly isDeletion: boolean;
  readonly changedBy: ChangedByActor;
  readonly time: Date;
};

export function recordEvent({ isDeletion, collection, id, version, ...change }: RecordChange) {
  const type = isDeletion ? 'record.deleted' : version === 1 ? 'record.created' : 'record.updated';
  return changeEvent({
    ...change,
    type,
    version: recordEvents[type].version,
    key: `${collection} ${id} ${version}`,
    data: { collection, id, version },
  });
}
