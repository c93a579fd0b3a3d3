import type { MailTenant, Paragraph } from './mail-content.ts';
import type { Mail } from './mailer.ts';
import { factLines } from './wording.ts';

export type SupportAccessMail = {
  /** The tenant's owners. */
  readonly to: Mail['to'];
  readonly tenant: MailTenant;
  readonly id: string;
  /** Names of those who asked for it or, in an emergency, gave it. */
  readonly operators: readonly string[];
  readonly reason: string;
  readonly scopes: readonly string[];
  readonly until: Date;
};

type Facts = Omit<SupportAccessMail, 'until'> & { readonly lasts: string };

export const supportAccessFacts = ({ operators, reason, scopes, lasts, id }: Facts): Paragraph =>
  factLines({
    Who: operators.join(', '),
    Reason: reason,
    Scopes: scopes.join(', '),
    Lasts: lasts,
    Id: id,
  });

export const supportAccessSample: SupportAccessMail = {
  to: ['ada@acme.example', 'bob@acme.example'],
  tenant: { name: 'Acme', slug: 'acme' },
  id: 'sup_01kb2v3m9ne4a8x0c5r7d6f1gh',
  operators: ['Grace'],
  reason: 'An import of 2026-11-26 stopped half way (ticket 4711).',
  scopes: ['records:read', 'files:read'],
  until: new Date('2026-11-28T12:00:00Z'),
};
