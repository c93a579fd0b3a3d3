/** What the `freehold` command's exit status means; docs/cli.md lists them for scripts. */
export const EXIT = {
  ok: 0,
  /** Something went wrong that none of the others names. */
  failed: 1,
  /** The command line, a file or a request is not valid. */
  invalid: 2,
  /** Not signed in, or not permitted. */
  unauthorized: 3,
  notFound: 4,
  /** Taken, changed meanwhile, or not possible in this state. */
  conflict: 5,
  /** The tenant's provisioning failed; the message says whether anything was left behind. */
  provisioningFailed: 6,
  /** The platform does not answer. */
  unreachable: 7,
  /** The tenant is active, but its welcome e-mail failed: its admin may have no password. */
  notWelcomed: 8,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
