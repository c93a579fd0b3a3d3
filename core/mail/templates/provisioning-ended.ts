import { mailTemplate } from '../mail-template.ts';
import { factLines } from '../wording.ts';

export type ProvisioningEndedMail = {
  readonly to: readonly string[];
  /** It is told about, not written for: so it is no `tenant` of the frame. */
  readonly about: {
    readonly id: string;
    readonly name: string;
    readonly slug: string;
    readonly plan: string;
    readonly isolation: string;
  };
  /** Left out when it is active. */
  readonly failure?: {
    readonly attempt: number;
    readonly step: string;
    readonly reason: string;
    readonly retryable: boolean;
  };
};

/** To the platform's operators. It contains no person: the tenant's name, id and facts alone. */
export const provisioningEndedMail = mailTemplate<ProvisioningEndedMail>(
  ({ about, failure }, { platformName, apiUrl }) => {
    const outcome = failure ? 'could not be provisioned' : 'is active';
    return {
      subject: `${platformName}: ${about.name} ${outcome}`,
      paragraphs: [
        { prose: `The tenant ${about.name} ${outcome}.` },
        factLines({
          Platform: apiUrl,
          Tenant: `${about.name} (${about.slug})`,
          Id: about.id,
          Plan: about.plan,
          Isolation: about.isolation,
          ...(failure && failureFacts(failure)),
        }),
      ],
    };
  },
  {
    to: ['operators@freehold.example'],
    about: {
      id: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh',
      name: 'Acme',
      slug: 'acme',
      plan: 'pro',
      isolation: 'shared_schema',
    },
    failure: { attempt: 1, step: 'create-identity', reason: 'No capacity.', retryable: true },
  },
);

const failureFacts = ({
  attempt,
  step,
  reason,
  retryable,
}: NonNullable<ProvisioningEndedMail['failure']>) => ({
  Attempt: String(attempt),
  Step: step,
  Reason: reason,
  Retry: retryable ? 'may succeed' : 'will not help before the cause is gone',
});
