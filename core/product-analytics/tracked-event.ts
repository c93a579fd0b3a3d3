import * as z from 'zod';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { Unusable } from '../metering/usage-event.ts';

const MAX_PROPERTIES_BYTES = 16 * 1024;

/** All tracked events are of this source: a tenant's ids are apart from those of its usage events by their keys. */
const TRACKED_SOURCE = 'track';

const text = (max: number) => z.string().min(1).max(max);

const trackedEvent = z.strictObject({
  id: text(128),
  name: text(128).regex(/^[\w.: -]+$/u, 'use letters, digits, spaces and . : _ -'),
  properties: z
    .record(z.string(), z.unknown())
    .default({})
    .refine(
      (properties) => Buffer.byteLength(JSON.stringify(properties)) <= MAX_PROPERTIES_BYTES,
      `at most ${MAX_PROPERTIES_BYTES / 1024} KB as JSON`,
    ),
  userId: text(256).optional(),
  time: z.iso.datetime({ offset: true }).optional(),
});

/** What a tracked event is to who counts: of one source, its name the type. */
export type CountableEvent = {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly time?: string;
  readonly data: {
    readonly properties: Readonly<Record<string, unknown>>;
    readonly userId?: string;
  };
};

export function parseTrackedEvent(value: unknown): Result<CountableEvent, Unusable> {
  const parsed = trackedEvent.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = issue?.path.join('.');
    const detail = `${at ? `${at}: ` : ''}${issue?.message ?? 'no event'}`;
    return fail({ reason: 'invalid_event', detail });
  }
  const { id, name, properties, userId, time } = parsed.data;
  return ok({
    ...{ source: TRACKED_SOURCE, id, type: name, data: { properties, userId } },
    ...(time !== undefined && { time }),
  });
}
