import { z } from 'astro/zod';
import { ofHer } from '../../copy/own-data-case.ts';
import { localMoment, longDate } from '../dates.ts';
import type { Paper, Section } from '../papers/paper.ts';
import { ownData, readable } from './own-data.ts';

const row = z.record(z.string(), z.unknown());

/** What `case_file` answers: one case, with every paper of it. */
export const caseFile = z.object({
  case: z.string(),
  made_at: z.string(),
  person: z.object({
    first_name: z.string(),
    last_name: z.string(),
    birth_date: z.string(),
    class: z.string().nullable(),
    school: z.string().nullable(),
    via_contact_only: z.boolean(),
  }),
  needs: z.array(row),
  tables: ownData.shape.tables,
});
export type CaseFile = z.infer<typeof caseFile>;

/** The case as a case officer reads and files it: who it is about, then each kind of paper in the order of `tableTitles`. */
export function casePaper({ made_at, person, needs, tables }: CaseFile, from: string): Paper {
  const parts = readable({ tables: [{ table: 'public.need', rows: needs }, ...tables.filter(({ table }) => table !== 'public.need')] }, ofHer);
  const sections: Section[] = parts.map(({ title, rows }) => ({
    heading: title,
    blocks: rows.flatMap((facts, place) => [
      ...(rows.length > 1 ? [{ kind: 'heading' as const, text: `${place + 1} af ${rows.length}` }] : []),
      { kind: 'facts' as const, rows: facts },
    ]),
  }));
  const who = [
    { term: 'Navn', value: `${person.first_name} ${person.last_name}` },
    { term: 'Født', value: longDate(person.birth_date, { withYear: true }) },
    { term: 'Skole', value: [person.class, person.school].filter(Boolean).join(', ') },
    // Whoever files it must guard it as it is guarded here.
    { term: 'Steder og tider', value: person.via_contact_only ? 'Siges kun af kontaktpersonen' : '' },
  ].filter(({ value }) => value !== '');
  return {
    title: `Sag: ${person.first_name} ${person.last_name}`,
    language: 'da',
    from,
    sections: [{ blocks: [{ kind: 'facts', rows: who }] }, ...sections],
    foot: `Hentet ${longDate(localMoment(made_at).date, { withYear: true })}`,
  };
}
