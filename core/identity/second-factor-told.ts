import type { RequestInfo } from '../access/principal.ts';
import type { Occasion } from '../events/domain-event.ts';
import type { ToldChange } from './user-accounts.ts';
import { userEvent } from './user-events.ts';

export type SecondFactorChange = {
  readonly what: 'added' | 'removed' | 'recovery-codes-made' | 'recovery-code-used';
  readonly tenantId: string | null;
  readonly userId: string;
  readonly email: string;
  readonly occasion: Occasion & { readonly request: RequestInfo };
};

/** Event and mail of a changed second factor. */
export const secondFactorTold = (change: SecondFactorChange): ToldChange => {
  const { what, tenantId, userId, email, occasion } = change;
  return {
    event: userEvent('user.second_factor_changed', { tenantId, occasion, data: { userId, what } }),
    mail: {
      kind: 'second-factor-changed',
      ...{ tenantId, email, time: occasion.time.toISOString() },
      ...{ what, address: occasion.request.sourceIp },
    },
  };
};
