import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../core/files/file-name.ts';

describe('fileNameOf', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['  Grüße 2026 (final).pdf ', 'Grüße 2026 (final).pdf'],
    ['Gru\u0308\u00dfe', 'Grüße'],
    ['../../etc/passwd', '.._.._etc_passwd'],
    ['C:\\temp\\a.txt', 'C:_temp_a.txt'],
    ['a\u0000b\r\n\tc', 'abc'],
    ['exe\u202egpj.txt', 'exegpj.txt'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['\ud800lone', '\ufffdlone'],
    ['.env', '.env'],
    ['\u3164soft\u00adhyphen\u2800', 'softhyphen'],
    ['می\u200cخواهم.pdf', 'می\u200cخواهم.pdf'],
    ['👩\u200d👩\u200d👧.jpg', '👩\u200d👩\u200d👧.jpg'],
    ['📄'.repeat(200), '📄'.repeat(200)],
  ])('keeps %j as %j', (text, name) => {
    expect(fileNameOf(text)).toEqual({ ok: true, value: name });
  });

  it.each(['', '   ', '.', '..', '\u0000', '\u202e', '\u3164', '\u200d', '📄'.repeat(201)])(
    'refuses %j',
    (text) => {
      expect(fileNameOf(text)).toEqual({
        ok: false,
        error: { kind: 'UnusableName', maxLength: 200 },
      });
    },
  );
});
