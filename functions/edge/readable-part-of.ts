import * as z from 'zod';

/** The members of a body that its schema can read by themselves; an invalid one reads as absent. */
export function readablePartOf(
  schema: z.ZodType,
  value: unknown,
): Readonly<Record<string, unknown>> {
  if (!(schema instanceof z.ZodObject)) return {};
  const members = Object.entries(schema.shape as Record<string, z.ZodType>).map(
    ([name, member]) => [name, z.catch(z.optional(member), undefined)] as const,
  );
  const readable = z.object(Object.fromEntries(members)).safeParse(value);
  return readable.success ? readable.data : {};
}
