import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { localContract } from '../local/contract.ts';
import type { SessionState } from '../sdk/src/index.ts';
import { CommandFailure } from './command-failure.ts';
import { EXIT } from './exit-codes.ts';
import type { Surroundings } from './surroundings.ts';

const storedProfile = z.object({
  apiUrl: z.string(),
  /** Of a tenant's user; an operator has none. */
  tenant: z.string().optional(),
  email: z.string(),
  refreshToken: z.string().optional(),
  accessToken: z.string(),
  expiresAt: z.number(),
});
/** What `login` keeps: where, who, and tokens. Never a password. */
export type StoredProfile = z.infer<typeof storedProfile>;

export const toStoredProfile = (
  { apiUrl, tenant, email }: Pick<StoredProfile, 'apiUrl' | 'tenant' | 'email'>,
  { accessToken, refreshToken, expiresAt }: SessionState,
): StoredProfile => ({ apiUrl, tenant, email, accessToken, refreshToken, expiresAt });

/** A platform that the command talks to, and how it signs in there. */
export type Profile =
  | ({ readonly kind: 'local'; readonly name: string } & Pick<
      z.infer<typeof localContract>,
      'apiUrl' | 'awsEndpoint' | 'stripeUrl' | 'operator'
    >)
  | ({ readonly kind: 'stored'; readonly name: string } & StoredProfile);

export type Profiles = {
  /** Where `npm start` says how its platform is reached. */
  readonly localFile: string;
  /** The profile of that name; `local` is the platform that `npm start` runs. Fails with what to do. */
  named(name: string): Profile;
  /** The stored profile, or nothing before the first login. */
  find(name: string): StoredProfile | undefined;
  /** Keeps the tokens for the next command, readable by this user alone. */
  store(name: string, profile: StoredProfile): void;
  remove(name: string): void;
};

export function profilesIn(env: Surroundings['env']): Profiles {
  const configHome = env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
  const folder = env.FREEHOLD_CONFIG_HOME ?? join(configHome, 'freehold', 'profiles');
  const home = env.FREEHOLD_HOME ?? join(import.meta.dirname, '..', '.freehold');
  const localFile = join(home, 'local.json');
  const fileOf = (name: string) => join(folder, `${encodeURIComponent(name)}.json`);
  const find = (name: string) =>
    existsSync(fileOf(name)) ? readJson(fileOf(name), storedProfile) : undefined;

  return {
    localFile,
    find,
    named: (name) => {
      if (name === 'local') return localProfile(localFile);
      const stored = find(name);
      if (!stored) throw notSignedIn(name);
      return { kind: 'stored', name, ...stored };
    },
    store: (name, profile) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writePrivately(fileOf(name), JSON.stringify(profile, null, 2));
    },
    remove: (name) => rmSync(fileOf(name), { force: true }),
  };
}

/** Aside and then renamed: it is whole and private even where a file of another mode stood before. */
function writePrivately(file: string, text: string) {
  const aside = `${file}.${process.pid}`;
  rmSync(aside, { force: true });
  writeFileSync(aside, text, { mode: 0o600, flag: 'wx' });
  renameSync(aside, file);
}

function localProfile(file: string): Profile {
  if (!existsSync(file)) {
    throw new CommandFailure('No platform runs on this machine.', {
      exitCode: EXIT.unreachable,
      hint: 'Start one with `npm start`, or name another with --profile.',
    });
  }
  return { kind: 'local', name: 'local', ...readJson(file, localContract) };
}

const notSignedIn = (name: string) =>
  new CommandFailure(`You are not signed in to ${name}.`, {
    exitCode: EXIT.unauthorized,
    hint: `Sign in first: freehold login --profile ${name} --api-url https://… --email you@example.com`,
  });

function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new CommandFailure(`${file} cannot be read, or is not what Freehold wrote.`, {
      hint: 'Delete it; then sign in again, or run `npm start` for the local platform.',
      cause,
    });
  }
}
