import * as z from 'zod';
import { MAX_FLAGS, MAX_FLAGS_BYTES } from '../../core/flags/change-flags.ts';
import { isFlagName, MAX_FLAG_NAME_LENGTH } from '../../core/flags/flag.ts';
import type { Contracts } from '../edge/operation-contract.ts';
import { idParam, optionalIfMatchHeaders } from '../edge/request-schemas.ts';

const name = z
  .string()
  .refine(
    isFlagName,
    `Name a feature in snake_case, with at most ${MAX_FLAG_NAME_LENGTH} characters and no quantity or level.`,
  )
  .meta({
    description: 'The feature that it switches, in snake_case',
    maxLength: MAX_FLAG_NAME_LENGTH,
    pattern: '^[a-z][a-z0-9]*(_[a-z0-9]+)*$',
    examples: ['new_editor'],
  });
const tenantId = idParam('tnt', 'The id of a tenant');
const userId = z
  .string()
  .min(1, 'Give the id of a user.')
  .max(100, 'Use at most 100 characters.')
  .meta({ description: 'The id of a user of the tenant', examples: ['7f3c0b1e'] });

const rule = {
  description: z
    .string()
    .max(200, 'Use at most 200 characters.')
    .default('')
    .meta({ description: 'What it is for', examples: ['The editor of 2027'] }),
  kill: z.boolean().default(false).meta({ description: 'Off for everyone, whatever else it says' }),
  percentage: z
    .int('Give a whole number.')
    .min(0, 'Give at least 0.')
    .max(100, 'Give at most 100.')
    .default(0)
    .meta({
      description: 'On for that share of the tenants, always the same ones',
      examples: [10],
    }),
  onTenants: z.array(tenantId).default([]).meta({ description: 'Tenants for whom it is on' }),
  offTenants: z
    .array(tenantId)
    .default([])
    .meta({ description: 'Tenants for whom it is off, above all that switches it on' }),
  onUsers: z
    .array(z.strictObject({ tenantId, userId }))
    .default([])
    .meta({ description: 'Users for whom it is on' }),
};

const ruleExample = { description: 'The editor of 2027', percentage: 10 };
const example = {
  name: 'new_editor',
  ...ruleExample,
  kill: false,
  onTenants: [],
  offTenants: [],
  onUsers: [],
  version: 3,
};

const flagRule = z.strictObject(rule).meta({
  id: 'FlagRule',
  description:
    'For whom a flag switches its feature: `kill` above `offTenants`, that above all that switches it on; of others the tenant’s plan and settings decide',
  examples: [ruleExample],
});

export const flagView = z
  .object({
    name,
    ...rule,
    version: z.int().meta({ description: 'Grows with every change of a flag', examples: [3] }),
  })
  .meta({
    id: 'Flag',
    description: 'An operator’s switch of a feature',
    examples: [example],
  });

const flagList = z.object({ items: z.array(flagView) }).meta({
  id: 'FlagList',
  description: 'All flags, by name',
  examples: [{ items: [example] }],
});

const params = z.object({ flag: name });
const tags = ['Flags'];
const headers = { etag: { description: 'The flag’s version, to be sent as `If-Match`' } };

export const flagsContract = {
  listFlags: {
    summary: 'List the flags',
    description: `All of them, by name: there are at most ${MAX_FLAGS}.`,
    tags,
    answers: { 200: { description: 'The flags', body: flagList } },
  },
  putFlag: {
    summary: 'Set a flag',
    description: `The whole rule takes the place of the old one, and acts within 5 seconds. All flags together have at most ${MAX_FLAGS_BYTES} bytes.`,
    tags,
    params,
    headers: optionalIfMatchHeaders,
    body: flagRule,
    answers: {
      200: { description: 'Changed', body: flagView, headers },
      201: { description: 'Made', body: flagView, headers },
    },
    refusals: ['VersionConflict', 'FlagLimitReached', 'FlagsTooLarge'],
  },
  deleteFlag: {
    summary: 'Delete a flag',
    description: 'From then on plan and settings decide alone.',
    tags,
    params,
    headers: optionalIfMatchHeaders,
    answers: { 204: { description: 'Deleted' } },
    refusals: ['FlagNotFound', 'VersionConflict'],
  },
} satisfies Contracts<'flags/api'>;
