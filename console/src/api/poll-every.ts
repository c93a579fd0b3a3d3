const FIRST_MS = 1_000;
const LONGEST_MS = 15_000;
const GROWTH = 1.4;

type Polled<Data> = {
  readonly state: { readonly data: Data | undefined; readonly dataUpdateCount: number };
};

/** At which count of answers each answer came first: the cache keeps the object while nothing has changed. */
const firstSeen = new WeakMap<object, number>();

/**
 * While there is something to wait for: soon after a change, and ever more seldom while nothing changes. The query
 * client asks nothing while the tab is hidden.
 */
export const pollEvery =
  <Data>(isLive: (data: Data) => boolean) =>
  ({ state: { data, dataUpdateCount } }: Polled<Data>): number | false => {
    if (typeof data !== 'object' || data === null || !isLive(data)) return false;
    const first = firstSeen.get(data) ?? dataUpdateCount;
    firstSeen.set(data, first);
    return Math.min(LONGEST_MS, FIRST_MS * GROWTH ** (dataUpdateCount - first));
  };
