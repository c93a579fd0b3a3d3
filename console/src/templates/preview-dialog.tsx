import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Code } from '../ui/code.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Loaded } from '../ui/loaded.tsx';

type PreviewDialogProps = { readonly name: string; readonly onClose: () => void };

/** As text: the page shows no markup of others. */
export function PreviewDialog({ name, onClose }: PreviewDialogProps) {
  const { templates, common } = useTexts();
  const preview = useQuery(
    callOptions('previewNotificationTemplate', { params: { template: name }, body: {} }),
  );
  return (
    <Dialog title={`${templates.preview}: ${name}`} onClose={onClose}>
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
      <div className="flex justify-end">
        <Button look="main" onClick={onClose}>
          {common.close}
        </Button>
      </div>
    </Dialog>
  );
}
