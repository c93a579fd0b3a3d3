import { newId } from '../../../kit/id.ts';
import type { Answer, Script, StubMachine } from './stub-machine.ts';

export const STEPS = [
  'CreateDedicatedResources',
  'CreateIdentity',
  'PrepareStorage',
  'CreateBillingCustomer',
  'CreateApiKey',
  'RegisterDomainName',
  'ActivateTenant',
] as const;
export const ALL_DONE = [...STEPS, 'SendWelcomeEmail'];
export const COMPENSATION = [
  'undo RegisterDomainName',
  'undo CreateApiKey',
  'undo CreateBillingCustomer',
  'undo PrepareStorage',
  'undo CreateIdentity',
  'undo CreateDedicatedResources',
  'RecordFailure',
];
export const kebab = (name: string) =>
  name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

const DONE = { outcome: 'done', optional: ['create-api-key', 'register-domain-name'] };

export const sunny: Script = ({ task, event }) => {
  if (task === 'RecordFailure') return { outcome: 'recorded' };
  return event.direction === 'undo' ? { outcome: 'undone' } : DONE;
};
/** Sunny but for one task in one direction. */
export const but =
  (name: string, answer: Answer | ((calls: number) => Answer)): Script =>
  (call, earlier) => {
    if (labelOf(call) !== name) return sunny(call, earlier);
    const calls = earlier.filter((one) => labelOf(one) === name).length;
    const given = typeof answer === 'function' ? answer(calls) : answer;
    return 'outcome' in given && given.outcome === 'done' ? DONE : given;
  };
export const labelOf = ({
  task,
  event,
}: {
  task: string;
  event: Readonly<Record<string, unknown>>;
}) => (event.direction === 'undo' ? `undo ${task}` : task);

type Provisioned = { readonly script: Script; readonly compensate?: object };

/** Runs the machine once over what the script answers, and tells what it did. */
export const provisioningBy =
  (machine: StubMachine) =>
  async ({ script, compensate }: Provisioned) => {
    const tenantId = newId('tnt');
    machine.script(tenantId, script);
    const input = { tenantId, attempt: 1, ...(compensate && { compensate }) };
    const { executionArn } = await machine.start(`${tenantId}-1`, input);
    const ended = await machine.end(executionArn);
    const calls = machine.callsFor(tenantId);
    const cause = calls.find(({ task }) => task === 'RecordFailure')?.event.cause;
    return { ...ended, tenantId, calls, labels: calls.map(labelOf), cause };
  };
