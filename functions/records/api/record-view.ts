import type { DataRecord } from '../../../core/records/record.ts';

export const toRecordView = ({ createdAt, updatedAt, ...record }: DataRecord) => ({
  ...record,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
