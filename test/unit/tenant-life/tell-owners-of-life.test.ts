import { describe, expect, it } from 'vitest';
import { tenantImportedMail } from '../../../core/mail/templates/tenant-imported.ts';
import { tenantExportedMail } from '../../../core/mail/templates/tenant-exported.ts';
import { tenantEraseApproachingMail } from '../../../core/mail/templates/tenant-erase-approaching.ts';
import { tenantPlanChangedMail } from '../../../core/mail/templates/tenant-plan-changed.ts';
import { tenantRestoredMail } from '../../../core/mail/templates/tenant-restored.ts';
import { tenantResumedMail } from '../../../core/mail/templates/tenant-resumed.ts';
import { tenantSuspendedMail } from '../../../core/mail/templates/tenant-suspended.ts';
import { tenantTerminatedMail } from '../../../core/mail/templates/tenant-terminated.ts';
import { tellOwnersOfLife } from '../../../core/tenant-life/tell-owners-of-life.ts';
import type { ToldLifeEvent } from '../../../core/tenant-life/tell-owners-of-life.ts';
import { FakeAccountMails } from '../../fakes/fake-account-mails.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { aPlan } from '../../support/plans/a-plan.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

const settings = { platformName: 'Freehold', apiUrl: 'https://api.example.com' };
const compose = {
  suspended: tenantSuspendedMail.compose(settings),
  resumed: tenantResumedMail.compose(settings),
  planChanged: tenantPlanChangedMail.compose(settings),
  terminated: tenantTerminatedMail.compose(settings),
  restored: tenantRestoredMail.compose(settings),
  exported: tenantExportedMail.compose(settings),
  imported: tenantImportedMail.compose(settings),
  eraseApproaching: tenantEraseApproachingMail.compose(settings),
};
const facts = { slug: 'acme', name: 'Acme', plan: 'pro', isolation: 'shared_schema' } as const;
const eraseAt = '2026-12-27T12:00:00.000Z';

const EVENTS: readonly [ToldLifeEvent, RegExp][] = [
  [
    {
      type: 'tenant.suspended',
      data: { ...facts, reason: 'billing', reasons: ['billing'], note: 'Since May.' },
    },
    /is suspended[\s\S]*billing[\s\S]*Since May\.[\s\S]*Pay what is due/,
  ],
  [
    {
      type: 'tenant.suspension_lifted',
      data: { ...facts, reason: 'billing', reasons: ['abuse'], state: 'suspended' },
    },
    /still suspended[\s\S]*abuse/,
  ],
  [{ type: 'tenant.resumed', data: { ...facts, reason: 'abuse' } }, /no longer suspended/],
  [
    {
      type: 'tenant.plan_changed',
      data: { ...facts, planVersion: 1, previous: { plan: 'basic' } },
    },
    /has the plan Pro[\s\S]*basic/,
  ],
  [{ type: 'tenant.terminated', data: { ...facts, eraseAt } }, /2026-12-27 12:00 UTC/],
  [{ type: 'tenant.restored', data: { ...facts, state: 'suspended' } }, /It is suspended/],
  [
    { type: 'tenant.erase_approaching', data: { ...facts, eraseAt, daysLeft: 1 } },
    /erased in one day/,
  ],
  [
    {
      type: 'tenant.exported',
      data: { ...facts, exportId: 'job_1', bytes: 7, expiresAt: '2026-12-04T12:00:00.000Z' },
    },
    /v1\/exports\/job_1/,
  ],
  [
    { type: 'tenant.imported', data: { ...facts, importId: 'job_1', from: 'tnt_1', bytes: 7 } },
    /asks for a new one/,
  ],
];

describe('tellOwnersOfLife', () => {
  it.each(EVENTS)('mails the owners of $type', async (event, expected) => {
    const tenants = new FakeTenantFinder();
    const tenant = { ...aTenant(new Date()), identity: { userPoolId: 'pool', clientId: 'c' } };
    tenants.put(tenant);
    const mails = new FakeAccountMails();
    const plans = { pro: { ...aPlan('pro'), name: 'Pro' } };
    const ownersOf = () => Promise.resolve(['ada@acme.example', 'bob@acme.example']);
    await tellOwnersOfLife({ tenants, mails, ownersOf, compose, plans }, tenant.id, event);
    expect(mails.posted).toMatchObject([{ to: ['ada@acme.example', 'bob@acme.example'] }]);
    const [mail] = mails.posted as unknown as { subject: string; text: string }[];
    expect(`${mail?.subject ?? ''}\n${mail?.text ?? ''}`).toMatch(expected);
  });
});
