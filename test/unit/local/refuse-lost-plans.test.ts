import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseLostPlans } from '../../../local/refuse-lost-plans.ts';
import { AwsStub } from '../cli/aws-stub.ts';

const cloud = new AwsStub();
beforeEach(() => cloud.open());
afterEach(() => cloud.close());

const tenant = (slug: string, tier: string) => ({ slug: { S: slug }, tier: { S: tier } });
const deployed = (...tenants: object[]) => ({
  ListTables: { TableNames: ['freehold-local-plan-gold', 'freehold-local-ControlTable1A'] },
  Scan: { Items: tenants },
});

describe('a plan that is removed', () => {
  it('is refused as long as tenants lie in its table, by their slugs', async () => {
    cloud.answers = deployed(
      tenant('acme', 'gold'),
      tenant('globex', 'pro'),
      tenant('hooli', 'gold'),
    );
    await expect(refuseLostPlans(cloud.url, ['basic', 'pro'])).rejects.toThrow(
      'The configuration lacks gold, in whose table the data of acme, hooli lies: put the plan back',
    );
  });

  it('goes where no tenant lies in its table', async () => {
    cloud.answers = deployed(tenant('globex', 'pro'));
    await expect(refuseLostPlans(cloud.url, ['basic', 'pro'])).resolves.toBeUndefined();
  });

  it('is no matter in a cloud without a platform', async () => {
    cloud.answers = { ListTables: { TableNames: [] } };
    await expect(refuseLostPlans(cloud.url, [])).resolves.toBeUndefined();
  });
});
