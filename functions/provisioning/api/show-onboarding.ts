import {
  showOnboarding,
  type ShowOnboardingPorts,
} from '../../../core/provisioning/show-onboarding.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toStepView } from '../step-view.ts';

export const showOnboardingOperation = (ports: ShowOnboardingPorts) =>
  operation('showOnboarding', async ({ principal }) => {
    const shown = await showOnboarding(ports, principal.tenantId);
    if (!shown.ok) return refusal(shown.error);
    const { steps, webhooks, ...integrations } = shown.value;
    return answer(200, {
      ...integrations,
      steps: steps.map(toStepView),
      ...(webhooks && { webhooks: [...webhooks] }),
    });
  });
