import * as z from 'zod';
import { isId, type Id } from '../../kit/id.ts';
import { isJsonObject, type JsonObject } from '../../kit/json.ts';
import { isAddress, MAX_ADDRESS_LENGTH, toAddress } from '../../kit/text/email-address.ts';
import { MAX_NAME_UNITS, nameError, toName } from '../../kit/text/human-name.ts';

/**
 * Any JSON object, as it was parsed. Not z.record(): it leaves out a member named `__proto__`. Not
 * z.json(): it descends by recursion, and how deep is the caller's choice.
 */
export const jsonObject = z
  .unknown()
  .refine(isJsonObject, 'Send a JSON object.')
  .meta({ type: 'object' }) as z.ZodType<JsonObject>;

/** A name that people read (docs/api.md, "Text"). */
export const humanName = z
  .string()
  .overwrite(toName)
  .superRefine((name, context) => {
    const error = nameError(name);
    if (error) context.addIssue({ code: 'custom', message: `It ${error}.` });
  })
  .meta({ minLength: 1, maxLength: MAX_NAME_UNITS });

/** An address that the platform writes to or that signs in (docs/api.md, "Addresses"). */
export const emailAddress = z
  .string()
  .overwrite(toAddress)
  .refine(isAddress, 'Give an e-mail address, such as ada@acme.example.')
  .meta({ format: 'email', maxLength: MAX_ADDRESS_LENGTH });

/** An id of that prefix as it stands in a path: what is none names nothing. */
export const idParam = <Prefix extends string>(
  prefixes: Prefix | readonly Prefix[],
  description: string,
) =>
  z
    .string()
    .refine((text) => [prefixes].flat().some((prefix) => isId(prefix, text)), 'It is no such id.')
    .meta({
      description,
      // As kit/id.ts reads it.
      pattern: `^(?:${[prefixes].flat().join('|')})_[0-7][0-9a-hjkmnp-tv-z]{25}$`,
      examples: [`${[prefixes].flat()[0]}_01kb2v3m9ne4a8x0c5r7d6f1gh`],
    }) as unknown as z.ZodType<Id<Prefix>, string>;

/** A time in a query that may be left out. */
export const optionalTime = (description: string, example: string) =>
  z.iso
    .datetime()
    .optional()
    .meta({ description, examples: [example] });

/** Digits and nothing else: `0x10` and `1e2` are numbers to JavaScript, and none to people. */
const wholeNumber = (text: unknown) =>
  typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : text;

/** What every list takes. */
export const pageQuery = z.strictObject({
  limit: z
    .preprocess(
      wholeNumber,
      z
        .int('Give a whole number.')
        .min(1, 'Ask for at least 1.')
        .max(100, 'Ask for at most 100.')
        // Of the number: what a text becomes has no default or example of its own in the document.
        .meta({ examples: [25], default: 25 }),
    )
    .default(25)
    .meta({ description: 'How many at most' }),
  // Without an example, for none is good: each belongs to one list of one caller.
  cursor: z.string().optional().meta({
    description: 'The `nextCursor` of the page before, of the same list',
    pattern: '^[\\w-]+$',
  }),
});

/** What every list answers beside its items. */
export const nextCursor = z
  .string()
  .optional()
  .meta({
    description: 'To be sent as `cursor` for the next page; absent at the end',
    examples: ['eyJzY29wZSI6IjFrV0ciLCJhZnRlciI6InJlY18wMWtiIn0'],
  });

export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, 'Use 1 to 255 visible ASCII characters.')
    .optional()
    .meta({
      description:
        'Any text of yours: the same request with the same key is done once in 24 hours; the keys of records belong to their collection.',
      examples: ['3f6f0a52-8c1e-4d0b-9a51-6c2d1f0e7b11'],
    }),
});

export const optionalIfMatchHeaders = z.object({
  'if-match': z
    .string()
    .optional()
    .meta({
      description:
        'The `ETag` of the version you read, or a list of them: any other is left as it is',
      examples: ['"3"'],
    }),
});

/** For a change that must name the version it was made against. */
export const requiredIfMatchHeaders = z.object({
  'if-match': z.string().meta({
    description:
      'The `ETag` of the version you read, or a list of them; `*` for whichever it is in',
    examples: ['"3"'],
  }),
});
