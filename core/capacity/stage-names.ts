import { SILO_INFIX, resourcePrefixOf } from '../tenancy/resource-names.ts';
import type { Inventory } from './account-inventory.ts';

const ALIAS = 'alias/';

/** Whether a name, or the alias of a key, is one of the stage. */
export const isOfStage = (stage: string, name: string): boolean =>
  named(name).startsWith(resourcePrefixOf(stage));

const named = (name: string): string => (name.startsWith(ALIAS) ? name.slice(ALIAS.length) : name);

/** Whether the stage's own stacks are in the region, by the one that outlives the others. */
export const isCellOf = (stage: string, { stacks }: Inventory): boolean =>
  stacks.names.includes(`${resourcePrefixOf(stage)}data`);

/** The tenants as far as something in the region bears their name. */
export type TenantsHere = {
  /** With a pool of their name here and no table: in shared tables, or with a stack in another region. */
  readonly withoutOwnTable: number;
  readonly separateSchema: number;
  readonly separateDatabase: number;
  readonly keys: number;
  /** Pools that were made ahead: their names tell no tenant, whether one took them or not. */
  readonly poolsMadeAhead: number;
};

/** Decided by names alone, so that nothing has to read the tenants' records. */
export function tenantsHere(stage: string, inventory: Inventory): TenantsHere {
  const tenantsWith = (resource: keyof Inventory): Set<string> =>
    new Set(inventory[resource].names.flatMap((name) => tenantNamed(stage, name) ?? []));
  const stacks = tenantsWith('stacks');
  const tables = tenantsWith('tables');
  return {
    withoutOwnTable: [...tenantsWith('userPools')].filter((id) => !tables.has(id)).length,
    separateSchema: [...tables].filter((id) => !stacks.has(id)).length,
    separateDatabase: stacks.size,
    keys: tenantsWith('keys').size,
    poolsMadeAhead: inventory.userPools.names.filter((name) => isMadeAhead(stage, name)).length,
  };
}

const isMadeAhead = (stage: string, name: string): boolean =>
  name.startsWith(`${resourcePrefixOf(stage)}rpl_`);

/** Stacks and buckets have a hyphen where the id has an underscore: `resource-names.ts`. */
const TENANT = new RegExp(`^(?:${SILO_INFIX})?tnt[_-]([0-9a-z]{26})`);

function tenantNamed(stage: string, name: string): string | undefined {
  if (!isOfStage(stage, name)) return undefined;
  return TENANT.exec(named(name).slice(resourcePrefixOf(stage).length))?.[1];
}
