import { idOf } from './chance.ts';
import type { YoungPerson } from './pupils.ts';
import { staffId } from './staff.ts';
import type { Told } from './stories-ahead.ts';

/** Who has looked at whom, and a pupil who has asked to be erased: so that those pages are alive. */
export function tellWhoLooked({ tables, calendar }: Told, pupils: readonly YoungPerson[]): void {
  const ago = (days: number) => calendar.workingDaysAgo(days);
  const asta = pupils.find((pupil) => pupil.id === idOf('young person', 'asta'));
  if (asta) {
    const looks: [day: string, role: string][] = [
      [ago(1), 'coordinator'],
      [ago(1), 'secretariat'],
      [ago(6), 'coordinator'],
    ];
    for (const [day, role] of looks) {
      tables.add('private.look', {
        young_person_id: asta.id,
        // Nobody has signed in to the demo yet: an account of nobody's.
        viewer: idOf('viewer', role),
        day,
        role,
        at: `${day}T09:40:00Z`,
      });
    }
  }
  const asked = pupils.filter((pupil) => pupil.schoolClass?.window === null && pupil.contactKey === 'kirsten').at(2);
  if (!asked) return;
  const day = ago(3);
  const due = calendar.addWorkingDays(day, 20);
  tables.add('private.erasure_request', { id: idOf('erasure', asked.id), young_person_id: asked.id, asked_at: `${day}T16:10:00Z`, due_on: due });
  tables.add('public.task', {
    id: idOf('task', asked.id, 'erasure_request', day),
    kind: 'erasure_request',
    staff_id: staffId('sekretariat'),
    young_person_id: asked.id,
    need_id: null,
    partner_id: null,
    opening_id: null,
    words: '',
    due_on: due,
    made_at: `${day}T16:10:00Z`,
    done_at: null,
    secretariat_told_at: null,
  });
}
