import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { CommandFailure } from './command-failure.ts';
import { EXIT } from './exit-codes.ts';

const localPlatform = z.object({
  apiUrl: z.string(),
  awsEndpoint: z.string().optional(),
  operator: z.object({ email: z.string(), password: z.string() }),
});

const storedProfile = z.object({
  apiUrl: z.string(),
  email: z.string(),
  refreshToken: z.string(),
  accessToken: z.string(),
  expiresAt: z.number(),
});
export type StoredProfile = z.infer<typeof storedProfile>;

/** A platform that the command talks to, and how it signs in there. */
export type Profile =
  | {
      readonly kind: 'local';
      readonly name: string;
      readonly apiUrl: string;
      readonly awsEndpoint?: string | undefined;
      readonly operator: { readonly email: string; readonly password: string };
    }
  | ({
      readonly kind: 'stored';
      readonly name: string;
      readonly awsEndpoint?: undefined;
    } & StoredProfile);

const folder = () =>
  process.env.FREEHOLD_CONFIG_HOME ?? join(homedir(), '.config', 'freehold', 'profiles');
const fileOf = (name: string) => join(folder(), `${encodeURIComponent(name)}.json`);

/** Where `npm start` says how its platform is reached. */
export const localFile = (): string =>
  join(process.env.FREEHOLD_HOME ?? join(import.meta.dirname, '..', '.freehold'), 'local.json');

/** The profile of that name; `local` is the platform that `npm start` runs. Fails with what to do. */
export function profileNamed(name: string): Profile {
  if (name === 'local') return localProfile();

  const file = fileOf(name);
  if (!existsSync(file)) {
    throw new CommandFailure(`You are not signed in to ${name}.`, {
      exitCode: EXIT.unauthorized,
      hint: `Sign in first: freehold login --profile ${name} --api-url https://… --email you@example.com`,
    });
  }
  return { kind: 'stored', name, ...readJson(file, storedProfile) };
}

function localProfile(): Profile {
  if (!existsSync(localFile())) {
    throw new CommandFailure('No platform runs on this machine.', {
      exitCode: EXIT.unreachable,
      hint: 'Start one with `npm start`, or name another with --profile.',
    });
  }
  return { kind: 'local', name: 'local', ...readJson(localFile(), localPlatform) };
}

/** Keeps the tokens for the next command, readable by this user alone. */
export function storeProfile(name: string, profile: StoredProfile): void {
  mkdirSync(folder(), { recursive: true, mode: 0o700 });
  writeFileSync(fileOf(name), JSON.stringify(profile, null, 2), { mode: 0o600 });
}

function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new CommandFailure(`${file} is not what this command wrote.`, {
      hint: 'Delete it and sign in again.',
      cause,
    });
  }
}
