import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { examineEmulator } from '../../../local/foreign-emulator.ts';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function emulatorWith(services: Record<string, string>): Promise<string> {
  const server = createServer((request, response) => {
    const isHealth = request.url === '/_localstack/health';
    response.end(isHealth ? JSON.stringify({ services, edition: 'community' }) : 'no such page');
  }).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** As LocalStack's free edition lists them. */
const community = Object.fromEntries(
  (
    'apigateway cloudformation cloudwatch dynamodb dynamodbstreams events iam kms lambda logs s3 ' +
    'secretsmanager ses sqs ssm stepfunctions sts'
  )
    .split(' ')
    .map((name) => [name, 'available']),
);

describe('examineEmulator', () => {
  it('tells what is lost at an emulator that has all services', async () => {
    const endpoint = await emulatorWith({ ...community, 'cognito-idp': 'running' });
    const told = (await examineEmulator(endpoint)).join('\n');
    for (const lost of ['IAM gate', 'logs', 'state']) expect(told).toContain(lost);
  });

  it('names the services that it lacks, before anything is deployed', async () => {
    const endpoint = await emulatorWith({ ...community, lambda: 'disabled' });
    await expect(examineEmulator(endpoint)).rejects.toThrow(
      `The emulator at ${endpoint} lacks what the platform needs: Lambda, Cognito user pools.`,
    );
  });

  it('says so where nobody answers, or nobody like an emulator, and of no address', async () => {
    const endpoint = await emulatorWith({});
    for (const server of open.splice(0)) server.close();
    await expect(examineEmulator(endpoint)).rejects.toThrow('No emulator tells its services');
    await expect(examineEmulator('4566')).rejects.toThrow('--endpoint is an address such as');
  });
});
