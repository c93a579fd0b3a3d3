import * as z from 'zod';
import { featureName } from '../plans/feature-name.ts';
import { subjectOf } from '../plans/feature.ts';
import { ISOLATION_STRATEGIES } from '../tenancy/isolation-strategy.ts';
import { crossCheck, type Contradiction, type ValidParts } from './cross-check.ts';
import { humanName } from './human-name.ts';
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

const planFile = z.strictObject({
  name: humanName.check(holdsNoReference),
  price: priceUsdPerMonth,
  features: z.array(featureName).check(crossCheck<string[]>(featuresOnOneSubject)),
  isolation_strategy: z.enum(ISOLATION_STRATEGIES).optional(),
});

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

function planIds(plans: ValidParts<PlansById>): Contradiction[] {
  const ids = Object.keys(plans);
  if (ids.length === 0) return [{ path: [], at: 'key', message: 'must hold at least one plan' }];

  const message =
    'must be a name in lower case that begins with a letter, at most 40 characters, such as pro';
  return ids.filter((id) => !PLAN_ID.test(id)).map((id) => ({ path: [id], at: 'key', message }));
}
