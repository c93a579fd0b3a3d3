import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Period } from './period.ts';
import type { Grain, UsageWindow } from './usage-window.ts';
import type { WindowState } from './window-state.ts';

/** A part of a window: environments count in parts of their own, and do not wait for each other. */
export type ShardKey = { readonly window: UsageWindow; readonly shard: number };

export type Shard = ShardKey & {
  /** Grows by one with each write; 0 where nothing was written yet. */
  readonly revision: number;
  readonly state: WindowState;
};

/** That an event was seen; and in which message it was, for one that is given again. */
export type SeenMark = {
  readonly identity: string;
  readonly messageId: string;
  readonly knownUntil: Date;
};

/** That a window has this unique value. */
export type MemberMark = {
  readonly windowId: string;
  readonly member: string;
  readonly knownUntil: Date;
};

/** What stands or falls together. `MAX_WRITES` of them at most. */
export type UsageCommit = {
  readonly seen: readonly SeenMark[];
  readonly members: readonly MemberMark[];
  /** As they shall be; written only on the revision before. */
  readonly shards: readonly (Shard & WindowLife)[];
};

/** What is still to be done with a window that was counted in. */
export type WindowLife = {
  /** Null where it is not sealed for billing. */
  readonly sealAt: Date | null;
  /** Without it the window stays. */
  readonly keptUntil?: Date;
};

/** Items in a transaction: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
export const MAX_WRITES = 100;

/** What was known otherwise than the commit supposed; nothing was written. */
export type CommitConflict = {
  /** By identity, the message that it was counted from. */
  readonly seen: ReadonlyMap<string, string>;
  readonly members: readonly MemberMark[];
  readonly shards: readonly Shard[];
};

/** What was counted, by tenant. Throws on an outage; a commit may then be written, or not. */
export interface UsageStore {
  /** Those that are there, as they are now. */
  readShards(tenantId: TenantId, keys: readonly ShardKey[]): Promise<readonly Shard[]>;

  /** Null once all of it is written. */
  commit(tenantId: TenantId, commit: UsageCommit): Promise<CommitConflict | null>;
}

export interface SeenEvents {
  /** Those of the identities whose effect is written; one that is on its way may be missing. */
  known(tenantId: TenantId, identities: readonly string[]): Promise<ReadonlySet<string>>;
}

export type WindowRange = Period & { readonly meter: string; readonly grain: Grain };

export interface UsageReader {
  /** All parts of all windows that begin in the range, in the order of their begin; throws beyond `limit`. */
  listShards(tenantId: TenantId, range: WindowRange, limit: number): Promise<readonly Shard[]>;
}
