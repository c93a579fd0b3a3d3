import type { Counter } from '../../core/rate-limits/counter.ts';
import { UntoldCounts } from '../../core/rate-limits/hourly-counts.ts';
import { cellIn, HOUR, MINUTE, type Window } from '../../core/rate-limits/rate.ts';
import type {
  LeaseAnswer,
  LeaseRequest,
  RateCounters,
  Subject,
} from '../../core/rate-limits/rate-counters.ts';

type Stored = Counter & { readonly ceiling: number };

/** Counters in memory, with the conditions of the table's; what is written is counted. */
export class FakeRateCounters implements RateCounters {
  readonly #stored = new Map<string, Stored>();
  readonly #told = new Map<string, UntoldCounts>();
  writes = 0;
  /** Set to let every call fail. */
  outage: Error | undefined;

  async lease(request: LeaseRequest): Promise<LeaseAnswer> {
    this.writes += 1;
    if (this.outage) throw this.outage;
    const { id } = request.subject;
    const stored = this.#stored.get(id);
    if (!isGranted(request, stored)) return { granted: false, counter: stored ?? null };

    const next = applied(request, stored);
    this.#stored.set(id, next);
    this.#addUses(request);
    return { granted: true, counter: next };
  }

  async read({ id }: Subject): Promise<Counter | null> {
    if (this.outage) throw this.outage;
    return this.#stored.get(id) ?? null;
  }

  seal({ id }: Subject, sealedHour: number): void {
    const stored = this.#stored.get(id);
    if (stored) this.#stored.set(id, { ...stored, sealedHour });
  }

  /** What was told of a subject, by hour. */
  toldOf(id: string) {
    const { requests, serverErrors, clientErrors } = this.#told.get(id)?.counts() ?? {};
    const none = new Map<number, number>();
    return {
      requests: requests ?? none,
      serverErrors: serverErrors ?? none,
      clientErrors: clientErrors ?? none,
    };
  }

  #addUses({ subject, uses }: LeaseRequest): void {
    const told = this.#told.get(subject.id) ?? new UntoldCounts();
    told.addAll(uses);
    this.#told.set(subject.id, told);
  }
}

function isGranted({ ceiling, cell, uses }: LeaseRequest, stored: Stored | undefined): boolean {
  if (!stored) return ceiling === 'new';
  if (ceiling === 'new' || stored.cell > cell) return false;
  const { taken, sealedHour = -1 } = stored;
  if (Object.values(uses).some((hours) => [...hours.keys()].some((hour) => hour <= sealedHour)))
    return false;
  return ceiling === 'as-left' ? taken < stored.ceiling : taken <= ceiling;
}

function applied(request: LeaseRequest, stored: Stored | undefined): Stored {
  const { cell, amount, givenBack, leftCeiling } = request;
  const taken = stored?.taken ?? 0;
  const marked = (window: Window) => {
    const marks = new Map(stored?.marks[window.name]);
    for (const outdated of request.outdated[window.name]) marks.delete(outdated);
    const now = cellIn(window, cell);
    const lower = givenBack.isOfEarlier[window.name] ? givenBack.amount : 0;
    return marks.set(now, (marks.get(now) ?? taken) - lower);
  };
  return {
    ...stored,
    cell,
    taken: taken + amount - givenBack.amount,
    marks: { minute: marked(MINUTE), hour: marked(HOUR) },
    ceiling: leftCeiling ?? stored?.ceiling ?? 0,
  };
}
