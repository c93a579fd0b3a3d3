import * as z from 'zod';
import { compileJsonSchema } from '../../kit/json-schema.ts';
import type { JsonObject } from '../../kit/json.ts';
import { nounOf, PLATFORM_NOUNS } from '../product-events/platform-nouns.ts';
import { PRODUCT_EVENT_TYPE } from '../product-events/product-event.ts';
import { crossCheck, type Contradiction, type ValidParts } from './cross-check.ts';
import { positiveWholeNumber } from './parse-by-schema.ts';
import { plainText } from './secret-reference.ts';

/** Each function has the configuration with it. */
const MAX_TYPES = 200;

const jsonMap = z.record(z.string(), z.json());

const eventFile = z
  .strictObject({
    description: plainText,
    version: positiveWholeNumber.default(1).meta({
      description: 'To be raised when the shape of the data breaks.',
    }),
    data: jsonMap.meta({ description: 'A JSON Schema (draft 2020-12) of what is sent as data.' }),
    example: jsonMap.meta({ description: 'Of the data; valid by the schema.' }),
  })
  .check(crossCheck<{ data: JsonObject; example: JsonObject }>(eventInItself));

/** The events of the company's own product, by type. */
export const eventsFile = z
  .record(z.string(), eventFile)
  .check(crossCheck<Readonly<Record<string, object>>>(eventTypes))
  .meta({
    propertyNames: { pattern: PRODUCT_EVENT_TYPE.source },
    description: 'Events of your own product, by type. Where any is declared, no other is sent.',
  });

function eventInItself({
  data,
  example,
}: ValidParts<{ data: object; example: object }>): Contradiction[] {
  if (!data) return [];
  const check = compileJsonSchema(data as JsonObject);
  if (!check.ok) return [{ path: ['data'], message: `must be a JSON Schema: ${check.error}` }];
  if (!example) return [];
  return check.value(example as JsonObject).map(({ pointer, detail }) => ({
    path: ['example'],
    message: `is not valid by the schema: ${pointer || 'the whole'}: ${detail}`,
  }));
}

function eventTypes(events: ValidParts<Readonly<Record<string, object>>>): Contradiction[] {
  const types = Object.keys(events);
  const tooMany = { path: [], message: `must be at most ${MAX_TYPES}` };
  return [
    ...types.flatMap((type): Contradiction[] => {
      const message = messageFor(type);
      return message ? [{ path: [type], at: 'key', message }] : [];
    }),
    ...(types.length > MAX_TYPES ? [tooMany] : []),
  ];
}

function messageFor(type: string): string | undefined {
  if (!PRODUCT_EVENT_TYPE.test(type)) {
    return 'must be a noun and what became of it, such as order.shipped';
  }
  const noun = nounOf(type);
  return PLATFORM_NOUNS.has(noun) ? `begins with ${noun}, as the platform’s own do` : undefined;
}
