import type { z } from 'zod';
import type { FieldError } from '../../kit/lambda/problem.ts';

/** Every error of a schema as one field each. */
export const fieldErrorsOf = (
  { issues }: z.ZodError,
  pointerOf: (path: PropertyKey[]) => string,
): FieldError[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          pointer: pointerOf([...issue.path, key]),
          detail: 'This field is not known.',
        }))
      : [{ pointer: pointerOf(issue.path), detail: issue.message }],
  );
