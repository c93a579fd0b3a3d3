import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { TenantId } from '../core/tenancy/tenant-context.ts';
import type { JsonObject } from '../core/tenants/tenant.ts';
import { jsonOf } from '../kit/json-of.ts';
import { isAddress, toAddress } from '../kit/text/email-address.ts';
import { CommandFailure } from './command-failure.ts';
import { EXIT } from './exit-codes.ts';
import { nearest } from './nearest.ts';

/** An option whose text is a JSON object, such as --settings. */
export function jsonObject(text: string): JsonObject {
  const value = jsonOf(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as JsonObject;
  }
  throw new InvalidArgumentError(`It is no JSON object; quote it: '{"key": "value"}'.`);
}

/** As the API takes it, for what is done without the API. */
export function emailAddress(text: string): string {
  const address = toAddress(text);
  if (isAddress(address)) return address;
  throw new InvalidArgumentError('Give an e-mail address, such as ada@acme.example.');
}

export function number(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('Give a number.');
}

export function positiveNumber(text: string): number {
  const number = Number(text);
  if (number > 0) return number;
  throw new InvalidArgumentError('Give a number above 0.');
}

export function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number.');
}

export function planVersion(text: string): number | 'current' {
  if (text === 'current') return text;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give `current` or a whole number.');
}

export function percentage(text: string): number {
  if (/^(\d{1,2}|100)$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number from 0 to 100.');
}

/** Ids with commas between; none of an empty text. */
export const listOfIds = (text: string): TenantId[] => wordsOf(text) as TenantId[];

/** Users with commas between, each as TENANT/USER. */
export const listOfUsers = (text: string): { tenantId: TenantId; userId: string }[] =>
  wordsOf(text).map((word) => {
    const [tenantId = '', userId = ''] = word.split('/');
    if (userId !== '') return { tenantId: tenantId as TenantId, userId };
    throw new InvalidArgumentError('Give each user as TENANT/USER.');
  });

const wordsOf = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);

export function awsRegion(text: string): string {
  if (/^[a-z]{2}(-[a-z]+)+-\d$/.test(text)) return text;
  throw new InvalidArgumentError('Give a region, such as eu-central-1.');
}

/** Fails with the name of a file that was probably meant, or of an example to begin with. */
export function requireFile(file: string): void {
  if (existsSync(file)) return;
  const folder = dirname(file);
  const meant = existsSync(folder) && nearest(basename(file), readdirSync(folder));
  throw new CommandFailure(`There is no file ${file}.`, {
    exitCode: EXIT.invalid,
    hint: meant
      ? `Did you mean ${file.slice(0, -basename(file).length)}${meant}?`
      : 'An example to begin with: config/examples/acme.yaml',
  });
}

export function utcTime(text: string): string {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) {
    throw new InvalidArgumentError('Give a time, such as 2026-11-01T00:00:00Z.');
  }
  return time.toISOString();
}
