export const audit = {
  title: 'Audit',
  action: 'Action',
  actionHint: 'Such as member.invited.',
  actor: 'Who, by id',
  from: 'From',
  to: 'To',
  none: 'No entry is like that.',
  target: 'On what',
  details: 'Details',
  entry: 'Entry',
  before: 'Before',
  after: 'After',
  export: 'Export',
  exportText: 'All entries by these filters as one file. A link to it appears when it is ready.',
};

export const exports = {
  title: 'Export',
  intro: 'All that the tenant has in one archive: members, records, files, keys, audit.',
  start: 'Start an export',
  startText: 'It takes minutes. A mail tells the owners when it is ready.',
  none: 'No export is under way here. Start one, or follow the link of the mail.',
  state: 'State',
  states: { running: 'Under way', succeeded: 'Ready', failed: 'Failed' } as Readonly<
    Record<string, string>
  >,
  entries: 'Entries',
  size: 'Size',
  kept: 'Kept until',
  download: 'Download',
  noneOfTenant: 'No export of this tenant was started.',
  ofTenantText:
    'It takes minutes, and users go on working. A mail tells the owners when it is ready; the archive is kept for seven days, and you can download it here.',
  begun: 'The export is under way',
};

export const moves = {
  panel: 'Placement and export',
  title: 'Moves',
  none: 'This tenant’s data was never moved.',
  move: 'Move',
  moveTitle: 'Move this tenant’s data?',
  effects: [
    'All its data is copied while its users work.',
    'Then writes answer 503 for some 40 seconds; with much data longer, a minute for each 500 MB of records. Reads go on.',
    'Both places are compared before the switch. If anything fails before it, the tenant stays where it is.',
    'The old copy is deleted once no link to it is good any more, which takes hours.',
  ] as readonly string[],
  toHint: 'How its data is kept apart after the move.',
  regionHint: 'A shared placement is where the platform is.',
  anyRegion: 'Where the platform is',
  begun: 'The move is under way',
  steps: 'Phases',
  seconds: (count: string) => `${count} s`,
  readOnly: (count: string) => `Writes paused for ${count} s`,
  phases: {
    'making-stores': 'Makes the new place',
    copying: 'Copies',
    pausing: 'Pauses writes',
    'catching-up': 'Copies what changed',
    verifying: 'Compares both places',
    switching: 'Switches',
    resuming: 'Opens writes',
    draining: 'Waits for old links',
    'deleting-old': 'Deletes the old copy',
    done: 'Done',
    undoing: 'Is undone',
    failed: 'Failed',
  },
};

export const settings = {
  title: 'Settings',
  policy: 'Security policy',
  policyText: 'It acts on each sign-in, refresh and new password from now on.',
  change: 'Change',
  saved: 'Saved',
  secondFactor: 'Second factor',
  factors: { off: 'Off', optional: 'Optional', required: 'Required' } as Readonly<
    Record<string, string>
  >,
  sessionHours: 'A session lasts at most, in hours',
  idleMinutes: 'It ends unused after, in minutes',
  passwordLength: 'Least length of a password',
  domains: 'Domains that may be invited',
  domainsHint: 'One on each line; any where it is empty.',
  anyDomain: 'Any',
  support: 'Access of the support',
  supports: { ask: 'An owner is asked each time', allowed: 'Allowed in advance' } as Readonly<
    Record<string, string>
  >,
  terminate: 'End the tenant',
  terminateText:
    'Access ends at once, for everybody and every key. After the grace of the plan all data is erased.',
  terminateNote: 'Why, for the platform',
  terminated: 'The tenant is ended, and erased on',
};

export const support = {
  title: 'Support access',
  none: 'Nobody of the platform has asked for access to your data.',
  statuses: {
    requested: 'Asked',
    granted: 'Granted',
    refused: 'Refused',
    revoked: 'Revoked',
    withdrawn: 'Withdrawn',
    ended: 'Over',
  } as Readonly<Record<string, string>>,
  emergency: 'Emergency',
  operator: 'Who',
  reason: 'Why',
  scopes: 'To see',
  hours: (count: number) => `for ${count} hours`,
  asked: 'Asked',
  until: 'Until',
  uses: 'What was looked at',
  noUses: 'Nothing was looked at.',
  grant: 'Grant',
  grantText: 'The operator may see that from now on, and each look is noted here.',
  granted: 'Access granted',
  refuse: 'Refuse',
  refused: 'Access refused',
  revoke: 'End the access',
  revokeText: 'Within five seconds nothing is shown any more.',
  revoked: 'Access ended',
};

/** An operator who sees a tenant's data, as it allows. */
export const entered = {
  enter: 'Enter',
  of: (name: string) => `You see data of ${name}.`,
  until: 'It lets you until',
  text: 'Nothing can be changed, and each look is noted for the tenant.',
  noFiles: 'The tenant has no file.',
  noRecords: 'The tenant has no record.',
  leave: 'Leave',
  end: 'End the access',
  endText: 'It ends within five seconds; to see more you would have to ask again.',
  over: 'The access has ended',
};

export const start = {
  title: 'Getting started',
  done: 'Done',
  members: 'Invite the people you work with',
  factor: 'Set up a second factor',
  keys: 'Make a key for a program',
  webhooks: 'Be told of events at an address of yours',
  files: 'Upload a file',
};

export const onboarding = {
  title: 'What your company got',
  text: 'The address, the endpoints and the key that were made with your account. The key’s secret is shown once.',
  show: 'Show',
  nothing: 'Nothing but the account itself.',
  domainName: 'Address',
  dns: 'In the DNS',
  target: 'Leads to',
  states: {
    leads: 'It leads here',
    missing: 'The record is missing',
    'leads-elsewhere': 'It leads elsewhere',
    unknown: 'The DNS does not answer',
  },
  record: 'Record to set',
  sso: 'Single sign-on',
  toBeSetUp: 'To be set up',
  secret: 'Secret of the key, shown once',
};
