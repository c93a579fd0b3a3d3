import * as z from 'zod';
import { SUPPORT_SCOPES, SUPPORT_STATES } from '../../core/access/support-grant.ts';
import { HOURS } from '../../core/support-access/support-access.ts';
import { humanName, idParam, nextCursor } from '../edge/request-schemas.ts';

const tenantId = idParam('tnt', 'The id of the tenant');
const accessId = idParam('sup', 'The id of the access');

export const tenantParams = z.object({ tenantId });
export const accessParams = z.object({ accessId });
export const accessOfTenantParams = z.object({ tenantId, accessId });

const scope = z.enum(SUPPORT_SCOPES);

const asked = {
  reason: 'An import of 2026-11-26 stopped half way (ticket 4711).',
  scopes: ['records:read' as const],
  durationHours: 24,
};

export const newAccessBody = z
  .strictObject({
    reason: humanName.meta({
      description: 'Why, as the tenant’s owners read it',
      examples: [asked.reason],
    }),
    scopes: z
      .array(scope)
      .min(1, 'Name at least one.')
      .max(SUPPORT_SCOPES.length)
      .overwrite((scopes) => [...new Set(scopes)])
      .meta({ description: 'What shall be seen', examples: [asked.scopes] }),
    durationHours: z
      .int('Give whole hours.')
      .min(HOURS.least, 'Ask for at least 1 hour.')
      .max(HOURS.most, 'Ask for at most 168 hours.')
      .meta({ description: 'From the grant on', examples: [asked.durationHours] }),
  })
  .meta({
    id: 'NewSupportAccess',
    description: 'Which data of the tenant an operator asks to see, why and for how long',
    examples: [asked],
  });

const party = z
  .object({
    kind: z.enum(['operator', 'user', 'policy']),
    id: z.string().optional(),
    name: z.string().meta({ description: 'The address; of a grant in advance, the policy' }),
  })
  .meta({
    id: 'SupportParty',
    description: 'Who asked, granted or ended an access',
    examples: [{ kind: 'user', id: 'b2c5d4e4', name: 'ada@acme.example' }],
  });

const time = z.iso.datetime();
const example = {
  id: 'sup_01kb2v3m9ne4a8x0c5r7d6f1gh',
  status: 'granted' as const,
  isEmergency: false,
  operator: { kind: 'operator' as const, id: '0d6a4a5f', name: 'grace@freehold.example' },
  ...asked,
  requestedAt: '2026-11-27T12:00:00.000Z',
  grantedBy: { kind: 'user' as const, id: 'b2c5d4e4', name: 'ada@acme.example' },
  grantedAt: '2026-11-27T12:10:00.000Z',
  until: '2026-11-28T12:10:00.000Z',
};

const supportAccessShape = z.object({
  id: accessId,
  status: z.enum([...SUPPORT_STATES, 'ended']),
  isEmergency: z
    .boolean()
    .meta({ description: 'Whether another operator grants it, and the tenant is told' }),
  operator: party,
  reason: z.string(),
  scopes: z.array(scope),
  durationHours: z.int(),
  requestedAt: time,
  grantedBy: party.optional(),
  grantedAt: time.optional(),
  until: time.optional(),
  closedBy: party.optional().meta({ description: 'Who refused, revoked or withdrew it' }),
  closedAt: time.optional(),
});

const use = {
  time: '2026-11-27T12:20:00.000Z',
  operatorName: 'grace@freehold.example',
  grantedByName: 'ada@acme.example',
  operation: 'getRecord',
  path: '/v1/records/notes/rec_01kb2v3m9ne4a8x0c5r7d6f1gh',
};

export const supportUseView = z
  .object({
    time,
    operatorName: z.string().meta({ description: 'Who made the request' }),
    grantedByName: z.string().meta({ description: 'Who had let him' }),
    operation: z.string().meta({ description: 'The operation of the API' }),
    path: z.string().meta({ description: 'What was asked for' }),
  })
  .meta({
    id: 'SupportUse',
    description: 'One request of an operator for the tenant’s data',
    examples: [use],
  });

/** As a tenant sees it. */
export const supportAccessView = supportAccessShape.meta({
  id: 'SupportAccess',
  description: 'An operator’s access to the tenant’s data',
  examples: [example],
});

export const listedAccessView = supportAccessShape
  .extend({
    recentUses: z.array(supportUseView).meta({ description: 'The latest ten' }),
  })
  .meta({
    id: 'ListedSupportAccess',
    description: 'An operator’s access to the tenant’s data, with what it was used for last',
    examples: [{ ...example, recentUses: [use] }],
  });

/** As an operator sees it. */
export const askedAccessView = supportAccessShape
  .extend({
    credential: z.string().meta({
      description:
        'To be sent as `Authorization: Freehold-Support access=<credential>, token=<accessToken>`; worth nothing without the token of the operator who asked',
    }),
  })
  .meta({
    id: 'AskedSupportAccess',
    description: 'Access that an operator asked for',
    examples: [{ ...example, credential: 'us-east-1_AbCdEfGhI.sup_01kb2v3m9ne4a8x0c5r7d6f1gh' }],
  });

export const supportAccessPage = z.object({ items: z.array(listedAccessView), nextCursor }).meta({
  id: 'SupportAccessPage',
  description: 'One page of accesses, the latest first',
  examples: [{ items: [{ ...example, recentUses: [use] }] }],
});

export const supportUsePage = z.object({ items: z.array(supportUseView), nextCursor }).meta({
  id: 'SupportUsePage',
  description: 'One page of uses, the latest first',
  examples: [{ items: [use] }],
});

export const askedAccessPage = z.object({ items: z.array(askedAccessView), nextCursor }).meta({
  id: 'AskedSupportAccessPage',
  description: 'One page of what was asked of a tenant, the latest first',
  examples: [
    { items: [{ ...example, credential: 'us-east-1_AbCdEfGhI.sup_01kb2v3m9ne4a8x0c5r7d6f1gh' }] },
  ],
});
