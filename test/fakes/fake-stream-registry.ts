import type { StreamRegistry } from '../../core/audit-stream/stream-registry.ts';
import type { AuditStream, StreamBefore } from '../../core/audit-stream/stream.ts';
import type { DomainEvent } from '../../core/events/domain-event.ts';

/** Streams in memory. */
export class FakeStreamRegistry implements StreamRegistry {
  readonly streams = new Map<string, AuditStream>();
  readonly events: DomainEvent<string, object>[] = [];
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  find(tenantId: string) {
    return Promise.resolve(this.streams.get(tenantId) ?? null);
  }

  save(stream: AuditStream, event?: DomainEvent<string, object>) {
    const before = this.streams.get(stream.tenantId)?.version ?? 0;
    if (before !== stream.version - 1) return Promise.resolve(false);
    this.streams.set(stream.tenantId, stream);
    if (event) this.events.push(event);
    return Promise.resolve(true);
  }

  delete({ tenantId, version }: StreamBefore, event: DomainEvent<string, object>) {
    if (this.streams.get(tenantId)?.version !== version) return Promise.resolve(false);
    this.streams.delete(tenantId);
    this.events.push(event);
    return Promise.resolve(true);
  }

  async *due() {
    const due = [...this.streams.values()].filter(({ nextAt }) => nextAt <= this.#now());
    if (due.length > 0) yield await Promise.resolve(due);
  }
}
