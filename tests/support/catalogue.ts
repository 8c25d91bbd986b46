import type postgres from 'postgres';

/** Openings to be searched, by name, and which of them the public may find. */
export interface CatalogueWorld {
  /** Mondays, `YYYY-MM-DD`. */
  weeks: string[];
  publicNames: string[];
  hiddenNames: string[];
  /** Great-circle distance from the middle of 9991 to the far hotel. */
  kmToFarHotel: number;
  nameOf(publicId: string | undefined): string;
  publicIdOf(name: string): string;
}

type Opening = {
  name: string;
  partner: string;
  title: string;
  tasks: string[];
  kind?: string;
  branch: string;
  interests?: string[];
  min_age?: number;
  step_free?: boolean;
  quiet?: boolean;
  special?: boolean;
  status?: string;
  apply_before?: string;
  /** Which of the weeks ahead have two seats a day; none for a seat without a day. */
  weeks?: number[];
};

const partners: { name: string; branch: string; postcode: string; bus?: string; status?: string; closed?: boolean }[] = [
  { name: 'Bageriet Surdejen Lyng', branch: 'food_kitchen', postcode: '9991' },
  { name: 'Klitsande Dyreklinik', branch: 'farming_nature', postcode: '9993', bus: 'bus 71 lige til døren' },
  { name: 'Bakkeløkke Mælkegård', branch: 'farming_nature', postcode: '9994' },
  { name: 'Lyngfjord Tømrer og Tag', branch: 'building', postcode: '9991' },
  { name: 'Børnehuset Mariehønen', branch: 'children_schools', postcode: '9991' },
  { name: 'Fjordens Auto', branch: 'vehicles_transport', postcode: '9991' },
  { name: 'Salon Saksen', branch: 'hair_beauty_sport', postcode: '9991' },
  { name: 'Fjordtorvets Butik', branch: 'shops', postcode: '9991' },
  { name: 'Klitsande Badehotel', branch: 'tourism_events', postcode: '9993' },
  { name: 'Bogsamlingen', branch: 'police_rescue_public', postcode: '9991' },
  { name: 'Pausehuset', branch: 'shops', postcode: '9991', status: 'paused' },
  { name: 'Nyhuset', branch: 'shops', postcode: '9991', status: 'applied' },
  { name: 'Sluthuset', branch: 'shops', postcode: '9991', status: 'ended' },
  { name: 'Stophuset', branch: 'shops', postcode: '9991', status: 'suspended' },
  { name: 'Lukkehuset', branch: 'shops', postcode: '9991', closed: true },
];

const openings: Opening[] = [
  {
    name: 'bakery',
    partner: 'Bageriet Surdejen Lyng',
    title: 'Mød op kl. 6 og bag rundstykker',
    tasks: ['Vej mel af', 'Hjælp i bageriet'],
    branch: 'food_kitchen',
    interests: ['food', 'hands'],
    min_age: 13,
    weeks: [0, 1],
  },
  {
    name: 'vet',
    partner: 'Klitsande Dyreklinik',
    title: 'Hjælp med dyrene på en dyreklinik',
    tasks: ['Hold dyrene rolige'],
    branch: 'farming_nature',
    interests: ['animals', 'people'],
    min_age: 14,
    weeks: [1],
  },
  {
    name: 'stable',
    partner: 'Bakkeløkke Mælkegård',
    title: 'Med i stalden tirsdag og onsdag',
    tasks: ['Fodr køerne'],
    kind: 'junior_apprenticeship',
    branch: 'farming_nature',
    interests: ['animals', 'outdoors'],
    min_age: 13,
  },
  {
    name: 'carpenter',
    partner: 'Lyngfjord Tømrer og Tag',
    title: 'Prøv en uge på en byggeplads',
    tasks: ['Mål og sav'],
    branch: 'building',
    interests: ['hands'],
    min_age: 14,
    weeks: [0],
  },
  {
    name: 'apprentice',
    partner: 'Lyngfjord Tømrer og Tag',
    title: 'Lærling, start august',
    tasks: ['Lær faget'],
    kind: 'apprenticeship',
    branch: 'building',
    interests: ['hands'],
    min_age: 15,
  },
  {
    name: 'kindergarten',
    partner: 'Børnehuset Mariehønen',
    title: 'En uge i børnehaven: leg, mad og ture',
    tasks: ['Leg ude'],
    branch: 'children_schools',
    interests: ['people'],
    min_age: 13,
    step_free: true,
    weeks: [0, 1],
  },
  {
    name: 'kindergarten_hidden_by_steps',
    partner: 'Børnehuset Mariehønen',
    title: 'Hjælp i børnehaven på første sal',
    tasks: ['Læs højt'],
    branch: 'children_schools',
    interests: ['people'],
    min_age: 13,
    weeks: [0],
  },
  {
    name: 'garage',
    partner: 'Fjordens Auto',
    title: 'Skift dæk på et bilværksted',
    tasks: ['Skift dæk'],
    branch: 'vehicles_transport',
    interests: ['technology', 'hands'],
    min_age: 15,
    weeks: [0],
  },
  {
    name: 'hairdresser',
    partner: 'Salon Saksen',
    title: 'Hjælp en frisør',
    tasks: ['Fej og vask hår'],
    branch: 'hair_beauty_sport',
    interests: ['people'],
    min_age: 13,
    weeks: [0],
  },
  {
    name: 'shop_job',
    partner: 'Fjordtorvets Butik',
    title: 'Fyld op i køl og frost',
    tasks: ['Sæt varer på plads'],
    kind: 'after_school_job',
    branch: 'shops',
    interests: ['numbers'],
    min_age: 13,
  },
  {
    name: 'far_hotel',
    partner: 'Klitsande Badehotel',
    title: 'Vær med i receptionen',
    tasks: ['Tag imod gæster'],
    branch: 'tourism_events',
    interests: ['people'],
    min_age: 14,
    weeks: [0],
  },
  {
    name: 'library_full',
    partner: 'Bogsamlingen',
    title: 'En rolig uge på biblioteket',
    tasks: ['Sæt bøger på plads'],
    branch: 'police_rescue_public',
    interests: ['text'],
    min_age: 14,
    quiet: true,
    status: 'full',
    weeks: [0],
  },
  ...(['draft', 'in_review', 'paused', 'expired'] as const).map(
    (status): Opening => ({
      name: `hidden_${status}`,
      partner: 'Fjordtorvets Butik',
      title: `Usynlig: ${status}`,
      tasks: ['Sæt op'],
      branch: 'shops',
      status,
      weeks: [0],
    }),
  ),
  {
    name: 'hidden_special',
    partner: 'Fjordtorvets Butik',
    title: 'Usynlig: særligt forløb',
    tasks: ['Sæt op'],
    kind: 'extended_placement',
    branch: 'shops',
    special: true,
  },
  {
    name: 'hidden_too_late',
    partner: 'Fjordtorvets Butik',
    title: 'Usynlig: for sent',
    tasks: ['Sæt op'],
    branch: 'shops',
    apply_before: '2020-01-01',
    weeks: [0],
  },
  ...['Pausehuset', 'Nyhuset', 'Sluthuset', 'Stophuset', 'Lukkehuset'].map(
    (partner): Opening => ({ name: `hidden_${partner}`, partner, title: 'Usynlig hos en anden', tasks: ['Sæt op'], branch: 'shops', weeks: [0] }),
  ),
];

/** Fills a migrated database with partners and openings that a search can tell apart, and some that it must not show. */
export async function openCatalogue(sql: postgres.Sql): Promise<CatalogueWorld> {
  await sql`insert into public.postcode values ('9991', 'Lyngfjord', 57.0, 10.0), ('9993', 'Klitsande', 57.3, 10.1), ('9994', 'Hvidmose', 57.1, 10.0)
    on conflict (code) do update set latitude = excluded.latitude, longitude = excluded.longitude, name = excluded.name`;
  const weeks = (await sql`select to_char(date_trunc('week', private.today())::date + 7 * w, 'YYYY-MM-DD') as week from unnest(array[3, 4]) w`).map(
    (row) => row.week as string,
  );
  const workplaces = new Map<string, string>();
  for (const [index, partner] of partners.entries()) {
    const [row] = await sql`
      with p as (insert into public.partner (cvr, p_unit, name, branches, status, paused_until, due_on)
        values ('99000007', ${String(1_000_000_000 + index)}, ${partner.name}, ${`{${partner.branch}}`}::public.branch[], ${partner.status ?? 'active'}::public.partner_status,
          case when ${partner.status ?? ''} = 'paused' then private.today() + 30 end, private.today() + 5) returning id)
      insert into public.workplace (partner_id, name, street, postcode, latitude, longitude, bus, closed_at)
      select p.id, ${partner.name}, 'Torvet 1', t.code, t.latitude, t.longitude, ${partner.bus ?? ''}, ${partner.closed ? new Date() : null}
      from p, public.postcode t where t.code = ${partner.postcode} returning id`;
    workplaces.set(partner.name, row?.id as string);
  }
  const names = new Map<string, string>();
  for (const o of openings) {
    const kind = o.kind ?? 'school_placement';
    const status = o.status ?? 'published';
    const [row] = await sql`
      insert into public.opening (workplace_id, kind, status, title, tasks, meet_who, branch, interests, min_age, step_free, quiet, special, apply_before, paid, pay_text, published_at, due_on)
      values (${workplaces.get(o.partner) ?? ''}, ${kind}::public.opening_kind, ${status}::public.opening_status, ${o.title}, ${o.tasks}, 'Bente', ${o.branch}::public.branch,
        ${`{${(o.interests ?? []).join(',')}}`}::public.interest[], ${o.min_age ?? 15}, ${o.step_free ?? false}, ${o.quiet ?? false}, ${o.special ?? false}, ${o.apply_before ?? null},
        ${kind === 'after_school_job'}, '', ${['draft', 'in_review'].includes(status) ? null : new Date()}, private.today() + 5)
      returning id, public_id`;
    names.set(row?.public_id as string, o.name);
    for (const week of o.weeks ?? []) {
      await sql`insert into public.opening_seat (opening_id, day, seats) select ${row?.id as string}, ${weeks[week] ?? ''}::date + d, 2 from generate_series(0, 4) d`;
    }
    if (!o.weeks) await sql`insert into public.opening_seat (opening_id, seats) values (${row?.id as string}, 1)`;
  }
  const all = openings.map((opening) => opening.name);
  const [distance] = await sql`select private.km_between(57.0, 10.0, 57.3, 10.1) as km`;
  return {
    weeks,
    publicNames: all.filter((name) => !name.startsWith('hidden_')),
    hiddenNames: all.filter((name) => name.startsWith('hidden_')),
    kmToFarHotel: Number(distance?.km),
    nameOf: (publicId) => names.get(publicId ?? '') ?? `unknown ${publicId}`,
    publicIdOf: (name) => [...names].find(([, its]) => its === name)?.[0] ?? '',
  };
}
