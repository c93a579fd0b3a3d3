import { parseFeature, type Feature, type Quantity } from '../plans/feature.ts';
import { formatStorageSize } from '../plans/storage-size.ts';
import type { Finding } from './config-problem.ts';
import type { LimitsPerPlan, ReadablePlan, ReadablePlatform } from './readable-platform.ts';

type NamedFeature = { readonly name: string; readonly index: number; readonly feature: Feature };

/** Two subjects a plan must say something about, in its features or in the limits. */
const QUANTITIES = [
  { grants: 'users', example: '25_users', inWords: (quantity: Quantity) => String(quantity) },
  {
    grants: 'storage',
    example: '100gb_storage',
    inWords: (quantity: Quantity) =>
      quantity === 'unlimited' ? quantity : formatStorageSize(quantity),
  },
] as const;

/** How a plan's features contradict each other or the plan's limits. */
export function planContradictions(plan: ReadablePlan, platform: ReadablePlatform): Finding[] {
  const features = readableFeatures(plan);
  return [
    ...featuresOnOneSubject(plan, features),
    ...QUANTITIES.flatMap((quantity) => {
      const limits = platform[quantity.grants];
      return [
        ...limitAgainstFeature(plan, { features, limits, quantity }),
        ...nothingSaid(plan, { features, limits, quantity }),
      ];
    }),
  ];
}

function readableFeatures({ features = [] }: ReadablePlan): NamedFeature[] {
  return features.flatMap((name, index) => {
    const feature = typeof name === 'string' ? parseFeature(name) : null;
    return typeof name === 'string' && feature?.ok ? [{ name, index, feature: feature.value }] : [];
  });
}

function featuresOnOneSubject(plan: ReadablePlan, features: readonly NamedFeature[]): Finding[] {
  return features.flatMap((later) => {
    const subject = subjectOf(later.feature);
    const first = features.find(({ feature }) => subjectOf(feature) === subject) ?? later;
    if (first === later) return [];

    const message =
      first.name === later.name
        ? `repeats the feature \`${later.name}\``
        : `\`${later.name}\` contradicts \`${first.name}\`: keep one of the two`;
    return [{ path: [...pathOf(plan), 'features', later.index], at: 'value', message }];
  });
}

type Comparison = {
  readonly features: readonly NamedFeature[];
  readonly limits: LimitsPerPlan;
  readonly quantity: (typeof QUANTITIES)[number];
};

function limitAgainstFeature(plan: ReadablePlan, comparison: Comparison): Finding[] {
  const { features, limits, quantity } = comparison;
  const limit = limits.perPlan.get(plan.id);
  if (limit === undefined || limit === 'unreadable') return [];

  return features
    .filter(({ feature }) => feature.grants === quantity.grants)
    .slice(0, 1) // a second one contradicts the first already
    .filter(({ feature }) => quantityOf(feature) !== limit)
    .map(({ name }) => ({
      path: [...limits.path, plan.id],
      at: 'value',
      message: `is ${quantity.inWords(limit)}, but the plan's feature \`${name}\` says otherwise`,
    }));
}

function nothingSaid(plan: ReadablePlan, { features, limits, quantity }: Comparison): Finding[] {
  // A feature that cannot be read may be the one that says it, and is reported already.
  if (plan.features?.length !== features.length) return [];
  if (limits.perPlan.has(plan.id)) return [];
  if (features.some(({ feature }) => feature.grants === quantity.grants)) return [];

  const message = `says nothing about ${quantity.grants}: add a feature such as \`${quantity.example}\``;
  return [{ path: [...pathOf(plan), 'features'], at: 'value', message }];
}

function quantityOf(feature: Feature): Quantity | undefined {
  if (feature.grants === 'users') return feature.users;
  return feature.grants === 'storage' ? feature.storageBytes : undefined;
}

const subjectOf = (feature: Feature) =>
  feature.grants === 'flag' ? `flag ${feature.name}` : feature.grants;

const pathOf = ({ id }: ReadablePlan) => ['platform', 'plans', id];
