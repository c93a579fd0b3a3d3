import { describe, expect, it } from 'vitest';
import { asMember, Refusal, type Answers } from '../../support/browser/described-api.ts';
import { describedConsole } from '../../support/browser/described-console.ts';

const web = describedConsole();

const atAccount = (answers: Answers = {}) =>
  web.open({ path: '/account', answers: { ...asMember('viewer'), ...answers } });

describe('a member’s number for SMS', () => {
  it('is sent a code as the platform takes numbers, however it is typed', async () => {
    const { page, sent, dialog } = await atAccount({ getPhoneNumber: {} });
    await page.getByText('No number, so no SMS is sent to you.').waitFor();
    expect(await page.getByRole('button', { name: 'Remove the number' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Set a number' }).click();
    await dialog.getByLabel('Number').fill('+49 (151) 123-45 678');
    await dialog.getByRole('button', { name: 'Set a number' }).click();
    await page.getByText('A code is on its way').waitFor();
    expect(sent('putPhoneNumber')?.body).toEqual({ number: '+4915112345678' });
  });

  it('is confirmed by the code, and one that is wrong is said to be', async () => {
    const number = '+4915112345678';
    const { page, sent, dialog } = await atAccount({
      getPhoneNumber: { pending: { number, expiresAt: '2026-11-28T08:10:00.000Z', triesLeft: 4 } },
      confirmPhoneNumber: new Refusal(400, 'code-invalid'),
    });
    await page.getByText('Tries left').waitFor();
    await page.getByRole('button', { name: 'Give the code' }).click();
    await dialog.getByText(`The SMS to ${number} has it.`).waitFor();
    await dialog.getByLabel('Code').fill(' 482913 ');
    await dialog.getByRole('button', { name: 'Give the code' }).click();
    await dialog.getByText('code-invalid').first().waitFor();
    expect(sent('confirmPhoneNumber')?.body).toEqual({ code: '482913' });
  });

  it('is removed', async () => {
    const { page, sent, dialog } = await atAccount();
    await page.getByText('+4915112345678').waitFor();
    await page.getByRole('button', { name: 'Remove the number' }).click();
    await dialog.getByRole('button', { name: 'Remove the number' }).click();
    await page.getByText('Number removed').waitFor();
    expect(sent('removePhoneNumber')?.path).toBe('/v1/me/phone-number');
  });
});

describe('a member’s devices', () => {
  it('are listed, and removed one by one', async () => {
    const { page, sent, dialog } = await atAccount();
    await page.getByRole('button', { name: 'Remove: Firefox at work' }).click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('Device removed').waitFor();
    expect(sent('removeDevice')?.path).toBe('/v1/me/devices/dev_01kb2v3m9ne4a8x0c5r7d6f1gh');
  });
});
