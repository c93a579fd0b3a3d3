import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toMarkdown, toText } from '../bench/table.ts';
import type { Part } from './matrix/ledger.ts';
import { figuresOf, tablesOf } from './report-tables.ts';

export const attemptsIn = (parts: readonly Part[]) => figuresOf(parts.flatMap(({ rows }) => rows));

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

Tenants under each of the four strategies are attacked by tenants under each: sixteen pairs, all in one account with one files' bucket, one table for the pool, one for each plan.

- **Over HTTP**, every route of \`functions/routes.ts\` is tried by every kind of credential with every technique (another tenant's ids, cursors, idempotency keys; headers, queries, bodies and paths that name it or where it lies). Each attack is made at one of the pairs, dealt out so that every pair sees every route and every sort of attack; and twice there, at a tenant that exists and at one that does not: an answer that differs in status, headers or body is a leak, and so is one that tells anything stored. Afterwards the other tenant's items, objects and users, read where its placement says, must be what they were, byte for byte, and the gate's journal must show no call by its sessions, none at its stores and none at its keys. _Refused by handler_ is what no store was asked for.
- **By altered links**, a signed link to an own file is changed in each of its parts, the bucket included. What refuses there is the signature or a policy.
- **Below HTTP**, each policy that the product asks a tenant's session for is held against every action that AWS knows of DynamoDB, S3 and KMS: at own, foreign and look-alike keys, prefixes and encryption contexts, in the stores of all four strategies, those of the attacker's own other placements included. _Both locks_ are tried with a part of what each alone refuses.
- **With every check of ownership removed** from the functions of tenants' data, the requests name the other tenant, and the function looks where that one's data lies, with the session of the verified tenant: policy alone refuses.
- **Bugs** are planted in copies. Policy cannot refuse a session that truly is the other tenant's: that one is caught by the answers and by the journal alone.

_Refused by handler_ counts what was answered as for a tenant that does not exist without a store being asked; \`taken away\` says that a bug was run with the account's own rights, so that only the comparison of answers and data could find it. _itself_ is the attacker's own data: at another placement than its present one, or by a verb that its function has not.

What no policy can see is a function that opens a session for another tenant than the verified one. A \`TenantContext\` is made in one place only, and an id from a request does not type-check as one (\`test/unit/tenancy/tenant-scope.test.ts\`).`;
