import { idOf } from './chance.ts';
import { staffId } from './staff.ts';
import type { Stage, Told } from './stories-ahead.ts';
import type { Story } from './story.ts';

interface Case {
  stage: Stage;
  story: Story;
}

/**
 * What is written between pupils, Mette's first, their contact persons and a workplace, so that there is something to read and to answer: a
 * question that is due today, one that was answered, one that nobody has answered in time and the secretariat knows of,
 * and one to a café.
 */
export function tellConversations(told: Told, cases: readonly Case[]): void {
  const ago = (days: number) => told.calendar.workingDaysAgo(days);
  const used = new Set<Story>();
  /** The first at one of these stages who can write, and of whom nothing is told yet. */
  const at = (...stages: readonly Stage[]): Story | undefined => {
    const story = cases.find((one) => stages.includes(one.stage) && one.story.person.email !== null && !used.has(one.story))?.story;
    if (story) used.add(story);
    return story;
  };

  const late = at('ready', 'papers', 'guardian');
  if (late) {
    const { task } = ask(told, late, ago(5), 'Skal jeg selv have arbejdstøj med?');
    task.secretariat_told_at = late.move('other', ago(1), 'tell_secretariat_of_task', null, null, 'system', { code: 'message' });
  }

  const dueToday = at('papers', 'guardian', 'ready');
  if (dueToday) ask(told, dueToday, ago(3), 'Må jeg tage bussen kl. 8.10? Så er jeg der lidt i halv ni.');

  const answered = at('coordinator', 'partner', 'overdue');
  if (answered) {
    const question = ask(told, answered, ago(1), 'Ved du, hvornår jeg hører noget?');
    const answeredAt = tell(told, answered, ago(1), 'Ja. Jeg skriver til dem i morgen, og så hører du fra mig.');
    question.message.answered_at = answeredAt;
    question.task.done_at = answeredAt;
  }

  const coming = at('visit', 'offered');
  const wish = coming?.wishes.find(({ status }) => status === 'live' || status === 'offered');
  if (coming && wish) {
    const day = ago(1);
    const written_at = coming.move('other', day, 'message_written', null, null, 'young_person', { wish });
    write(told, coming, written_at, {
      part: 'young_person',
      body: 'Hvilken dør skal jeg gå ind ad?',
      answer_by: told.calendar.addWorkingDays(day, 3),
      application_id: wish.id,
    });
  }
}

interface Message {
  part: 'young_person' | 'coordinator';
  body: string;
  answer_by?: string;
  application_id?: string;
}

function write({ tables }: Told, story: Story, written_at: string, { part, body, answer_by, application_id }: Message) {
  const bySelf = part === 'young_person';
  return tables.add('public.message', {
    id: idOf('message', story.id, written_at),
    need_id: story.id,
    application_id: application_id ?? null,
    part,
    channel: 'self',
    // Nobody has an account before the first sign-in.
    written_by: idOf('account', bySelf ? story.person.id : story.person.contactKey),
    staff_id: bySelf ? null : staffId(story.person.contactKey),
    member_id: null,
    body,
    written_at,
    answer_by: answer_by ?? null,
    answered_at: null as string | null,
  });
}

/** She asks her contact person, who then owes an answer by a date. */
function ask(told: Told, story: Story, day: string, body: string) {
  const written_at = story.move('other', day, 'message_written', null, null, 'young_person');
  const answer_by = told.calendar.addWorkingDays(day, 3);
  const message = write(told, story, written_at, { part: 'young_person', body, answer_by });
  const task = told.tables.add('public.task', {
    id: idOf('task', story.id, 'message', day),
    kind: 'message',
    staff_id: staffId(story.person.contactKey),
    young_person_id: story.person.id,
    need_id: story.id,
    partner_id: null,
    opening_id: null,
    words: '',
    due_on: answer_by,
    made_at: written_at,
    secretariat_told_at: null as string | null,
    done_at: null as string | null,
  });
  return { message, task };
}

/** Her contact person writes. */
function tell(told: Told, story: Story, day: string, body: string): string {
  const written_at = story.move('other', day, 'message_written', null, null, 'coordinator');
  write(told, story, written_at, { part: 'coordinator', body });
  return written_at;
}
