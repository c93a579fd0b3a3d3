import * as z from 'zod';
import { domainEvent, type DomainEvent, type Occasion } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import type { Role } from './role.ts';

const roleFacts = z.object({
  roleId: z.string().describe('The id of the role.'),
  name: z.string().describe('Its name.'),
  permissions: z.array(z.string()).describe('What it permits.'),
});

/** What the platform promises to tell about the roles that tenants make; a shape that breaks is a new version. */
export const roleEvents = {
  'role.created': { version: 1, description: 'A tenant made a role.', data: roleFacts },
  'role.changed': {
    version: 1,
    description: 'A role’s name, description or permissions changed, for all who have it.',
    data: roleFacts.extend({
      before: z.array(z.string()).describe('What it permitted before.'),
    }),
  },
  'role.deleted': {
    version: 1,
    description: 'A role that nobody had was deleted.',
    data: roleFacts,
  },
} as const satisfies EventCatalog;

type Catalog = typeof roleEvents;
type DataOf<Type extends keyof Catalog> = Readonly<z.infer<Catalog[Type]['data']>>;
export type RoleEvent = {
  [Type in keyof Catalog]: DomainEvent<Type, DataOf<Type>>;
}[keyof Catalog];

type Happening = { readonly tenantId: string; readonly occasion: Occasion };

export const roleCreated = (role: Role, { tenantId, occasion }: Happening): RoleEvent =>
  domainEvent({ ...occasion, type: 'role.created', version: 1, tenantId, data: factsOf(role) });

export const roleChanged = (
  role: Role,
  before: Role,
  { tenantId, occasion }: Happening,
): RoleEvent =>
  domainEvent({
    ...occasion,
    type: 'role.changed',
    version: 1,
    tenantId,
    data: { ...factsOf(role), before: [...before.permissions] },
  });

export const roleDeleted = (role: Role, { tenantId, occasion }: Happening): RoleEvent =>
  domainEvent({ ...occasion, type: 'role.deleted', version: 1, tenantId, data: factsOf(role) });

const factsOf = ({ id, name, permissions }: Role) => ({
  roleId: id,
  name,
  permissions: [...permissions],
});
