import * as z from 'zod';
import type { EventCatalog, EventCatalogEntry } from '../../core/events/event-catalog-entry.ts';
import { nounOf } from '../../core/product-events/platform-nouns.ts';
import { toldData } from '../../core/webhooks/told-event.ts';
import type { JsonObject } from '../../kit/json.ts';
import { exampleOf } from './event-example.ts';

/** A type of event as who subscribes to it sees it; `schema` is of the whole message. */
export type EventType = {
  readonly type: string;
  readonly group: string;
  readonly version: number;
  readonly description: string;
  readonly schema: JsonObject;
  readonly example: JsonObject;
};

/** All of which tenants are told, by name. */
export const eventTypesOf = (catalog: EventCatalog): EventType[] =>
  Object.entries(catalog)
    .filter(([, { isOfPlatform }]) => !isOfPlatform)
    .map(([type, entry]) => eventType(type, entry))
    .toSorted((one, other) => (one.type < other.type ? -1 : 1));

/** What `GET /v1/event-types` answers, a type a line: made ahead, as the bundles leave out what makes schemas. */
export const eventTypesFile = (catalog: EventCatalog): string =>
  `[\n${eventTypesOf(catalog)
    .map((type) => JSON.stringify(type))
    .join(',\n')}\n]\n`;

function eventType(type: string, { version, description, data }: EventCatalogEntry): EventType {
  const schema = z.toJSONSchema(messageOf(type, { version, data }), { io: 'input' });
  const example = exampleOf(schema) as JsonObject & { readonly data: JsonObject };
  return {
    ...{ type, group: nounOf(type), version, description },
    schema: schema as JsonObject,
    example: { ...example, data: toldData(example.data) },
  };
}

/** What an endpoint is sent (core/webhooks): of the platform's people no more than that it was one of them. */
const messageOf = (type: string, { version, data }: Pick<EventCatalogEntry, 'version' | 'data'>) =>
  z.object({
    id: z.string().meta({
      description: 'Which event it is; the same however often it is sent',
      examples: ['evt_01kb2v3m9ne4a8x0c5r7d6f1gh'],
    }),
    type: z.literal(type),
    version: z.literal(version),
    timestamp: z.iso.datetime().describe('When it happened'),
    tenantId: z.string().describe('Whom it concerns'),
    actor: z
      .object({
        kind: z.enum(['user', 'key', 'operator', 'support', 'system']),
        id: z
          .string()
          .optional()
          .meta({ examples: ['usr_01kb2v3m9ne4a8x0c5r7d6f1gh'] }),
      })
      .describe('Who did it; with an id where it is one of the tenant’s'),
    data,
  });
