import { parseFeature, type Quantity } from '../plans/feature.ts';
import { formatStorageSize } from '../plans/storage-size.ts';
import { billedMeterErrors } from './billed-meters.ts';
import type { ConfigPath } from './config-error.ts';
import { costContradictions, type CostSections } from './costs-file.ts';
import type { Contradiction, ValidParts } from './cross-check.ts';
import type { LimitsFile } from './limits-file.ts';
import type { MeteringFile } from './metering-file.ts';
import type { PlanFile, PlansFile } from './plan-file.ts';

/** The sections of a platform file that can contradict each other. */
type Sections = {
  readonly platform: {
    readonly multi_tenancy: { readonly default_plan: string };
    readonly plans: PlansFile;
    readonly metering: MeteringFile;
    readonly limits?: LimitsFile | undefined;
  } & CostSections;
  readonly limits?: LimitsFile | undefined;
};

type Plans = ValidParts<PlansFile>;
type Limits = ValidParts<LimitsFile>;

/** What a plan's features or its limits must state, and how the limits of each plan are found. */
const QUANTITIES = [
  {
    grants: 'users',
    limitsAt: ['users', 'per_plan'],
    limitsIn: ({ users }: Limits) => users?.per_plan,
    example: '25_users',
    inWords: (quantity: Quantity) => String(quantity),
  },
  {
    grants: 'storage',
    limitsAt: ['storage', 'per_tenant'],
    limitsIn: ({ storage }: Limits) => storage?.per_tenant,
    example: '100gb_storage',
    inWords: (quantity: Quantity) =>
      quantity === 'unlimited' ? quantity : formatStorageSize(quantity),
  },
] as const;

type LimitedQuantity = (typeof QUANTITIES)[number] & {
  readonly path: ConfigPath;
  readonly perPlan: Readonly<Record<string, Quantity | undefined>>;
};

/** How the sections of a platform file contradict each other. */
export function contradictionsIn(file: ValidParts<Sections>): Contradiction[] {
  const { platform = {} } = file;
  const plans = platform.plans ?? {};
  const quantities = limitedQuantities(file);
  return [
    ...costContradictions(platform),
    ...limitsTwice(file),
    ...unknownPlan(plans, platform.multi_tenancy?.default_plan, {
      path: ['platform', 'multi_tenancy', 'default_plan'],
    }),
    ...quantities.flatMap(({ path, perPlan }) =>
      Object.keys(perPlan).flatMap((id) =>
        unknownPlan(plans, id, { path: [...path, id], at: 'key' }),
      ),
    ),
    ...billedMeterErrors(platform),
    ...plansNamed(file).flatMap(({ path, id }) => unknownPlan(plans, id, { path, at: 'key' })),
    ...Object.entries(plans).flatMap(([id, plan]) =>
      quantities.flatMap((quantity) => [
        ...quantityOfPlan(id, plan?.features, quantity),
        ...quantityOfPrevious(id, plan?.previous_versions, quantity),
      ]),
    ),
  ];
}

const hasLimitsInside = ({ platform }: ValidParts<Sections>) =>
  platform !== undefined && 'limits' in platform;

function limitsIn(file: ValidParts<Sections>): { path: ConfigPath; limits: Limits } {
  const isInside = hasLimitsInside(file);
  const limits = (isInside ? file.platform?.limits : file.limits) ?? {};
  return { path: [...(isInside ? ['platform'] : []), 'limits'], limits };
}

function limitedQuantities(file: ValidParts<Sections>): LimitedQuantity[] {
  const { path, limits } = limitsIn(file);
  return QUANTITIES.map((quantity) => ({
    ...quantity,
    path: [...path, ...quantity.limitsAt],
    perPlan: quantity.limitsIn(limits) ?? {},
  }));
}

/** The plans that limits name which are no feature of a plan. */
function plansNamed(file: ValidParts<Sections>) {
  const { path, limits } = limitsIn(file);
  const tables = [
    { at: ['api', 'rate_limiting', 'per_plan'], plans: limits.api?.rate_limiting?.per_plan },
    { at: ['api', 'keys', 'per_plan'], plans: limits.api?.keys?.per_plan },
    {
      at: ['audit', 'retention_days', 'per_plan'],
      plans: limits.audit?.retention_days?.per_plan,
    },
    { at: ['cache', 'entries_per_plan'], plans: limits.cache?.entries_per_plan },
  ];
  return tables.flatMap(({ at, plans = {} }) =>
    Object.keys(plans).map((id) => ({ path: [...path, ...at, id], id })),
  );
}

function limitsTwice(file: ValidParts<Sections>): Contradiction[] {
  if (!hasLimitsInside(file) || !('limits' in file)) return [];
  const message = 'stands both in platform and beside it: keep one of the two';
  return [{ path: ['limits'], at: 'key', message }];
}

function unknownPlan(
  plans: Plans,
  id: string | undefined,
  named: Pick<Contradiction, 'path' | 'at'>,
): Contradiction[] {
  const known = Object.keys(plans);
  // Without a single plan to choose from, that lack is the error to report, not each name.
  if (id === undefined || known.length === 0 || known.includes(id)) return [];

  const message = `names the plan \`${id}\`, which does not exist; the plans are ${known.join(', ')}`;
  return [{ ...named, message }];
}

function quantityOfPlan(
  id: string,
  features: readonly (string | undefined)[] | undefined,
  { grants, path, perPlan, inWords, example }: LimitedQuantity,
): Contradiction[] {
  // A second feature on one subject contradicts the first already.
  const name = features?.find((feature) => quantityIn(feature, grants) !== undefined);
  if (Object.hasOwn(perPlan, id)) {
    const limit = perPlan[id];
    if (limit === undefined || !name || quantityIn(name, grants) === limit) return [];
    const message = `is ${inWords(limit)}, but the plan's feature \`${name}\` says otherwise`;
    return [{ path: [...path, id], message }];
  }
  return silenceIn(['platform', 'plans', id, 'features'], features, { grants, example });
}

/** Limits speak of a plan's present version alone. */
const quantityOfPrevious = (
  id: string,
  versions: ValidParts<PlanFile['previous_versions']> = [],
  quantity: LimitedQuantity,
): Contradiction[] =>
  versions.flatMap((previous, index) =>
    silenceIn(
      ['platform', 'plans', id, 'previous_versions', index, 'features'],
      previous?.features,
      quantity,
    ),
  );

function silenceIn(
  path: ConfigPath,
  features: readonly (string | undefined)[] | undefined,
  { grants, example }: Pick<LimitedQuantity, 'grants' | 'example'>,
): Contradiction[] {
  const isStated = features?.some((feature) => quantityIn(feature, grants) !== undefined);
  // A feature with an error may be the one that says it.
  if (isStated || features?.every(Boolean) !== true) return [];
  return [{ path, message: `says nothing about ${grants}: add a feature such as \`${example}\`` }];
}

function quantityIn(name: string | undefined, grants: 'users' | 'storage'): Quantity | undefined {
  const feature = parseFeature(name ?? '');
  if (!feature.ok || feature.value.grants !== grants) return undefined;
  return feature.value.grants === 'users' ? feature.value.users : feature.value.storageBytes;
}
