import { z } from 'astro/zod';

const text = z.string().nullable();

/** A class list as the database would read it in (`class_import_preview`), or has done. */
export const classImport = z.object({
  id: z.string(),
  school_id: z.string(),
  school: z.string(),
  school_year: z.number(),
  whole_classes: z.boolean(),
  done: z.boolean(),
  made_new: z.number().nullable(),
  changed: z.number().nullable(),
  left_behind: z.number().nullable(),
  digest: z.string(),
  lines: z.array(
    z.object({
      line: z.number(),
      first_name: text,
      last_name: text,
      birth_date: text,
      class: text,
      outcome: z.enum(['new', 'there', 'moved', 'ask', 'refused']),
      reason: text,
      from: text,
      new_class: z.boolean(),
    }),
  ),
  leavers: z.array(z.object({ id: z.string(), first_name: z.string(), last_name: z.string(), class: z.string() })),
});
export type ClassImport = z.infer<typeof classImport>;
export type ImportLine = ClassImport['lines'][number];

/** A school whose class lists the caller keeps. */
export const listedSchool = z.object({ id: z.string(), name: z.string(), duty_grade: z.number().nullable(), classes: z.number() });
export type ListedSchool = z.infer<typeof listedSchool>;

/** "2026/27" */
export const schoolYearName = (year: number) => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

/** The school year that runs on a day. */
export const schoolYearOf = (today: string) => Number(today.slice(0, 4)) - (Number(today.slice(5, 7)) < 8 ? 1 : 0);

/** "7:same" from the question about line 7. */
const answers = ['same', 'new', 'skip'] as const;
export type LineAnswer = { line: number; answer: (typeof answers)[number] };
export function readLineAnswer(value: string): LineAnswer | null {
  const [line = '', answer] = value.split(':');
  const known = answers.find((one) => one === answer);
  return known && /^\d{1,6}$/.test(line) ? { line: Number(line), answer: known } : null;
}

/** "27 elever", "1 elev" */
export const pupilsInWords = (count: number) => (count === 1 ? '1 elev' : `${count} elever`);
