import { choice } from '../billing-world.ts';
import type { PlanChoice } from '../../../../core/billing/plan-terms.ts';
import { newId } from '../../../../kit/id.ts';
import type { Random } from './random.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Clocks that change, a half hour, and both ends of the earth. */
export const ZONES = [
  ...['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Pacific/Niue'],
];

export type Command = { readonly at: Date } & (
  | { readonly kind: 'change'; readonly choice: PlanChoice }
  | { readonly kind: 'pay'; readonly card: 'pm_card_visa' | 'pm_card_chargeCustomerFail' }
  | { readonly kind: 'cancel' }
);

/** An event, and the hour in which it is received; a copy of one is received later. */
export type Sent = { readonly receivedAt: Date; readonly event: SimulatedEvent };
export type SimulatedEvent = {
  readonly id: string;
  readonly type: 'work.done';
  readonly time: string;
  readonly data: { readonly units: string; readonly user: string };
};

export type SimulatedTenant = ReturnType<typeof tenantOf>;

export type Span = { readonly start: Date; readonly end: Date };

/** What one tenant does in the time. */
export function tenantOf(random: Random, { start, end }: Span, index: number) {
  const startedAt = new Date(start.getTime() + random.below(20 * 24 * 60) * 60_000);
  const days = Math.floor((end.getTime() - startedAt.getTime()) / DAY_MS);
  const someday = () =>
    new Date(startedAt.getTime() + (1 + random.below((days - 2) * 86_400)) * 1_000);
  const trialDays = random.chance(0.3) ? 14 : 0;
  const plan = random.pick(['basic', 'pro', 'pro', 'enterprise']);
  const changes = Array.from({ length: random.below(4) }, (): Command => {
    const to = choice(random.pick(['basic', 'pro', 'enterprise']), 1 + random.below(3));
    return { at: someday(), kind: 'change', choice: to };
  });
  const failsAt = someday();
  const payments: Command[] = [
    { at: failsAt, kind: 'pay', card: 'pm_card_chargeCustomerFail' },
    { at: new Date(failsAt.getTime() + 20 * DAY_MS), kind: 'pay', card: 'pm_card_visa' },
  ];
  const isLeaving = index % 7 === 6;
  const commands: Command[] = [
    ...changes,
    ...(random.chance(0.4) ? payments : []),
    ...(isLeaving ? [{ at: someday(), kind: 'cancel' as const }] : []),
  ];
  return {
    tenantId: newId('tnt'),
    startedAt,
    timeZone: ZONES[index % ZONES.length] ?? 'UTC',
    choice: choice(plan),
    trialDays,
    coupon: random.chance(0.3) ? 'launch' : undefined,
    commands: commands
      .filter(({ at }) => at < end)
      .toSorted((one, other) => one.at.getTime() - other.at.getTime()),
    sent: sentOf(random, { start: startedAt, end, trialDays }),
  };
}

type Using = Span & { readonly trialDays: number };

/** A few events a day and in the last hours of each period; some late by up to 34 days, some twice. */
function sentOf(random: Random, { start, end, trialDays }: Using): Sent[] {
  const sent: Sent[] = [];
  let number = 0;
  for (let month = 1; month <= 12; month += 1) {
    const turn = new Date(start.getTime() + trialDays * DAY_MS);
    turn.setUTCMonth(turn.getUTCMonth() + month);
    for (let left = 4; left > 0; left -= 1) {
      const time = new Date(turn.getTime() - random.below(3 * 3_600) * 1_000);
      sent.push({ receivedAt: hourAfter(time, 0), event: eventOf(random, time, (number += 1)) });
    }
  }
  for (let day = start.getTime(); day < end.getTime(); day += DAY_MS) {
    for (let left = random.below(3); left > 0; left -= 1) {
      const time = new Date(day + random.below(86_400) * 1_000);
      const event = eventOf(random, time, (number += 1));
      const lateHours = random.chance(0.06) ? random.below(34 * 24) : 0;
      sent.push({ receivedAt: hourAfter(time, lateHours), event });
      if (!random.chance(0.1)) continue;
      sent.push({ receivedAt: hourAfter(time, lateHours + random.below(48)), event });
    }
  }
  return sent
    .filter(({ receivedAt }) => receivedAt < end)
    .toSorted((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime());
}

const hourAfter = (time: Date, hours: number): Date =>
  new Date((Math.floor(time.getTime() / HOUR_MS) + 1 + hours) * HOUR_MS);

const eventOf = (random: Random, time: Date, number: number): SimulatedEvent => ({
  ...{ id: `event ${number}`, type: 'work.done', time: time.toISOString() },
  data: {
    units: `${random.below(400)}.${String(random.below(1_000)).padStart(3, '0')}`,
    user: `user ${random.below(12)}`,
  },
});
