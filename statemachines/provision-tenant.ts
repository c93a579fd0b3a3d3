import { ACTIVATING_STEP, isOptional, PROVISIONING_STEPS } from '../core/provisioning/step.ts';

type Retrier = Readonly<Record<string, unknown>>;
type States = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** 25 minutes with the waits of `waitFor`; what is left then is named in the failure. */
const DELETION_CALLS = 150;

const activation = PROVISIONING_STEPS.indexOf(ACTIVATING_STEP);
const steps = PROVISIONING_STEPS.slice(0, activation + 1);
const undoneSteps = PROVISIONING_STEPS.slice(0, activation).reverse();
const lastSteps = PROVISIONING_STEPS.slice(activation + 1);

const pascal = (step: string) =>
  step.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
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

const ATTEMPT = {
  tenantId: '{% $states.context.Execution.Input.tenantId %}',
  attempt: '{% $states.context.Execution.Input.attempt %}',
};

/** Outlasts the lease of a runner that died: the function's time-out and a margin. */
const LEASED: Retrier = {
  ErrorEquals: ['StepLeasedError'],
  IntervalSeconds: 4,
  BackoffRate: 1,
  MaxAttempts: 12,
};

/** The retry policy of every task; what cannot be given up, an undo or a record, is tried longer. */
const retryPolicy = (lastAttempts: number): readonly Retrier[] => [
  {
    ErrorEquals: ['States.Timeout', 'Sandbox.Timedout'],
    IntervalSeconds: 1,
    BackoffRate: 2,
    MaxAttempts: 3,
    JitterStrategy: 'FULL',
  },
  {
    ErrorEquals: ['Lambda.TooManyRequestsException'],
    IntervalSeconds: 1,
    BackoffRate: 1.5,
    MaxDelaySeconds: 20,
    MaxAttempts: 12,
    JitterStrategy: 'FULL',
  },
  {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 1,
    BackoffRate: 1.5,
    MaxDelaySeconds: 15,
    MaxAttempts: lastAttempts,
    JitterStrategy: 'FULL',
  },
];
const FORWARD_ATTEMPTS = 7;
const STUBBORN_ATTEMPTS = 9;

type Task = {
  readonly resource: string;
  readonly input: object;
  readonly retry: readonly Retrier[];
  /** Where the machine goes when every retry failed, and with which input. */
  readonly onError: { readonly next: string; readonly output?: object };
  readonly next: string;
};

const taskState = ({ resource, input, retry, onError, next }: Task) => ({
  Type: 'Task',
  Resource: `\${${resource}FunctionArn}`,
  Arguments: { ...ATTEMPT, ...input },
  TimeoutSeconds: 45,
  Retry: retry,
  Catch: [{ ErrorEquals: ['States.ALL'], Output: onError.output ?? {}, Next: onError.next }],
  Next: next,
});

const stepTask = (
  step: string,
  direction: 'do' | 'undo',
  { next, onError }: Pick<Task, 'next' | 'onError'>,
) =>
  taskState({
    resource: pascal(step),
    input: { direction },
    retry: [LEASED, ...retryPolicy(direction === 'do' ? FORWARD_ATTEMPTS : STUBBORN_ATTEMPTS)],
    onError,
    next,
  });

const recordTask = (cause: unknown, next: string) =>
  taskState({
    resource: 'RecordFailure',
    input: { cause },
    retry: retryPolicy(STUBBORN_ATTEMPTS),
    onError: { next: 'FailUnrecorded' },
    next,
  });

const onOutcome = (
  outcome: string,
  next: string,
  rule: { and?: string; asked?: unknown } = {},
) => ({
  Condition: `{% $states.input.outcome = '${outcome}'${rule.and ?? ''} %}`,
  ...(rule.asked !== undefined && { Assign: { asked: rule.asked } }),
  Next: next,
});
const ONE_MORE = '{% $asked + 1 %}';

const waitFor = (state: string) => ({
  Type: 'Wait',
  Comment: 'Growing: most of what takes AWS its time is there, or gone, in a few seconds.',
  Seconds: '{% $min([$asked, 10]) %}',
  Next: state,
});

/** Each optional step that may follow, and the first one that every tenant has. */
function doneChoices(step: string) {
  const rest = PROVISIONING_STEPS.slice(PROVISIONING_STEPS.findIndex((one) => one === step) + 1);
  const next = rest.findIndex((name) => !isOptional(name));
  const optional = rest.slice(0, Math.max(next, 0)).map((name) =>
    onOutcome('done', pascal(name), {
      and: ` and '${name}' in $states.input.optional`,
      asked: 0,
    }),
  );
  const following = rest[next];
  const end = following === undefined ? 'EndProvisioned' : pascal(following);
  return [...optional, onOutcome('done', end, { asked: 0 })];
}

/** A step bounds how long it may be pending; the machine asks as long as it is. */
function statesOf(step: string): States {
  const name = pascal(step);
  return {
    [name]: stepTask(step, 'do', {
      next: `Check${name}`,
      onError: { next: 'BeginCompensation', output: { step } },
    }),
    [`Check${name}`]: {
      Type: 'Choice',
      Choices: [
        ...doneChoices(step),
        onOutcome('failed', 'BeginCompensation'),
        onOutcome('active', AFTER_ACTIVATION),
        onOutcome('pending', `WaitFor${name}`, { asked: ONE_MORE }),
      ],
      Default: 'EndSuperseded',
    },
    [`WaitFor${name}`]: waitFor(name),
  };
}

/** An undo that fails for good, or is pending for too long, does not keep the others from being run. */
function undoStatesOf(step: string, index: number): States {
  const name = `Undo${pascal(step)}`;
  const next = afterUndo(index + 1);
  return {
    [name]: stepTask(step, 'undo', { next: `Check${name}`, onError: { next } }),
    [`Check${name}`]: {
      Type: 'Choice',
      Choices: [
        onOutcome('undone', next, { asked: 0 }),
        onOutcome('active', AFTER_ACTIVATION),
        onOutcome('pending', `WaitFor${name}`, {
          and: ` and $asked + 1 < ${DELETION_CALLS}`,
          asked: ONE_MORE,
        }),
        onOutcome('pending', next, { asked: 0 }),
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

const merged = (states: readonly States[]): States =>
  Object.fromEntries(states.flatMap((some) => Object.entries(some)));

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
      Default: pascal(PROVISIONING_STEPS[0]),
    },
    ...merged(steps.map(statesOf)),
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
