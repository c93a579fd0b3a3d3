import type { SealedWindows } from '../../metering/sealed-windows.ts';
import type { TenantId } from '../../tenancy/tenant-context.ts';

/** What billing takes of a sealed window of usage. */
export type SealedUsage = {
  /** In the tenant's log, from 1 on and without gaps. */
  readonly position: number;
  /** The same for the same tenant, window and revision, and for nothing else. */
  readonly id: string;
  /** By which the window is explained down to its events. */
  readonly windowId: string;
  readonly meter: string;
  /** When the window begins. */
  readonly from: Date;
  /** A decimal number of at most 12 digits behind the point: what is new since the revision before. */
  readonly change: string;
  readonly sealedAt: Date;
};

/** What may be billed, in the order in which it was sealed. */
export interface SealedUsageLog {
  /** Of one tenant, behind a position; fewer than `limit` are the end for now. */
  listAfter(tenantId: TenantId, position: number, limit: number): Promise<readonly SealedUsage[]>;
}

export const sealedUsageOf = (windows: SealedWindows): SealedUsageLog => ({
  async listAfter(tenantId, position, limit) {
    const sealed = await windows.listAfter(tenantId, position, limit);
    return sealed.map(({ position, id, windowId, window, change, sealedAt }) => ({
      ...{ position, id, windowId, change, sealedAt },
      ...{ meter: window.meter, from: window.start },
    }));
  },
});
