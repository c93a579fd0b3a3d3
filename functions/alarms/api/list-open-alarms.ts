import type { OpenAlarms } from '../../../core/alarms/open-alarms.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const listOpenAlarmsOperation = ({ alarms }: { readonly alarms: OpenAlarms }) =>
  operation('listOpenAlarms', async () => {
    const open = await alarms.list();
    return answer(200, {
      items: open.map(({ since, ...alarm }) => ({ ...alarm, since: since.toISOString() })),
    });
  });
