import type { DomainEvent } from '../events/domain-event.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { AuditStream, StreamBefore } from './stream.ts';

/** The streams of tenants. A write holds only while the version that it replaces stands. */
export interface StreamRegistry {
  find(tenantId: TenantId): Promise<AuditStream | null>;

  /** Writes the stream with what is told of it, all or nothing; whether it did. */
  save(stream: AuditStream, event?: DomainEvent<string, object>): Promise<boolean>;

  delete(before: StreamBefore, event: DomainEvent<string, object>): Promise<boolean>;

  /** Those whose time has come, page by page, the longest due first. */
  due(): AsyncIterable<readonly AuditStream[]>;
}

/** Encrypts what messages are signed with; another tenant's is not decrypted. */
export interface StreamSecrets {
  encrypt(tenantId: TenantId, secret: string): Promise<string>;
  decrypt(tenantId: TenantId, ciphertext: string): Promise<string>;
}
