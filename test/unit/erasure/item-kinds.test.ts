import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CONTROL_KINDS,
  USAGE_KINDS,
  WEBHOOK_KINDS,
} from '../../../adapters/dynamodb/erasure/item-kinds.ts';
import { TRACK_PREFIX } from '../../../adapters/dynamodb/product-analytics/analytics-keys.ts';
import {
  controlItemsOf,
  usageItemsOf,
  webhookItemsOf,
} from '../../support/erasure/tenant-items.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

const ADAPTERS = join(import.meta.dirname, '..', '..', '..', 'adapters', 'dynamodb');

/** What no function of the erasure reaches by these lists. */
const ELSEWHERE = {
  // The audit table, by its keys.
  audit: ['CHAIN', 'ENTRIES'],
  // Tenants' tables: all that is in a tenant's partitions goes.
  tenantTables: ['T'],
};

/** The first part of a partition key, as code writes it: in the key, in a function or a constant that is named so. */
const IN_KEYS = /\bpk: [`']([A-Z_]+)(?:#|[`'])/g;
const IN_PARTITIONS = /(?:Partition|PARTITION)\b[^=\n]*=(?:[^=>]*=>)?\s*[`']([A-Z_]+)#/g;
/** Or by a constant that it begins with. */
const BY_CONSTANTS = /(?:Partition\b[^=\n]*=[^=>]*=>\s*|pk: )`\$\{([A-Z_]+)\}/g;

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('erasure'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

const SOURCES = sourcesIn(ADAPTERS);
const firstGroups = (source: string, pattern: RegExp): string[] =>
  [...source.matchAll(pattern)].map(([, group = '']) => group);

function kindsIn(source: string): string[] {
  const constants = firstGroups(source, BY_CONSTANTS).flatMap((name) =>
    firstGroups(source, new RegExp(`const ${name} = '([A-Z_]+)#`, 'g')),
  );
  return [...firstGroups(source, IN_KEYS), ...firstGroups(source, IN_PARTITIONS), ...constants];
}

describe('the kinds of items that an erasure knows', () => {
  it('are all that the adapters write', () => {
    const tracked = ['SEEN', 'WINDOW'].map((kind) => `${TRACK_PREFIX}${kind}`);
    const written = [...new Set([...SOURCES.flatMap(kindsIn), ...tracked])];
    const known = [
      ...[...Object.keys(CONTROL_KINDS), ...Object.keys(USAGE_KINDS)],
      ...[...Object.keys(WEBHOOK_KINDS), ...ELSEWHERE.audit],
    ];
    expect(written.filter((kind) => !known.includes(kind))).toEqual([]);
    expect(known.filter((kind) => !written.includes(kind))).toEqual([]);
  });

  it('stand each in the tenant that tests erase', () => {
    const tenant = { ...aTenant(new Date()), identity: { userPoolId: 'eu_1', clientId: 'c' } };
    const kindsOf = (items: readonly { readonly pk: string }[]) =>
      [...new Set(items.map(({ pk }) => pk.split('#')[0]))].toSorted();
    const platforms = ['CONSUMED', 'FLAGS', 'PLATFORM', 'POOL_STOCK', 'PROVISIONING'];
    expect([...kindsOf(controlItemsOf(tenant)), ...platforms].toSorted()).toEqual(
      Object.keys(CONTROL_KINDS).toSorted(),
    );
    expect(kindsOf(usageItemsOf(tenant))).toEqual(Object.keys(USAGE_KINDS).toSorted());
    expect(kindsOf(webhookItemsOf(tenant))).toEqual(Object.keys(WEBHOOK_KINDS).toSorted());
  });
});
