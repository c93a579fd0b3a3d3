import {
  ISOLATION_STRATEGIES,
  type IsolationStrategy,
} from '../../core/tenancy/isolation-strategy.ts';
import type { Table } from '../bench/table.ts';
import type { CaughtBug, Part, Row, Size } from './matrix/ledger.ts';
import { pairNamed, PAIRS } from './matrix/strategies.ts';

const FIGURES = ['attempts', 'refused by handler', 'refused by policy', 'leaks'];

export const figuresOf = (rows: readonly Row[]) => {
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0);
  return [
    sum(({ attempts }) => attempts),
    sum(({ refusedByHandler }) => refusedByHandler),
    sum(({ refusedByPolicy }) => refusedByPolicy),
    sum(({ leaks }) => leaks),
  ];
};

const isOfPass = ({ rows }: Part) => rows.length > 0;

/** The run by pass, by pair of strategies, by store, by route, by lock; the sizes, and the bugs. */
export function tablesOf(parts: readonly Part[]): Table[] {
  const rows = parts.flatMap((part) => part.rows);
  const http = parts.filter(({ title }) => title.startsWith('Over HTTP'));
  return [
    {
      title: 'The whole run',
      columns: ['pass', ...FIGURES],
      rows: [
        ...parts.filter(isOfPass).map((part) => [part.title, ...figuresOf(part.rows)]),
        ['all', ...figuresOf(rows)],
      ],
    },
    byPair(parts),
    grouped({ title: 'By store', columns: ['store', 'whose it is'] }, rows, (row) => [
      storeOf(row.store),
      victimOf(row),
    ]),
    ...http.map(routesByPair),
    ...parts
      .filter((part) => isOfPass(part) && !part.rows.some(({ lock }) => lock))
      .map((part) =>
        grouped({ title: part.title, columns: ['by', 'store'] }, part.rows, (row) => [
          row.name,
          row.store,
        ]),
      ),
    byLock(rows),
    sizesOf(parts.flatMap(({ sizes }) => sizes)),
    bugsOf(parts.flatMap(({ bugs }) => bugs)),
  ];
}

/** Pool, tier's pool, bridge and silo, as the columns name them. */
const LETTERS: Readonly<Record<IsolationStrategy, string>> = {
  shared_schema: 'P',
  shared_database: 'T',
  separate_schema: 'B',
  separate_database: 'S',
};

function byPair(parts: readonly Part[]): Table {
  const passes = parts.filter(isOfPass);
  return {
    title: 'By pair of strategies: attempts of each pass, and leaks of all',
    columns: ['attacker', 'victim', ...passes.map(({ title }) => title), 'leaks'],
    rows: PAIRS.map(({ mine, theirs }) => {
      const ofPair = (rows: readonly Row[]) =>
        rows.filter(({ strategy }) => strategy === pairNamed(mine, theirs));
      const [, , , leaks = 0] = figuresOf(ofPair(parts.flatMap(({ rows }) => rows)));
      return [mine, theirs, ...passes.map(({ rows }) => figuresOf(ofPair(rows))[0] ?? 0), leaks];
    }),
  };
}

function routesByPair({ title, rows }: Part): Table {
  const routes = [...Map.groupBy(rows, ({ name }) => name)];
  return {
    title: `${title}: attempts by pair, from the first letter’s strategy at the second’s`,
    columns: [
      'route',
      ...PAIRS.map(({ mine, theirs }) => `${LETTERS[mine]}→${LETTERS[theirs]}`),
      'leaks',
    ],
    rows: routes.map(([route, group]) => [
      route,
      ...PAIRS.map(({ mine, theirs }) => {
        const own = group.filter(({ strategy }) => strategy === pairNamed(mine, theirs));
        return figuresOf(own)[0] ?? 0;
      }),
      figuresOf(group)[3] ?? 0,
    ]),
  };
}

function byLock(rows: readonly Row[]): Table {
  const groups = Map.groupBy(
    rows.filter(({ lock }) => lock),
    ({ lock, strategy }) => `${lock ?? ''}|${placementSpecOf(strategy)}`,
  );
  return {
    title: 'Two locks: each alone, with the other left open, and both',
    columns: ['what stands', 'the session’s tenant is at', 'let through as it must', ...FIGURES],
    rows: [...groups].map(([key, group]) => [
      ...key.split('|'),
      group.reduce((sum, { granted }) => sum + granted, 0),
      ...figuresOf(group),
    ]),
  };
}

function sizesOf(sizes: readonly Size[]): Table {
  const bySession = Map.groupBy(
    sizes.filter(({ strategy }) => strategy !== undefined),
    ({ policy }) => policy,
  );
  const others = sizes.filter(({ strategy }) => strategy === undefined);
  return {
    title: 'Characters of the policies, with the longest names there can be',
    columns: ['policy', ...ISOLATION_STRATEGIES, 'limit'],
    rows: [
      ...[...bySession].map(([policy, group]) => [
        policy,
        ...ISOLATION_STRATEGIES.map(
          (at) => group.find(({ strategy }) => strategy === at)?.characters ?? '',
        ),
        group[0]?.limit ?? '',
      ]),
      ...others.map(({ policy, characters, limit }) => [
        policy,
        ...ISOLATION_STRATEGIES.map(() => characters),
        limit,
      ]),
    ],
  };
}

const STRATEGY = new RegExp(`(, | \\()(${ISOLATION_STRATEGIES.join('|')})\\)`);

/** What is the same under several strategies stands once. */
function bugsOf(bugs: readonly CaughtBug[]): Table {
  const alike = Map.groupBy(bugs, ({ bug, policy, caughtBy }) =>
    [
      bug.replace(STRATEGY, (_, before: string) => (before === ', ' ? ')' : '')),
      policy,
      caughtBy,
    ].join('|'),
  );
  return {
    title: 'Bugs planted, and what caught them',
    columns: ['bug', 'policy', 'caught by', 'under'],
    rows: [...alike].map(([key, group]) => {
      const under = group.flatMap(({ bug }) => STRATEGY.exec(bug)?.[2] ?? []);
      return [...key.split('|'), under.length === 0 ? 'all' : under.join(', ')];
    }),
  };
}

type Head = { readonly title: string; readonly columns: readonly string[] };

const grouped = (
  { title, columns }: Head,
  rows: readonly Row[],
  common: (row: Row) => readonly string[],
): Table => ({
  title,
  columns: [...columns, ...FIGURES],
  // What stands in the first column together, in the order in which it was tried.
  rows: [...Map.groupBy(rows, (row) => common(row)[0]).values()].flatMap((alike) =>
    [...Map.groupBy(alike, (row) => common(row).join('|'))].map(([key, group]) => [
      ...key.split('|'),
      ...figuresOf(group),
    ]),
  ),
});

const OTHER_RESOURCES = /^(dynamodb|s3|kms) |^the account$/;
const storeOf = (store: string) => {
  if (store === 'none') return 'nothing of a tenant’s';
  return OTHER_RESOURCES.test(store) ? 'other resources of the account' : store;
};

const [placementSpecOf, victimOf] = [
  (strategy: string) => strategy.split(' at ')[0] ?? '',
  ({ strategy }: Row) => strategy.split(' at ')[1] ?? '',
];
