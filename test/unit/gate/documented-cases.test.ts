import { describe, expect, it } from 'vitest';
import { outcomeOf } from './cases/case.ts';
import { eventSourceCases } from './cases/event-sources.ts';
import { handingOverCases } from './cases/handing-over.ts';
import { itemCases } from './cases/items.ts';
import { keyCases } from './cases/keys.ts';
import { messageCases } from './cases/messages.ts';
import { objectCases } from './cases/objects.ts';
import { policyCases } from './cases/policies.ts';
import { tableKeyCases } from './cases/table-keys.ts';
import { transactionCases } from './cases/transactions.ts';

/** Every request is signed by the SDK and goes the gate's whole way, up to the emulator. */
describe.each([
  ['items', itemCases],
  ['several items at once', transactionCases],
  ['objects', objectCases],
  ['keys', keyCases],
  ['tables with a key', tableKeyCases],
  ['streams and their mappings to functions', eventSourceCases],
  ['queues, secrets, notifications and roles handed over with them', messageCases],
  ['the kinds of policies', policyCases],
  ['roles that are assumed or handed over', handingOverCases],
])('AWS documents of %s', (_topic, cases) => {
  it.each(cases)('$name: $expected ($source)', async (row) => {
    expect(await outcomeOf(row)).toBe(row.expected);
  });
});
