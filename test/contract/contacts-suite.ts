import { beforeEach, describe, expect, it } from 'vitest';
import { NO_CONTACT, type Contact, type Contacts } from '../../core/notifications/contact.ts';
import { newId } from '../../kit/id.ts';
import { tenantContext } from '../support/tenancy/tenant-contexts.ts';

const now = new Date();

/** The promises of the port of members' contacts. */
export function describeContacts(name: string, make: () => Contacts): void {
  describe(`${name}: contacts`, () => {
    let contacts: Contacts;
    beforeEach(() => {
      contacts = make();
    });
    const contactOf = (version: number): Contact => ({
      devices: [
        {
          ...{ id: newId('dev'), name: 'Phone', createdAt: now },
          target: { kind: 'sns', endpointArn: 'arn:aws:sns:eu-central-1:1:endpoint/GCM/a/1' },
        },
        {
          ...{ id: newId('dev'), createdAt: now },
          target: {
            ...{ kind: 'web_push', endpoint: 'https://push.example.com/1' },
            keys: { p256dh: 'BA', auth: 'AA' },
          },
        },
      ],
      phone: { number: '+4915112345678', confirmedAt: now },
      pending: { number: '+4915112345679', codeHash: 'h', expiresAt: now, triesLeft: 5 },
      codesSentAt: [now],
      version,
    });

    it('keeps a member’s contact for its tenant and for no other, until it is removed', async () => {
      const [acme, globex] = [tenantContext(), tenantContext()];
      const contact = contactOf(1);
      expect(await contacts.find(acme, 'ada')).toEqual(NO_CONTACT);
      expect(await contacts.replace(acme, 'ada', contact)).toMatchObject({ ok: true });
      expect(await contacts.find(acme, 'ada')).toEqual(contact);
      expect(await contacts.find(globex, 'ada')).toEqual(NO_CONTACT);
      await contacts.remove(globex, 'ada');
      expect(await contacts.find(acme, 'ada')).toEqual(contact);
      for (let time = 0; time < 2; time += 1) await contacts.remove(acme, 'ada');
      expect(await contacts.find(acme, 'ada')).toEqual(NO_CONTACT);
    });

    it('lets one of several writers of a version through', async () => {
      const acme = tenantContext();
      const written = await Promise.all(
        [1, 2, 3].map(() => contacts.replace(acme, 'ada', contactOf(1))),
      );
      expect(written.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await contacts.replace(acme, 'ada', contactOf(3))).toMatchObject({ ok: false });
      expect(await contacts.replace(acme, 'ada', contactOf(2))).toMatchObject({ ok: true });
    });

    it('lists a tenant’s, page by page', async () => {
      const [acme, globex] = [tenantContext(), tenantContext()];
      const members = ['ada', 'bob', 'eve'];
      for (const member of members) await contacts.replace(acme, member, contactOf(1));
      await contacts.replace(globex, 'mallory', contactOf(1));
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await contacts.list(acme, { limit: 2, ...(after && { after }) });
        seen.push(...page.items.map(({ memberId }) => memberId));
        after = page.next;
      } while (after !== undefined);
      expect(seen.toSorted()).toEqual(members);
    });
  });
}
