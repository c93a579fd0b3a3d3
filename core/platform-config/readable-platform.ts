import type { z } from 'zod';
import type { ConfigPath } from './config-problem.ts';
import { storageLimit, usersLimit } from './limits-file.ts';

/** A quantity a plan has in `limits`; `unreadable` is reported by the schema. */
export type ReadableLimit = number | 'unlimited' | 'unreadable';

export type ReadablePlan = {
  readonly id: string;
  /** Undefined when the plan's features are missing or no list. */
  readonly features: readonly unknown[] | undefined;
};

export type LimitsPerPlan = {
  readonly path: ConfigPath;
  readonly perPlan: ReadonlyMap<string, ReadableLimit>;
};

export type ReadableRate = {
  readonly path: ConfigPath;
  readonly perHour: number | undefined;
  readonly burstPerMinute: number | undefined;
};

/** What can be read of a platform file of which parts may be missing or wrong. */
export type ReadablePlatform = {
  readonly defaultPlan: string | undefined;
  readonly hasPlans: boolean;
  readonly plans: readonly ReadablePlan[];
  readonly hasLimitsTwice: boolean;
  readonly users: LimitsPerPlan;
  readonly storage: LimitsPerPlan;
  readonly rate: ReadableRate;
};

export function readPlatform(file: unknown): ReadablePlatform {
  const limitsInside = valueAt(file, ['platform', 'limits']) !== undefined;
  const limitsBeside = valueAt(file, ['limits']) !== undefined;
  const limits = limitsInside ? ['platform', 'limits'] : ['limits'];
  const plans = valueAt(file, ['platform', 'plans']);
  const defaultPlan = valueAt(file, ['platform', 'multi_tenancy', 'default_plan']);

  return {
    defaultPlan: typeof defaultPlan === 'string' ? defaultPlan : undefined,
    hasPlans: isMap(plans),
    plans: entriesOf(plans).map(([id, plan]) => ({ id, features: featuresIn(plan) })),
    hasLimitsTwice: limitsInside && limitsBeside,
    users: limitsPerPlan(file, [...limits, 'users', 'per_plan'], usersLimit),
    storage: limitsPerPlan(file, [...limits, 'storage', 'per_tenant'], storageLimit),
    rate: rateAt(file, [...limits, 'api', 'rate_limiting']),
  };
}

function limitsPerPlan(
  file: unknown,
  path: readonly string[],
  schema: z.ZodType<number | 'unlimited'>,
): LimitsPerPlan {
  const limits = entriesOf(valueAt(file, path)).map(([plan, raw]): [string, ReadableLimit] => {
    const limit = schema.safeParse(raw);
    return [plan, limit.success ? limit.data : 'unreadable'];
  });
  return { path, perPlan: new Map(limits) };
}

function rateAt(file: unknown, path: readonly string[]): ReadableRate {
  const perHour = valueAt(file, [...path, 'default_limit']);
  const burstPerMinute = valueAt(file, [...path, 'burst_limit']);
  return {
    path,
    perHour: typeof perHour === 'number' ? perHour : undefined,
    burstPerMinute: typeof burstPerMinute === 'number' ? burstPerMinute : undefined,
  };
}

function featuresIn(plan: unknown): readonly unknown[] | undefined {
  const features = valueAt(plan, ['features']);
  return Array.isArray(features) ? features : undefined;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isMap(inner) ? inner[key] : undefined), value);
}

const entriesOf = (value: unknown): [string, unknown][] =>
  isMap(value) ? Object.entries(value) : [];

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
