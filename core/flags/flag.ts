import * as z from 'zod';
import { parseFeature } from '../plans/feature.ts';

/** So that what the authorizer tells of all flags stays small. */
export const MAX_FLAG_NAME_LENGTH = 50;

/** A flag switches a feature; a number of seats or a level is a plan's or an override's to say. */
export function isFlagName(name: string): boolean {
  const feature = parseFeature(name);
  return name.length <= MAX_FLAG_NAME_LENGTH && feature.ok && feature.value.grants === 'flag';
}

const tenantId = z.templateLiteral(['tnt_', z.string()]);

/** For whom a flag switches its feature, as it is kept; of others the tenant's plan decides. */
const flagRule = z.object({
  description: z.string(),
  /** Off for everyone, whatever else is said. */
  kill: z.boolean(),
  /** Of the tenants: on for that share of them. */
  percentage: z.int().min(0).max(100),
  onTenants: z.array(tenantId),
  /** Above all that switches it on. */
  offTenants: z.array(tenantId),
  onUsers: z.array(z.object({ tenantId, userId: z.string() })),
});

const flag = flagRule.extend({ name: z.string(), version: z.int() });

export type FlagRule = Readonly<z.infer<typeof flagRule>>;
export type Flag = Readonly<z.infer<typeof flag>>;

/** All flags in one text, so that one item holds them and one read gets them. */
export const toFlagsText = (flags: readonly Flag[]): string => JSON.stringify(flags);

/** Throws on a text that holds no flags; a member that a newer version wrote is passed over. */
export const fromFlagsText = (text: string): readonly Flag[] =>
  z.array(flag).parse(JSON.parse(text));
