import { readFileSync } from 'node:fs';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';
import { requireFile } from '../read-options.ts';

type Result = AnswerOf<'sendUsageEvents'>['results'][number];
type UsageQuery = NonNullable<OperationRequest<'listUsage'>['query']>;

export type ShowUsageOptions = {
  readonly from?: string;
  readonly to?: string;
  readonly window?: UsageQuery['window'];
  readonly groupBy?: string;
};

/** What one request takes. */
const EVENTS_AT_ONCE = 500;
const DAY_MS = 86_400_000;

/** `freehold usage send FILE`: events as a JSON array, one object, or JSON Lines. */
export async function sendUsage({ call, output }: CliContext, file: string): Promise<void> {
  requireFile(file);
  const events = eventsIn(readFileSync(file, 'utf8'));
  const results: Result[] = [];
  for (let start = 0; start < events.length; start += EVENTS_AT_ONCE) {
    const body = events.slice(start, start + EVENTS_AT_ONCE);
    const { results: some } = await call('sendUsageEvents', { body });
    results.push(...some);
  }
  const count = (kind: Result['result']) => results.filter(({ result }) => result === kind).length;
  output.result({ results }, [
    `${count('accepted')} accepted, ${count('duplicate')} duplicate, ${count('quarantined')} quarantined.`,
    ...results.flatMap(({ quarantineId, detail }) =>
      quarantineId === undefined ? [] : [`${quarantineId}: ${detail ?? ''}`],
    ),
  ]);
}

/** `freehold usage show [METER]`: without one, all of them in the present period. */
export async function showUsage(
  context: CliContext,
  meter: string | undefined,
  options: ShowUsageOptions,
): Promise<void> {
  if (meter === undefined) await showCurrent(context);
  else await showMeter(context, meter, options);
}

async function showCurrent({ call, output }: CliContext): Promise<void> {
  const current = await call('showCurrentUsage');
  const { start, end, timeZone } = current.period;
  const rows = current.items.map(({ meter, rounded, unit, quantity }) => [
    ...[meter, rounded, unit, quantity],
  ]);
  output.result(current, [
    `${clock(start)} to ${clock(end)}, a month in ${timeZone}`,
    ...table([['METER', 'BILLED', 'UNIT', 'EXACT'], ...rows]),
  ]);
}

async function showMeter(
  { call, output }: CliContext,
  meter: string,
  { from, to, window, groupBy }: ShowUsageOptions,
): Promise<void> {
  const now = Date.now();
  const query = {
    meter,
    from: from ?? new Date(now - 7 * DAY_MS).toISOString(),
    to: to ?? new Date(now).toISOString(),
    ...{ window, groupBy },
  };
  const usage = await call('listUsage', { query });
  const rows = usage.items.map((row) => [
    ...[clock(row.start), row.quantity, String(row.events)],
    ...[Object.values(row.dimensions).join(' '), row.windowId ?? ''],
  ]);
  output.result(usage, table([['FROM', usage.unit, 'EVENTS', 'GROUP', 'WINDOW'], ...rows]));
}

/** `freehold usage explain WINDOW` */
export async function explainWindow({ call, output }: CliContext, windowId: string): Promise<void> {
  const items: AnswerOf<'listWindowEvents'>['items'] = [];
  let cursor: string | undefined;
  do {
    const page = await call('listWindowEvents', { params: { windowId }, query: { cursor } });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  const rows = items.map(({ time, source, id, value = '1' }) => [clock(time), source, id, value]);
  output.result({ items }, table([['TIME', 'SOURCE', 'ID', 'ADDS'], ...rows]));
}

/** `freehold usage quarantine list` */
export async function listQuarantine({ call, output }: CliContext): Promise<void> {
  const items = await quarantined(call);
  const rows = items.map(({ id, receivedAt, detail }) => [id, clock(receivedAt), detail]);
  output.result({ items }, table([['ID', 'RECEIVED', 'WHY'], ...rows]));
}

/** `freehold usage quarantine replay [ID]`: without one, all of them. */
export async function replayQuarantined(
  { call, output }: CliContext,
  eventId: string | undefined,
): Promise<void> {
  const ids =
    eventId === undefined ? (await quarantined(call)).map(({ id }) => id as string) : [eventId];
  const results: (Result & { readonly eventId: string })[] = [];
  for (const id of ids) {
    const result = await call('replayQuarantinedEvent', { params: { eventId: id } });
    results.push({ ...result, eventId: id });
  }
  output.result(
    { results },
    results.map(({ eventId: id, result, detail }) => `${id}: ${detail ?? result}`),
  );
}

async function quarantined(call: CliContext['call']) {
  const items: AnswerOf<'listQuarantinedEvents'>['items'] = [];
  let cursor: string | undefined;
  do {
    const page = await call('listQuarantinedEvents', { query: { cursor } });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return items;
}

function eventsIn(text: string): unknown[] {
  try {
    const value = JSON.parse(text) as unknown;
    return Array.isArray(value) ? value : [value];
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(eventIn);
  }
}

function eventIn(line: string, index: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new CommandFailure(`Line ${index + 1} is no JSON.`, { exitCode: EXIT.invalid });
  }
}
