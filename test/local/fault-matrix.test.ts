import { describeCompensation } from '../support/provisioning/compensation-suite.ts';
import { describeFaultMatrix } from '../support/provisioning/fault-matrix-suite.ts';
import { describeLostAnswers } from '../support/provisioning/lost-answers-suite.ts';
import { describeSweeper } from '../support/provisioning/sweeper-suite.ts';
import { Turns } from '../support/turns.ts';

// In one file, for nearly all of their time is waiting: for retries, time-outs and leases as they are.
const turns = new Turns(18);
const timeoutMs = 300_000;

describeCompensation(turns, timeoutMs);
describeFaultMatrix(turns, timeoutMs);
describeSweeper(turns, timeoutMs);
describeLostAnswers(turns, timeoutMs);
