import * as z from 'zod';
import {
  domainEvent,
  WHOLE_PLATFORM,
  type DomainEvent,
  type Occasion,
} from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import type { FlagRule } from './flag.ts';

const ids = z.array(z.string());

const rule = z.object({
  kill: z.boolean().describe('Whether the feature is off for everyone.'),
  percentage: z.int().describe('For how many of a hundred tenants it is on.'),
  onTenants: ids.describe('The tenants for whom it is on.'),
  offTenants: ids.describe('The tenants for whom it is off.'),
  onUsers: z
    .array(z.object({ tenantId: z.string(), userId: z.string() }))
    .describe('The users for whom it is on.'),
});

/** What the platform promises to tell about flags. */
export const flagEvents = {
  'flag.changed': {
    version: 1,
    isOfPlatform: true,
    description: 'An operator set a flag, or deleted it.',
    data: rule.extend({
      flag: z.string().describe('The feature that it switches.'),
      isDeleted: z.boolean().describe('Whether it is no more; then the rest is what it last said.'),
      previous: rule.optional().describe('What it said before; absent of a new one.'),
    }),
  },
} as const satisfies EventCatalog;

type FlagChangedData = Readonly<z.infer<(typeof flagEvents)['flag.changed']['data']>>;
export type FlagChanged = DomainEvent<'flag.changed', FlagChangedData>;

type Changed = {
  readonly name: string;
  readonly rule: FlagRule;
  readonly isDeleted: boolean;
  readonly previous: FlagRule | undefined;
};

export function flagChanged(
  { name, rule, isDeleted, previous }: Changed,
  occasion: Occasion,
): FlagChanged {
  const { version } = flagEvents['flag.changed'];
  return domainEvent<'flag.changed', FlagChangedData>({
    ...{ type: 'flag.changed', version, tenantId: WHOLE_PLATFORM, ...occasion },
    data: {
      ...{ flag: name, isDeleted, ...told(rule) },
      ...(previous && { previous: told(previous) }),
    },
  });
}

const told = ({ kill, percentage, onTenants, offTenants, onUsers }: FlagRule) => ({
  ...{ kill, percentage, onTenants: [...onTenants], offTenants: [...offTenants] },
  onUsers: [...onUsers],
});
