import { z } from 'astro/zod';
import { id } from '../features/forms.ts';
import { saveOpening } from '../features/openings/editor.server.ts';
import { openingForm } from '../features/openings/editor.ts';
import { paths, withNotice } from '../paths.ts';
import { type CommandContext, command } from '../server/command.ts';
import { answer } from '../server/failures.ts';

/** A partner's openings: written, published, filled, paused, ended. */

const oneOpening = z.object({ id: id('Åbn siden igen.') });

/** The Danish names of the form's fields, by those of the database. */
const fields = {
  title: 'titel',
  tasks: 'opgave',
  learn: 'laere',
  meet_who: 'hvem',
  meet_at: 'moedetid',
  ends_at: 'sluttid',
  clothes: 'toej',
  food: 'mad',
  min_age: 'alder',
  interests: 'interesse',
  assessed: 'vurderet',
  responsible_adult: 'ansvarlig',
  pay_text: 'loen',
  hours_a_week: 'timer',
  days_a_week: 'dage_om_ugen',
  weeks_long: 'antal_uger',
  tags: 'maerke',
  language_note: 'sprog',
  outside_url: 'link',
  seats_in_all: 'i_alt',
  seats: 'pladser',
  days: 'uge',
  kind: 'slags',
};

type OpeningCommand = 'fill_opening' | 'free_opening' | 'pause_opening' | 'resume_opening' | 'end_opening';
type OpeningNotice = Parameters<typeof withNotice>[1];

function changeOpening(rpc: OpeningCommand, notice: OpeningNotice) {
  return command({
    input: oneOpening,
    run: async ({ id }, { db, requestKey }: CommandContext) => {
      await answer(db.rpc(rpc, { opening_id: id, request_key: requestKey }));
      return { goTo: withNotice(paths.partnerOpening(id), notice) };
    },
  });
}

export const openingsEditor = {
  /** Writes a draft, or changes what is there. */
  save: command({
    input: openingForm,
    fields,
    run: async (form, { db, locals, requestKey }) => {
      const saved = await saveOpening(db, form, await locals.today(), requestKey);
      return { goTo: withNotice(paths.partnerOpening(saved), 'opening_saved') };
    },
  }),

  /** On the page at once; the first one by way of the consultant. */
  publish: command({
    input: oneOpening,
    run: async ({ id }, { db, requestKey }) => {
      await answer(db.rpc('publish_opening', { opening_id: id, request_key: requestKey }));
      const opening = z.object({ status: z.string() }).parse(await answer(db.rpc('opening_to_edit', { opening_id: id })));
      return { goTo: withNotice(paths.partnerOpening(id), opening.status === 'in_review' ? 'opening_sent' : 'opening_published') };
    },
  }),

  /** "Pladsen er besat, hjælp de andre videre." */
  fill: changeOpening('fill_opening', 'opening_filled'),
  free: changeOpening('free_opening', 'opening_free_again'),
  pause: changeOpening('pause_opening', 'opening_paused'),
  resume: changeOpening('resume_opening', 'opening_resumed'),
  end: changeOpening('end_opening', 'opening_ended'),
};
