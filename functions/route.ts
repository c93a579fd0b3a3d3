import type { Access } from '../core/access/may-access.ts';

/** Sorts of routes by the requests a second that a stage admits (infra/config/stage.ts). */
export type RateClass = 'anonymous' | 'standard';

type Limited<Allowed extends Access> = {
  readonly permission: Allowed;
  /** A feature, such as `api_access`, that the tenant must have: by plan, override or flag. */
  readonly entitlement?: string;
  /** Without it `anonymous` where no token is needed, `standard` elsewhere. */
  readonly rateClass?: RateClass;
};

type Route<Key extends string, Fn extends string, Allowed extends Access> = {
  readonly key: Key;
  readonly function: Fn;
  readonly permission: Allowed;
  readonly entitlement?: string;
  readonly rateClass: RateClass;
};

/** A line of the API: the request, the function that serves it, and the permission that it takes. */
export const route = <Key extends string, Fn extends string, Allowed extends Access>(
  key: Key,
  functionPath: Fn,
  access: Allowed | Limited<Allowed>,
): Route<Key, Fn, Allowed> => {
  const limited = typeof access === 'string' ? { permission: access } : access;
  const rateClass = limited.permission === 'anyone' ? 'anonymous' : 'standard';
  return { key, function: functionPath, rateClass, ...limited };
};
