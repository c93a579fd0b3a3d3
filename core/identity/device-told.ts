import type { SignInCaller } from './sign-in-caller.ts';
import type { ToldChange } from './user-accounts.ts';
import { userEvent } from './user-events.ts';

/** Event and mail of a sign-in from a device that the account did not know. */
export function deviceTold(caller: SignInCaller, userId: string, time: Date): ToldChange {
  const { tenantId, email, request, device } = caller;
  return {
    event: userEvent('user.new_device_used', {
      tenantId,
      occasion: {
        time,
        actor: { kind: tenantId === null ? 'operator' : 'user', id: userId },
        request,
      },
      data: { userId },
    }),
    mail: {
      kind: 'new-device',
      ...{ tenantId, email, time: time.toISOString() },
      ...{ address: device.sourceIp, agent: device.userAgent },
    },
  };
}
