import type { CliContext } from '../context.ts';
import { onceAtMost, type KeyOption } from '../once-at-most.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';

type Alert = AnswerOf<'getAlert'>;
type NewAlert = NonNullable<OperationRequest<'createAlert'>['body']>;
type Changes = NonNullable<OperationRequest<'changeAlert'>['body']>;

export type AlertOptions = Pick<Changes, 'name' | 'threshold' | 'clearAt' | 'windowHours'> & {
  readonly channels?: NonNullable<Changes['channels']>;
  readonly webhooksAlone?: boolean;
};
export type NewAlertOptions = AlertOptions &
  KeyOption &
  Pick<NewAlert, 'name' | 'metric' | 'comparison' | 'threshold'> & {
    readonly event?: string;
    readonly disabled?: boolean;
  };

/** `freehold analytics alerts list` */
export async function listAlerts({ call, output }: CliContext): Promise<void> {
  const page = await call('listAlerts', { query: { limit: 100 } });
  const rows = page.items.map(({ id, name, isEnabled, state, value, ...alert }) => [
    ...[id, name, isEnabled ? state : 'disabled', conditionOf(alert), String(value ?? '')],
  ]);
  const head = ['ID', 'NAME', 'STATE', 'RAISED', 'VALUE'];
  output.result(page, rows.length > 0 ? table([head, ...rows]) : ['No alerts.']);
}

/** `freehold analytics alerts create NAME --metric … --above …` */
export async function createAlert(context: CliContext, options: NewAlertOptions): Promise<void> {
  const { idempotencyKey, metric, comparison, event, disabled = false, name, threshold } = options;
  const body = {
    ...{ ...rulesOf(options), name, metric, comparison, threshold, event, isEnabled: !disabled },
    clearAt: options.clearAt ?? undefined,
  };
  const alert = await onceAtMost(context, { idempotencyKey }, (headers) =>
    context.call('createAlert', { headers, body }),
  );
  context.output.result(alert, linesOf(alert));
}

/** `freehold analytics alerts show ID` */
export async function showAlert({ call, output }: CliContext, alertId: string): Promise<void> {
  const alert = await call('getAlert', { params: { alertId } });
  output.result(alert, linesOf(alert));
}

/** `freehold analytics alerts update ID`, `enable ID` and `disable ID` */
export async function changeAlert(
  { call, output }: CliContext,
  alertId: string,
  changes: AlertOptions & Pick<Changes, 'isEnabled'>,
): Promise<void> {
  const body = { ...rulesOf(changes), isEnabled: changes.isEnabled };
  const alert = await call('changeAlert', { params: { alertId }, body });
  output.result(alert, linesOf(alert));
}

/** `freehold analytics alerts delete ID` */
export async function removeAlert({ call, output }: CliContext, alertId: string): Promise<void> {
  await call('removeAlert', { params: { alertId } });
  output.result({ id: alertId, removed: true }, [`${alertId} is removed.`]);
}

const rulesOf = ({ name, threshold, clearAt, windowHours, channels, ...more }: AlertOptions) => ({
  ...{ name, threshold, clearAt, windowHours },
  channels: more.webhooksAlone ? [] : channels,
});

const linesOf = (alert: Alert): string[] =>
  table([
    ['Id', alert.id],
    ['Name', alert.name],
    ['Raised', conditionOf(alert)],
    ...(alert.clearAt === undefined ? [] : [['Over', `from ${alert.clearAt} on`]]),
    ['State', `${alert.isEnabled ? alert.state : 'disabled'} since ${clock(alert.since)}`],
    ...(alert.value === undefined ? [] : [['Value', String(alert.value)]]),
    ['Told by', ['webhooks', ...alert.channels].join(', ')],
  ]);

type Rule = Pick<Alert, 'metric' | 'event' | 'comparison' | 'threshold' | 'windowHours'>;

const conditionOf = ({ metric, event, comparison, threshold, windowHours }: Rule): string => {
  const unit = comparison.startsWith('change_') ? ' %' : '';
  const words = comparison.replace('_', ' ');
  return `${event ?? metric} ${words} ${threshold}${unit} in ${windowHours} h`;
};
