import type { BillingAccounts } from '../billing/billing-accounts.ts';
import { mailOwners, type MailOwnersPorts } from '../identity/mail-owners.ts';
import { CONTINUE, type JobOutcome } from '../jobs/job-outcome.ts';
import { phasesOf, type JobType, type RunPhase } from '../jobs/job-type.ts';
import type { Mail } from '../mail/mailer.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { completeErasure, type CompleteErasurePorts } from './complete-erasure.ts';
import type { ErasableStore, SweptStore } from './erasable-store.ts';
import { parseErasure, totalOf, type ErasureJob, type LeasedErasure } from './erasure-job.ts';
import { removeAll } from './remove-all.ts';
import { sweepAll } from './sweep-all.ts';

export type EraseRecordsPorts = MailOwnersPorts &
  CompleteErasurePorts & {
    readonly compose: (told: { readonly to: readonly string[]; readonly tenant: Tenant }) => Mail;
    readonly accounts: Pick<BillingAccounts, 'find'>;
    /** What the platform itself keeps of tenants. */
    readonly stores: readonly ErasableStore[];
    readonly swept: readonly SweptStore[];
    readonly isOver: () => boolean;
  };

/** After so many sweeps that found something somebody is to look; it is tried again each hour. */
const ROUNDS = 5;
const BILLING_POLL_SECONDS = 5;
const RETRY_SECONDS = 3_600;

type Work = (ports: EraseRecordsPorts, leased: LeasedErasure) => Promise<JobOutcome>;

/** While the pool and its owners are still known; a run that dies in between tells them again. */
const tellOwners: Work = async (ports, leased) => {
  const { compose } = ports;
  await mailOwners(ports, leased.job.tenantId, (to, tenant) => compose({ to, tenant }));
  return leased.enter('ending-billing');
};

/** Billing hears of the erasure by its event, and notes that the provider forgot who the tenant was. */
const endBilling: Work = async ({ accounts }, leased) => {
  const account = await accounts.find(leased.job.tenantId);
  if (account && !account.forgottenAt) return { outcome: 'wait', seconds: BILLING_POLL_SECONDS };
  return leased.enter('removing-data', { customerId: account?.customerId });
};

const removeRecords: Work = async (ports, leased) => {
  const removed = await removeAll(ports, leased, await erasedOf(ports, leased));
  return removed === 'more' ? CONTINUE : leased.enter('sweeping-data');
};

/** What is found goes back to the removal; where nothing is, the erasure is complete. */
const sweepRecords: Work = async (ports, leased) => {
  const erased = await erasedOf(ports, leased);
  if ((await sweepAll(ports, leased, erased)) === 'more') return CONTINUE;
  const { sweeps } = leased.job.report;
  const last = sweeps.at(-1);
  if (!last) throw new Error('A sweep of records without one of data.');
  if (totalOf(last.found) === 0) return completeErasure(ports, leased, erased.tenant);

  await leased.enter('removing-data');
  if (sweeps.length % ROUNDS > 0) return CONTINUE;
  const stores = Object.keys(last.found).join(', ');
  return leased.stop(`The sweep still finds something in: ${stores}.`, RETRY_SECONDS);
};

async function erasedOf({ tenants }: EraseRecordsPorts, { job }: LeasedErasure) {
  const tenant = await tenants.find(job.tenantId);
  if (!tenant) throw new Error(`There is no tenant ${job.tenantId}.`);
  const { partitions = [], customerId } = job;
  return { tenant, partitions, customerId };
}

/** A phase of the other function ends this piece. */
const handBack: RunPhase<ErasureJob> = () => Promise.resolve(CONTINUE);

/** The type of job that erases a tenant, where what the platform keeps of it is reached. */
export const eraseRecordsJob = (ports: EraseRecordsPorts): JobType<ErasureJob> => ({
  parse: parseErasure,
  phases: phasesOf('retry', {
    settling: handBack,
    'telling-owners': (leased) => tellOwners(ports, leased),
    'ending-billing': (leased) => endBilling(ports, leased),
    'removing-data': handBack,
    'removing-resources': handBack,
    'removing-records': (leased) => removeRecords(ports, leased),
    'sweeping-data': handBack,
    'sweeping-records': (leased) => sweepRecords(ports, leased),
  }),
});
