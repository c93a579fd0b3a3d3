import type { FactorKey } from './second-factors.ts';
import type { ToldChange } from './user-accounts.ts';

/** So long after its last sign-in a device is as new as any other. */
export const DEVICE_DAYS = 180;

/** A device at an account, by the address that signs in there. */
export type DeviceKey = FactorKey & { readonly mark: string };

/** The devices that users have signed in from; what is told of an account is asked of unknown ones alike. */
export interface KnownDevices {
  isKnown(device: DeviceKey): Promise<boolean>;

  /** Known from now on. It is told in the same transaction, unless another request made it known meanwhile. */
  remember(device: DeviceKey, told?: ToldChange): Promise<void>;
}
