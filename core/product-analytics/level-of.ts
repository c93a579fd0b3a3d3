import { limitsFor, type EntitledPrincipal } from '../plans/entitled.ts';
import type { Plans } from '../plans/plan.ts';
import type { PlanOfTenant } from '../plans/terms-of.ts';
import type { GrantedLevel } from './level.ts';

/** Of who asks: by plan, override or flag. */
export const levelOf = (plans: Plans, principal: EntitledPrincipal & PlanOfTenant): GrantedLevel =>
  limitsFor(plans, principal).analytics;
