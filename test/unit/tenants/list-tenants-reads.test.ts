import type { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listTenants } from '../../../adapters/dynamodb/tenants/list-tenants.ts';
import { toTenantItem } from '../../../adapters/dynamodb/tenants/tenant-item.ts';
import { newTenant } from '../../support/tenants/tenant-stores.ts';

type Item = ReturnType<typeof toTenantItem> & { readonly gsi1sk: string };

/** An index as DynamoDB reads it: the limit counts what is read, the filter is applied after it. */
function indexOf(items: readonly Item[], itemsInOneMegabyte: number) {
  let reads = 0;
  const send = async ({ input }: QueryCommand) => {
    reads += 1;
    const start = input.ExclusiveStartKey as { gsi1sk: string } | undefined;
    const rest = items.filter(({ gsi1sk }) => start === undefined || gsi1sk < start.gsi1sk);
    const atOnce = Math.min(input.Limit ?? Infinity, itemsInOneMegabyte);
    const read = rest.slice(0, atOnce);
    const last = read.at(-1);
    const plan: unknown = input.ExpressionAttributeValues?.[':plan'];
    const Items = read.filter((item) => plan === undefined || item.plan === plan);
    // A read that is full has a key even when nothing follows.
    if (!last || read.length < atOnce) return { Items };
    const { pk, sk, gsi1pk, gsi1sk } = last;
    return { Items, LastEvaluatedKey: { pk, sk, gsi1pk, gsi1sk } };
  };
  return { documents: { send } as unknown as DynamoDBDocumentClient, reads: () => reads };
}

const itemsOf = (plans: readonly string[]) =>
  plans
    .map((plan) => ({ gsi1sk: '', ...toTenantItem(newTenant({ plan }).tenant) }))
    .toSorted((a, b) => (a.gsi1sk < b.gsi1sk ? 1 : -1));

describe('listTenants', () => {
  it('shows each match once and in order, whatever the size of a read and of a page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          plans: fc.array(fc.constantFrom('basic', 'pro'), { maxLength: 60 }),
          itemsInOneMegabyte: fc.integer({ min: 1, max: 70 }),
          limit: fc.integer({ min: 1, max: 9 }),
          plan: fc.constantFrom(undefined, 'pro'),
        }),
        async ({ plans, itemsInOneMegabyte, limit, plan }) => {
          const items = itemsOf(plans);
          const { documents } = indexOf(items, itemsInOneMegabyte);
          const seen: string[] = [];
          let after: string | undefined;
          do {
            const page = await listTenants(documents, 'table', { limit, plan, after });
            expect(page.items.length).toBeLessThanOrEqual(limit);
            seen.push(...page.items.map(({ id }) => id));
            after = page.next;
          } while (after !== undefined);

          const wanted = items.filter((item) => plan === undefined || item.plan === plan);
          expect(seen).toEqual(wanted.map(({ id }) => id));
        },
      ),
    );
  });

  it('ends a page after eight reads, short but with a way on', async () => {
    const items = itemsOf([...Array<string>(100).fill('basic'), 'pro']);
    const { documents, reads } = indexOf(items, 10);
    const page = await listTenants(documents, 'table', { limit: 5, plan: 'gold' });

    expect(reads()).toBe(8);
    expect(page).toEqual({ items: [], next: items[79]?.id });
  });

  it('reads once for a page that needs no filter', async () => {
    const { documents, reads } = indexOf(itemsOf(Array<string>(30).fill('basic')), 1_000);
    const page = await listTenants(documents, 'table', { limit: 25 });

    expect(page.items).toHaveLength(25);
    expect(reads()).toBe(1);
  });
});
