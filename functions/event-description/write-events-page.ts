import { writeFileSync } from 'node:fs';
import { eventCatalog } from './event-catalog.ts';
import { eventTypesFile } from './event-types.ts';
import { eventsPage } from './events-page.ts';

writeFileSync(new URL('../../docs/events.md', import.meta.url), eventsPage(eventCatalog));
writeFileSync(
  new URL('../events/api/assets/event-types.json', import.meta.url),
  eventTypesFile(eventCatalog),
);
