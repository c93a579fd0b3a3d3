import type { Alert } from '../../../core/product-analytics/alert.ts';

/** What is shown of an alert, whoever's it is. */
export function toStateView(alert: Alert) {
  const { id, name, metric, event, comparison, threshold, clearAt, windowHours } = alert;
  const { isEnabled, state, since, value, evaluatedTo } = alert;
  return {
    ...{ id, name, metric, event, comparison, threshold, clearAt, windowHours },
    ...{ isEnabled, state, since: since.toISOString(), value },
    evaluatedTo: evaluatedTo?.toISOString(),
  };
}
