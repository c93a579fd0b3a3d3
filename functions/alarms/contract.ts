import * as z from 'zod';
import type { Contracts } from '../edge/operation-contract.ts';

const openAlarm = z.object({
  name: z.string().meta({ description: 'As docs/alarms.md lists it, after its stage' }),
  description: z.string().meta({ description: 'What is the matter, and the runbook' }),
  since: z.iso.datetime(),
});

const openAlarmList = z.object({ items: z.array(openAlarm) }).meta({
  id: 'OpenAlarmList',
  description: 'The alarms that are raised, the latest first; none where all is well',
  examples: [
    {
      items: [
        {
          name: 'Workflows-FailedProvisioningAlarm',
          description:
            'A tenant could not be onboarded. Raised when a provisioning ended with a failure. Runbook: docs/runbooks/failed-provisioning.md',
          since: '2026-11-28T15:04:05.000Z',
        },
      ],
    },
  ],
});

export const alarmsContract = {
  listOpenAlarms: {
    summary: 'List the platform’s open alarms',
    description:
      'Those of the stage in the region of its API. Regions that hold dedicated tenants alone have alarms of their own there.',
    tags: ['Alarms'],
    answers: { 200: { description: 'Those that are raised', body: openAlarmList } },
  },
} satisfies Contracts<'alarms/api'>;
