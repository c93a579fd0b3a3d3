import type { AnswerOf, RequestOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { callTo } from '../api/call.ts';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { CallDialog, type Given } from '../ui/call-dialog.tsx';
import { AreaField, TextField } from '../ui/field.tsx';

type Template = AnswerOf<'getNotificationTemplate'>;
type Wanted = RequestOf<'putNotificationTemplate'>['body'];
type EditDialogProps = { readonly name: string; readonly onClose: () => void };

export function EditDialog({ name, onClose }: EditDialogProps) {
  const { data } = useQuery(callOptions('getNotificationTemplate', { params: { template: name } }));
  return data ? <TextsDialog template={data} onClose={onClose} /> : null;
}

/** The text as it is given; its HTML and its translations, and what a message of the tenant's own is, stay. */
function wantedIn(template: Template, given: Given): Wanted {
  const { subject = '', text = '', sms = '', button = '' } = given;
  const { html, translations, source } = template;
  const { category, channels, variables, link, sample } = template;
  return {
    ...{ subject, text, translations },
    ...(html !== undefined && { html }),
    ...(sms !== '' && { sms }),
    ...(button !== '' && { button }),
    ...(source === 'own' && {
      own: { category, channels, variables, sample, ...(link !== undefined && { link }) },
    }),
  };
}

type TextsDialogProps = { readonly template: Template; readonly onClose: () => void };

function TextsDialog({ template, onClose }: TextsDialogProps) {
  const { templates } = useTexts();
  const { name, subject, text, sms, button, variables } = template;
  const put = (body: Wanted) =>
    callTo('putNotificationTemplate', { params: { template: name }, body });
  return (
    <CallDialog
      label={templates.edit}
      title={`${templates.edit}: ${name}`}
      text={templates.editText}
      call={(given) => put(wantedIn(template, given))}
      example={put({ subject, text })}
      done={templates.saved}
      onClose={onClose}
    >
      <TextField name="subject" label={templates.subject} required defaultValue={subject} />
      <AreaField
        name="text"
        label={templates.text}
        hint={templates.variables(Object.keys(variables).join(', '))}
        rows={8}
        required
        defaultValue={text}
      />
      <TextField name="sms" label={templates.sms} defaultValue={sms} />
      <TextField name="button" label={templates.button} defaultValue={button} />
    </CallDialog>
  );
}
