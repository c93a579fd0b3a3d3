import { mailTemplate } from '../mail-template.ts';
import { factLines } from '../wording.ts';

export type PlatformAlertMail = {
  readonly to: readonly string[];
  readonly isRaised: boolean;
  readonly alertId: string;
  readonly name: string;
  readonly metric: string;
  readonly event?: string | undefined;
  readonly comparison: string;
  readonly threshold: number;
  readonly value: number;
  readonly from: string;
  readonly until: string;
  /** Of all tenants without it. */
  readonly ofTenant?: string | undefined;
};

/** To the platform's operators, once for each crossing. It contains no person. */
export const platformAlertMail = mailTemplate<PlatformAlertMail>(
  ({ isRaised, alertId, name, metric, event, ofTenant, ...crossing }, { platformName, apiUrl }) => {
    const unit = crossing.comparison.startsWith('change_') ? ' %' : '';
    return {
      subject: `${platformName}: alert ${isRaised ? 'raised' : 'over'}: ${name}`,
      paragraphs: [
        { prose: isRaised ? `“${name}” is raised.` : `“${name}” is over.` },
        factLines({
          Platform: apiUrl,
          Metric: event ?? metric,
          Of: ofTenant ?? 'all tenants',
          Value: `${Math.round(crossing.value * 100) / 100}${unit}`,
          Threshold: `${crossing.comparison.replace('_', ' ')} ${crossing.threshold}${unit}`,
          Window: `${crossing.from} to ${crossing.until}`,
          Alert: alertId,
        }),
      ],
    };
  },
  {
    to: ['operators@freehold.example'],
    isRaised: true,
    alertId: 'aal_01kb2v3m9ne4a8x0c5r7d6f1gh',
    name: 'Errors',
    metric: 'errors',
    comparison: 'above',
    threshold: 100,
    value: 140,
    from: '2026-11-27T12:00:00.000Z',
    until: '2026-11-27T13:00:00.000Z',
  },
);
