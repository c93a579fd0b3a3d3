import { fail, ok, type Result } from '../../kit/result.ts';
import type { Page } from '../../kit/page.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { CountedEvent, RawUsageLog } from './raw-usage-log.ts';
import { parseWindowId } from './usage-window.ts';

export type WindowNotFound = { readonly kind: 'WindowNotFound' };

const HOUR_MS = 3_600_000;
/** Parts of the log that one page reads at most: those of other windows are read in vain. */
const MAX_READS = 30;

type Asked = { readonly windowId: string; readonly limit: number; readonly after?: string };

/**
 * The events that a window counts, a part of the log after the other. A page may be longer than asked, or short or
 * empty though more follows.
 */
export async function explainWindow(
  log: RawUsageLog,
  tenantId: TenantId,
  { windowId, limit, after }: Asked,
): Promise<Result<Page<CountedEvent>, WindowNotFound>> {
  const window = parseWindowId(windowId);
  if (!window) return fail({ kind: 'WindowNotFound' });
  const items: CountedEvent[] = [];
  let at: Position = positionOf(after) ?? { hour: window.start.getTime() };
  for (let reads = 0; at.hour < window.end.getTime(); reads += 1) {
    if (reads === MAX_READS || items.length >= limit) return ok({ items, next: positionText(at) });
    const { events, next } = await log.read(tenantId, new Date(at.hour), at.part);
    items.push(...events.filter((event) => isIn(event, windowId)));
    at = next === undefined ? { hour: at.hour + HOUR_MS } : { hour: at.hour, part: next };
  }
  return ok({ items });
}

const isIn = ({ countedIn }: CountedEvent, id: string) =>
  countedIn.some(({ windowId }) => windowId === id);

type Position = { readonly hour: number; readonly part?: string };
const positionText = ({ hour, part = '' }: Position): string => `${hour}/${part}`;

const POSITION = /^(\d{1,15})\/([\w.-]*)$/;
export const isPosition = (text: string): text is string => POSITION.test(text);

function positionOf(text = ''): Position | null {
  const [, hour, part] = POSITION.exec(text) ?? [];
  return hour === undefined ? null : { hour: Number(hour), ...(part ? { part } : {}) };
}
