import { randomBytes } from 'node:crypto';
import type { PlacementSpec } from '../../core/tenancy/placement-spec.ts';
import { placementOf, type Placement } from '../../core/tenancy/placement.ts';
import { callForAt } from '../support/call-at.ts';
import { eventually } from '../support/eventually.ts';
import type { DeployedPlatform } from './deployed-platform.ts';
import { prove, proved, type Proof } from './proof.ts';

export type Onboarded = { readonly name: string; readonly placement: Placement };

const PLAN = 'pro';
const CONTENT = 'what only this tenant may read';
/** A stack with a key and a table takes minutes. */
const PATIENCE = { seconds: 1_800, everyMilliseconds: 2_000 };

/** A tenant under each strategy, and of a stack in each region; each signs in and works with a record and a file. */
export async function proveOnboarding(
  platform: DeployedPlatform,
  specs: readonly PlacementSpec[],
): Promise<{ readonly proofs: readonly Proof[]; readonly tenants: readonly Onboarded[] }> {
  const tenants: Onboarded[] = [];
  const proofs = await Promise.all(
    specs.map((spec) => {
      const name = `${spec.isolation} in ${spec.region}`;
      return prove(name, async () => {
        const { id, seconds } = await onboard(platform, spec);
        tenants.push({ name, placement: placementOf({ tenantId: id, ...spec }, platform.stores) });
        return proved(
          name,
          `${id} was active after ${seconds.toFixed(1)} s; record and file were read back`,
        );
      });
    }),
  );
  return { proofs, tenants };
}

async function onboard({ apiUrl, call }: DeployedPlatform, { isolation, region }: PlacementSpec) {
  const slug = `prove-${randomBytes(6).toString('hex')}`;
  const email = `admin@${slug}.example`;
  const password = `${randomBytes(12).toString('hex')}.aA1`;
  const startedAt = performance.now();
  const admin = { adminEmail: email, adminPassword: password };
  const { id } = await call('createTenant', {
    body: { ...{ name: `Proof ${slug}`, slug, ...admin }, plan: PLAN, isolation, region },
  });
  await eventually(async () => {
    const { state, failure } = await call('getTenant', { params: { tenantId: id } });
    if (failure) return;
    if (state !== 'active') throw new Error(`${id} is still ${state}.`);
  }, PATIENCE);
  const { state, failure } = await call('getTenant', { params: { tenantId: id } });
  if (state !== 'active') throw new Error(`${id} failed: ${JSON.stringify(failure)}`);
  const seconds = (performance.now() - startedAt) / 1_000;

  type Session = { token: { accessToken: string } };
  const body = { tenant: slug, email, password };
  const { token } = await callForAt<Session>(apiUrl, 'POST /v1/sessions', { body });
  await useRecords(apiUrl, token.accessToken);
  await useFiles(apiUrl, token.accessToken);
  return { id, seconds };
}

async function useRecords(apiUrl: string, token: string): Promise<void> {
  const body = { title: CONTENT };
  const { id } = await callForAt<{ id: string }>(apiUrl, 'POST /v1/records/tasks', { token, body });
  const record = await callForAt<{ data: unknown }>(apiUrl, `GET /v1/records/tasks/${id}`, {
    token,
  });
  if (JSON.stringify(record.data) !== JSON.stringify(body))
    throw new Error('Another record came back.');
}

type Upload = { id: string; upload: { url: string; headers: Record<string, string> } };

async function useFiles(apiUrl: string, token: string): Promise<void> {
  const body = { name: 'secret.txt', contentType: 'text/plain', size: CONTENT.length };
  const { id, upload } = await callForAt<Upload>(apiUrl, 'POST /v1/files', { token, body });
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: CONTENT });
  if (!put.ok) throw new Error(`The upload answered ${put.status}.`);
  type File = { download: { url: string } };
  const { download } = await callForAt<File>(apiUrl, `GET /v1/files/${id}`, { token });
  if ((await (await fetch(download.url)).text()) !== CONTENT)
    throw new Error('Another file came back.');
}
