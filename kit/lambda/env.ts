import type { z } from 'zod';

/** The function's settings from the environment; throws at load, naming every missing or malformed one. */
export function readEnv<Schema extends z.ZodObject>(schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;

  const errors = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`The function's environment is incomplete. ${errors.join('; ')}`, {
    cause: parsed.error,
  });
}
