import { FakeStepLedger } from '../../support/provisioning/fake-step-ledger.ts';
import { stepLedgerSuite } from '../../support/provisioning/step-ledger-suite.ts';

const ledger = new FakeStepLedger();
stepLedgerSuite(() => ledger);
