import type { PlacementSpec } from '../../../core/tenancy/placement-spec.ts';
import { LINK_SECONDS, type MoveWorld } from './move-world.ts';

type Seen = {
  readonly at: number;
  readonly placement: PlacementSpec;
  readonly writes: 'open' | 'paused';
};
type OpenLink = { readonly key: string; readonly placement: PlacementSpec; readonly until: number };

/**
 * Users who write each second by what the authorizer told as long ago as it may, in requests that run
 * as long as they may, and upload by links in their last second. Knows what it was promised.
 */
export class BusyUsers {
  readonly records = new Map<string, string>();
  readonly files = new Map<string, string>();
  refused = 0;
  readonly #world: MoveWorld;
  readonly #random: () => number;
  readonly #seen: Seen[] = [];
  #links: OpenLink[] = [];
  #made = 0;

  constructor(world: MoveWorld, seed: number) {
    this.#world = world;
    this.#random = randomOf(seed);
    for (const [id, { value }] of world.table(world.tenant)) {
      if (id.includes('\0rec_')) this.records.set(id, value);
    }
    for (const [key, { content }] of world.files(world.tenant)) {
      if (key.startsWith('files/')) this.files.set(key, content);
    }
  }

  readonly act = (): void => {
    const now = this.#world.time.getTime() / 1_000;
    const { pool } = this.#world.current;
    this.#seen.push({ at: now, ...pool });
    this.#uploadInTime(now);
    const seen = this.#contextOf(now);
    if (seen.writes === 'paused') this.refused += 1;
    else this.#write(seen.placement, now);
  };

  #write(placement: PlacementSpec, now: number) {
    const table = this.#world.table(placement);
    const known = [...this.records.keys()];
    const choice = this.#random();
    const one = known[Math.floor(this.#random() * known.length)] ?? '';
    this.#made += 1;
    if (choice < 0.4) this.#put(table, `news${this.#made % 3}\0rec_new${this.#made}`);
    else if (choice < 0.7) this.#put(table, one);
    else if (choice < 0.85) {
      table.delete(one);
      this.records.delete(one);
    } else {
      const key = `files/late${this.#made}`;
      this.#links.push({ key, placement, until: now + Math.floor(this.#random() * LINK_SECONDS) });
    }
  }

  #put(table: Map<string, { value: string }>, id: string) {
    const [partition = ''] = id.split('\0');
    const value = `made ${this.#made}`;
    table.set(`\0C#${partition}`, table.get(`\0C#${partition}`) ?? { value: 'marker' });
    table.set(id, { value });
    this.records.set(id, value);
  }

  #uploadInTime(now: number) {
    for (const { key, placement } of this.#links.filter(({ until }) => until <= now)) {
      this.#world.objects.put(this.#world.scope(placement), key, `content of ${key}`);
      this.files.set(key, `content of ${key}`);
    }
    this.#links = this.#links.filter(({ until }) => until > now);
  }

  /** What a request goes by that was let in a while ago. */
  #contextOf(now: number): Seen {
    const ago = this.#random() * (this.#world.waits.pauseSeconds - 1);
    return this.#seen.findLast(({ at }) => at <= now - ago) ?? this.#seen[0] ?? neverSeen();
  }
}

function neverSeen(): Seen {
  throw new Error('Nobody was ever let in.');
}

/** The same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
