import { newId } from '../../kit/id.ts';
import type { PoolStock, ReadyPool, ReadyPools, UnfinishedPool } from './pool-stock.ts';

export type StockSettings = {
  /** How many pools are ready, where nobody takes any. */
  readonly size: number;
  readonly maxAgeDays: number;
};

export type RefillPorts = {
  readonly stock: PoolStock;
  readonly pools: ReadyPools;
  readonly settings: StockSettings;
  readonly now: () => Date;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** Called for each pool that could not be looked after now; the next run tries again. */
  readonly onError: (key: object, error: unknown) => void;
};

export type RefillCount = {
  readonly ready: number;
  readonly made: number;
  readonly retired: number;
  readonly tagged: number;
  readonly error: number;
};

/*
 * Of the 15 calls a second that Cognito admits of an account to make, change and delete pools, a stock takes a third and
 * leaves the others to tenants; deleting takes two calls. TagResource has 5 a second.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TagResource.html
 */
const MADE_A_SECOND = 5;
const DELETED_A_SECOND = 2;
const TAGGED_A_SECOND = 3;

/** A run ends within a minute: what it left unfinished for so long has no runner any more. */
const ABANDONED_SECONDS = 300;
const DAY_MS = 86_400_000;

/** Tags what tenants took, deletes what is stale or was left behind, and makes what is missing. */
export async function refillPoolStock(ports: RefillPorts, deadline: Date): Promise<RefillCount> {
  const run = new PacedRun(ports, deadline);
  let tagged = 0;
  for await (const claimed of ports.stock.listUntagged()) {
    tagged += await run.each(claimed, TAGGED_A_SECOND, async (pool) => {
      await ports.pools.tag(pool);
      await ports.stock.markTagged(pool.tenantId);
    });
    if (run.isOver()) break;
  }
  const retired = await retire(ports, run);
  const [{ length: ready } = []] = await readyByAge(ports);
  const missing = Math.max(0, ports.settings.size - ready);
  const made = await run.each(newIds(missing), MADE_A_SECOND, (id) => makeOne(ports, id));
  return { ready: ready + made, made, retired, tagged, error: run.errors };
}

const newIds = (count: number) => Array.from({ length: count }, () => newId('rpl'));

/** What stands in the stock is deleted by the run that takes it out, or, where that one died, by a later one. */
async function retire(ports: RefillPorts, run: PacedRun): Promise<number> {
  const { stock, pools, now } = ports;
  const abandoned = (await stock.listUnfinished()).filter(
    ({ since }) => now().getTime() - since.getTime() > ABANDONED_SECONDS * 1_000,
  );
  const unnoted = abandoned.filter(({ userPoolId }) => userPoolId === undefined);
  const found =
    unnoted.length > 0
      ? await pools.find(unnoted.map(({ id }) => id))
      : new Map<ReadyPool['id'], readonly string[]>();
  const poolsOf = ({ id, userPoolId }: UnfinishedPool): readonly string[] =>
    userPoolId === undefined ? (found.get(id) ?? []) : [userPoolId];

  const swept = await run.each(abandoned, DELETED_A_SECOND, async (pool) => {
    for (const userPoolId of poolsOf(pool)) await pools.remove(userPoolId);
    await stock.drop(pool.id);
  });
  const [fresh = [], old = []] = await readyByAge(ports);
  const stale = [...old, ...fresh.slice(ports.settings.size)];
  const replaced = await run.each(stale, DELETED_A_SECOND, async (pool) => {
    if (!(await stock.retire(pool, now()))) return;
    await pools.remove(pool.userPoolId);
    await stock.drop(pool.id);
  });
  return swept + replaced;
}

/** Those that tenants may take, and the others. */
async function readyByAge(ports: RefillPorts): Promise<readonly (readonly ReadyPool[])[]> {
  const ready = await ports.stock.listReady();
  return [true, false].map((fresh) => ready.filter((pool) => isFresh(ports, pool) === fresh));
}

const isFresh = ({ pools, settings, now }: RefillPorts, { version, madeAt }: ReadyPool): boolean =>
  version === pools.version && now().getTime() - madeAt.getTime() < settings.maxAgeDays * DAY_MS;

async function makeOne({ stock, pools, now }: RefillPorts, id: ReadyPool['id']): Promise<void> {
  await stock.begin({ id, since: now() });
  const made = await pools.make(id);
  if (made.ok) return stock.add({ ...made.value, madeAt: now() });
  await stock.drop(id);
  throw new PoolLimitError();
}

/** So many of a list each second, until the time is up. */
class PacedRun {
  errors = 0;
  readonly #ports: Pick<RefillPorts, 'now' | 'pause' | 'onError'>;
  readonly #deadline: Date;

  constructor(ports: RefillPorts, deadline: Date) {
    this.#ports = ports;
    this.#deadline = deadline;
  }

  isOver(): boolean {
    return this.#ports.now() >= this.#deadline;
  }

  /** How many were done; an error is reported, and ends the list: the others would meet the same. */
  async each<Item>(
    items: readonly Item[],
    perSecond: number,
    effect: (item: Item) => Promise<void>,
  ): Promise<number> {
    let done = 0;
    for (let first = 0; first < items.length; first += perSecond) {
      if (first > 0) await this.#ports.pause(1_000);
      if (this.isOver()) break;
      const batch = items.slice(first, first + perSecond);
      const ended = await Promise.all(batch.map((item) => this.#orReport(item, effect)));
      const succeeded = ended.filter(Boolean).length;
      done += succeeded;
      if (succeeded < batch.length) break;
    }
    return done;
  }

  async #orReport<Item>(item: Item, effect: (item: Item) => Promise<void>): Promise<boolean> {
    try {
      await effect(item);
      return true;
    } catch (error) {
      this.errors += 1;
      this.#ports.onError({ pool: idOf(item) }, error);
      return false;
    }
  }
}

const idOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && 'id' in item ? item.id : item;

/** The account can hold no more user pools: tenants, who need them more, are told the same. */
class PoolLimitError extends Error {
  override readonly name = 'PoolLimitError';

  constructor() {
    super('The account can hold no more user pools.');
  }
}
