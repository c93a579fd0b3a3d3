import type { Emulator } from './emulator.ts';
import { membersIn, membersOf, parseXml, textOf, type XmlNode } from './xml.ts';

export type NamedPolicy = { readonly name: string; readonly policy: unknown };

/** A role as IAM knows it, with all policies that say what it may do. */
export type Role = {
  readonly arn: string;
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly policies: readonly NamedPolicy[];
  /** What the role may do at most, whatever its policies allow; absent where it has no boundary. */
  readonly boundary?: NamedPolicy;
  readonly trustPolicy: unknown;
};

/** All roles and customer-managed policies at one moment. */
export type IamState = {
  /** Changes with the content, so that what was concluded from it can be kept. */
  readonly version: number;
  readonly readAtMs: number;
  readonly roles: ReadonlyMap<string, Role>;
  readonly managedPolicies: ReadonlyMap<string, unknown>;
};

/** A deployment changes roles inside the emulator, unseen; this long the gate may be behind. */
const FRESH_MS = 5_000;

/** What the emulator's IAM holds: read whole, kept for seconds, read again after a change that passed the gate. */
export class RolePolicies {
  readonly #emulator: Emulator;
  #state: IamState | undefined;
  #xml = '';
  #changedAtMs = 0;
  #reading: Promise<IamState> | undefined;

  constructor(emulator: Emulator) {
    this.#emulator = emulator;
  }

  /** The state, not older than asked; rejects when the emulator does not answer. */
  async state(freshMs = FRESH_MS): Promise<IamState> {
    const known = this.#state;
    const isCurrent = known !== undefined && known.readAtMs > this.#changedAtMs;
    if (isCurrent && Date.now() - known.readAtMs < freshMs) return known;
    const reading = this.#reading ?? this.#read();
    this.#reading = reading;
    try {
      return await reading;
    } finally {
      if (this.#reading === reading) this.#reading = undefined;
    }
  }

  /** A reading under way may have begun before the change, so the next one who asks starts another. */
  forget(): void {
    this.#changedAtMs = Date.now();
    this.#reading = undefined;
  }

  async #read(): Promise<IamState> {
    const readAtMs = Date.now();
    const [details, boundaries] = await Promise.all([
      readDetails(this.#emulator),
      readBoundaries(this.#emulator),
    ]);
    const xml = `${details}${JSON.stringify([...boundaries])}`;
    this.#state =
      this.#state !== undefined && xml === this.#xml
        ? { ...this.#state, readAtMs }
        : { version: (this.#state?.version ?? 0) + 1, readAtMs, ...readIam(details, boundaries) };
    this.#xml = xml;
    return this.#state;
  }
}

async function readDetails(emulator: Emulator): Promise<string> {
  const answer = await emulator.queryCall('iam', {
    Action: 'GetAccountAuthorizationDetails',
    Version: '2010-05-08',
    'Filter.member.1': 'Role',
    'Filter.member.2': 'LocalManagedPolicy',
    MaxItems: '1000',
  });
  return answer.slice(0, answer.indexOf('<ResponseMetadata>'));
}

/** Reads the answer of GetAccountAuthorizationDetails. */
export function readIam(
  xml: string,
  boundaries: ReadonlyMap<string, string> = new Map(),
): Pick<IamState, 'roles' | 'managedPolicies'> {
  const document = parseXml(xml);
  const managedPolicies = new Map(
    membersIn(document, 'Policies').map((policy) => [
      textOf(policy, 'Arn'),
      defaultVersionOf(policy),
    ]),
  );
  const roles = membersIn(document, 'RoleDetailList')
    .map((role) => toRole(role, managedPolicies))
    .map(
      ([name, role]) => [name, withBoundary(role, boundaries.get(name), managedPolicies)] as const,
    );
  return { roles: new Map(roles), managedPolicies };
}

type ManagedPolicies = ReadonlyMap<string, unknown>;

const withBoundary = (role: Role, arn: string | undefined, managed: ManagedPolicies): Role =>
  arn === undefined ? role : { ...role, boundary: { name: arn, policy: managed.get(arn) } };

const toRole = (role: XmlNode, managed: ManagedPolicies): readonly [string, Role] => [
  textOf(role, 'RoleName'),
  roleOf(role, managed),
];

const roleOf = (role: XmlNode, managed: ManagedPolicies): Role => ({
  arn: textOf(role, 'Arn'),
  id: textOf(role, 'RoleId'),
  tags: Object.fromEntries(
    membersOf(role, 'Tags').map((tag) => [textOf(tag, 'Key'), textOf(tag, 'Value')]),
  ),
  trustPolicy: documentOf(textOf(role, 'AssumeRolePolicyDocument')),
  policies: [
    ...membersOf(role, 'RolePolicyList').map((policy) => ({
      name: textOf(policy, 'PolicyName'),
      policy: documentOf(textOf(policy, 'PolicyDocument')),
    })),
    // AWS's own managed policies are not in the emulator: a role gets nothing from them here.
    ...membersOf(role, 'AttachedManagedPolicies')
      .map((policy) => textOf(policy, 'PolicyArn'))
      .filter((arn) => managed.has(arn))
      .map((arn) => ({ name: arn, policy: managed.get(arn) })),
  ],
});

function defaultVersionOf(policy: XmlNode): unknown {
  const version = membersOf(policy, 'PolicyVersionList').find(
    (candidate) => textOf(candidate, 'IsDefaultVersion') === 'true',
  );
  return documentOf(version === undefined ? '{}' : textOf(version, 'Document'));
}

const documentOf = (encoded: string): unknown => JSON.parse(decodeURIComponent(encoded));

/**
 * The ARN of each role's permissions boundary. IAM's details of all roles leave them out here, but the
 * list of policies tells how many each bounds: which, is asked of those alone.
 */
async function readBoundaries(emulator: Emulator): Promise<ReadonlyMap<string, string>> {
  const policies = await emulator.queryCall('iam', {
    Action: 'ListPolicies',
    Version: '2010-05-08',
    PolicyUsageFilter: 'PermissionsBoundary',
    MaxItems: '1000',
  });
  if (!/<PermissionsBoundaryUsageCount>[1-9]/.test(policies)) return new Map();
  const arns = membersIn(parseXml(policies), 'Policies')
    .filter((policy) => Number(textOf(policy, 'PermissionsBoundaryUsageCount')) > 0)
    .map((policy) => textOf(policy, 'Arn'));
  const bounded = await Promise.all(arns.map((arn) => boundedRoles(emulator, arn)));
  return new Map(bounded.flat());
}

async function boundedRoles(emulator: Emulator, arn: string) {
  const answer = await emulator.queryCall('iam', {
    Action: 'ListEntitiesForPolicy',
    Version: '2010-05-08',
    PolicyArn: arn,
    PolicyUsageFilter: 'PermissionsBoundary',
    EntityFilter: 'Role',
  });
  return membersIn(parseXml(answer), 'PolicyRoles').map(
    (role) => [textOf(role, 'RoleName'), arn] as const,
  );
}
