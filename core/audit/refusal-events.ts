import * as z from 'zod';
import { derivedId } from '../../kit/id.ts';
import type { DomainEvent } from '../events/domain-event.ts';
import type { CountedAttempt } from './refusal-log.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';

export const ACCESS_REFUSED = 'access.refused';

/** What the edge tells of attempts that it refused, where the tenant is known. */
export const refusalEvents = {
  [ACCESS_REFUSED]: {
    version: 1,
    description:
      'Somebody was refused what he may not do, or did not prove who he is. Of one who repeats it in a minute the first, the tenth, the hundredth …',
    data: z.object({
      operation: z.string().describe('The operation of the API.'),
      path: z.string().describe('What it was asked for.'),
      reason: z.string().describe('The type of the problem that it was answered with.'),
      repeated: z.int().describe('How many of the same there were before it in the minute.'),
      email: z.string().optional().describe('The address that a sign-in named.'),
    }),
  },
} as const satisfies EventCatalog;

type RefusalData = Readonly<z.infer<(typeof refusalEvents)[typeof ACCESS_REFUSED]['data']>>;

type Told = { readonly tenantId: string; readonly attempt: CountedAttempt };

/** The same event for all environments that count the same attempts: one is written. */
export function accessRefused({ tenantId, attempt }: Told): DomainEvent<string, RefusalData> {
  const { operation, path, reason, repeated, email, key, minute, time, actor, request } = attempt;
  const { version } = refusalEvents[ACCESS_REFUSED];
  return {
    id: derivedId('evt', minute, `${ACCESS_REFUSED} ${key} ${repeated}`),
    ...{ type: ACCESS_REFUSED, version, tenantId, time, actor, request },
    data: { operation, path, reason, repeated, ...(email !== undefined && { email }) },
  };
}
