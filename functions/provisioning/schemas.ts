import * as z from 'zod';
import { PROVISIONING_STEPS, STEP_STATUSES } from '../../core/provisioning/step.ts';
import { integrations } from '../../core/tenants/integrations.ts';

const time = z.iso.datetime();

export const stepView = z
  .object({
    name: z.enum(PROVISIONING_STEPS),
    status: z.enum(STEP_STATUSES),
    startedAt: time.optional(),
    finishedAt: time.optional(),
    reason: z.string().optional(),
  })
  .meta({
    id: 'ProvisioningStep',
    description: 'One step of the provisioning',
    examples: [
      {
        name: 'create-identity',
        status: 'running',
        startedAt: '2026-11-23T16:00:01.120Z',
      },
    ],
  });

const apiKey = z.object({
  id: z.string(),
  secret: z.string().optional().meta({
    description: 'Told once: in the first answer to an owner, within a week of the onboarding',
  }),
});

const domainName = z.object({
  name: z.string(),
  target: z.string().meta({ description: 'Where a CNAME record of the name leads' }),
  isManaged: z.boolean().meta({
    description: 'Whether the platform sets the record; else somebody sets it by hand',
  }),
  state: z.enum(['leads', 'missing', 'leads-elsewhere', 'unknown']).meta({
    description: 'As the DNS answers now; unknown when it does not answer',
  }),
});

export const onboardingView = z
  .object({
    steps: z.array(stepView),
    apiKey: apiKey.optional(),
    domainName: domainName.optional(),
    sso: integrations.shape.sso.meta({ description: 'To be set up' }),
    webhooks: z
      .array(z.object({ id: z.string(), url: z.string() }))
      .optional()
      .meta({
        description:
          'The endpoints that were made; `GET /v1/webhook-endpoints/{endpointId}/secret` tells what each verifies with',
      }),
  })
  .meta({
    id: 'Onboarding',
    description: 'What the tenant was onboarded with',
    examples: [
      {
        steps: [{ name: 'create-identity', status: 'done' }],
        apiKey: { id: 'key_01kb2v3m9ne4a8x0c5r7d6f1gh' },
        domainName: {
          name: 'acme.app.example.com',
          target: 'edge.example.com',
          isManaged: true,
          state: 'leads',
        },
        webhooks: [
          {
            id: 'whe_01kb2v3m9ne4a8x0c5r7d6f1gh',
            url: 'https://hooks.acme.example/freehold',
          },
        ],
      },
    ],
  });
