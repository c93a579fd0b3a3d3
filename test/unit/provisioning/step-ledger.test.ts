import { FakeStepLedger } from '../../fakes/fake-step-ledger.ts';
import { stepLedgerSuite } from '../../contract/step-ledger-suite.ts';

const ledger = new FakeStepLedger();
stepLedgerSuite(() => ledger);
