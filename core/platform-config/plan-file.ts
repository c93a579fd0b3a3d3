import * as z from 'zod';
import { featureName } from '../plans/feature-name.ts';
import { subjectOf } from '../plans/feature.ts';
import { ISOLATION_STRATEGIES } from '../tenancy/isolation-strategy.ts';
import { crossCheck, type Contradiction, type ValidParts } from './cross-check.ts';
import { humanName } from './human-name.ts';
import { positiveWholeNumber } from './parse-by-schema.ts';
import { holdsNoReference } from './secret-reference.ts';

/** At most 40 characters: it stands in the name of a table (core/tenancy/resource-names.ts). */
const PLAN_ID = /^(?=.{1,40}$)[a-z][a-z0-9]*([_-][a-z0-9]+)*$/;

const priceUsdPerMonth = z
  .number()
  .nonnegative()
  .refine((price) => Math.abs(price * 100 - Math.round(price * 100)) < 1e-6, {
    error: 'must be whole cents',
  })
  .meta({ description: 'USD a month.' });

const features = z.array(featureName).check(crossCheck<string[]>(featuresOnOneSubject));

/** A number of YAML's is read as it is written: of its digits none is behind what a double holds. */
const unitPrice = z
  .union([z.string(), z.number().nonnegative()])
  .transform(String)
  .pipe(
    z.string().regex(/^\d{1,9}(\.\d{1,14})?$/, {
      error: 'must be USD as a decimal number, such as "0.0002"',
    }),
  )
  .meta({
    description: 'USD for one unit; many units cost what they cost together, rounded once.',
  });

const usagePrice = z
  .strictObject({
    price: unitPrice,
    included: z
      .int()
      .nonnegative()
      .default(0)
      .meta({ description: 'Units of each month that cost nothing.' }),
    cap: positiveWholeNumber.optional().meta({
      description: 'Units of each month of which the owners are told at 50, 80 and 100 %.',
    }),
    at_cap: z.enum(['tell', 'refuse']).default('tell').meta({
      description: '`refuse`: beyond the cap nothing is billed, and no more events are taken.',
    }),
  })
  .check(crossCheck<UsagePriceFile>(capsInThemselves));

type UsagePriceFile = { readonly cap?: number | undefined; readonly at_cap: 'tell' | 'refuse' };

function capsInThemselves({ cap, at_cap }: ValidParts<UsagePriceFile>): Contradiction[] {
  if (at_cap !== 'refuse' || cap !== undefined) return [];
  return [{ path: ['at_cap'], message: 'is of no use without a `cap`' }];
}

const billed = {
  usage: z
    .record(z.string(), usagePrice)
    .optional()
    .meta({ description: 'What usage costs, by meter; a meter that is not named costs nothing.' }),
};

const previousVersion = z.strictObject({
  version: positiveWholeNumber,
  price: priceUsdPerMonth,
  features,
  ...billed,
});

type Versions = {
  readonly version: number;
  readonly previous_versions: readonly { readonly version: number }[];
};

const planFile = z
  .strictObject({
    name: humanName.check(holdsNoReference),
    version: positiveWholeNumber
      .default(1)
      .meta({ description: 'Grows when the features or the price change for new tenants.' }),
    price: priceUsdPerMonth,
    features,
    ...billed,
    trial_days: z
      .int()
      .min(1)
      .max(730)
      .optional()
      .meta({ description: 'How long a new tenant pays nothing; without it not at all.' }),
    grace_days: z
      .int()
      .nonnegative()
      .max(365)
      .optional()
      .meta({ description: 'From an unpaid invoice to the suspension; 14 where nothing is said.' }),
    restore_days: z.int().positive().max(365).optional().meta({
      description: 'From the termination of a tenant until it is erased; 30 where nothing is said.',
    }),
    isolation_strategy: z.enum(ISOLATION_STRATEGIES).optional(),
    previous_versions: z
      .array(previousVersion)
      .default([])
      .meta({ description: 'What tenants keep who are on the plan from before.' }),
  })
  .check(crossCheck<Versions>(versionsInOrder));

export type PlanFile = z.output<typeof planFile>;
type PlansById = Readonly<Record<string, PlanFile>>;

/** Ids are checked beside the plans: zod would leave a plan with a bad id unread. */
export const plansFile = z
  .record(z.string(), planFile)
  .check(crossCheck<PlansById>(planIds))
  .meta({ propertyNames: { pattern: PLAN_ID.source }, minProperties: 1 });

export type PlansFile = z.output<typeof plansFile>;

function featuresOnOneSubject(names: ValidParts<string[]>): Contradiction[] {
  return names.flatMap((name, index) => {
    const first = names.find((other) => other && name && subjectOf(other) === subjectOf(name));
    if (!first || !name || names.indexOf(first) === index) return [];

    const message =
      first === name
        ? `repeats the feature \`${name}\``
        : `\`${name}\` contradicts \`${first}\`: keep one of the two`;
    return [{ path: [index], message }];
  });
}

function versionsInOrder({
  version,
  previous_versions = [],
}: ValidParts<Versions>): Contradiction[] {
  const numbers = previous_versions.map((previous) => previous?.version);
  return numbers.flatMap((number, index) => {
    const path = ['previous_versions', index, 'version'];
    if (number === undefined) return [];
    if (numbers.indexOf(number) !== index) return [{ path, message: `repeats version ${number}` }];
    if (version === undefined || number < version) return [];
    return [{ path, message: `must be less than the plan's version, which is ${version}` }];
  });
}

function planIds(plans: ValidParts<PlansById>): Contradiction[] {
  const ids = Object.keys(plans);
  if (ids.length === 0) return [{ path: [], at: 'key', message: 'must hold at least one plan' }];

  const message =
    'must be a name in lower case that begins with a letter, at most 40 characters, such as pro';
  return ids.filter((id) => !PLAN_ID.test(id)).map((id) => ({ path: [id], at: 'key', message }));
}
