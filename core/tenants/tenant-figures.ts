import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import type { Tenant, TenantState } from './tenant.ts';

/** The state that an operator tells apart: one whose provisioning failed waits for somebody. */
export type FigureState = Exclude<TenantState, 'erased'> | 'failed';

/** Onboardings that began on a day of UTC. */
export type OnboardingDay = {
  /** Such as `2026-11-28`. */
  readonly day: string;
  readonly begun: number;
  readonly activated: number;
  /** That are failed still, or were given up. */
  readonly failed: number;
  /** Of those that were activated at their first attempt: from the request on, with the wait for their turn. */
  readonly seconds?: { readonly p50: number; readonly p95: number };
};

export type TenantFigures = {
  readonly states: Readonly<Record<FigureState, number>>;
  /** Of those that are not terminated. */
  readonly isolation: Readonly<Partial<Record<IsolationStrategy, number>>>;
  /** When the provisioning began that is under way for the longest time. */
  readonly oldestProvisioning?: Date;
  /** The first day first, each of them. */
  readonly onboardings: readonly OnboardingDay[];
};

export type FiguredTenant = Pick<
  Tenant,
  'state' | 'failure' | 'isolation' | 'attempt' | 'createdAt' | 'activatedAt'
>;

export const FIGURE_DAYS = 30;
const DAY_MS = 86_400_000;

/** What becomes of the tenants, from all of them. Erased ones are in no list, so they are missing in their day, too. */
export async function tenantFigures(
  pages: AsyncIterable<readonly FiguredTenant[]>,
  now: Date,
): Promise<TenantFigures> {
  const count = new FigureCount(now);
  for await (const page of pages) for (const tenant of page) count.add(tenant);
  return count.figures();
}

class FigureCount {
  readonly #states = { provisioning: 0, failed: 0, active: 0, suspended: 0, terminated: 0 };
  readonly #isolation = new Map<IsolationStrategy, number>();
  readonly #begunOn: ReadonlyMap<string, FiguredTenant[]>;
  #oldest: Date | undefined;

  constructor(now: Date) {
    this.#begunOn = new Map(lastDays(now).map((day) => [day, []]));
  }

  add(tenant: FiguredTenant): void {
    const state = figureState(tenant);
    if (state === null) return;
    const { isolation, createdAt } = tenant;
    this.#states[state] += 1;
    this.#begunOn.get(dayOf(createdAt))?.push(tenant);
    if (state !== 'terminated') {
      this.#isolation.set(isolation, (this.#isolation.get(isolation) ?? 0) + 1);
    }
    if (state === 'provisioning' && (!this.#oldest || createdAt < this.#oldest)) {
      this.#oldest = createdAt;
    }
  }

  figures(): TenantFigures {
    return {
      states: this.#states,
      isolation: Object.fromEntries(this.#isolation),
      ...(this.#oldest && { oldestProvisioning: this.#oldest }),
      onboardings: [...this.#begunOn].map(([day, begun]) => onboardingDay(day, begun)),
    };
  }
}

const figureState = ({ state, failure }: FiguredTenant): FigureState | null => {
  if (state === 'erased') return null;
  return state === 'provisioning' && failure ? 'failed' : state;
};

function onboardingDay(day: string, begun: readonly FiguredTenant[]): OnboardingDay {
  const seconds = begun
    .flatMap(({ attempt, createdAt, activatedAt }) =>
      attempt === 1 && activatedAt ? [(activatedAt.getTime() - createdAt.getTime()) / 1_000] : [],
    )
    .toSorted((one, other) => one - other);
  const activated = begun.filter(({ activatedAt }) => activatedAt).length;
  const open = begun.filter((tenant) => figureState(tenant) === 'provisioning').length;
  return {
    ...{ day, begun: begun.length, activated, failed: begun.length - activated - open },
    ...(seconds.length > 0 && { seconds: { p50: rank(seconds, 0.5), p95: rank(seconds, 0.95) } }),
  };
}

/** The nearest rank of some that are sorted. */
const rank = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;

const lastDays = (now: Date): readonly string[] =>
  Array.from({ length: FIGURE_DAYS }, (_, index) =>
    dayOf(new Date(now.getTime() - (FIGURE_DAYS - 1 - index) * DAY_MS)),
  );

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);
