import type { DueExport, DueExports } from '../../core/billing/usage/due-exports.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';

type Head = { readonly position: number; readonly due?: Omit<DueExport, 'tenantId'> };

/** Whose usage waits to be exported, in memory. */
export class FakeDueExports implements DueExports {
  readonly #heads = new Map<TenantId, Head>();

  /** As sealing does. */
  sealed(tenantId: TenantId, position: number, now: Date) {
    const { due } = this.#heads.get(tenantId) ?? {};
    this.#heads.set(tenantId, { position, due: due ?? { since: now, dueAt: now } });
  }

  isDue = (tenantId: TenantId) => this.#heads.get(tenantId)?.due !== undefined;

  async *list(now: Date): AsyncIterable<readonly DueExport[]> {
    const all = [...this.#heads].flatMap(([tenantId, { due }]) =>
      due ? [{ tenantId, ...due }] : [],
    );
    yield all.filter(({ dueAt }) => dueAt <= now);
  }

  async take(due: DueExport, until: Date) {
    const head = this.#held(due);
    if (!head) return null;
    this.#heads.set(due.tenantId, { ...head, due: { since: due.since, dueAt: until } });
    return { ...due, dueAt: until };
  }

  async settle(taken: DueExport, position: number, now: Date) {
    const head = this.#held(taken);
    if (!head) return;
    if (head.position <= position) this.#heads.set(taken.tenantId, { position: head.position });
    else await this.take(taken, now);
  }

  async mark(tenantId: TenantId, now: Date) {
    const head = this.#heads.get(tenantId);
    if (head && !head.due) {
      this.#heads.set(tenantId, { ...head, due: { since: now, dueAt: now } });
    }
  }

  #held({ tenantId, dueAt }: DueExport): Head | undefined {
    const head = this.#heads.get(tenantId);
    return head?.due?.dueAt.getTime() === dueAt.getTime() ? head : undefined;
  }
}
