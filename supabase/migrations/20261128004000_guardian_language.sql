-- A guardian chooses the language on the page behind the link, and is written to in it from then on.

create function public.choose_guardian_language(token text, language text) returns text
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_variable
declare
  r record; n public.need; g public.guardian;
begin
  select l.* into r from private.link_request(token) l where l.who = 'guardian';
  -- Nobody writes to a guardian who was replaced.
  if r.request_id is null or r.state = 'replaced' then
    perform private.fail('link_expired');
  end if;
  if language is null or language not in ('da', 'en', 'uk', 'ar', 'pl', 'tr', 'so', 'ro') then
    perform private.fail('invalid_input', 'language');
  end if;
  n := private.lock_need((select q.need_id from private.guardian_request q where q.id = r.request_id));
  select u.* into g from public.guardian u join private.guardian_request q on q.guardian_id = u.id where q.id = r.request_id for update of u;
  -- Pressed twice is one choice.
  if g.language = language then
    return language;
  end if;
  update public.guardian u set language = choose_guardian_language.language where u.id = g.id;
  -- Reminders lie ready since the link was sent, in the former language.
  update private.outbox o set language = choose_guardian_language.language
    from private.message_template t
    where t.template = o.template and t.audience = 'guardian' and o.state = 'waiting' and o.need_id = n.id;
  perform private.record('guardian', 'choose_language', null, null, 'guardian', 'link', g.young_person_id, n.id, code => language);
  return language;
end $$;
comment on function public.choose_guardian_language(text, text) is 'The language of a guardian''s page, mails and SMS from now on, those that lie ready too. Also from a link that is too old, which may send a new one. Errors: link_expired, invalid_input.';

grant execute on function public.choose_guardian_language(text, text) to anon, authenticated;
