import * as z from 'zod';
import { MAX_NAME_UNITS, nameError, toName } from '../../kit/text/human-name.ts';

/** A name that people read, as the API takes it (docs/api.md, "Text"). */
export const humanName = z
  .string()
  .overwrite(toName)
  .superRefine((name, context) => {
    const error = nameError(name);
    if (error) context.addIssue(error);
  })
  .meta({ minLength: 1, maxLength: MAX_NAME_UNITS });
