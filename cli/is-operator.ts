import type { CliContext } from './context.ts';

/** Whether who calls is an operator: only tenants have API keys, and only their users are signed in to one. */
export function isOperator({ surroundings, profile }: CliContext): boolean {
  if (surroundings.env.FREEHOLD_API_KEY) return false;
  const chosen = profile();
  return chosen.kind === 'local' || chosen.tenant === undefined;
}
