import type { ReachedCap, ReachedCaps } from '../../core/metering/reached-caps.ts';

export class FakeReachedCaps implements ReachedCaps {
  readonly #caps = new Map<string, readonly ReachedCap[]>();

  async of(tenantId: string) {
    return this.#caps.get(tenantId) ?? [];
  }

  async replace(tenantId: string, caps: readonly ReachedCap[]) {
    this.#caps.set(tenantId, caps);
  }
}
