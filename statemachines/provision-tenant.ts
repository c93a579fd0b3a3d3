import {
  ACTIVATING_STEP,
  isOptional,
  PARALLEL_STEPS,
  PROVISIONING_STEPS,
} from '../core/provisioning/step.ts';
import {
  merged,
  onOutcome,
  oneMore,
  pascal,
  recordTask,
  statesOf,
  stepTask,
  waitFor,
  type States,
} from './provisioning-states.ts';

/** 25 minutes with the waits of `waitFor`; what is left then is named in the failure. */
const DELETION_CALLS = 150;

const activation = PROVISIONING_STEPS.indexOf(ACTIVATING_STEP);
const parallelSteps: readonly string[] = PARALLEL_STEPS.flat();
/** Those that follow the ones that run beside each other. */
const steps = PROVISIONING_STEPS.slice(0, activation + 1).filter(
  (step) => !parallelSteps.includes(step),
);
const undoneSteps = PROVISIONING_STEPS.slice(0, activation).reverse();
const lastSteps = PROVISIONING_STEPS.slice(activation + 1);

/** The state of the step after this one in its direction, or what follows the last one. */
const after = (list: readonly string[], step: string, end: string) => {
  const next = list[list.indexOf(step) + 1];
  return next === undefined ? end : pascal(next);
};
const AFTER_ACTIVATION = after(PROVISIONING_STEPS, ACTIVATING_STEP, 'EndProvisioned');
const afterUndo = (index: number) => {
  const next = undoneSteps[index];
  return next === undefined ? 'RecordFailure' : `Undo${pascal(next)}`;
};

/** The optional steps that the tenant may have next, and the first one that every tenant has. */
function followers(rest: readonly string[]) {
  const next = rest.findIndex((name) => !isOptional(name));
  const following = rest[next];
  return {
    optional: rest.slice(0, Math.max(next, 0)),
    end: following === undefined ? 'EndProvisioned' : pascal(following),
  };
}

const isWished = (step: string) => `'${step}' in $states.input.optional`;

function sequential(step: string): States {
  const { optional, end } = followers(steps.slice(steps.findIndex((one) => one === step) + 1));
  const assign = { asked: 0 };
  return statesOf(step, {
    done: [
      ...optional.map((name) =>
        onOutcome('done', pascal(name), { and: ` and ${isWished(name)}`, assign }),
      ),
      onOutcome('done', step === ACTIVATING_STEP ? AFTER_ACTIVATION : end, { assign }),
    ],
    failed: 'BeginCompensation',
    active: AFTER_ACTIVATION,
    superseded: 'EndSuperseded',
    count: 'asked',
  });
}

/**
 * A branch always ends well, with the outcome of its last step as its output: one that failed would end the others in
 * the midst of a step. A variable of its own counts, for a branch has a scope of its own, and no name of the outer one:
 * https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
function branchOf(branch: readonly string[]) {
  const [first = ''] = branch;
  const end = `End${pascal(first)}Branch`;
  const count = `askedOf${pascal(first)}`;
  const flow = { failed: end, active: end, superseded: end, count };
  return {
    StartAt: `Begin${pascal(first)}Branch`,
    States: {
      [`Begin${pascal(first)}Branch`]: {
        Type: 'Pass',
        Assign: { [count]: 0 },
        Next: pascal(first),
      },
      ...merged(
        branch.map((step) =>
          statesOf(step, {
            ...flow,
            done: [onOutcome('done', after(branch, step, end), { assign: { [count]: 0 } })],
          }),
        ),
      ),
      [end]: { Type: 'Succeed' },
    },
  };
}

/** Of a step that threw to the end there is no outcome, only its name. */
const FAILED_BRANCHES = "$states.input[outcome = 'failed' or $not($exists(outcome))]";
const ended = (outcome: string) => `$count($states.input[outcome = '${outcome}'])`;

const ALL_DONE = `${ended('done')} = ${PARALLEL_STEPS.length}`;
const afterBranches = followers(steps);

const parallelStates: States = {
  RunBranches: {
    Type: 'Parallel',
    Branches: PARALLEL_STEPS.map(branchOf),
    Next: 'CheckBranches',
  },
  CheckBranches: {
    Type: 'Choice',
    Choices: [
      {
        Condition: `{% $count(${FAILED_BRANCHES}) > 0 %}`,
        Output: `{% (${FAILED_BRANCHES})[0] %}`,
        Next: 'BeginCompensation',
      },
      ...afterBranches.optional.map((name) => ({
        Condition: `{% ${ALL_DONE} and ${isWished(name)} %}`,
        Next: pascal(name),
      })),
      { Condition: `{% ${ALL_DONE} %}`, Next: afterBranches.end },
      { Condition: `{% ${ended('active')} > 0 %}`, Next: AFTER_ACTIVATION },
    ],
    Default: 'EndSuperseded',
  },
};

/** An undo that fails for good, or is pending for too long, does not keep the others from being run. */
function undoStatesOf(step: string, index: number): States {
  const name = `Undo${pascal(step)}`;
  const next = afterUndo(index + 1);
  return {
    [name]: stepTask(step, 'undo', { next: `Check${name}`, onError: { next } }),
    [`Check${name}`]: {
      Type: 'Choice',
      Choices: [
        onOutcome('undone', next, { assign: { asked: 0 } }),
        onOutcome('active', AFTER_ACTIVATION),
        onOutcome('pending', `WaitFor${name}`, {
          and: ` and $asked + 1 < ${DELETION_CALLS}`,
          assign: oneMore('asked'),
        }),
        onOutcome('pending', next, { assign: { asked: 0 } }),
      ],
      Default: 'EndSuperseded',
    },
    [`WaitFor${name}`]: waitFor(name),
  };
}

/** The tenant is active, whatever becomes of such a step: one that failed shows in the ledger. */
function lastStatesOf(step: string): States {
  const name = pascal(step);
  const next = after(lastSteps, step, 'EndProvisioned');
  return {
    [name]: stepTask(step, 'do', { next, onError: { next: `Record${name}Failure` } }),
    [`Record${name}Failure`]: recordTask({ step }, next),
  };
}

/** The state machine of a provisioning, made of the list of its steps. */
export const provisionTenantMachine = {
  Comment:
    'Generated by `npm run statemachines`. Provisions one tenant. Input: {tenantId, attempt}, and {compensate: {step, reason, retryable}} to undo what a dead run left.',
  QueryLanguage: 'JSONata',
  TimeoutSeconds: 4320,
  StartAt: 'ChooseDirection',
  States: {
    ChooseDirection: {
      Type: 'Choice',
      Comment: 'The sweeper starts a run that only compensates what a dead one left.',
      Choices: [
        {
          Condition: '{% $exists($states.input.compensate) %}',
          Output: '{% $states.input.compensate %}',
          Next: 'BeginCompensation',
        },
      ],
      Assign: { asked: 0 },
      Default: 'RunBranches',
    },
    ...parallelStates,
    ...merged(steps.map(sequential)),
    ...merged(lastSteps.map(lastStatesOf)),
    EndProvisioned: { Type: 'Succeed' },
    BeginCompensation: {
      Type: 'Pass',
      Comment: 'The input is the cause: the step, and why, where the step itself said so.',
      Assign: { cause: '{% $states.input %}', asked: 0 },
      Next: afterUndo(0),
    },
    ...merged(undoneSteps.map(undoStatesOf)),
    RecordFailure: recordTask('{% $cause %}', 'CheckRecorded'),
    CheckRecorded: {
      Type: 'Choice',
      Choices: [onOutcome('given-up', 'EndGivenUp')],
      Default: 'FailProvisioning',
    },
    EndGivenUp: {
      Type: 'Succeed',
      Comment: 'An operator gave the tenant up, and nothing of it is left.',
    },
    FailProvisioning: {
      Type: 'Fail',
      Error: 'ProvisioningFailed',
      Cause: 'The tenant’s record tells the step and the reason.',
    },
    FailUnrecorded: {
      Type: 'Fail',
      Error: 'FailureUnrecorded',
      Cause: 'The sweeper records the failure within a minute.',
    },
    EndSuperseded: {
      Type: 'Succeed',
      Comment: 'The attempt is over: settled by another run, or followed by a newer attempt.',
    },
  },
};
