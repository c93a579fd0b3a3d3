import { describeMoment, type Moment } from './machine.ts';
import { toMarkdown, toText } from './table.ts';
import type { Findings, Topic } from './topic.ts';

export type Report = Findings & Pick<Topic, 'name' | 'title'> & { readonly moment: Moment };

export const reportText = ({ title, moment, how, tables }: Report): string =>
  [
    `${title}\n${'='.repeat(title.length)}\n${describeMoment(moment)}`,
    ...how,
    ...tables.map(toText),
    '',
  ].join('\n\n');

export const reportMarkdown = ({ title, moment, how, tables }: Report): string =>
  [`### ${title}`, `_${describeMoment(moment)}_`, ...how, ...tables.map(toMarkdown)].join('\n\n');
