import { useState } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import type { Given } from '../ui/call-dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { momentOf } from '../ui/lines.ts';

const DAY_MS = 86_400_000;

/** Yesterday at this time, as the field takes it: by the reader's clock. */
function yesterday(): string {
  const now = new Date();
  const local = now.getTime() - now.getTimezoneOffset() * 60_000 - DAY_MS;
  return new Date(local).toISOString().slice(0, 16);
}

export function SinceField() {
  const { webhooks } = useTexts();
  const [first] = useState(yesterday);
  return (
    <TextField
      name="since"
      type="datetime-local"
      label={webhooks.since}
      required
      defaultValue={first}
    />
  );
}

export const sinceIn = ({ since }: Given) => ({ since: momentOf(since) ?? '' });
