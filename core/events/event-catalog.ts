import { fileEvents } from '../files/file-events.ts';
import { moveEvents } from '../moves/move-events.ts';
import { recordEvents } from '../records/record-events.ts';
import { tenantEvents } from '../tenants/tenant-events.ts';
import type { EventCatalog } from './event-catalog-entry.ts';

/** Every type of event the platform publishes; a feature adds its own here, and docs/events.md follows. */
export const eventCatalog: EventCatalog = {
  ...tenantEvents,
  ...moveEvents,
  ...recordEvents,
  ...fileEvents,
};
