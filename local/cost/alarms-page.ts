import { format, resolveConfig } from 'prettier';
import { alarmRow, listedAlarms, type ListedAlarm } from './listed-alarms.ts';
import { Prices } from './prices.ts';
import type { Located } from './resources.ts';

/** docs/alarms.md, from the templates of prod. */
export function alarmsPage(resources: readonly Located[]): Promise<string> {
  const alarms = Map.groupBy(listedAlarms(resources), ({ stack }) =>
    stack.startsWith('Events-') ? stack : 'stage',
  );
  const ofStage = alarms.get('stage') ?? [];
  const [, ofRegion = []] = [...alarms].find(([stack]) => stack !== 'stage') ?? [];
  return formatted(`${HEAD}

| stack | alarm | what it means | raised when | runbook |
| --- | --- | --- | --- | --- |
${ofStage.map(alarmRow).join('\n')}

A stage has ${ofStage.length} alarms for ${monthly(ofStage)} a month, of which an account's first ten metrics are free
([cost.md](cost.md)). Each region of silos has ${ofRegion.length} more, those of \`Events\` without the outbox's, for
${monthly(ofRegion)}.
`);
}

export function alarmPrice(alarms: readonly ListedAlarm[]): number {
  const prices = new Prices();
  const metrics = alarms.reduce((sum, alarm) => sum + alarm.metrics, 0);
  const composites = alarms.filter((alarm) => alarm.metrics === 0).length;
  return prices.of('alarmMetric', metrics) + prices.of('compositeAlarm', composites);
}

const monthly = (alarms: readonly ListedAlarm[]) => `$${alarmPrice(alarms).toFixed(2)}`;

const formatted = async (text: string): Promise<string> =>
  format(text, { ...(await resolveConfig('docs/alarms.md')), parser: 'markdown' });

const HEAD = `# Alarms

Written by \`npm run alarms:docs\` from the templates; a test holds it to them.

On AWS an alarm is called \`freehold-<stage>-<stack>-<alarm>…\`. All notify the topic \`AlarmTopicArn\` of the stack Observability
(in a region of silos, that of \`Events-<region>\`); \`UsersAffected\` notifies \`UrgentAlarmTopicArn\`, for a pager. A
function has no alarm of its own: its failure is an answer of the API, a retry of a machine, a batch that comes again, or a
message in the dead letters, and there it is looked at. The notice names the runbook.`;
