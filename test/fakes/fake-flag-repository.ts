import {
  deleteFlag,
  putFlag,
  type ChangedFlags,
  type FlagDeletion,
  type FlagPut,
  type FlagSet,
} from '../../core/flags/change-flags.ts';
import type { FlagChanged } from '../../core/flags/flag-events.ts';
import type { FlagRepository, FlagWritten } from '../../core/flags/flag-repository.ts';
import { ok, type Result } from '../../kit/result.ts';

export class FakeFlagRepository implements FlagRepository {
  readonly events: FlagChanged[] = [];
  #flags: FlagSet = { version: 0, flags: [] };

  async list() {
    return this.#flags.flags;
  }

  async put(put: FlagPut) {
    return this.#change(putFlag(this.#flags, put));
  }

  async delete(deletion: FlagDeletion) {
    return this.#change(deleteFlag(this.#flags, deletion));
  }

  #change<E>(changed: Result<ChangedFlags, E>): Result<FlagWritten, E> {
    if (!changed.ok) return changed;
    const { flags, flag, isNew, event } = changed.value;
    this.#flags = flags;
    this.events.push(event);
    return ok({ flag, isNew });
  }
}
