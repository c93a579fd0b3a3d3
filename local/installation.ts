import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Home } from './home.ts';
import { readState, writeState } from './state-file.ts';

const installationSchema = z.object({
  operator: z.object({ email: z.string(), password: z.string() }),
  demo: z.object({ slug: z.string(), email: z.string(), password: z.string() }),
  ports: z.object({
    gate: z.number(),
    emulator: z.number(),
    stripe: z.number().default(12111),
    console: z.number().default(4590),
  }),
});
export type Installation = z.infer<typeof installationSchema>;

/** Below the range from which systems hand out ports to clients, so that ours is seldom taken. */
const FIRST_PORTS = { gate: 4580, emulator: 14580, stripe: 12111, console: 4590 };

/** Chosen at the first start and kept: people save passwords, and queue URLs hold the port. */
export function installationOf(home: Home): Installation {
  const known = readState(home.installationFile, installationSchema);
  if (known) return known;
  const installation: Installation = {
    operator: { email: 'operator@freehold.example', password: randomPassword() },
    demo: { slug: 'demo', email: 'admin@demo.example', password: randomPassword() },
    ports: FIRST_PORTS,
  };
  keepInstallation(home, installation);
  return installation;
}

export function keepInstallation(home: Home, installation: Installation): void {
  writeState(home.installationFile, installation);
}

/** 144 random bits, with one of each class that a password policy may ask for. */
const randomPassword = () => `${randomBytes(18).toString('base64url')}.aA1`;
