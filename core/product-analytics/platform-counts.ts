import type { Quantity } from '../metering/quantity.ts';
import { STATUS_CLASS } from '../metering/meter.ts';
import type { Grain } from '../metering/usage-window.ts';
import type { MetricName } from './metric.ts';

/** By what a metric of the platform can be split; by classes of answers errors alone. */
export const PLATFORM_DIMENSIONS = ['plan', 'isolation', 'tenant', STATUS_CLASS] as const;
export type PlatformDimension = (typeof PLATFORM_DIMENSIONS)[number];

export type Groups = Readonly<Record<string, Quantity>>;

/** A window of a metric over all tenants. */
export type PlatformWindow = {
  readonly metric: MetricName;
  readonly grain: Grain;
  readonly start: Date;
};

/** What all tenants together counted in it. */
export type PlatformCount = PlatformWindow & {
  readonly total: Quantity;
  readonly by: Readonly<Partial<Record<PlatformDimension, Groups>>>;
};

export type PlatformRange = {
  readonly metric: MetricName;
  readonly grain: Grain;
  readonly start: Date;
  readonly end: Date;
};

/** Kept beside the tenants' own windows, which no session of a tenant reaches either. Throws on an outage. */
export interface PlatformCounts {
  /** The begin of the last hour that was counted; null before the first one. */
  last(): Promise<Date | null>;
  done(hour: Date): Promise<void>;

  /**
   * Keeps the larger one of what is there and this: windows only grow, and a smaller sum lacks a tenant that was
   * erased since.
   */
  put(count: PlatformCount): Promise<void>;

  /** Those that begin in the range, the first one first. */
  list(range: PlatformRange): Promise<readonly PlatformCount[]>;
}
