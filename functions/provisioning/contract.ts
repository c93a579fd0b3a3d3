import type { Contracts } from '../edge/operation-contract.ts';
import { onboardingView } from './schemas.ts';

export const provisioningContract = {
  showOnboarding: {
    summary: 'Show what the tenant was onboarded with',
    description:
      'Its steps, its first API key, its name in the DNS. The secret of the key is told to the first owner who asks, once.',
    tags: ['Onboarding'],
    answers: { 200: { description: 'The onboarding', body: onboardingView } },
    refusals: ['TenantNotFound'],
  },
} satisfies Contracts<'provisioning/api'>;
