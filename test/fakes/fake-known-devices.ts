import {
  DEVICE_DAYS,
  type DeviceKey,
  type KnownDevices,
} from '../../core/identity/known-devices.ts';
import type { ToldChange } from '../../core/identity/user-accounts.ts';

export class FakeKnownDevices implements KnownDevices {
  readonly told: ToldChange[] = [];
  readonly #until = new Map<string, number>();
  readonly #now: () => Date;

  constructor(now = () => new Date()) {
    this.#now = now;
  }

  isKnown(device: DeviceKey): Promise<boolean> {
    return Promise.resolve((this.#until.get(keyOf(device)) ?? 0) > this.#now().getTime());
  }

  async remember(device: DeviceKey, told?: ToldChange): Promise<void> {
    if (told && !(await this.isKnown(device))) this.told.push(told);
    this.#until.set(keyOf(device), this.#now().getTime() + DEVICE_DAYS * 86_400_000);
  }
}

const keyOf = ({ userPoolId, email, mark }: DeviceKey) => `${userPoolId} ${email} ${mark}`;
