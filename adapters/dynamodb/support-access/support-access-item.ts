import * as z from 'zod';
import { SUPPORT_SCOPES, SUPPORT_STATES } from '../../../core/access/support-grant.ts';
import type { Party, SupportAccess } from '../../../core/support-access/support-access.ts';
import { isId, type Id } from '../../../kit/id.ts';
import { supportAccessKey } from '../table/control-keys.ts';

const id = z.custom<Id<'sup'>>((text) => typeof text === 'string' && isId('sup', text));
const party = z.object({
  kind: z.enum(['operator', 'user', 'policy']),
  id: z.string().optional(),
  name: z.string(),
});
/** Texts alone: the authorizer reads the item without a document client. */
const partyText = z.string().transform((text) => party.parse(JSON.parse(text)));
const time = z.coerce.date();

const supportAccessItem = z.object({
  id,
  emergency: z.enum(['yes', 'no']),
  status: z.enum(SUPPORT_STATES),
  operatorId: z.string(),
  operatorName: z.string(),
  reason: z.string(),
  scopes: z.string().transform((text) => z.array(z.enum(SUPPORT_SCOPES)).parse(text.split(' '))),
  durationHours: z.coerce.number(),
  requestedAt: time,
  grantedBy: partyText.optional(),
  grantedAt: time.optional(),
  until: time.optional(),
  closedBy: partyText.optional(),
  closedAt: time.optional(),
});

/** What a decision changes of it. */
export const toDecisionAttributes = (access: SupportAccess) =>
  withoutUndefined({
    status: access.state,
    grantedBy: toText(access.grantedBy),
    grantedByName: access.grantedBy?.name,
    grantedAt: access.grantedAt?.toISOString(),
    until: access.until?.toISOString(),
    closedBy: toText(access.closedBy),
    closedAt: access.closedAt?.toISOString(),
  });

export const toSupportAccessItem = (userPoolId: string, access: SupportAccess) => ({
  ...supportAccessKey(userPoolId, access.id),
  id: access.id,
  emergency: access.isEmergency ? 'yes' : 'no',
  operatorId: access.operator.id,
  operatorName: access.operator.name,
  reason: access.reason,
  scopes: access.scopes.join(' '),
  durationHours: String(access.durationHours),
  requestedAt: access.requestedAt.toISOString(),
  ...toDecisionAttributes(access),
});

export function fromSupportAccessItem(item: unknown): SupportAccess {
  const { emergency, status, operatorId, operatorName, ...access } = supportAccessItem.parse(item);
  return {
    ...access,
    isEmergency: emergency === 'yes',
    state: status,
    operator: { kind: 'operator', id: operatorId, name: operatorName },
  };
}

const toText = (one: Party | undefined) => one && JSON.stringify(one);

const withoutUndefined = (texts: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
