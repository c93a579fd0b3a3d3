import type { z } from 'zod';
import type { Step } from '../../core/provisioning/step.ts';
import type { stepView } from './schemas.ts';

export const toStepView = ({
  name,
  status,
  startedAt,
  finishedAt,
  reason,
}: Step): z.input<typeof stepView> => ({
  name,
  status,
  startedAt: startedAt?.toISOString(),
  finishedAt: finishedAt?.toISOString(),
  reason,
});
