import type { AccountHolder } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { EndMySessionsPorts } from './end-my-sessions.ts';
import { sessionOf, tenantIdOf } from './signed-in-user.ts';
import { userEvent } from './user-events.ts';

export function renameMe(
  { accounts, operatorPool, now }: EndMySessionsPorts,
  principal: AccountHolder,
  name: string,
): Promise<void> {
  const event = userEvent('user.renamed', {
    tenantId: tenantIdOf(principal),
    occasion: occasionOf(principal, now()),
    data: { userId: principal.id },
  });
  return accounts.rename(sessionOf(operatorPool, principal), name, { event });
}
