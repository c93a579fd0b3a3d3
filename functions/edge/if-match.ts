import { fail, ok, type Result } from '../../kit/result.ts';

const TAG = /(?:W\/)?"[^"]*"/g;
const LIST = /^[\s,]*(?:W\/)?"[^"]*"(?:\s*,[\s,]*(?:W\/)?"[^"]*")*[\s,]*$/;
const OURS = /^(?:W\/)?"(?<version>[1-9]\d{0,14})"$/;

/** The versions that a change admits; null when any will do. */
export type AdmittedVersions = readonly number[] | null;

export type MalformedTag = { readonly kind: 'MalformedTag' };

/**
 * The versions in `If-Match` (RFC 9110, 13.1.1). A weak tag counts like the strong one, since ours
 * name versions and a cache that compresses makes them weak; another server's tag admits nothing.
 */
export function versionsIn(header: string): Result<AdmittedVersions, MalformedTag> {
  if (header.trim() === '*') return ok(null);
  if (!LIST.test(header)) return fail({ kind: 'MalformedTag' });

  const versions = (header.match(TAG) ?? []).flatMap((tag) => {
    const version = OURS.exec(tag)?.groups?.version;
    return version === undefined ? [] : [Number(version)];
  });
  return ok(versions);
}

export type VersionConflict = { readonly kind: 'VersionConflict' };

/**
 * The one version that a change is made against: the admitted one, or of several the present one;
 * a change by another request meanwhile makes the write fail. Null when there is no present one.
 */
export async function versionToChange(
  admitted: AdmittedVersions,
  presentVersion: () => Promise<number | undefined>,
): Promise<Result<number | undefined, VersionConflict>> {
  if (admitted?.length === 1) return ok(admitted[0]);

  const version = await presentVersion();
  return version === undefined || !admitted || admitted.includes(version)
    ? ok(version)
    : fail({ kind: 'VersionConflict' });
}
