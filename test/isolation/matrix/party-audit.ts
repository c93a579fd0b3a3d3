import { callFor } from '../../support/api.ts';
import { eventually } from '../../support/eventually.ts';

/** An export of the audit log, once it is written, and a stream whose address is a secret; the export's id. */
export async function auditOf(token: string, secret: string): Promise<string> {
  const target = { kind: 'https', url: `https://siem.invalid/${secret}` };
  await callFor('PUT /v1/audit/stream', { token, body: target });
  const { id } = await callFor<{ id: string }>('POST /v1/audit/exports', { token, body: {} });
  await eventually(
    async () => {
      const path = `GET /v1/audit/exports/${id}`;
      const { state } = await callFor<{ state: string }>(path, { token });
      if (state !== 'succeeded') throw new Error(`The export is ${state}.`);
    },
    { seconds: 60 },
  );
  return id;
}
