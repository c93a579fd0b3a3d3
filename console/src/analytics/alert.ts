import type { ItemOf, RequestOf } from '@freehold/sdk';
import type { Given } from '../ui/call-dialog.tsx';

export type TenantAlert = ItemOf<'listAlerts'>;
export type PlatformAlert = ItemOf<'listPlatformAlerts'>;
/** What an alert of a tenant and one of operators have in common. */
export type Alert = TenantAlert | PlatformAlert;

type NewRule = RequestOf<'createPlatformAlert'>['body'];
type Rule = Omit<NewRule, 'channels' | 'ofTenant'>;

const textIn = (text = '') => (text.trim() === '' ? undefined : text.trim());
const numberIn = (text?: string) => (textIn(text) === undefined ? undefined : Number(text));

/** The rule as a form gives it. */
export const ruleIn = (given: Given): Rule => ({
  name: given.name ?? '',
  metric: given.metric as Rule['metric'],
  event: textIn(given.event),
  comparison: given.comparison as Rule['comparison'],
  threshold: Number(given.threshold),
  clearAt: numberIn(given.clearAt),
  windowHours: Number(given.windowHours),
  isEnabled: given.isEnabled !== undefined,
});

/** The same for one that exists: what is empty now is taken away. */
export const ruleChangesIn = (given: Given) => {
  const { event = null, clearAt = null, ...rule } = ruleIn(given);
  return { ...rule, event, clearAt };
};

export const EXAMPLE_RULE = {
  ...{ name: 'Errors', metric: 'errors', comparison: 'above' },
  ...{ threshold: 100, clearAt: 20, windowHours: 1 },
} as const satisfies NewRule;
