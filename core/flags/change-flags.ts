import { fail, ok, type Result } from '../../kit/result.ts';
import type { Occasion } from '../events/domain-event.ts';
import { toFlagsText, type Flag, type FlagRule } from './flag.ts';
import { flagChanged, type FlagChanged } from './flag-events.ts';

export const MAX_FLAGS = 100;
/**
 * Of all flags as text. Each environment of the authorizer reads them consistently up to twice in three
 * seconds, at a capacity unit for 4 KB, of the 3,000 a second that one partition key serves.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
export const MAX_FLAGS_BYTES = 32_768;

export type FlagNotFound = { readonly kind: 'FlagNotFound' };
export type FlagVersionConflict = { readonly kind: 'VersionConflict' };
export type FlagLimitReached = { readonly kind: 'FlagLimitReached'; readonly limit: number };
export type FlagsTooLarge = { readonly kind: 'FlagsTooLarge'; readonly maxBytes: number };

export type PutFlagError = FlagVersionConflict | FlagLimitReached | FlagsTooLarge;
export type DeleteFlagError = FlagNotFound | FlagVersionConflict;

/** All flags; the version grows with each change of any. */
export type FlagSet = { readonly version: number; readonly flags: readonly Flag[] };

export type FlagDeletion = {
  readonly name: string;
  /** Those that the change was made against; null for any, and for a new flag. */
  readonly versions: readonly number[] | null;
  readonly occasion: Occasion;
};
export type FlagPut = FlagDeletion & { readonly rule: FlagRule };

export type ChangedFlags = {
  readonly flags: FlagSet;
  readonly flag: Flag;
  readonly isNew: boolean;
  readonly event: FlagChanged;
};

/** The flags with that one as it shall be. */
export function putFlag(
  { version, flags }: FlagSet,
  { name, rule, versions, occasion }: FlagPut,
): Result<ChangedFlags, PutFlagError> {
  const before = flags.find((flag) => flag.name === name);
  if (!admits(versions, before)) return fail({ kind: 'VersionConflict' });
  if (!before && flags.length >= MAX_FLAGS) {
    return fail({ kind: 'FlagLimitReached', limit: MAX_FLAGS });
  }
  // Of the whole set, so that one deleted and made anew never has a version for the second time.
  const flag = { ...rule, name, version: version + 1 };
  const all = [...flags.filter((other) => other !== before), flag].toSorted(byName);
  if (Buffer.byteLength(toFlagsText(all)) > MAX_FLAGS_BYTES) {
    return fail({ kind: 'FlagsTooLarge', maxBytes: MAX_FLAGS_BYTES });
  }
  return ok({
    flags: { version: version + 1, flags: all },
    ...{ flag, isNew: !before },
    event: flagChanged({ name, rule, isDeleted: false, previous: before }, occasion),
  });
}

/** The flags without that one. */
export function deleteFlag(
  { version, flags }: FlagSet,
  { name, versions, occasion }: FlagDeletion,
): Result<ChangedFlags, DeleteFlagError> {
  const flag = flags.find((other) => other.name === name);
  if (!flag) return fail({ kind: 'FlagNotFound' });
  if (!admits(versions, flag)) return fail({ kind: 'VersionConflict' });
  return ok({
    flags: { version: version + 1, flags: flags.filter((other) => other !== flag) },
    ...{ flag, isNew: false },
    event: flagChanged({ name, rule: flag, isDeleted: true, previous: flag }, occasion),
  });
}

const admits = (versions: readonly number[] | null, flag: Flag | undefined): boolean =>
  versions === null || (flag !== undefined && versions.includes(flag.version));

const byName = (one: Flag, other: Flag) => (one.name < other.name ? -1 : 1);
