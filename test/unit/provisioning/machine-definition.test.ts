import { describe, expect, it } from 'vitest';
import { NEW_KEY_SECONDS } from '../../../core/provisioning/tenant-store.ts';
import { PARALLEL_STEPS, PROVISIONING_STEPS } from '../../../core/provisioning/step.ts';
import { kebab } from '../../support/provisioning/scripts.ts';
import { StepLeasedError } from '../../../core/provisioning/leased-step.ts';
import { provisionTenantMachine } from '../../../statemachines/provision-tenant.ts';
import {
  allStates,
  chosen,
  longestWait,
  machineDefinition,
  machineText,
  nextOf,
  retrierOf,
  type State,
} from '../../support/provisioning/machine-definition.ts';

const machine = machineDefinition('provision-tenant');
const states = allStates(machine);
const byName = new Map(states);
const tasks = states.filter(([, { Type }]) => Type === 'Task');
const steps = tasks.filter(([, { Arguments }]) => Arguments?.direction === 'do');
const undos = tasks.filter(([, { Arguments }]) => Arguments?.direction === 'undo');

const state = (name: string): State => {
  const found = byName.get(name);
  if (!found) throw new Error(`There is no state ${name}.`);
  return found;
};
/** The state that a Task's Choice goes to for an outcome. */
const onOutcome = (task: State, outcome: string) => chosen(state(task.Next ?? ''), outcome);

describe('the machine provision-tenant', () => {
  it('is JSONata, names no ARN and ends after 72 minutes at the latest', () => {
    expect(machine.QueryLanguage).toBe('JSONata');
    expect(machine.TimeoutSeconds).toBe(72 * 60);
    expect(machineText('provision-tenant')).not.toMatch(/arn:|\d{12}/);
    for (const [, { Resource }] of tasks) expect(Resource).toMatch(/^\$\{[A-Za-z]+FunctionArn\}$/);
  });

  it('is what `npm run statemachines` makes of the list of steps', () => {
    expect(machine).toEqual(JSON.parse(JSON.stringify(provisionTenantMachine)));
  });

  it('leads nowhere that does not exist, and leaves no state unreached', () => {
    const reached = new Set([machine.StartAt]);
    for (const name of reached) for (const next of nextOf(state(name))) reached.add(next);
    expect([...reached].sort()).toEqual(states.map(([name]) => name).sort());
  });

  it('tells its tasks the tenant and the attempt, and hands on no input of theirs', () => {
    for (const [, { Arguments }] of tasks) {
      const { direction, cause, ...attempt } = Arguments ?? {};
      expect(attempt).toEqual({
        tenantId: '{% $states.context.Execution.Input.tenantId %}',
        attempt: '{% $states.context.Execution.Input.attempt %}',
      });
      expect(direction ?? cause).toBeDefined();
    }
  });
});

describe('its tasks', () => {
  it.each(tasks)('%s is retried on everything, with full jitter, and caught', (_, task) => {
    const all = retrierOf(task, 'States.ALL');
    expect(all).toBe(task.Retry?.at(-1));
    expect(all.ErrorEquals).toEqual(['States.ALL']);
    expect(all).toMatchObject({ JitterStrategy: 'FULL', MaxDelaySeconds: 15 });
    expect(all.MaxAttempts).toBeGreaterThan(5);
    expect(task.Catch?.map(({ ErrorEquals }) => ErrorEquals)).toEqual([['States.ALL']]);
    expect(task.TimeoutSeconds).toBe(45);
  });

  it.each(tasks)('%s outlasts a shortage of functions and a time-out', (_, task) => {
    expect(retrierOf(task, 'Lambda.TooManyRequestsException')).toMatchObject({
      JitterStrategy: 'FULL',
      MaxAttempts: 12,
    });
    expect(retrierOf(task, 'Sandbox.Timedout')).toBe(retrierOf(task, 'States.Timeout'));
  });

  it.each([...steps, ...undos])('%s waits for a dead runner’s lease to end', (_, task) => {
    const { name } = new StepLeasedError('create-identity');
    const leaseSeconds = 30 + 10;
    expect(longestWait(retrierOf(task, name))).toBeGreaterThan(leaseSeconds);
    // Where the names of errors are lost, the last retrier has to suffice for an undo.
    if (task.Arguments?.direction === 'undo') {
      expect(longestWait({ ...retrierOf(task, 'States.ALL') })).toBeGreaterThan(leaseSeconds);
    }
  });
});

describe('its steps', () => {
  /** The tasks that follow each other as long as all is done. */
  const chainFrom = (first: string): string[] => {
    const next = onOutcome(state(first), 'done');
    const isTask = next !== undefined && state(next).Type === 'Task';
    return [kebab(first), ...(isTask ? chainFrom(next) : [])];
  };

  it('run in their order, some beside each other, each followed by a choice on its outcome', () => {
    const branches = state('RunBranches').Branches ?? [];
    const chains = branches.map(({ StartAt }) => chainFrom(state(StartAt).Next ?? ''));
    expect(chains).toEqual(PARALLEL_STEPS.map((branch) => [...branch]));
    const allDone = state('CheckBranches').Choices?.find(({ Condition }) =>
      Condition.includes("'done'"),
    );
    expect([...chains.flat(), ...chainFrom(allDone?.Next ?? '')].sort()).toEqual(
      [...PROVISIONING_STEPS].sort(),
    );
  });

  const isInBranch = (name: string) => PARALLEL_STEPS.flat().some((step) => step === kebab(name));

  it.each(steps.filter(([name]) => name !== 'SendWelcomeEmail' && !isInBranch(name)))(
    '%s goes to the compensation when it fails, to the welcome when the tenant is active',
    (name, task) => {
      expect(onOutcome(task, 'failed')).toBe('BeginCompensation');
      expect(task.Catch).toEqual([
        { ErrorEquals: ['States.ALL'], Output: { step: kebab(name) }, Next: 'BeginCompensation' },
      ]);
      expect(onOutcome(task, 'active')).toBe('SendWelcomeEmail');
      expect(onOutcome(task, 'superseded')).toBe('EndSuperseded');
    },
  );

  it.each(steps.filter(([name]) => isInBranch(name)))(
    '%s ends its branch well, whatever becomes of it: the other one is not cut off',
    (name, task) => {
      const end = onOutcome(task, 'failed') ?? '';
      expect(state(end)).toEqual({ Type: 'Succeed' });
      expect(onOutcome(task, 'active')).toBe(end);
      expect(onOutcome(task, 'superseded')).toBe(end);
      expect(task.Catch).toEqual([
        { ErrorEquals: ['States.ALL'], Output: { step: kebab(name) }, Next: end },
      ]);
    },
  );

  it('SendWelcomeEmail leads to no compensation', () => {
    const reached = new Set(['SendWelcomeEmail']);
    for (const name of reached) for (const next of nextOf(state(name))) reached.add(next);
    expect([...reached].filter((name) => name.startsWith('Undo'))).toEqual([]);
  });
});

describe('its waits', () => {
  const waiting = [...steps, ...undos].filter(([name]) => name !== 'SendWelcomeEmail');
  const rulesOf = (task: State) => state(task.Next ?? '').Choices ?? [];

  it.each(waiting)('%s that is pending is asked again, a little later each time', (name, task) => {
    const pending = rulesOf(task).find(({ Condition }) => Condition.includes("'pending'"));
    const [count = ''] = Object.keys(pending?.Assign ?? {});
    expect(pending?.Assign).toEqual({ [count]: `{% $${count} + 1 %}` });
    expect(state(pending?.Next ?? '')).toMatchObject({
      Type: 'Wait',
      Seconds: `{% $min([$${count}, 10]) %}`,
      Next: name,
    });
  });

  it.each(waiting)('%s that ends lets the next one wait from the start', (_, task) => {
    const ended = rulesOf(task).filter(({ Condition }) => /'(done|undone)'/.test(Condition));
    expect(ended.length).toBeGreaterThan(0);
    for (const { Assign } of ended) expect(Object.values(Assign ?? {})).toEqual([0]);
    expect(state('ChooseDirection').Assign).toEqual({ asked: 0 });
    expect(state('BeginCompensation').Assign).toMatchObject({ asked: 0 });
  });

  it('in branches count by a variable of each, set before its first step', () => {
    const branches = state('RunBranches').Branches ?? [];
    const counts = branches.map(({ StartAt, States }) => {
      const [count = ''] = Object.keys(state(StartAt).Assign ?? {});
      expect(state(StartAt)).toMatchObject({ Type: 'Pass', Assign: { [count]: 0 } });
      const assigned = Object.values(States).flatMap(({ Choices = [] }) =>
        Choices.flatMap(({ Assign = {} }) => Object.keys(Assign)),
      );
      expect(new Set(assigned)).toEqual(new Set([count]));
      return count;
    });
    // A branch may not assign a variable of the machine's.
    expect(new Set([...counts, 'asked', 'cause']).size).toBe(counts.length + 2);
  });

  it('for a deletion end after half an hour, and the compensation goes on', () => {
    const [goOn, giveUp] = rulesOf(state('UndoCreateDedicatedResources')).filter(({ Condition }) =>
      Condition.includes("'pending'"),
    );
    const asked = Number(/\$asked \+ 1 < (\d+)/.exec(goOn?.Condition ?? '')?.[1]);
    const seconds = Array.from({ length: asked }, (_, n) => Math.min(n + 1, 10));
    expect(seconds.reduce((sum, one) => sum + one, 0)).toBeLessThan(30 * 60);
    expect(giveUp?.Next).toBe('RecordFailure');
  });

  it('fit, forwards and backwards, into the machine’s time', () => {
    const slowestStackSeconds = 30 * 60;
    const slowestDeletionSeconds = 30 * 60;
    expect(machine.TimeoutSeconds).toBeGreaterThanOrEqual(
      slowestStackSeconds + NEW_KEY_SECONDS + slowestDeletionSeconds + 300,
    );
  });
});

describe('its compensation', () => {
  it('undoes the steps backwards, by the same functions, whether an undo succeeds or not', () => {
    expect(state('BeginCompensation').Next).toBe('UndoRegisterDomainName');
    const order = [
      'RegisterDomainName',
      'CreateWebhookEndpoints',
      'CreateApiKey',
      'CreateBillingCustomer',
      'PrepareStorage',
      'CreateIdentity',
      'CreateDedicatedResources',
    ];
    expect(undos.map(([name]) => name)).toEqual(order.map((name) => `Undo${name}`));
    for (const [index, name] of order.entries()) {
      const undo = state(`Undo${name}`);
      const next = order[index + 1] ? `Undo${order[index + 1] ?? ''}` : 'RecordFailure';
      expect(undo.Resource).toBe(state(name).Resource);
      expect(onOutcome(undo, 'undone')).toBe(next);
      expect(undo.Catch?.[0]?.Next).toBe(next);
      expect(onOutcome(undo, 'active')).toBe('SendWelcomeEmail');
    }
  });

  it('undoes every step before the activation', () => {
    const before = PROVISIONING_STEPS.slice(0, PROVISIONING_STEPS.indexOf('activate-tenant'));
    expect(undos.map(([name]) => kebab(name.slice('Undo'.length))).sort()).toEqual(
      [...before].sort(),
    );
  });

  it('ends as failed, but for a tenant that is given up', () => {
    expect(onOutcome(state('RecordFailure'), 'recorded')).toBe('FailProvisioning');
    expect(onOutcome(state('RecordFailure'), 'given-up')).toBe('EndGivenUp');
    expect(state('EndGivenUp').Type).toBe('Succeed');
    expect(state('RecordFailure').Catch?.[0]?.Next).toBe('FailUnrecorded');
    expect(state('FailProvisioning').Type).toBe('Fail');
    expect(state('FailUnrecorded').Type).toBe('Fail');
  });
});
