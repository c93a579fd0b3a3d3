import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { factLines, greeting } from '../wording.ts';

export type QuotaReachedMail = {
  readonly to: readonly string[];
  readonly tenant: MailTenant;
  readonly percent: number;
  /** In bytes. */
  readonly used: number;
  readonly limit: number;
};

/** To the tenant's owners, once for each share of the storage that is reached. */
export const quotaReachedMail = mailTemplate<QuotaReachedMail>(
  ({ tenant, percent, used, limit }, { platformName }) => ({
    subject:
      percent < 100
        ? `${percent} % of the storage of ${tenant.name} is used`
        : `The storage of ${tenant.name} is full`,
    paragraphs: [
      greeting(),
      {
        prose:
          percent < 100
            ? `${tenant.name} uses ${percent} % of its storage on ${platformName}. When it is full, nothing more can be stored.`
            : `${tenant.name} uses its storage on ${platformName} up: what does not fit is refused. Reading and deleting work as before.`,
      },
      factLines({ Used: sizeOf(used), 'In the plan': sizeOf(limit) }),
      { prose: 'Delete files or records that nobody needs, or take a larger plan.' },
    ],
  }),
  {
    to: ['ada@acme.example'],
    tenant: { name: 'Acme', slug: 'acme' },
    percent: 80,
    used: 80.4 * 1024 ** 3,
    limit: 100 * 1024 ** 3,
  },
);

const GB = 1024 ** 3;

const sizeOf = (bytes: number): string =>
  bytes < GB ? `${(bytes / 1024 ** 2).toFixed(1)} MB` : `${(bytes / GB).toFixed(2)} GB`;
