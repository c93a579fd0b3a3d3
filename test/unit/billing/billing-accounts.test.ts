import { describeBillingAccounts } from '../../contract/billing-accounts-suite.ts';
import { FakeBillingAccounts } from '../../fakes/fake-billing-accounts.ts';

describeBillingAccounts('FakeBillingAccounts', async () => new FakeBillingAccounts());
