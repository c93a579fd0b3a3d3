/** What a password of a tenant's user must be; the user pools are made with the same rules. */
export const PASSWORD_POLICY = {
  minimumLength: 12,
  /** Cognito's own ceiling. */
  maximumLength: 256,
  requiresLowercase: true,
  requiresUppercase: true,
  requiresDigit: true,
  requiresSymbol: true,
} as const;

/** Operators reach every tenant, so theirs are longer. */
export const OPERATOR_PASSWORD_POLICY = { ...PASSWORD_POLICY, minimumLength: 14 } as const;

export type PasswordPolicy = Readonly<
  Omit<typeof PASSWORD_POLICY, 'minimumLength'> & { minimumLength: number }
>;

// The characters that Cognito counts as symbols; a space counts inside a password.
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;

/** Every rule the password breaks, as sentences; none for a good one. */
export function passwordErrors(
  password: string,
  { minimumLength, maximumLength }: PasswordPolicy = PASSWORD_POLICY,
): string[] {
  const rules: [isKept: boolean, error: string][] = [
    [password.length >= minimumLength, `Use at least ${minimumLength} characters.`],
    [password.length <= maximumLength, `Use at most ${maximumLength} characters.`],
    [/[a-z]/.test(password), 'Use a lower-case letter.'],
    [/[A-Z]/.test(password), 'Use an upper-case letter.'],
    [/\d/.test(password), 'Use a digit.'],
    [SYMBOL.test(password), 'Use a symbol such as ! or -.'],
    [password === password.trim(), 'Begin and end with no space.'],
  ];
  return rules.filter(([isKept]) => !isKept).map(([, error]) => error);
}
