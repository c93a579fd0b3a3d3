import { describeCompensation } from '../support/provisioning/compensation-suite.ts';
import { describeFaultMatrix } from '../support/provisioning/fault-matrix-suite.ts';
import { describeLostAnswers } from '../support/provisioning/lost-answers-suite.ts';
import { describeSweeper } from '../support/provisioning/sweeper-suite.ts';
import { Turns } from '../support/turns.ts';

// In one file, for nearly all of their time is waiting: for retries, time-outs and leases as they are.
const turns = new Turns(10);
const timeoutMs = 1_200_000;

// The longest waits come first.
describeCompensation(turns, timeoutMs);
describeSweeper(turns, timeoutMs);
describeFaultMatrix(turns, timeoutMs);
describeLostAnswers(turns, timeoutMs);
