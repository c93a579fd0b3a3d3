import type { AnswerOf } from '@freehold/sdk';
import { useState } from 'react';
import { callTo } from '../api/call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { ClosingDialog } from '../ui/closing-dialog.tsx';
import { AreaField } from '../ui/field.tsx';
import { RoleField } from './role-field.tsx';

type Outcome = AnswerOf<'inviteMembers'>['items'][number];

const inviteAll = (emails: string, role: string) =>
  callTo('inviteMembers', {
    body: {
      invitations: emails
        .split(/[\s,;]+/)
        .filter((email) => email !== '')
        .map((email) => ({ email, role })),
    },
  });

/** Each of the invited has an outcome of its own: one that is refused undoes no other. */
export function InviteButton() {
  const { members } = useTexts();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>();
  return (
    <>
      <CallButton
        look="main"
        label={members.invite}
        text={members.inviteText}
        call={({ emails = '', role = '' }) => inviteAll(emails, role)}
        example={inviteAll('grace@acme.example', 'member')}
        onDone={({ items }) => setOutcomes(items)}
      >
        <AreaField
          name="emails"
          label={members.emails}
          hint={members.emailsHint}
          rows={4}
          required
        />
        <RoleField chosen="member" />
      </CallButton>
      {outcomes && <Outcomes of={outcomes} onClose={() => setOutcomes(undefined)} />}
    </>
  );
}

type OutcomesProps = { readonly of: readonly Outcome[]; readonly onClose: () => void };

function Outcomes({ of, onClose }: OutcomesProps) {
  const { members } = useTexts();
  return (
    <ClosingDialog title={members.outcomes} onClose={onClose}>
      <ul className="divide-y divide-line">
        {of.map(({ email, outcome, mail }) => (
          <li key={email} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <bdi>{email}</bdi>
            <span className="flex flex-wrap gap-2">
              <Badge tone={outcome === 'Invited' ? 'good' : 'bad'}>
                {members.outcome[outcome] ?? outcome}
              </Badge>
              {mail === 'failed' && (
                <Badge tone="warn">{`${members.mail}: ${members.mailStates[mail] ?? mail}`}</Badge>
              )}
            </span>
          </li>
        ))}
      </ul>
    </ClosingDialog>
  );
}
