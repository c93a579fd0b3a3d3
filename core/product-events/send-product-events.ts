import { derivedId, newId, type Id } from '../../kit/id.ts';
import { isDeeperThan, type JsonObject } from '../../kit/json.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { Principal } from '../access/principal.ts';
import { actorOf } from '../events/domain-event.ts';
import { toEventText } from '../events/event-text.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { FieldError, InvalidDraft } from '../tenants/field-error.ts';
import type { EventChecks } from './declared-event.ts';
import { nounOf, PLATFORM_NOUNS } from './platform-nouns.ts';
import { MAX_EVENT_BYTES, type ProductEvent, type ProductEventQueue } from './product-event.ts';

export type SendProductEventsPorts = {
  readonly queue: ProductEventQueue;
  readonly checks: EventChecks;
  readonly now: () => Date;
};

export type EventDraft = {
  readonly type: string;
  readonly data: JsonObject;
  /** What the product calls it; with `time`. */
  readonly id?: string | undefined;
  readonly time?: Date | undefined;
};

/** Of a type that is not declared, or with data that its schema refuses. */
export type EventsMismatch = {
  readonly kind: 'EventsMismatch';
  readonly errors: readonly FieldError[];
};

type Sending = {
  readonly tenantId: TenantId;
  readonly principal: Principal;
  readonly events: readonly EventDraft[];
};

const AHEAD_MS = 5 * 60_000;
/** Messages of it are kept for 90 days from then. */
const BACK_MS = 30 * 86_400_000;
const MAX_DEPTH = 32;

/**
 * Takes events in, all or none: they are on their way to the bus when this ends. One that has an id of the product's
 * and its time is the same event however often it is sent.
 */
export async function sendProductEvents(
  ports: SendProductEventsPorts,
  { tenantId, principal, events: drafts }: Sending,
): Promise<Result<readonly ProductEvent[], InvalidDraft | EventsMismatch>> {
  const now = ports.now();
  const events = drafts.map((draft): ProductEvent => {
    const { type, data, time = now } = draft;
    const id = idOf(tenantId, draft);
    const request = { id: principal.request.id };
    return {
      ...{ id, type, version: ports.checks.versionOf(type), tenantId, time },
      actor: actorOf(principal),
      request,
      data,
    };
  });
  const errors = errorsIn(drafts, (draft, index) => errorsOf({ draft, event: events[index], now }));
  if (errors.length > 0) return fail({ kind: 'InvalidDraft', errors });
  const mismatches = errorsIn(drafts, ({ type, data }) => ports.checks.errorsOf(type, data));
  if (mismatches.length > 0) return fail({ kind: 'EventsMismatch', errors: mismatches });
  await ports.queue.send(events);
  return ok(events);
}

const errorsIn = (
  drafts: readonly EventDraft[],
  errorsFor: (draft: EventDraft, index: number) => readonly FieldError[],
): FieldError[] =>
  drafts.flatMap((draft, index) =>
    errorsFor(draft, index).map(({ pointer, detail }) => ({
      ...{ pointer: drafts.length === 1 ? pointer : `/${index}${pointer}`, detail },
    })),
  );

const idOf = (tenantId: TenantId, { type, id, time }: EventDraft): Id<'evt'> =>
  id === undefined || !time ? newId('evt') : derivedId('evt', time, `${tenantId} ${type} ${id}`);

type Checked = {
  readonly draft: EventDraft;
  readonly event: ProductEvent | undefined;
  readonly now: Date;
};

function errorsOf({ draft: { type, data, id, time }, event, now }: Checked): FieldError[] {
  const noun = nounOf(type);
  const age = time ? now.getTime() - time.getTime() : 0;
  const isDeep = isDeeperThan(MAX_DEPTH, data);
  const isLarge = !isDeep && event !== undefined && bytesOf(event) > MAX_EVENT_BYTES;
  const checks: readonly (readonly [boolean, string, string])[] = [
    [PLATFORM_NOUNS.has(noun), '/type', `The platform’s own events begin ${noun}.`],
    [age < -AHEAD_MS, '/time', 'Give a time at most 5 minutes ahead.'],
    [age > BACK_MS, '/time', 'Give a time at most 30 days back.'],
    [
      id !== undefined && !time,
      '/time',
      'Give with an id also the time: both say which event it is.',
    ],
    [isDeep, '/data', `Nest at most ${MAX_DEPTH} levels.`],
    [isLarge, '/data', `An event has at most ${MAX_EVENT_BYTES} bytes as JSON.`],
  ];
  return checks.flatMap(([isWrong, pointer, detail]) => (isWrong ? [{ pointer, detail }] : []));
}

const bytesOf = (event: ProductEvent) => Buffer.byteLength(toEventText(event));
