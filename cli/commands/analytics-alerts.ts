import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { isOperator } from '../is-operator.ts';
import { onceAtMost, type KeyOption } from '../once-at-most.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';

type Alert = AnswerOf<'getAlert'> | AnswerOf<'getPlatformAlert'>;
type NewAlert = NonNullable<OperationRequest<'createAlert'>['body']>;
type Changes = NonNullable<OperationRequest<'changeAlert'>['body']>;

export type AlertOptions = Pick<Changes, 'name' | 'threshold' | 'clearAt' | 'windowHours'> & {
  readonly channels?: NonNullable<Changes['channels']>;
  readonly members?: string[];
  readonly webhooksAlone?: boolean;
};
export type NewAlertOptions = AlertOptions &
  KeyOption &
  Pick<NewAlert, 'name' | 'metric' | 'comparison' | 'threshold'> & {
    readonly event?: string;
    readonly disabled?: boolean;
    readonly tenantId?: string;
  };

/** `freehold analytics alerts list`: one's own tenant's, or operators'. */
export async function listAlerts(context: CliContext): Promise<void> {
  const { call, output } = context;
  const request = { query: { limit: 100 } };
  const page = isOperator(context)
    ? await call('listPlatformAlerts', request)
    : await call('listAlerts', request);
  const rows = page.items.map(({ id, name, isEnabled, state, value, ...alert }) => [
    ...[id, name, isEnabled ? state : 'disabled', conditionOf(alert), String(value ?? '')],
  ]);
  const head = ['ID', 'NAME', 'STATE', 'RAISED', 'VALUE'];
  output.result(page, rows.length > 0 ? table([head, ...rows]) : ['No alerts.']);
}

/** `freehold analytics alerts create NAME --metric … --above …` */
export async function createAlert(context: CliContext, options: NewAlertOptions): Promise<void> {
  const { idempotencyKey, metric, comparison, event, disabled = false, name, threshold } = options;
  const common = {
    ...{ ...rulesOf(options), name, metric, comparison, threshold, event, isEnabled: !disabled },
    clearAt: options.clearAt ?? undefined,
  };
  const { tenantId: ofTenant, members } = options;
  const alert = await onceAtMost<Alert>(context, { idempotencyKey }, (headers) =>
    isOperator(context)
      ? context.call('createPlatformAlert', {
          headers,
          body: { ...common, channels: mailAlone(common.channels), ofTenant },
        })
      : context.call('createAlert', { headers, body: { ...common, members } }),
  );
  context.output.result(alert, linesOf(alert));
}

/** `freehold analytics alerts show ID` */
export async function showAlert(context: CliContext, alertId: string): Promise<void> {
  const { call, output } = context;
  const request = { params: { alertId } };
  const alert = isOperator(context)
    ? await call('getPlatformAlert', request)
    : await call('getAlert', request);
  output.result(alert, linesOf(alert));
}

/** `freehold analytics alerts update ID`, `enable ID` and `disable ID` */
export async function changeAlert(
  context: CliContext,
  alertId: string,
  changes: AlertOptions & Pick<Changes, 'isEnabled'>,
): Promise<void> {
  const { call, output } = context;
  const { isEnabled, members } = changes;
  const common = { ...rulesOf(changes), isEnabled };
  const params = { alertId };
  const alert = isOperator(context)
    ? await call('changePlatformAlert', {
        params,
        body: { ...common, channels: mailAlone(common.channels) },
      })
    : await call('changeAlert', { params, body: { ...common, members } });
  output.result(alert, linesOf(alert));
}

/** `freehold analytics alerts delete ID` */
export async function removeAlert(context: CliContext, alertId: string): Promise<void> {
  const { call, output } = context;
  await call(isOperator(context) ? 'removePlatformAlert' : 'removeAlert', { params: { alertId } });
  output.result({ id: alertId, removed: true }, [`${alertId} is removed.`]);
}

const rulesOf = ({ name, threshold, clearAt, windowHours, channels, ...more }: AlertOptions) => ({
  ...{ name, threshold, clearAt, windowHours },
  channels: more.webhooksAlone ? [] : channels,
});

/** Operators have no inbox. */
function mailAlone(channels: AlertOptions['channels']): 'email'[] | undefined {
  const other = channels?.find((channel) => channel !== 'email');
  if (other !== undefined) {
    const message = `Operators are told by email, not by ${other}.`;
    throw new CommandFailure(message, { exitCode: EXIT.invalid });
  }
  return channels?.map(() => 'email' as const);
}

const toldOf = (alert: Alert): string[][] =>
  'members' in alert
    ? [
        ['Told by', ['webhooks', ...alert.channels].join(', ')],
        ['Told to', alert.members.join(', ') || 'the owners'],
      ]
    : [
        ['Of', alert.ofTenant ?? 'all tenants'],
        ['Told by', ['events', ...alert.channels].join(', ')],
      ];

const linesOf = (alert: Alert): string[] =>
  table([
    ['Id', alert.id],
    ['Name', alert.name],
    ['Raised', conditionOf(alert)],
    ...(alert.clearAt === undefined ? [] : [['Over', `from ${alert.clearAt} on`]]),
    ['State', `${alert.isEnabled ? alert.state : 'disabled'} since ${clock(alert.since)}`],
    ...(alert.value === undefined ? [] : [['Value', String(alert.value)]]),
    ...toldOf(alert),
  ]);

type Rule = Pick<Alert, 'metric' | 'event' | 'comparison' | 'threshold' | 'windowHours'>;

const conditionOf = ({ metric, event, comparison, threshold, windowHours }: Rule): string => {
  const unit = comparison.startsWith('change_') ? ' %' : '';
  const words = comparison.replace('_', ' ');
  return `${event ?? metric} ${words} ${threshold}${unit} in ${windowHours} h`;
};
