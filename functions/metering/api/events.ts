import { explainWindow, isPosition } from '../../../core/metering/explain-window.ts';
import type { Quarantine } from '../../../core/metering/quarantine.ts';
import type { CountedEvent, RawUsageLog } from '../../../core/metering/raw-usage-log.ts';
import { isId, type Id } from '../../../kit/id.ts';
import { refusal } from '../../edge/answer.ts';
import { listOperation } from '../../edge/list-operation.ts';

type Explained = { readonly windowId: string; readonly event: CountedEvent };

export const listWindowEventsOperation = (log: RawUsageLog) =>
  listOperation('listWindowEvents', {
    isKey: isPosition,
    load: async ({ tenant: { tenantId }, params: { windowId } }, page) => {
      const explained = await explainWindow(log, tenantId, { windowId, ...page });
      if (!explained.ok) return refusal(explained.error);
      const { items, ...rest } = explained.value;
      return { items: items.map((event): Explained => ({ windowId, event })), ...rest };
    },
    toView: ({ windowId, event: { event, receivedAt, countedIn } }: Explained) => ({
      ...event,
      data: { ...event.data },
      time: event.time.toISOString(),
      receivedAt: receivedAt.toISOString(),
      value: countedIn.find((counted) => counted.windowId === windowId)?.value,
    }),
  });

const isQuarantineId = (after: string): after is Id<'uqe'> => isId('uqe', after);

export const listQuarantinedEventsOperation = (quarantine: Quarantine) =>
  listOperation('listQuarantinedEvents', {
    isKey: isQuarantineId,
    load: ({ tenant: { tenantId } }, page) => quarantine.list(tenantId, page),
    toView: ({ id, receivedAt, reason, detail, event }) => ({
      ...{ id, reason, detail, event },
      receivedAt: receivedAt.toISOString(),
    }),
  });
