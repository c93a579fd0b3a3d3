import * as z from 'zod';
import { invalidFields, parseBody } from '../../../kit/lambda/http.ts';
import type { FieldError, Problem } from '../../../kit/lambda/problem.ts';
import { fail, type Result } from '../../../kit/result.ts';
import type { ApiEvent } from '../../edge/request-context.ts';

type Judge<Schema extends z.ZodType> = (
  readable: Partial<z.output<Schema>>,
) => readonly FieldError[];

/**
 * The body by its schema. Where that fails, the fields that could be read are judged too, so that the
 * caller hears of every invalid field at once; a body that can be read is left to the use case to judge.
 */
export function parseJudged<Schema extends z.ZodObject>(
  schema: Schema,
  event: ApiEvent,
  judge: Judge<Schema>,
): Result<z.output<Schema>, Problem> {
  const parsed = parseBody(schema, event);
  if (parsed.ok || !parsed.error.errors) return parsed;

  const readable = parseBody(readablePartOf(schema), event);
  if (!readable.ok) return parsed;
  // An invalid field reads as absent.
  const judged = judge(readable.value as Partial<z.output<Schema>>);
  return fail(invalidFields([...parsed.error.errors, ...judged]));
}

const readablePartOf = (schema: z.ZodObject) =>
  z.object(
    Object.fromEntries(
      Object.entries(schema.shape).map(([name, field]) => [
        name,
        z.catch(z.optional(field), undefined),
      ]),
    ),
  );
