type Retrier = Readonly<Record<string, unknown>>;
export type States = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export const pascal = (step: string) =>
  step.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const merged = (states: readonly States[]): States =>
  Object.fromEntries(states.flatMap((some) => Object.entries(some)));

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

export const stepTask = (
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

export const recordTask = (cause: unknown, next: string) =>
  taskState({
    resource: 'RecordFailure',
    input: { cause },
    retry: retryPolicy(STUBBORN_ATTEMPTS),
    onError: { next: 'FailUnrecorded' },
    next,
  });

export const onOutcome = (
  outcome: string,
  next: string,
  rule: { and?: string; assign?: object } = {},
) => ({
  Condition: `{% $states.input.outcome = '${outcome}'${rule.and ?? ''} %}`,
  ...(rule.assign && { Assign: rule.assign }),
  Next: next,
});
export const oneMore = (count: string) => ({ [count]: `{% $${count} + 1 %}` });

export const waitFor = (state: string, count = 'asked') => ({
  Type: 'Wait',
  Comment: 'Growing: most of what takes AWS its time is there, or gone, in a few seconds.',
  Seconds: `{% $min([$${count}, 10]) %}`,
  Next: state,
});

export type StepFlow = {
  /** Where each outcome leads, and what a step that throws to the end. */
  readonly done: readonly object[];
  readonly failed: string;
  readonly active: string;
  readonly superseded: string;
  /** The variable that counts how often a step was asked. */
  readonly count: string;
};

/** A step bounds how long it may be pending; the machine asks as long as it is. */
export function statesOf(
  step: string,
  { done, failed, active, superseded, count }: StepFlow,
): States {
  const name = pascal(step);
  return {
    [name]: stepTask(step, 'do', {
      next: `Check${name}`,
      onError: { next: failed, output: { step } },
    }),
    [`Check${name}`]: {
      Type: 'Choice',
      Choices: [
        ...done,
        onOutcome('failed', failed),
        onOutcome('active', active),
        onOutcome('pending', `WaitFor${name}`, { assign: oneMore(count) }),
      ],
      Default: superseded,
    },
    [`WaitFor${name}`]: waitFor(name, count),
  };
}
