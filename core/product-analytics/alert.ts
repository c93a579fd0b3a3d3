import type { Id } from '../../kit/id.ts';
import type { Channel } from '../notifications/channel.ts';
import { WHOLE_PLATFORM } from '../events/domain-event.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { FieldError } from '../tenants/field-error.ts';
import type { MetricName } from './metric.ts';

export const COMPARISONS = ['above', 'below', 'change_above', 'change_below'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What is watched, and when it is too much or too little. */
export type AlertRule = {
  readonly name: string;
  readonly metric: MetricName;
  /** Only tracked events of this name. */
  readonly event?: string;
  /** Of the change: in percent of the window before. */
  readonly comparison: Comparison;
  readonly threshold: number;
  /** Hysteresis: what it must reach to be over, the threshold where nothing is said. */
  readonly clearAt?: number;
  readonly windowHours: number;
  /** Over which people are notified; operators by mail alone. */
  readonly channels: readonly Channel[];
  /** Who is notified; the owners where nobody is named. */
  readonly members?: readonly string[];
  /** Of an alert of operators: whose metric it is; that of all tenants where none is named. */
  readonly ofTenant?: TenantId;
  readonly isEnabled: boolean;
};

/** A tenant, or all operators together. */
export type AlertOwner = TenantId | typeof WHOLE_PLATFORM;

export type Alert = AlertRule & {
  readonly id: Id<'aal'>;
  readonly tenantId: AlertOwner;
  readonly state: 'ok' | 'raised';
  /** Since when it is in this state. */
  readonly since: Date;
  /** Of the last window that could be compared. */
  readonly value?: number;
  /** The end of the last window that was evaluated. */
  readonly evaluatedTo?: Date;
  /** When it is evaluated next; never while it is disabled. */
  readonly dueAt?: Date;
  /** Grows by one with each write. */
  readonly revision: number;
};

export type AlertNotFound = { readonly kind: 'AlertNotFound' };

const isUpwards = (comparison: Comparison): boolean =>
  comparison === 'above' || comparison === 'change_above';

export const isChange = (comparison: Comparison): boolean =>
  comparison === 'change_above' || comparison === 'change_below';

const clearAtOf = ({ clearAt, threshold }: AlertRule): number => clearAt ?? threshold;

/** What operators watch over all tenants. */
export const isOnPlatform = ({ tenantId, ofTenant }: Pick<Alert, 'tenantId' | 'ofTenant'>) =>
  tenantId === WHOLE_PLATFORM && ofTenant === undefined;

/** Over all tenants events are not told apart by their names: they are each tenant's own. */
export const ownerErrors = (alert: Pick<Alert, 'tenantId' | 'ofTenant' | 'event'>): FieldError[] =>
  isOnPlatform(alert) && alert.event !== undefined
    ? [{ pointer: '/event', detail: 'Name the tenant whose events these are.' }]
    : [];

/** What of a rule contradicts itself. */
export function ruleErrors(rule: AlertRule): FieldError[] {
  const { comparison, threshold, event, metric } = rule;
  const clearAt = clearAtOf(rule);
  const isSound = isUpwards(comparison) ? clearAt <= threshold : clearAt >= threshold;
  return [
    ...(isSound
      ? []
      : [{ pointer: '/clearAt', detail: `It must not lie ${comparison} the threshold.` }]),
    ...(event !== undefined && metric !== 'tracked_events'
      ? [{ pointer: '/event', detail: 'Only tracked events have names.' }]
      : []),
  ];
}

/** Null where a change cannot be told: there was nothing before. */
export function comparedValue(comparison: Comparison, now: number, before: number): number | null {
  if (!isChange(comparison)) return now;
  return before === 0 ? null : ((now - before) / before) * 100;
}

/** The state that a value leads to: between the threshold and where it is over it stays what it was. */
export function stateAt(alert: Alert, value: number): Alert['state'] {
  const { comparison, threshold, state } = alert;
  const clearAt = clearAtOf(alert);
  const isBeyond = isUpwards(comparison) ? value > threshold : value < threshold;
  if (isBeyond) return 'raised';
  const isOver = isUpwards(comparison) ? value <= clearAt : value >= clearAt;
  return isOver ? 'ok' : state;
}

export const HOUR_MS = 3_600_000;
/** Requests of an hour are sealed, and storage is metered, within this time after its end. */
const COUNTED_AFTER_MS = 20 * 60_000;

/** The end of the last hour that is counted whole at that time. */
export const countedTo = (now: Date): Date =>
  new Date(Math.floor((now.getTime() - COUNTED_AFTER_MS) / HOUR_MS) * HOUR_MS);

/** When the hour after that end is counted whole. */
export const nextDueAt = (end: Date): Date => new Date(end.getTime() + HOUR_MS + COUNTED_AFTER_MS);
