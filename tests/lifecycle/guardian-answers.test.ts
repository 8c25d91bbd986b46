import { describe, expect, test } from 'vitest';
import {
  accept,
  apply,
  as,
  broken,
  forward,
  freshEachTime,
  guardianAnswers,
  guardianPage,
  guardianToken,
  id,
  live,
  nameGuardian,
  need,
  offer,
  outbox,
  refusal,
  search,
  sentences,
  weekdays,
} from './her-search.ts';

freshEachTime();

describe('the guardian', () => {
  test('under 15 and a job: nothing is sent before a yes; the answer can be changed until then', async () => {
    await nameGuardian('asta', { language: 'en' });
    const needId = await apply('asta', ['shelf'], { week: null });
    expect((await need('asta', 1)).status).toBe('with_coordinator');
    const token = await guardianToken();
    expect((await outbox('guardian_asked'))[0]).toMatchObject({ to_address: 'far@post.example', language: 'en' });
    expect(await guardianPage(token)).toMatchObject({
      first_name: 'asta',
      guardian_name: 'Henrik',
      kind: 'after_school_job',
      answer: null,
      can_change: true,
      places: [{ name: 'Café Klitrosen' }],
    });
    await guardianAnswers(token, 'no');
    expect((await need('asta', 1)).guardian.answer).toBe('no');
    expect(await refusal(forward(needId))).toMatch(/guardian_said_no|not_allowed/);
    await guardianAnswers(token, 'call_me');
    await guardianAnswers(token, 'yes');
    // Jobs go straight to the place where the municipality says so.
    expect((await need('asta', 1)).status).toBe('with_partner');
    expect(await guardianPage(token)).toMatchObject({ answer: 'yes', can_change: false });
    expect(await refusal(guardianAnswers(token, 'no'))).toBe('wrong_status');
    expect(await sentences('asta', 1)).toEqual([
      'Du søgte hos Café Klitrosen',
      'Vi skrev til din forælder eller værge',
      'Din forælder eller værge sagde nej. I kan tale om det med din kontaktperson (svar via link til f…@post.example)',
      'Din forælder eller værge vil gerne ringes op (svar via link til f…@post.example)',
      'Din forælder eller værge sagde ja (svar via link til f…@post.example)',
      'Din ansøgning gik videre til Café Klitrosen',
    ]);
    expect(await broken()).toEqual([]);
  });

  test('"det er ikke mit barn" stops the link, calls back what went out, and tells the contact person', async () => {
    await nameGuardian('asta');
    await apply('asta', ['shelf'], { week: null });
    const token = await guardianToken();
    await guardianAnswers(token, 'yes');
    await guardianAnswers(token, 'not_my_child');
    expect(await refusal(guardianPage(token))).toBe('link_expired');
    const now = await need('asta', 1);
    expect(now.status).toBe('with_coordinator');
    expect((await outbox('guardian_not_mine')).length).toBe(1);
    expect(await sentences('asta', 1)).toContain('Beskeden nåede ikke den rigtige. Skriv, hvem vi skal spørge (svar via link til f…@post.example)');
    expect((await search('asta')).person.guardian).toBeNull();
    await nameGuardian('asta', { email: 'mor@post.example' });
    expect((await outbox('guardian_asked')).map(({ to_address }) => to_address)).toEqual(['far@post.example', 'mor@post.example']);
    expect(await broken()).toEqual([]);
  });

  test('at the agreement of a school placement: yes makes the paper, and a yes for the family counts for the rest', async () => {
    await nameGuardian('asta', { email: null, phone: '+4522345679' });
    const needId = await apply('asta', ['bread']);
    expect((await outbox('guardian_asked')).length).toBe(0);
    await forward(needId);
    const application = await live(needId);
    await offer('bente', application, weekdays(3));
    await accept('asta', application);
    const sent = await outbox('guardian_asked');
    expect(sent[0]).toMatchObject({ channel: 'sms', to_address: '+4522345679' });
    await guardianAnswers(await guardianToken(), 'yes');
    const arranged = await need('asta');
    expect(arranged.applications[0]?.placement).toMatchObject({ status: 'arranging', guardian_agreed: true, school_agreed: false, host_agreed: true });
    await as('mette', (sql) => sql`select public.acknowledge_placement(${arranged.applications[0]?.placement?.id ?? ''}, 'school')`);
    expect((await need('asta')).applications[0]?.placement?.status).toBe('ready');
    expect(await sentences('asta')).toContain('Skolen sagde ja til aftalen');
    expect((await need('asta', 1)).guardian.answer).toBe('yes');
    expect(await broken()).toEqual([]);
  });

  test('who may not be named', async () => {
    expect(await refusal(nameGuardian('asta', { email: 'Asta@lyngfjord.example' }))).toBe('invalid_input: your_own_address');
    expect(await refusal(nameGuardian('asta', { email: null, phone: '+4512345671' }))).toBe('invalid_input: your_own_number');
    expect(await refusal(nameGuardian('asta', { email: null }))).toBe('invalid_input: mail_or_mobile');
    expect(await refusal(nameGuardian('asta', { language: 'xx' }))).toBe('invalid_input');
    expect(await refusal(as('bo', (sql) => sql`select public.name_guardian(${id('asta')}, 'X', 'x@y.example')`))).toBe('not_allowed');
  });

  test('staff write down what was said on the phone, and a receipt goes out', async () => {
    await nameGuardian('asta');
    const needId = await apply('asta', ['shelf'], { week: null });
    await as('mette', (sql) => sql`select public.record_guardian_answer(${needId}, 'yes', 'phone')`);
    expect((await sentences('asta', 1)).at(-2)).toBe('Din forælder eller værge sagde ja (sagt i telefonen, skrevet ned af mette)');
    expect((await outbox('guardian_recorded')).length).toBe(1);
  });
});
