import type { DeclaredEvents } from '../../../core/product-events/declared-event.ts';
import { nounOf } from '../../../core/product-events/platform-nouns.ts';
import type { JsonObject } from '../../../kit/json.ts';
import type { EventType } from '../../event-description/event-types.ts';

/** The company's own types beside the platform's: a message of theirs differs by its type, version and data alone. */
export function withDeclared(
  ofPlatform: readonly EventType[],
  declared: DeclaredEvents = {},
): EventType[] {
  const [like] = ofPlatform;
  if (!like) throw new Error('The platform has no type of event.');
  const { properties } = like.schema as { readonly properties: JsonObject };
  const own = Object.entries(declared).map(
    ([type, { version, description, data, example }]): EventType => ({
      ...{ type, group: nounOf(type), version, description },
      schema: {
        ...like.schema,
        properties: {
          ...properties,
          type: { type: 'string', const: type },
          version: { type: 'number', const: version },
          // A resource of its own: what it refers to by `#/…` stands within it.
          data: { $id: `urn:freehold:${type}:${version}`, ...data },
        },
      },
      example: { ...like.example, type, version, data: example },
    }),
  );
  return [...ofPlatform, ...own].toSorted((one, other) => (one.type < other.type ? -1 : 1));
}
