import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Code } from '../ui/code.tsx';
import { ClosingDialog } from '../ui/closing-dialog.tsx';
import { Loaded } from '../ui/loaded.tsx';

type PreviewDialogProps = { readonly name: string; readonly onClose: () => void };

/** As text: the page shows no markup of others. */
export function PreviewDialog({ name, onClose }: PreviewDialogProps) {
  const { templates } = useTexts();
  const preview = useQuery(
    callOptions('previewNotificationTemplate', { params: { template: name }, body: {} }),
  );
  return (
    <ClosingDialog title={`${templates.preview}: ${name}`} onClose={onClose}>
      <p className="text-quiet">{templates.previewText}</p>
      <Loaded query={preview}>
        {({ subject, text, sms }) => (
          <div className="flex flex-col gap-3">
            <Code name={templates.subject} text={subject} />
            <Code name={templates.text} text={text} />
            <Code name={templates.sms} text={sms} />
          </div>
        )}
      </Loaded>
    </ClosingDialog>
  );
}
