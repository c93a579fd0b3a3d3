import type { RequestInfo } from '../access/principal.ts';
import type { Account } from './account.ts';
import { deviceMark, deviceOf, type Device } from './device.ts';
import type { KnownDevices } from './known-devices.ts';

type Named = {
  readonly tenant?: string;
  readonly email: string;
  readonly request: RequestInfo;
};

/** Who tries to sign in, at which account and from which device; there may be no such account. */
export type SignInCaller = {
  readonly userPoolId: string;
  /** Null for an operator, and where there is no such tenant. */
  readonly tenantId: string | null;
  readonly email: string;
  readonly request: RequestInfo;
  readonly device: Device;
  readonly mark: string;
  /** Whether somebody who was right about the account signed in from it before. */
  readonly isKnownDevice: boolean;
};

export async function signInCaller(
  { devices }: { devices: KnownDevices },
  account: Account,
  { tenant, email, request }: Named,
): Promise<SignInCaller> {
  const device = deviceOf(request);
  const mark = deviceMark(device);
  // A tenant that is none counts apart, as one that is: no answer tells them from each other.
  const userPoolId = account.kind === 'closed' ? `none#${tenant ?? ''}` : account.pool.userPoolId;
  const isKnownDevice = await devices.isKnown({ userPoolId, email, mark });
  const tenantId = account.kind === 'tenant' ? account.tenant.id : null;
  return { userPoolId, tenantId, email, request, device, mark, isKnownDevice };
}
