import type { Counter } from '../../core/rate-limits/counter.ts';
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
  readonly uses = new Map<string, Map<number, number>>();
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

  #addUses({ subject, uses }: LeaseRequest): void {
    const told = this.uses.get(subject.id) ?? new Map<number, number>();
    for (const [hour, count] of uses) told.set(hour, (told.get(hour) ?? 0) + count);
    this.uses.set(subject.id, told);
  }
}

function isGranted({ ceiling, cell, uses }: LeaseRequest, stored: Stored | undefined): boolean {
  if (!stored) return ceiling === 'new';
  if (ceiling === 'new' || stored.cell > cell) return false;
  const { taken, sealedHour = -1 } = stored;
  if ([...uses.keys()].some((hour) => hour <= sealedHour)) return false;
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
