import type { Result } from '../../kit/result.ts';
import type { Operator } from '../access/principal.ts';
import type { DeleteFlagError, FlagDeletion, FlagPut, PutFlagError } from './change-flags.ts';
import type { Flag } from './flag.ts';

/** As it was written, and whether it was not there before. */
export type FlagWritten = { readonly flag: Flag; readonly isNew: boolean };

/**
 * The operators' flags. Each change is one transaction with its event; of several that are made against
 * one version, one succeeds. All methods throw on an outage.
 */
export interface FlagRepository {
  /** As they are now, by name. */
  list(operator: Operator): Promise<readonly Flag[]>;

  put(put: FlagPut): Promise<Result<FlagWritten, PutFlagError>>;

  delete(deletion: FlagDeletion): Promise<Result<FlagWritten, DeleteFlagError>>;
}
