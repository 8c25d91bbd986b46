/** What the forms of the desks have in common. */
import { z } from 'astro/zod';
import { recordedChannels } from '../copy/desks.ts';
import type { NoticeCode } from '../copy/notices.ts';
import { readBoxValue } from '../features/desks/desk.ts';
import { choice, id } from '../features/forms.ts';
import { paths, safeLocalPath, withNotice, withQuery } from '../paths.ts';

export const keysOf = <T extends Record<string, string>>(words: T) => Object.keys(words) as [keyof T & string, ...(keyof T & string)[]];

export const pupil = () => id('Vælg en ung');
export const how = () => choice(recordedChannels, 'Vælg, hvordan svaret kom.');
/** The contact person's own act, or somebody's word that is written down. */
export const said = () =>
  z
    .enum(['self', ...recordedChannels], { error: 'Vælg, hvem der siger det.' })
    .nullish()
    .transform((value) => value ?? 'self');
export const done = (elev: string, notice: NoticeCode) => ({ goTo: withNotice(paths.coordinatorPupil(elev), notice) });

/** "opening" or "opening|week", as the lists of places write it. */
export const wish = (empty: string) =>
  z
    .string({ error: empty })
    .regex(/^[0-9a-f-]{36}(\|\d{4}-\d{2}-\d{2})?$/, empty)
    .transform((text) => {
      const [opening = '', week] = text.split('|');
      return { opening, week: week ?? null };
    });
export const anotherWish = wish('Vælg et sted.')
  .or(z.literal(''))
  .nullish()
  .transform((value) => value || null);
export const present = <T>(value: T | null): value is T => value !== null;

export const boxes = z.array(z.string(), { error: 'Vælg mindst én.' }).min(1, 'Vælg mindst én.').max(300, 'Vælg højst 300 ad gangen.');
export const pupilsOf = (unge: string[]) => unge.map(readBoxValue).filter(present);

/** The needs of the boxes that were ticked; somebody who has none is passed over. */
export const needsOf = (unge: string[]) =>
  pupilsOf(unge)
    .map(({ needId }) => needId)
    .filter(present);

/** Where a bulk act leads back to: the list as it was filtered. */
export const backTo = (tilbage: string | null) => safeLocalPath(tilbage) ?? paths.coordinatorDesk();

/** Back to the list, which then says line by line what became of each. */
export const reported = (tilbage: string | null, report: string) => withQuery(backTo(tilbage), { handling: report, valgt: null, besked: null });

/** "coordinator", "fourth_party" …, or "partner:" and the opening that she is helped on to. */
export const helpOnTo = z
  .string({ error: 'Vælg, hvem der hjælper nu.' })
  .regex(/^(coordinator|company_consultant|fourth_party|partner_in_network|partner:[0-9a-f-]{36})$/, 'Vælg, hvem der hjælper nu.')
  .transform((text) =>
    text.startsWith('partner:')
      ? { target: 'partner_in_network' as const, target_opening: text.slice('partner:'.length) }
      : { target: text as 'coordinator' | 'company_consultant' | 'fourth_party' | 'partner_in_network', target_opening: null },
  );
