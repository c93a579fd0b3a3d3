import { describe, expect, it } from 'vitest';
import { readableLines } from '../../../local/logs.ts';

const entry = (...lines: string[]) =>
  JSON.stringify({
    time: Date.UTC(2026, 10, 23, 12, 0, 1) / 1000,
    function: 'freehold-local-api-FunctionsTenantsApi1A2B3C4D-0123456789ABC',
    lines,
  });

describe('readableLines', () => {
  it('shows time, service, level, message and what else the line says', () => {
    const line = JSON.stringify({
      level: 'INFO',
      message: 'request served',
      timestamp: '2026-11-23T12:00:00.500Z',
      service: 'tenants/api',
      xray_trace_id: '1-6b0477ac',
      status: 200,
    });
    expect(readableLines(entry(line))).toEqual([
      '12:00:00.500 tenants/api INFO request served {"status":200}',
    ]);
  });

  it('shows a line that is not JSON as it is, with the function that said it', () => {
    expect(readableLines(entry('Error: boom', ''))).toEqual([
      '12:00:01.000 FunctionsTenantsApi Error: boom',
    ]);
  });

  it('shows nothing for an entry that is half written', () => {
    expect(readableLines('{"time": 1')).toEqual([]);
  });
});
