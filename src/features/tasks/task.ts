import { z } from 'astro/zod';
import { guardianAnswers, meetingTasks, taskKinds, undelivered } from '../../copy/desks.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

/** What a named adult must do by a date. */
export const task = z.object({
  id: z.string(),
  kind: z.enum(Object.keys(taskKinds) as [keyof typeof taskKinds, ...(keyof typeof taskKinds)[]]),
  words: z.string(),
  /** The day of her first wish, while no place has been offered. */
  waits_since: z.string().nullable().default(null),
  due_on: z.string(),
  /** Comes before every date: something has happened, or somebody has not arrived today. */
  urgent: z.boolean(),
  staff: z.string(),
  mine: z.boolean(),
  young_person_id: text,
  first_name: text,
  last_name: text,
  phone: text,
  partner: text,
  partner_phone: text,
  opening: text,
  opening_public_id: text,
});
export type Task = z.infer<typeof task>;

/** What is to be done; of the three meetings around a longer placement its words say which one. */
export const taskTitle = ({ kind, words }: Pick<Task, 'kind' | 'words'>) =>
  kind === 'placement_meeting' && Object.hasOwn(meetingTasks, words) ? meetingTasks[words as keyof typeof meetingTasks] : taskKinds[kind];

const reportReasons: Record<string, string> = { wrong: 'Noget står forkert', closed: 'Stedet er lukket', unsafe: 'Det er ikke trygt', other: 'Noget andet' };

/** The words that came with a task, where codes stand in words too. */
export function taskWords({ kind, words }: Pick<Task, 'kind' | 'words'>): string {
  if (kind === 'guardian_call') return Object.hasOwn(guardianAnswers, words) ? guardianAnswers[words as keyof typeof guardianAnswers] : words;
  if (kind === 'opening_problem') return words.replace(/^([a-z]+):\s*/, (all, code: string) => (reportReasons[code] ? `${reportReasons[code]}. ` : all)).trim();
  if (kind === 'confirm_own_place') return words.replace(/^not_coming:\s*/, 'Sig, at den unge ikke kommer alligevel: ');
  if (kind === 'placement_meeting' && Object.hasOwn(meetingTasks, words)) return '';
  if (kind === 'bounced') return undelivered[words] ?? words;
  return words;
}
