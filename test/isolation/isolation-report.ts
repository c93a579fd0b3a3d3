import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toMarkdown, toText, type Table } from '../bench/table.ts';
import type { Part, Row } from './matrix/ledger.ts';

const FIGURES = ['attempts', 'refused by handler', 'refused by policy', 'leaks'];

const figuresOf = (rows: readonly Row[]) => {
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0);
  return [
    sum(({ attempts }) => attempts),
    sum(({ refusedByHandler }) => refusedByHandler),
    sum(({ refusedByPolicy }) => refusedByPolicy),
    sum(({ leaks }) => leaks),
  ];
};

export const attemptsIn = (parts: readonly Part[]) => figuresOf(parts.flatMap(({ rows }) => rows));

/** The run by pass, by store, by route or session, and the bugs. */
export function tablesOf(parts: readonly Part[]): Table[] {
  const rows = parts.flatMap((part) => part.rows);
  return [
    {
      title: 'The whole run',
      columns: ['pass', ...FIGURES],
      rows: [
        ...parts.map((part) => [part.title, ...figuresOf(part.rows)]),
        ['all', ...figuresOf(rows)],
      ],
    },
    {
      title: 'By store',
      columns: ['store', 'strategy', ...FIGURES],
      rows: groupsOf(rows, ({ store }) => storeOf(store)).map((group) => [
        storeOf(group[0].store),
        group[0].strategy,
        ...figuresOf(group),
      ]),
    },
    ...parts.map((part) => ({
      title: part.title,
      columns: ['by', 'store', 'strategy', ...FIGURES],
      rows: groupsOf(part.rows, ({ name }) => name).map((group) => [
        group[0].name,
        group.every(({ store }) => store === group[0].store) ? group[0].store : 'all stores',
        group[0].strategy,
        ...figuresOf(group),
      ]),
    })),
    {
      title: 'Bugs planted, and what caught them',
      columns: ['bug', 'policy', 'caught by'],
      rows: parts.flatMap(({ bugs }) =>
        bugs.map(({ bug, policy, caughtBy }) => [bug, policy, caughtBy]),
      ),
    },
  ];
}

type Group = readonly [Row, ...Row[]];

/** The rows that have this in common, and their strategy. */
function groupsOf(rows: readonly Row[], common: (row: Row) => string): Group[] {
  const groups = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const key = `${common(row)}, ${row.strategy}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

const OTHER_RESOURCES = /^(dynamodb|s3|kms) |^the account$/;
const storeOf = (store: string) => {
  if (store === 'none') return 'nothing of a tenant’s';
  return OTHER_RESOURCES.test(store) ? 'other resources of the account' : store;
};

export const reportText = (parts: readonly Part[]) => tablesOf(parts).map(toText).join('\n\n');

const file = join(import.meta.dirname, '../../docs/isolation-report.md');

export function writeReport(parts: readonly Part[], date: Date): void {
  const sections = tablesOf(parts).map(toMarkdown);
  writeFileSync(
    file,
    `${[TITLE, `Run on ${date.toISOString().slice(0, 10)}.`, HOW, ...sections].join('\n\n')}\n`,
  );
}

const TITLE = '# Isolation: what was tried, and what refused it';

const HOW = `Written by \`npm run isolation\`, on a local cloud of its own whose gate evaluates IAM as AWS does. \`npm test\` runs a sample of it.

- **Over HTTP**, every route of \`functions/routes.ts\` is tried by every kind of credential with every technique (another tenant's ids, cursors, idempotency keys; headers, queries, bodies and paths that name it). Each attack is made twice, at a tenant that exists and at one that does not: an answer that differs in status, headers or body is a leak, and so is one that tells anything stored. Afterwards the other tenant's items, objects and users must be what they were, byte for byte, and the gate's journal must show no call by its sessions and none at its objects. _Refused by handler_ is what no store was asked for.
- **By altered links**, a signed link to an own file is changed in each of its parts. What refuses there is the signature or a policy.
- **Below HTTP**, each policy that the product asks a tenant's session for is held against every action that AWS knows of DynamoDB, S3 and KMS, at own, foreign and look-alike keys: with both locks, and with each of them left open.
- **With every check of ownership removed** from the functions of tenants' data, the requests name the other tenant, and the function looks where that one's data lies, with the session of the verified tenant: policy alone refuses.
- **Bugs** are planted in copies. Policy cannot refuse a session that truly is the other tenant's: that one is caught by the answers and by the journal alone.

_Refused by handler_ counts what was answered as for a tenant that does not exist without a store being asked; \`taken away\` says that a bug was run with the account's own rights, so that only the comparison of answers and data could find it.

What no policy can see is a function that opens a session for another tenant than the verified one. A \`TenantContext\` is made in one place only, and an id from a request does not type-check as one (\`test/unit/tenancy/tenant-scope.test.ts\`).`;
