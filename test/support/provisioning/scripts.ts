import { newId } from '../../../kit/id.ts';
import type { Answer, Script, StubMachine } from './stub-machine.ts';

export const STEPS = [
  'CreateDedicatedResources',
  'CreateIdentity',
  'PrepareStorage',
  'CreateBillingCustomer',
  'CreateApiKey',
  'CreateWebhookEndpoints',
  'RegisterDomainName',
  'ActivateTenant',
] as const;
const BRANCHES: readonly (readonly string[])[] = [
  ['CreateDedicatedResources', 'PrepareStorage'],
  ['CreateIdentity', 'CreateBillingCustomer'],
];
const branchOf = (step: string) => BRANCHES.find((branch) => branch.includes(step));

/** What runs of a provisioning that ends at this step, in the order of `STEPS`. */
export const runsWith = (last: (typeof STEPS)[number]): string[] => {
  const branch = branchOf(last);
  if (!branch) return STEPS.slice(0, STEPS.indexOf(last) + 1);
  const isAfter = (step: string) => branch.indexOf(step) > branch.indexOf(last);
  return STEPS.filter((step) => branchOf(step) && !isAfter(step));
};

/** Those beside each other in the order of `STEPS`; throws where a branch left its own order. */
function inOrder(labels: readonly string[]): string[] {
  for (const [first = '', second = ''] of BRANCHES) {
    if (labels.includes(second) && labels.lastIndexOf(first) > labels.indexOf(second)) {
      throw new Error(`${second} ran before ${first} had ended.`);
    }
  }
  const place = (label: string) => STEPS.findIndex((step) => step === label);
  const beside = labels.filter((label) => branchOf(label)).sort((a, b) => place(a) - place(b));
  return [...beside, ...labels.filter((label) => !branchOf(label))];
}

export const ALL_DONE = [...STEPS, 'SendWelcomeEmail'];
export const COMPENSATION = [
  'undo RegisterDomainName',
  'undo CreateWebhookEndpoints',
  'undo CreateApiKey',
  'undo CreateBillingCustomer',
  'undo PrepareStorage',
  'undo CreateIdentity',
  'undo CreateDedicatedResources',
  'RecordFailure',
];
export const kebab = (name: string) =>
  name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

const DONE = {
  outcome: 'done',
  optional: ['create-api-key', 'create-webhook-endpoints', 'register-domain-name'],
};

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
    return { ...ended, tenantId, calls, labels: inOrder(calls.map(labelOf)), cause };
  };
