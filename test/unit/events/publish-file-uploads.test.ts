import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { fileUploadOf } from '../../../adapters/s3/file-upload.ts';
import { eventCatalog } from '../../../functions/event-description/event-catalog.ts';
import { fromEventText } from '../../../core/events/event-text.ts';
import { publishFileUploadsHandler } from '../../../functions/events/publish-file-uploads/publish-file-uploads.ts';
import { newId } from '../../../kit/id.ts';
import { FakeEventBus } from '../../fakes/fake-event-bus.ts';

const tenantId = newId('tnt');
const id = newId('fil');

const told = (key: string, reason = 'PutObject') => ({
  time: '2026-11-27T00:00:00Z',
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: { object: { key, size: 7, etag: 'e', sequencer: '61' }, reason },
});

function arrange(isDown = false) {
  const bus = new FakeEventBus(isDown);
  const handle = publishFileUploadsHandler({ bus, uploadOf: fileUploadOf });
  const run = (...bodies: unknown[]) =>
    handle({
      Records: bodies.map((body, n) => ({ messageId: `m${n}`, body: JSON.stringify(body) })),
    } as SQSEvent);
  return { bus, run };
}

describe('publish-file-uploads', () => {
  it.each(['t', 'k'])('tells of a file uploaded below %s/, without its name', async (prefix) => {
    const { bus, run } = arrange();
    await run(told(`${prefix}/${tenantId}/files/${id}/Secret plan.pdf`));

    const [event] = bus.published.map(({ detail }) => fromEventText(detail));
    expect(event).toMatchObject({
      type: 'file.uploaded',
      tenantId,
      actor: { kind: 'system', id: 'file-storage' },
      data: { id, sizeBytes: 7 },
    });
    expect(() => eventCatalog['file.uploaded']?.data.strict().parse(event?.data)).not.toThrow();
    expect(JSON.stringify(event)).not.toContain('Secret');
  });

  it('tells the same event when S3 tells of the same upload again', async () => {
    const { bus, run } = arrange();
    const upload = told(`t/${tenantId}/files/${id}/a`);
    await run(upload, upload);
    expect(new Set(bus.published.map(({ detail }) => fromEventText(detail).id)).size).toBe(1);
  });

  it('tells nothing of copies, and of objects that are no files', async () => {
    const { bus, run } = arrange();
    const answer = await run(
      told(`t/${tenantId}/files/${id}/a`, 'CopyObject'),
      told(`t/${tenantId}/.prepared`),
      told(`t/${tenantId}/.moving/copy-1`),
      told(`t/tnt_1/files/${id}/a`),
    );
    expect(bus.published).toEqual([]);
    expect(answer).toEqual({ batchItemFailures: [] });
  });

  it('gives a message back that it cannot read, or the bus does not take, and no other', async () => {
    const upload = told(`t/${tenantId}/files/${id}/a`);
    const { bus, run } = arrange();
    expect(await run({ no: 'event' }, upload)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm0' }],
    });
    expect(bus.published).toHaveLength(1);
    expect(await arrange(true).run(upload)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm0' }],
    });
  });
});
