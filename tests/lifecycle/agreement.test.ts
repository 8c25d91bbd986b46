import { expect, test } from 'vitest';
import { rulesInShort } from '../../src/copy/agreements.ts';
import { type AgreementPage, type AgreementSheet, agreementPageSchema, hostAgreementSchema, sheetSchema } from '../../src/features/agreements/agreement.ts';
import {
  accept,
  apply,
  as,
  broken,
  database,
  forward,
  freshEachTime,
  guardianAnswers,
  guardianToken,
  id,
  live,
  nameGuardian,
  need,
  offer,
  outbox,
  refusal,
  travel,
  weekdays,
} from './her-search.ts';

// The agreement that a placement's parties say yes to: who reads what of it, what a change asks anew, and that nobody learns more.

freshEachTime();

async function arranged(): Promise<string> {
  await nameGuardian('asta');
  await apply('asta', ['bread']);
  const { id: needId } = await need('asta');
  await forward(needId);
  const application = await live(needId);
  await offer('bente', application, weekdays(3));
  await accept('asta', application);
  const [placement] = await database.sql`select id from public.placement`;
  return placement?.id as string;
}
const read = async (who: string, placement: string): Promise<AgreementPage> =>
  agreementPageSchema.parse((await as(who, (sql) => sql`select public.agreement_page(${placement}) as it`))[0]?.it);
const atHome = async (token: string): Promise<AgreementSheet[]> =>
  sheetSchema.array().parse((await as(null, (sql) => sql`select public.guardian_agreements(${token}) as it`))[0]?.it);
const saysYes = (who: string, placement: string, party: string) =>
  as(who, (sql) => sql`select public.acknowledge_placement(${placement}, ${party}::public.actor)`);
const standsThere = { tasks: ['noget'], place: 'Torvet 1, 9991 Lyngfjord', who: 'Bente', contact: 'mads', phone: '12345678', clothes: '' };
const change = (who: string, placement: string, words: Partial<typeof standsThere>) => {
  const all = { ...standsThere, ...words };
  return as(
    who,
    (sql) =>
      sql`select public.change_agreement(${placement}, ${all.tasks}::text[], ${all.place}, ${all.who}, ${all.contact}, ${all.phone}, ${all.clothes}, '', '')`,
  );
};
const version = async () => (await database.sql`select version, meeting_place, tasks from public.agreement`)[0];
const parties = async () =>
  (
    await database.sql`select host_agreed_at is not null as host, school_agreed_at is not null as school, guardian_agreed_at is not null as guardian, status from public.placement`
  )[0];

test('it begins as the opening stood and keeps it; each party is there with when, how and who', async () => {
  await database.sql`update public.opening set machines = true, responsible_adult = 'Bente', assessed_at = private.now(), clothes = 'Forklæde' where id = ${id('bread')}`;
  await database.sql`update public.young_person set emergency_name = 'Nødfar', emergency_phone = '33334444' where id = ${id('asta')}`;
  const placement = await arranged();
  await database.sql`update public.opening set tasks = '{andet}', machines = false where id = ${id('bread')}`;
  await guardianAnswers(await guardianToken(), 'yes');
  const hers = await read('asta', placement);
  expect(hers).toMatchObject({
    reader: 'young_person',
    version: 1,
    tasks: ['noget'],
    risks: ['machines'],
    clothes: 'Forklæde',
    place: { name: 'Bageriet Surdejen Lyng', address: 'Torvet 1, 9991 Lyngfjord' },
  });
  expect(hers.days.map(({ day }) => day)).toEqual(weekdays(3));
  expect(hers.yes).toMatchObject([
    { party: 'host', via: 'self', by: 'bente' },
    { party: 'school', at: null },
    { party: 'guardian', via: 'link', by: 'Henrik' },
  ]);
  const theirs = await read('bente', placement);
  expect(theirs).toMatchObject({ reader: 'host', emergency_phone: '33334444', young_person_id: null });
  expect(theirs.yes.at(-1)).toMatchObject({ party: 'guardian', by: null });
  await saysYes('skoleleder', placement, 'school');
  expect((await read('skoleleder', placement)).yes[1]).toMatchObject({ party: 'school', by: 'skoleleder' });
});

test('what is missing and by when is told to all; that the insurance waits for it, to host and staff alone', async () => {
  const placement = await arranged();
  const token = await guardianToken();
  const [home] = await atHome(token);
  const seen: [string, AgreementSheet][] = [['home', home as AgreementSheet]];
  for (const who of ['asta', 'bente', 'mette', 'skoleleder']) seen.push([who, await read(who, placement)]);
  for (const [who, sheet] of seen) {
    expect(sheet.missing, who).toEqual(['school', 'guardian']);
    expect(sheet.papers_due_on, who).toMatch(/^\d{4}-/);
    expect(sheet.insured_before, who).toBe(who === 'home' || who === 'asta' ? null : weekdays(1)[0]);
  }
  // At home there is nobody else's number, and not hers either.
  await database.sql`update public.young_person set phone = '99887766', emergency_phone = '99887766'`;
  expect(JSON.stringify(await atHome(token))).not.toContain('99887766');
  expect(JSON.stringify(await read('bente', placement))).toContain('99887766');
  await saysYes('skoleleder', placement, 'school');
  await guardianAnswers(token, 'yes');
  expect(await read('mette', placement)).toMatchObject({ missing: [], insured_before: null, status: 'ready', may_change: 'practical' });
});

test('its rules are those of the rulebook that hold for her and this work on the first day', async () => {
  const placement = await arranged();
  const [first = ''] = weekdays(1);
  const says = async () => rulesInShort(await read('asta', placement));
  expect(await says()).toEqual(expect.arrayContaining(['En dag i praktik er højst 8 timer, undervisning og job talt med.', 'Fra kl. 6 til kl. 20.']));
  // The figure is the row's, and the row is that of the first day.
  await database.sql`update private.work_rule set valid_to = ${first}::date - 1 where code = 'praktik_day'`;
  await database.sql`insert into private.work_rule (code, measure, kinds, bands, strictness, amount, unit, days_of, source, valid_from)
    select code, measure, kinds, bands, strictness, 7, unit, days_of, source, ${first} from private.work_rule where code = 'praktik_day' limit 1`;
  expect(await says()).toContain('En dag i praktik er højst 7 timer, undervisning og job talt med.');
  await database.sql`update private.work_rule set valid_from = ${first}::date + 1 where code = 'praktik_day' and valid_to is null`;
  expect((await says()).filter((rule) => rule.startsWith('En dag i praktik'))).toEqual([]);
  // A shop's rule is said in a shop, and a rule for the young to nobody who turns 18 on that day.
  const alone = (rules: string[]) => rules.filter((rule) => rule.startsWith('Ikke alene i butik')).length;
  await database.sql`update public.opening set branch = 'farming_nature' where id = ${id('bread')}`;
  expect(alone(await says())).toBe(0);
  await database.sql`update public.opening set branch = 'shops' where id = ${id('bread')}`;
  expect(alone(await says())).toBe(2);
  await database.sql`update public.young_person set birth_date = ${first}::date - interval '18 years' where id = ${id('asta')}`;
  expect(alone(await says())).toBe(0);
});

test('only those around her read it: the workplace until 14 days after the end', async () => {
  const placement = await arranged();
  for (const who of ['bo', 'karla', 'rie', 'kirsten', 'teacher', 'stranger']) expect(await refusal(read(who, placement)), who).toBe('not_found');
  await as('mette', (sql) => sql`select public.interrupt_placement(${placement})`);
  await travel(13);
  expect(await read('bente', placement)).toMatchObject({ status: 'cancelled', missing: [], may_change: 'nothing' });
  await travel(14);
  expect(await refusal(read('bente', placement))).toBe('not_found');
  expect((await read('asta', placement)).agreed_days).toHaveLength(3);
});

test('a change of tasks or place asks whoever had said yes again, and is possible until all have', async () => {
  const placement = await arranged();
  await saysYes('skoleleder', placement, 'school');
  await change('mette', placement, { tasks: ['Bage', ' ', 'Pakke brød'] });
  expect(await version()).toMatchObject({ version: 2, tasks: ['Bage', 'Pakke brød'] });
  expect(await parties()).toEqual({ host: false, school: false, guardian: false, status: 'arranging' });
  expect((await outbox('agreement_asks_partner')).map(({ to_address }) => to_address)).toContain('bente@lyngfjord.example');
  expect(await outbox('agreement_changed')).toHaveLength(1);
  expect(await outbox('guardian_asked'), 'who has not answered is not asked twice').toHaveLength(1);

  // The host's own change is its yes; a guardian who had said yes gets a new link, and the old one says so.
  const first = await guardianToken();
  await guardianAnswers(first, 'yes');
  await change('bente', placement, { tasks: ['Bage', 'Pakke brød'], place: 'Strandvejen 2, 9991 Lyngfjord' });
  expect(await parties()).toEqual({ host: true, school: false, guardian: false, status: 'arranging' });
  const second = await guardianToken();
  expect(second).not.toBe(first);
  expect(await refusal(guardianAnswers(first, 'yes'))).toBe('link_expired');
  expect(await read('asta', placement)).toMatchObject({ version: 3, place: { address: 'Strandvejen 2, 9991 Lyngfjord' } });
  await guardianAnswers(second, 'yes');
  await saysYes('skoleleder', placement, 'school');
  expect(await parties()).toMatchObject({ status: 'ready' });

  // All have said yes: the tasks stand, what is practical may be put right and asks nobody.
  const settled = { tasks: ['Bage', 'Pakke brød'], place: 'Strandvejen 2, 9991 Lyngfjord' };
  expect(await refusal(change('mette', placement, { ...settled, tasks: ['Andet'] }))).toBe('wrong_status');
  await change('bente', placement, { ...settled, clothes: 'Sko med lukket tå' });
  await change('bente', placement, { ...settled, clothes: 'Sko med lukket tå' });
  expect(await version()).toMatchObject({ version: 4 });
  expect(await parties()).toMatchObject({ host: true, school: true, guardian: true, status: 'ready' });
  const events = await database.sql`select code, actor from public.event where command = 'change_agreement' order by id`;
  expect(events.map(({ code, actor }) => `${actor} ${code}`)).toEqual(['coordinator asked_again', 'host asked_again', 'host put_right']);
  expect(await broken()).toEqual([]);
});

test.each([
  ['tasks emptied', { tasks: [] }, 'invalid_input'],
  ['nine tasks', { tasks: Array.from({ length: 9 }, (_, n) => `Opgave ${n}`) }, 'invalid_input: too_long'],
  ['a place emptied', { place: ' ' }, 'invalid_input'],
  ['a number that is none', { phone: 'ring' }, 'invalid_input'],
])('refuses %s, and by whoever has no part in it', async (_, words, code) => {
  const placement = await arranged();
  expect(await refusal(change('bente', placement, words))).toBe(code);
  expect(await refusal(change('karla', placement, { clothes: 'x' }))).toBe('not_allowed');
  expect(await refusal(change('asta', placement, { clothes: 'x' }))).toBe('not_allowed');
  expect(await version()).toMatchObject({ version: 1 });
});

test('a place that she found writes what she does there behind its link, and that is its yes', async () => {
  await nameGuardian('asta');
  const { id: needId } = await need('asta');
  await as(
    'asta',
    (sql) =>
      sql`select public.propose_own_place(${needId}, 'Mosters Cykler', 'Gerda', 'Havnegade 3, 9991 Lyngfjord', ${weekdays(2)}::date[], '08:30', '14:00', 'moster@cykler.example')`,
  );
  const token = (await outbox('own_place_asked'))[0]?.data.token as string;
  const agreement = async () => hostAgreementSchema.parse((await as(null, (sql) => sql`select public.host_agreement(${token}) as it`))[0]?.it);
  const acknowledge = (tasks: string[] = [], by = token) => as(null, (sql) => sql`select public.acknowledge_by_link(${by}, ${tasks}::text[])`);
  expect(await refusal(agreement()), 'before its yes').toBe('link_expired');
  await as(null, (sql) => sql`select public.answer_as_host(${token}, true)`);
  expect(await agreement()).toMatchObject({ tasks: [], risks: null, contact_name: 'Gerda', may_write_tasks: true, may_say_yes: false, last_name: 'Prøvesen' });
  // Her guardian has said yes to the search: what the place only fills in asks nobody at home again.
  await guardianAnswers(await guardianToken(), 'yes');
  await acknowledge(['Lappe cykler']);
  expect(await parties()).toMatchObject({ host: true, guardian: true });
  expect(await outbox('guardian_asked')).toHaveLength(1);
  expect(await agreement()).toMatchObject({ tasks: ['Lappe cykler'], version: 2, may_write_tasks: false });
  await acknowledge(['Noget andet']);
  expect(await agreement()).toMatchObject({ tasks: ['Lappe cykler'], version: 2 });

  // Changed by the coordinator: a new link asks again, and the old one opens nothing.
  const { placement_id: placement } = await agreement();
  await as(
    'mette',
    (sql) => sql`select public.change_agreement(${placement}, array['Lappe og pumpe'], 'Havnegade 3, 9991 Lyngfjord', 'Gerda', 'Gerda', null, '', '', '')`,
  );
  const newer = (await outbox('agreement_asks_host'))[0]?.data.token as string;
  expect(await refusal(agreement())).toBe('link_expired');
  expect(await parties()).toMatchObject({ host: false });
  await acknowledge([], newer);
  await acknowledge([], newer);
  expect(await parties()).toMatchObject({ host: true });
  const said = await database.sql`select 1 from public.event where command = 'acknowledge' and actor = 'host' and channel = 'link'`;
  expect(said).toHaveLength(1);
  await as('mette', (sql) => sql`select public.interrupt_placement(${placement})`);
  await travel(14);
  expect(await refusal(acknowledge([], newer))).toBe('link_expired');
});

test('a job has the words that go home and no contract; a mentor has no agreement', async () => {
  await nameGuardian('dina');
  await apply('dina', ['shelf'], { week: null });
  const application = (await database.sql`select a.id from public.application a where a.opening_id = ${id('shelf')}`)[0]?.id as string;
  if ((await database.sql`select status from public.application where id = ${application}`)[0]?.status === 'waiting')
    await forward((await need('dina')).id, 'jobdesk');
  await as('karla', (sql) => sql`select public.offer_place(${application}, starts_on => public.today() + 20)`);
  await accept('dina', application);
  const [placement] = await database.sql`select p.id from public.placement p`;
  expect(await read('dina', placement?.id as string)).toMatchObject({ paper: 'ansaettelsesbevis', goes_home: false, insured_before: null });
  await database.sql`delete from public.agreement`;
  await database.sql`update private.kind_rule set paper = 'none' where kind = 'after_school_job'`;
  await database.sql`select private.make_agreement(${placement?.id})`;
  expect(await refusal(read('dina', placement?.id as string))).toBe('not_found');
});
