import { PLATFORM_METERS, type Aggregation } from '../metering/meter.ts';
import type { ConfigPath } from './config-error.ts';
import type { Contradiction, ValidParts } from './cross-check.ts';
import type { MeteringFile } from './metering-file.ts';
import type { PlansFile } from './plan-file.ts';

type Platform = { readonly plans: PlansFile; readonly metering: MeteringFile };
type Usage = ValidParts<NonNullable<PlansFile[string]['usage']>>;

/** Whose hours add up to what a month is billed by: a largest value and a latest one do not. */
const BILLED: readonly Aggregation[] = ['sum', 'count', 'unique_count'];

/** What plans price is a meter, and one that adds up. */
export function billedMeterErrors({ plans = {}, metering }: ValidParts<Platform>): Contradiction[] {
  const own = metering?.meters ?? {};
  const aggregations = new Map<string, Aggregation | undefined>(
    [...Object.entries(own), ...Object.entries(PLATFORM_METERS)].map(([id, meter]) => [
      id,
      meter?.aggregation,
    ]),
  );
  const errorsIn = (usage: Usage | undefined, path: ConfigPath): Contradiction[] =>
    Object.keys(usage ?? {}).flatMap((meter): Contradiction[] => {
      const at = { path: [...path, 'usage', meter], at: 'key' as const };
      if (!aggregations.has(meter)) return [{ ...at, message: 'is no meter of the platform' }];
      const aggregation = aggregations.get(meter);
      if (!aggregation || BILLED.includes(aggregation)) return [];
      return [
        { ...at, message: `is a ${aggregation}, which does not add up: it cannot be billed` },
      ];
    });
  return Object.entries(plans).flatMap(([id, plan]) => [
    ...errorsIn(plan?.usage, ['platform', 'plans', id]),
    ...(plan?.previous_versions ?? []).flatMap((version, index) =>
      errorsIn(version?.usage, ['platform', 'plans', id, 'previous_versions', index]),
    ),
  ]);
}
