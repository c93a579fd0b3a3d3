import * as z from 'zod';
import { PLATFORM } from '../access/roles.ts';
import { domainEvent, type DomainEvent, type Occasion } from '../events/domain-event.ts';
import { tenantPolicy } from './tenant-policy.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';

const userId = z.string().describe('The user whom it is about.');

/** What the platform promises to tell about a tenant’s users; never a name, an address or a secret. */
export const userEvents = {
  'user.password_changed': {
    version: 1,
    description: 'A user has a new password; the sessions begun with the old one are over.',
    data: z.object({
      userId,
      how: z.enum(['changed', 'reset']).describe('By the user in a session, or by a mailed link.'),
    }),
  },
  'user.sessions_ended': {
    version: 1,
    description: 'A user ended sessions of the own account.',
    data: z.object({
      userId,
      which: z.enum(['one', 'others']).describe('A single one, or all but the one it was done in.'),
    }),
  },
  'user.renamed': {
    version: 1,
    description: 'A user changed the own name.',
    data: z.object({ userId }),
  },
  'user.second_factor_changed': {
    version: 1,
    description: 'A user’s second factor, or what recovers from its loss, was changed.',
    data: z.object({
      userId,
      what: z
        .enum(['added', 'removed', 'recovery-codes-made', 'recovery-code-used'])
        .describe('A used recovery code removes the second factor as well.'),
    }),
  },
  'user.new_device_used': {
    version: 1,
    description:
      'A user signed in from a browser or program, or a network, that was not known of this user.',
    data: z.object({ userId }),
  },
  'user.sign_ins_failed': {
    version: 1,
    description:
      'Many attempts to sign in as a user failed in a row; told as often as the user is told by mail: after an hour again at the earliest.',
    data: z.object({
      userId,
      failures: z.int().describe('In a row, from one device or from strangers.'),
    }),
  },
  'policy.changed': {
    version: 1,
    description: 'The tenant asks something else of its users: this, from now on.',
    data: z.object({
      policy: tenantPolicy.describe('All of it.'),
      previous: z.object({ policy: tenantPolicy }).optional().describe('As it was before.'),
    }),
  },
} as const satisfies EventCatalog;

type Catalog = typeof userEvents;
export type UserEvent = {
  [Type in keyof Catalog]: DomainEvent<Type, Readonly<z.infer<Catalog[Type]['data']>>>;
}[keyof Catalog];

type Told<Type extends keyof Catalog> = {
  /** Null for an operator. */
  readonly tenantId: string | null;
  readonly occasion: Occasion;
  readonly data: Readonly<z.infer<Catalog[Type]['data']>>;
};

export const userEvent = <Type extends keyof Catalog>(
  type: Type,
  { tenantId, occasion, data }: Told<Type>,
): DomainEvent<string, object> =>
  domainEvent({
    ...{ type, version: userEvents[type].version, tenantId: tenantId ?? PLATFORM },
    ...occasion,
    data,
  });
