import { besideFlood } from '../beside-flood.ts';
import { goalsTable } from '../goal.ts';
import type { Topic } from '../topic.ts';

export const neighbour: Topic = {
  name: 'neighbour',
  title: 'The neighbour of a tenant that sends too much',
  needsCloud: true,

  async measure(cloud) {
    const { factor, table } = await besideFlood(cloud);
    return {
      how: [
        'Reads of one record, one after the other, while 8 clients of another tenant ask about 20 times a second, when its limit of 60 an hour is used up. As fast as the machine answers would measure the machine: here its processors serve both, on Lambda none is shared.',
      ],
      tables: [
        goalsTable([
          {
            goal: 'p99 <= 1.2 times of the quiet one',
            measured: factor,
            isMet: factor <= 1.2,
          },
        ]),
        table,
      ],
    };
  },
};
