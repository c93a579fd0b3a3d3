/** What a check found: a problem stops the platform, a warning does not. */
export type Finding = {
  readonly check: string;
  readonly status: 'ok' | 'warning' | 'problem';
  readonly detail: string;
  /** What to do about it. */
  readonly advice?: string;
};

export const ok = (check: string, detail: string): Finding => ({ check, status: 'ok', detail });

export const warning = (check: string, detail: string, advice: string): Finding => ({
  ...{ check, status: 'warning', detail, advice },
});

export const problem = (check: string, detail: string, advice: string): Finding => ({
  ...{ check, status: 'problem', detail, advice },
});

/** Why a check could not be made. */
export const firstLineOf = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
