import * as z from 'zod';
import type { StepRecord } from '../../../core/provisioning/step-ledger.ts';
import {
  PROVISIONING_STEPS,
  STEP_STATUSES,
  type StepName,
} from '../../../core/provisioning/step.ts';
import { stepKey } from '../table/control-keys.ts';
import { dueAttributes } from '../table/due.ts';
import { isoTime } from '../table/iso-time.ts';

const jsonObject = z.record(z.string(), z.json());

const stepItem = z.object({
  tenantId: z.templateLiteral(['tnt_', z.string()]),
  name: z.enum(PROVISIONING_STEPS),
  status: z.enum(STEP_STATUSES),
  attempt: z.number(),
  revision: z.number(),
  startedAt: isoTime.optional(),
  finishedAt: isoTime.optional(),
  leaseUntil: isoTime.optional(),
  undo: jsonObject.optional(),
  output: jsonObject.optional(),
  reason: z.string().optional(),
  retryable: z.boolean().optional(),
});

/** A step as the ControlTable holds it; a welcome that is still owed is due to the sweeper. */
export const toStepItem = (record: StepRecord) => ({
  ...stepKey(record.tenantId, record.name),
  ...(isOpenWelcome(record) && dueAttributes('welcome', record.startedAt ?? new Date(0))),
  ...record,
  startedAt: record.startedAt?.toISOString(),
  finishedAt: record.finishedAt?.toISOString(),
  leaseUntil: record.leaseUntil?.toISOString(),
});

/** Throws on an item that is no step. */
export const fromStepItem = (item: unknown): StepRecord => stepItem.parse(item);

const WELCOME: StepName = 'send-welcome-email';

const isOpenWelcome = ({ name, status }: StepRecord): boolean =>
  name === WELCOME && (status === 'pending' || status === 'running');
