import type { TenantId } from '../../tenancy/tenant-context.ts';

/** A tenant of whom something was sealed that is not exported yet. */
export type DueExport = {
  readonly tenantId: TenantId;
  /** Since when it waits, however often it was put off. */
  readonly since: Date;
  readonly dueAt: Date;
};

/** Whose usage waits to be exported. */
export interface DueExports {
  /** The longest due first, page by page. */
  list(now: Date): AsyncIterable<readonly DueExport[]>;
  /** Nobody else takes it until then; null where somebody did. */
  take(due: DueExport, until: Date): Promise<DueExport | null>;
  /** Everything up to the position is exported; where more was sealed meanwhile, it is due at once. */
  settle(taken: DueExport, position: number, now: Date): Promise<void>;
  /** Makes a tenant due of whom something was sealed ever; one that is due stays as it is. */
  mark(tenantId: TenantId, now: Date): Promise<void>;
}
