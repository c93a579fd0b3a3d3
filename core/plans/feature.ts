import { fail, ok, type Result } from '../../kit/result.ts';
import { parseStorageSize } from './storage-size.ts';

export type Quantity = number | 'unlimited';

export const ANALYTICS_LEVELS = ['basic', 'advanced', 'enterprise'] as const;
export type AnalyticsLevel = (typeof ANALYTICS_LEVELS)[number];

export const SUPPORT_LEVELS = ['email', 'priority', '24_7'] as const;
export type SupportLevel = (typeof SUPPORT_LEVELS)[number];

/** What the name of a feature grants; a `flag` is granted by its mere presence. */
export type Feature =
  | { readonly grants: 'users'; readonly users: Quantity }
  | { readonly grants: 'storage'; readonly storageBytes: Quantity }
  | { readonly grants: 'analytics'; readonly level: AnalyticsLevel }
  | { readonly grants: 'support'; readonly level: SupportLevel }
  | { readonly grants: 'flag'; readonly name: string };

export type MalformedFeature = {
  readonly kind: 'MalformedFeature';
  readonly name: string;
  readonly explanation: string;
};

const USERS = /^([1-9]\d*|unlimited)_users$/;
const STORAGE = /^(\w+)_storage$/;
const ANALYTICS = /^(basic|advanced|enterprise)_analytics$/;
const SUPPORT = /^(email|priority|24_7)_support$/;
const OWN_FLAG = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

/** Reads the meaning of a feature's name; fails on a malformed quantity and on what is no snake_case word. */
export function parseFeature(name: string): Result<Feature, MalformedFeature> {
  const known = usersOf(name) ?? storageOf(name) ?? levelOf(name);
  if (known) return ok(known);

  if (resembles(name, 'users?')) {
    return malformed(name, 'write a number of users as `25_users` or `unlimited_users`');
  }
  if (resembles(name, 'storage')) {
    return malformed(name, 'write an amount of storage as `100gb_storage`, in mb, gb or tb');
  }
  if (!OWN_FLAG.test(name)) {
    return malformed(name, 'name it in snake_case, beginning with a letter, such as `api_access`');
  }
  return ok({ grants: 'flag', name });
}

/** The meaning of those names that can be read. */
export const readFeatures = (names: readonly string[]): Feature[] =>
  names.map(parseFeature).flatMap((read) => (read.ok ? [read.value] : []));

/** Features on one subject exclude each other; each flag is a subject of its own. */
export function subjectOf(name: string): string {
  const feature = parseFeature(name);
  return feature.ok && feature.value.grants !== 'flag' ? feature.value.grants : `flag ${name}`;
}

function usersOf(name: string): Feature | null {
  const [, count] = USERS.exec(name) ?? [];
  if (count === undefined) return null;
  if (count === 'unlimited') return { grants: 'users', users: 'unlimited' };

  return Number.isSafeInteger(Number(count)) ? { grants: 'users', users: Number(count) } : null;
}

function storageOf(name: string): Feature | null {
  const [, size] = STORAGE.exec(name) ?? [];
  if (size === undefined) return null;
  if (size === 'unlimited') return { grants: 'storage', storageBytes: 'unlimited' };

  const storageBytes = parseStorageSize(size);
  return storageBytes === null ? null : { grants: 'storage', storageBytes };
}

function levelOf(name: string): Feature | null {
  const [, analytics] = ANALYTICS.exec(name) ?? [];
  if (analytics !== undefined) return { grants: 'analytics', level: analytics as AnalyticsLevel };

  const [, support] = SUPPORT.exec(name) ?? [];
  return support === undefined ? null : { grants: 'support', level: support as SupportLevel };
}

/**
 * Whether a name is meant as a quantity: `5users`, `x_gb_storage`, `users_5`. A company's own
 * `s3_storage` or `guest_users` has no word that is a number or a unit and stays a plain flag.
 */
function resembles(name: string, subject: 'users?' | 'storage'): boolean {
  const atEnd = new RegExp(`(^|_)(\\d|unlimited|[kmgtp]i?b_?).*${subject}$`, 'i');
  const atStart = new RegExp(`^${subject}_?(\\d|unlimited)`, 'i');
  return atEnd.test(name) || atStart.test(name);
}

const malformed = (name: string, explanation: string) =>
  fail({ kind: 'MalformedFeature', name, explanation } as const);
