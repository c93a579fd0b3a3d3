import * as z from 'zod';
import { hiddenIn } from '../../kit/text/visible-text.ts';

/** The name of a secret whose value is read where it is used, never here. */
export type SecretReference = { readonly secretName: string };

const SECRET_REFERENCE = /^\$\{([A-Z][A-Z0-9_]*)\}$/;
const ENVIRONMENT_REFERENCE = /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/;

const nameIn = (reference: string) => reference.slice(2, -1);

const EXPLANATION =
  'holds a secret, so it must be a reference such as ${STRIPE_API_KEY}, never the secret itself';

const MISSING = 'is missing: a reference such as ${STRIPE_API_KEY} is needed';

/** `${NAME}` as a typed reference. The text that stands there instead is not repeated in the message. */
export const secretReference = z
  .string({ error: ({ input }) => (input === undefined ? MISSING : EXPLANATION) })
  .regex(SECRET_REFERENCE, { error: EXPLANATION })
  .transform((text): SecretReference => ({ secretName: nameIn(text) }))
  .meta({ description: 'A reference ${NAME} to a secret; never the secret itself.' });

/** For a text that is no secret: a reference would never be resolved, so it is refused. */
export const holdsNoReference = z.refine<string>((text) => !text.includes('${'), {
  error: 'is no secret, so ${...} is not resolved here: write the value itself',
});

export const plainText = z
  .string()
  .min(1)
  .superRefine((text, context) => {
    const hidden = hiddenIn(text);
    if (hidden) context.addIssue(`holds ${hidden}, which cannot be seen`);
  })
  .check(holdsNoReference);

/** A value that is harmless in one installation and a secret in another (a URL with a password). */
export const plainOrSecret = z.union([secretReference, plainText]);

/** The environment variable that a tenant file's `${NAME}` refers to: of the user who runs the command. */
export const environmentVariableIn = (text = ''): string | undefined =>
  ENVIRONMENT_REFERENCE.test(text) ? nameIn(text) : undefined;
