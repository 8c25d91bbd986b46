import { z } from 'astro/zod';
import { branches } from '../copy/kinds.ts';
import { commitments, partnerForms, sizeBands } from '../copy/partner-words.ts';
import { choice, choices, cvr, dateField, email, id, mustBeTicked, optionalPhone, optionalText, phone, postcode, requiredText } from '../features/forms.ts';
import { changeSignUp, forgetSignUp, readSignUp } from '../features/partners/sign-up.server.ts';
import { firstMissing } from '../features/partners/sign-up.ts';
import { paths, withNotice } from '../paths.ts';
import { command, publicCommand } from '../server/command.ts';
import { answer, Failure } from '../server/failures.ts';
import { requestKeyFor } from '../server/request-key.ts';

/** A company becomes a garantipartner, and what its owner decides afterwards. */

const pUnit = optionalText({ max: 20 }).transform((text, context) => {
  const digits = text?.replace(/\s/g, '') || null;
  if (digits === null || /^\d{10}$/.test(digits)) return digits;
  context.issues.push({ code: 'custom', message: 'Et P-nummer har 10 cifre. I finder det på virk.dk.', input: text });
  return z.NEVER;
});

const companyFields = {
  cvr: cvr('Skriv jeres CVR-nummer.'),
  p_nummer: pUnit,
  navn: requiredText('Skriv, hvad I hedder.', { max: 120 }),
  ejer: choice(partnerForms, 'Vælg, hvem der ejer stedet.'),
};
const workFields = {
  branche: choices(branches, { empty: 'Vælg fra en til tre brancher.', max: 3, tooMany: 'Vælg højst tre brancher.' }),
  ansatte: choice(sizeBands, 'Vælg, hvor mange I er.'),
  om: optionalText({ max: 600 }),
};
const placeFields = {
  vej: requiredText('Skriv vej og nummer.', { max: 120 }),
  postnr: postcode('Skriv postnummeret.'),
  bus: optionalText({ max: 120 }),
};
const daysToAnswer = z
  .string({ error: 'Skriv, hvor mange hverdage I vil bruge.' })
  .regex(/^(?:[1-9]|10)$/, 'Skriv et tal fra 1 til 10.')
  .transform(Number);

/** The Danish names of the form's fields, by those of the database. */
const fields = {
  name: 'navn',
  p_unit: 'p_nummer',
  form: 'ejer',
  branches: 'branche',
  size_band: 'ansatte',
  about: 'om',
  why: 'hvorfor',
  website: 'hjemmeside',
  street: 'vej',
  postcode: 'postnr',
  workplace_name: 'sted_navn',
  phone: 'telefon',
  promise_days: 'dage',
  member_name: 'kollega',
  email: 'mail',
  workplace_ids: 'sted',
  until: 'dato',
};

const onePartner = { partner: id('Åbn siden igen.') };
/** The edition that the form was opened with. */
const seen = optionalText({ max: 64 });

export const partners = {
  company: publicCommand({
    input: z.object({ ...companyFields, anbefalet: optionalText({ max: 8 }) }),
    run: async ({ cvr, p_nummer, navn, ejer, anbefalet }, { cookies }) => {
      await changeSignUp(cookies, { company: { cvr, pUnit: p_nummer, name: navn, form: ejer }, ...(anbefalet ? { recommendedBy: anbefalet } : {}) });
      return { goTo: paths.becomePartnerStep('arbejde') };
    },
  }),

  work: publicCommand({
    input: z.object(workFields),
    run: async ({ branche, ansatte, om }, { cookies }) => {
      await changeSignUp(cookies, { work: { branches: branche, size: ansatte, about: om ?? '' } });
      return { goTo: paths.becomePartnerStep('sted') };
    },
  }),

  place: publicCommand({
    input: z.object(placeFields),
    fields,
    run: async ({ vej, postnr, bus }, { cookies, db }) => {
      const known = await answer(db.from('postcode').select('code').eq('code', postnr).limit(1));
      if (known.length === 0) throw new Failure('invalid_input', { detail: 'postnr', hint: 'unknown_postcode' });
      await changeSignUp(cookies, { place: { street: vej, postcode: postnr, bus: bus ?? '' } });
      return { goTo: paths.becomePartnerStep('kontakt') };
    },
  }),

  contact: publicCommand({
    input: z.object({
      dit_navn: requiredText('Skriv dit navn.', { max: 120 }),
      titel: optionalText({ max: 80 }),
      telefon: phone('Skriv et telefonnummer, vi kan ringe til.'),
    }),
    run: async ({ dit_navn, titel, telefon }, { cookies, locals }) => {
      await changeSignUp(cookies, { contact: { name: dit_navn, title: titel ?? '', phone: telefon } });
      const isSignedIn = (await locals.session.token()) !== null;
      return { goTo: paths.becomePartnerStep(isSignedIn ? 'loefter' : 'mail') };
    },
  }),

  /** The three commitments, one by one, and how fast they will answer. */
  promise: publicCommand({
    input: z.object({
      ...Object.fromEntries(commitments.map(({ field, title }) => [field, mustBeTicked(`Sæt kryds, hvis I vil love det: ${title.toLowerCase()}.`)])),
      dage: daysToAnswer,
    }),
    run: async ({ dage }, { cookies }) => {
      await changeSignUp(cookies, { promises: { days: Number(dage) } });
      return { goTo: paths.becomePartnerStep('tjek') };
    },
  }),

  /** Sends the sign-up. Everything was checked step by step; the database checks it again. */
  signUp: command({
    input: z.object({}),
    fields,
    run: async (_, { cookies, db }) => {
      const signUp = await readSignUp(cookies);
      const { company, work, place, contact, promises } = signUp;
      if (!company || !work || !place || !contact || !promises) {
        return { goTo: paths.becomePartnerStep(firstMissing(signUp, 'tjek') ?? 'virksomhed') };
      }
      const made: unknown = await answer(
        db.rpc('sign_up_partner', {
          cvr: company.cvr,
          p_unit: company.pUnit,
          name: company.name,
          form: company.form,
          branches: work.branches,
          size_band: work.size,
          about: work.about,
          street: place.street,
          postcode: place.postcode,
          bus: place.bus,
          member_name: contact.name,
          member_title: contact.title,
          member_phone: contact.phone,
          promise_days: promises.days,
          helps_all: true,
          takes_in: true,
          ambassador: true,
          recommended_by: signUp.recommendedBy,
          // What is sent stands in the cookie and not in the form; a sign-up changed since is another thing to send.
          request_key: await requestKeyFor(signUp.key, 'partners.signUp', signUp),
        }),
      );
      forgetSignUp(cookies);
      return { goTo: paths.becomePartnerReceipt(z.uuid().parse(made)) };
    },
  }),

  /** What the young read about them. Until the sign-up is approved also CVR number and owner; sent back, it goes to us again. */
  save: command({
    input: z.object({
      ...onePartner,
      set: seen,
      navn: companyFields.navn,
      ...workFields,
      hvorfor: optionalText({ max: 300 }),
      hjemmeside: optionalText({ max: 200 }).refine((text) => text === null || /^https?:\/\/\S+$/.test(text), 'Skriv hele adressen. Den begynder med https://'),
      dage: daysToAnswer,
      saerlige: z
        .string()
        .trim()
        .regex(/^\d{0,2}$/, 'Skriv et tal fra 0 til 50.')
        .nullish()
        .transform((text) => Math.min(Number(text || 0), 50)),
      cvr: companyFields.cvr.nullish(),
      p_nummer: pUnit,
      ejer: companyFields.ejer.nullish(),
      igen: z.boolean(),
    }),
    fields,
    run: async (form, { db, requestKey }) => {
      await answer(
        db.rpc('save_partner', {
          partner_id: form.partner,
          name: form.navn,
          branches: form.branche,
          about: form.om ?? '',
          why: form.hvorfor ?? '',
          size_band: form.ansatte,
          promise_days: form.dage,
          special_places: form.saerlige,
          website: form.hjemmeside,
          form: form.ejer ?? null,
          cvr: form.cvr ?? null,
          p_unit: form.p_nummer,
          seen: form.set,
          request_key: requestKey,
        }),
      );
      const query = { partner: form.partner };
      return { goTo: form.igen ? withNotice(paths.partnerDesk(query), 'partner_sent_again') : withNotice(paths.partnerAboutUs(query), 'saved') };
    },
  }),

  saveWorkplace: command({
    input: z.object({
      ...onePartner,
      set: seen,
      sted: z
        .uuid()
        .nullish()
        .transform((value) => value ?? null),
      sted_navn: requiredText('Skriv, hvad stedet hedder.', { max: 120 }),
      ...placeFields,
      p_nummer: pUnit,
      telefon: optionalPhone(),
      trinfri: z.boolean(),
      stille: z.boolean(),
    }),
    fields,
    run: async (form, { db, requestKey }) => {
      await answer(
        db.rpc('save_workplace', {
          partner_id: form.partner,
          workplace_id: form.sted,
          name: form.sted_navn,
          street: form.vej,
          postcode: form.postnr,
          p_unit: form.p_nummer,
          phone: form.telefon,
          bus: form.bus ?? '',
          step_free: form.trinfri,
          quiet: form.stille,
          seen: form.set,
          request_key: requestKey,
        }),
      );
      return { goTo: withNotice(paths.partnerAboutUs({ partner: form.partner }), 'saved') };
    },
  }),

  addMember: command({
    input: z
      .object({
        ...onePartner,
        kollega: requiredText('Skriv jeres kollegas navn.', { max: 120 }),
        mail: email('Skriv jeres kollegas mail.'),
        sted: z.array(z.uuid({ error: 'Vælg mellem jeres steder.' })).max(50),
        styrer: z.boolean(),
      })
      .refine(({ styrer, sted }) => styrer || sted.length > 0, { path: ['sted'], error: 'Vælg mindst et sted.' }),
    fields,
    run: async ({ partner, kollega, mail, sted, styrer }, { db, requestKey, locals }) => {
      await answer(
        db.rpc('add_partner_member', {
          partner_id: partner,
          name: kollega,
          email: mail,
          workplace_ids: styrer ? [] : sted,
          is_owner: styrer,
          request_key: requestKey,
        }),
      );
      const status = (await locals.viewer())?.partner_memberships.find(({ partner_id }) => partner_id === partner)?.partner_status;
      const isWaiting = status === 'applied' || status === 'under_review';
      return { goTo: withNotice(paths.partnerAboutUs({ partner }), isWaiting ? 'member_waits' : 'member_added') };
    },
  }),

  removeMember: command({
    input: z.object({ ...onePartner, kollega: id('Åbn siden igen.') }),
    run: async ({ partner, kollega }, { db }) => {
      await answer(db.rpc('remove_partner_member', { member_id: kollega }));
      return { goTo: withNotice(paths.partnerAboutUs({ partner }), 'member_removed') };
    },
  }),

  pause: command({
    input: z.object({ ...onePartner, dato: dateField('Vælg den sidste dag i pausen.') }),
    fields,
    run: async ({ partner, dato }, { db, requestKey }) => {
      await answer(db.rpc('pause_partner', { partner_id: partner, until: dato, request_key: requestKey }));
      return { goTo: withNotice(paths.partnerDesk({ partner }), 'partner_paused') };
    },
  }),

  resume: command({
    input: z.object(onePartner),
    run: async ({ partner }, { db, requestKey }) => {
      await answer(db.rpc('resume_partner', { partner_id: partner, request_key: requestKey }));
      return { goTo: withNotice(paths.partnerDesk({ partner }), 'partner_resumed') };
    },
  }),

  renew: command({
    input: z.object({ ...onePartner, igen: mustBeTicked('Sæt kryds, hvis I lover det igen.') }),
    run: async ({ partner }, { db, requestKey }) => {
      await answer(db.rpc('renew_partner', { partner_id: partner, request_key: requestKey }));
      return { goTo: withNotice(paths.partnerDesk({ partner }), 'partner_renewed') };
    },
  }),

  end: command({
    input: z.object({ ...onePartner, sikker: mustBeTicked('Sæt kryds, hvis I er sikre.') }),
    run: async ({ partner }, { db, requestKey }) => {
      await answer(db.rpc('end_partner', { partner_id: partner, request_key: requestKey }));
      return { goTo: withNotice(paths.partnerDesk({ partner }), 'partner_ended') };
    },
  }),
};
