import { type Calendar, plusDays } from './calendar.ts';
import { Chance, idOf, publicIdOf } from './chance.ts';
import { adultNames, asciiOf, streets, surnames } from './names.ts';
import { type PersonaKey, persona } from './personas.ts';
import { type DistrictKey, districtId, districts, pointIn } from './places.ts';
import { staffId } from './staff.ts';
import type { Tables } from './tables.ts';
import type { Trade } from './work/trade.ts';
import { trades } from './work/trades.ts';

export type PartnerStatus = 'active' | 'renewal_due' | 'paused' | 'under_review' | 'applied' | 'ended';

export interface Workplace {
  id: string;
  hostId: string;
  partnerId: string;
  name: string;
  latitude: number;
  longitude: number;
  district: DistrictKey;
  stepFree: boolean;
  quiet: boolean;
  bus: string;
}

export interface Partner {
  id: string;
  name: string;
  trade: Trade;
  status: PartnerStatus;
  promiseDays: number;
  consultantKey: string;
  owner: string;
  workplaces: Workplace[];
}

interface Plan {
  name: string;
  trade: Trade;
  district: DistrictKey;
  status: PartnerStatus;
  places: string[];
  owner?: PersonaKey;
}

/** The ones that stories, tests and documents know by name. */
const known: Record<string, Partial<Plan> & { district: DistrictKey }> = {
  'Bageriet Surdejen Lyng': { district: 'nord', owner: 'bageriet', status: 'active', places: ['Bageriet Surdejen, Torvet', 'Bageriet Surdejen, Strandvejen'] },
  'Café Klitrosen': { district: 'nord', owner: 'cafe', status: 'active', places: ['Café Klitrosen'] },
  'Lyngfjord Tømrer og Tag': { district: 'nord', owner: 'toemrer', status: 'applied', places: ['Lyngfjord Tømrer og Tag'] },
  'Børnehuset Mariehønen': { district: 'nord', owner: 'mariehoenen', status: 'active', places: ['Børnehuset Mariehønen'] },
  'Børnehuset Krukken': { district: 'nord', owner: 'krukken', status: 'active', places: ['Børnehuset Krukken'] },
  'Klitsande Dyreklinik': { district: 'klitsande', status: 'active', places: ['Klitsande Dyreklinik'] },
  'Fjordens Auto': { district: 'nord', status: 'renewal_due', places: ['Fjordens Auto'] },
  'Klitsande Badehotel': { district: 'klitsande', status: 'active', places: ['Klitsande Badehotel'] },
  'Klitsande El': { district: 'klitsande', status: 'applied', places: ['Klitsande El'] },
};

const smallFirms = [...Object.keys(known), 'Plejehjemmet Fjordblik', "Fjordtorvets Dagli'vare", 'Lyngfjord Redning', 'Pixelmosen', 'Hvidmose Plast'];

/** Firms of the demo: fourteen for `small`, two hundred for `lyngfjord`, the same again with a number for larger ones. */
function plansFor(size: 'small' | 'lyngfjord', copies: number): Plan[] {
  const plans: Plan[] = [];
  let place = 0;
  for (let copy = 1; copy <= copies; copy += 1) {
    for (const trade of trades) {
      for (const firm of trade.firms) {
        if (size === 'small' && !smallFirms.includes(firm)) continue;
        const name = copy === 1 ? firm : `${firm} ${copy}`;
        const chance = new Chance('partner', name);
        const fixed = copy === 1 ? known[firm] : undefined;
        place += 1;
        plans.push({
          name,
          trade,
          district: fixed?.district ?? districtOf(firm, chance),
          status: fixed?.status ?? statusOf(place, size),
          places: fixed?.places ?? placesOf(name, place, size),
          ...(fixed?.owner ? { owner: fixed.owner } : {}),
        });
      }
    }
  }
  return plans;
}

/** A firm lies where its name says; most of the others in the town. */
function districtOf(firm: string, chance: Chance): DistrictKey {
  const named = districts.find((district) => firm.startsWith(district.name) || firm.endsWith(district.name));
  if (named) return named.key;
  const share = chance.next();
  return share < 0.42 ? 'nord' : share < 0.72 ? 'syd' : chance.pick(['klitsande', 'hvidmose', 'enghavn', 'tvedaa'] as const);
}

/** Every so many firms are on another step of their lifecycle; nine renewals, five pauses, four under review, four ended of two hundred. */
function statusOf(place: number, size: 'small' | 'lyngfjord'): PartnerStatus {
  if (size === 'small') return 'active';
  const step = (place - 1) % 200;
  if (step % 25 === 11) return 'renewal_due';
  if (step % 40 === 17) return 'paused';
  if (step % 66 === 29) return 'under_review';
  if (step % 50 === 33) return 'ended';
  return 'active';
}

function placesOf(name: string, place: number, size: 'small' | 'lyngfjord'): string[] {
  if (size === 'small' || (place % 9 !== 4 && place % 200 !== 6)) return [name];
  const towns = ['Havnen', 'Søengen', 'Klitsande', 'Hvidmose'];
  return towns.slice(0, 2 + (Math.floor(place / 9) % 3)).map((town) => `${name}, ${town}`);
}

/** A CVR number out of the range that is not given out, with a check digit that holds. */
export function cvrNumber(index: number): string {
  const weights = [2, 7, 6, 5, 4, 3, 2];
  let found = -1;
  for (let body = 9_900_000; ; body += 1) {
    const rest = [...String(body)].reduce((sum, digit, place) => sum + Number(digit) * (weights[place] as number), 0) % 11;
    if (rest === 1) continue;
    found += 1;
    if (found === index) return `${body}${rest === 0 ? 0 : 11 - rest}`;
  }
}

function cvrNumbers(count: number): string[] {
  const weights = [2, 7, 6, 5, 4, 3, 2];
  const made: string[] = [];
  for (let body = 9_900_000; made.length < count; body += 1) {
    const rest = [...String(body)].reduce((sum, digit, place) => sum + Number(digit) * (weights[place] as number), 0) % 11;
    if (rest !== 1) made.push(`${body}${rest === 0 ? 0 : 11 - rest}`);
  }
  return made;
}

const busLines = ['bus 71 lige til døren', 'bus 12 og fem minutter til fods', 'ti minutter på cykel fra stationen', 'bus 84 til hver hele time', ''];

/** Partners with agreements, workplaces and the people who act for them. */
export function addPartners(tables: Tables, calendar: Calendar, size: 'small' | 'lyngfjord', copies: number): Partner[] {
  const plans = plansFor(size, copies);
  const numbers = cvrNumbers(plans.length + 1);
  return plans.map((plan, index) => addPartner(tables, calendar, plan, numbers[index + 1] as string, numbers[0] as string, index));
}

function addPartner(tables: Tables, calendar: Calendar, plan: Plan, cvr: string, townCvr: string, index: number): Partner {
  const { today } = calendar;
  const { name, trade, status } = plan;
  const chance = new Chance('partner', name, 'facts');
  const id = idOf('partner', name);
  const form = plan.trade.form ?? 'company';
  // Institutions of the municipality share its CVR number and are told apart by P-unit.
  const sharesCvr = form === 'public';
  const waiting = status === 'applied' || status === 'under_review';
  const since = waiting ? calendar.workingDaysAgo(status === 'applied' ? 1 : 2) : plusDays(today, -chance.between(150, 640));
  const consultantKey = ['hvidmose', 'enghavn', 'tvedaa'].includes(plan.district) ? 'pia' : 'konsulent';
  const member = plan.owner ? persona(plan.owner) : undefined;
  const owner = member?.name ?? `${chance.pick(adultNames)} ${chance.pick(surnames)}`;
  const agreedUntil =
    status === 'renewal_due' ? plusDays(today, chance.between(20, 55)) : status === 'ended' ? plusDays(today, -30) : plusDays(today, chance.between(90, 540));
  const promiseDays = plan.owner ? 3 : chance.pick([2, 3, 3, 3, 5]);
  const size = chance.next();
  tables.add('public.partner', {
    id,
    public_id: publicIdOf('partner', name),
    cvr: sharesCvr ? townCvr : cvr,
    // The series for which modulus 11 was computed with wrong weights: valid as it is.
    p_unit: sharesCvr ? String(9_900_100_000 + index) : null,
    name,
    form,
    branches: [trade.branch],
    about: trade.about,
    why: chance.pick(reasonsToTakePart),
    website: chance.yes(0.6) ? `https://www.${asciiOf(name).replaceAll('-', '')}.example` : null,
    size_band: size < 0.52 ? '1-9' : size < 0.85 ? '10-49' : size < 0.97 ? '50-249' : '250+',
    status,
    paused_until: status === 'paused' ? plusDays(today, chance.between(20, 90)) : null,
    promise_days: promiseDays,
    special_places: chance.yes(0.4) ? chance.between(1, 3) : 0,
    consultant_id: waiting ? null : staffId(consultantKey),
    applied_at: `${since}T09:12:00Z`,
    due_on: waiting ? calendar.addWorkingDays(since, 3) : null,
    touched_at: `${waiting ? since : calendar.workingDaysAgo(chance.between(1, 40))}T10:05:00Z`,
  });
  event('sign_up_partner', '-', 'applied', 'partner', `${since}T09:12:00Z`);
  if (status === 'under_review') event('review_partner', 'applied', 'under_review', 'secretariat', `${calendar.workingDaysAgo(1)}T10:00:00Z`);
  if (!waiting) event('approve_partner', 'applied', 'active', 'secretariat', `${plusDays(since, 5)}T13:30:00Z`);
  if (status === 'renewal_due') event('ask_for_renewal', 'active', 'renewal_due', 'system', `${calendar.workingDaysAgo(2)}T01:00:00Z`);
  if (status === 'paused') event('pause_partner', 'active', 'paused', 'partner', `${calendar.workingDaysAgo(9)}T11:40:00Z`);
  if (status === 'ended') event('end_partner', 'active', 'ended', 'partner', `${plusDays(today, -29)}T08:20:00Z`);
  tables.add('public.partnership_agreement', {
    id: idOf('agreement', name),
    partner_id: id,
    text_version: '2026-11',
    helps_all_at: `${since}T09:10:00Z`,
    takes_in_at: `${since}T09:11:00Z`,
    ambassador_at: `${since}T09:11:30Z`,
    accepted_by: owner,
    valid_from: waiting ? null : plusDays(agreedUntil, -730),
    valid_to: waiting ? null : agreedUntil,
  });

  const workplaces = plan.places.map((placeName, place) =>
    addWorkplace(tables, id, placeName, districtAt(plan, place), chance, sharesCvr ? 9_900_100_000 + index : null),
  );
  tables.add('public.partner_member', {
    id: idOf('member', name, 'owner'),
    partner_id: id,
    name: owner,
    title: member ? member.role.split(' ')[0] : 'leder',
    email: member?.email ?? `${asciiOf(owner.split(' ')[0] as string)}@${asciiOf(name)}.example`,
    phone: String(12_340_000 + index),
    is_owner: true,
  });
  if (plan.owner === 'bageriet') addEmployee(tables, id, persona('mads'), workplaces[1] as Workplace, index);
  else if (workplaces.length > 1) {
    const colleague = `${chance.pick(adultNames)} ${chance.pick(surnames)}`;
    addEmployee(tables, id, { name: colleague, email: `butik@${asciiOf(name)}.example` }, workplaces[1] as Workplace, index);
  }
  return { id, name, trade, status, promiseDays, consultantKey, owner, workplaces };

  function event(command: string, from: string, to: string, actor: string, at: string): void {
    tables.add('public.event', {
      at,
      lifecycle: 'partner',
      command,
      from_status: from,
      to_status: to,
      actor,
      channel: actor === 'system' ? 'system' : 'self',
      caller: null,
      young_person_id: null,
      need_id: null,
      application_id: null,
      placement_id: null,
      partner_id: id,
      opening_id: null,
      code: null,
    });
  }
}

function districtAt(plan: Plan, place: number): DistrictKey {
  const named = districts.find((district) => (plan.places[place] as string).endsWith(district.name));
  return named?.key ?? plan.district;
}

function addWorkplace(tables: Tables, partnerId: string, name: string, district: DistrictKey, chance: Chance, pUnit: number | null): Workplace {
  const { postcode } = districts.find((one) => one.key === district) as (typeof districts)[number];
  const made: Workplace = {
    id: idOf('workplace', name),
    hostId: idOf('host', name),
    partnerId,
    name,
    district,
    ...pointIn(postcode, chance),
    stepFree: chance.yes(0.4),
    quiet: chance.yes(0.2),
    bus: chance.pick(busLines),
  };
  tables.add('public.workplace', {
    id: made.id,
    partner_id: partnerId,
    name,
    p_unit: pUnit ? String(pUnit) : null,
    street: `${chance.pick(streets)} ${chance.between(1, 98)}`,
    postcode,
    latitude: made.latitude,
    longitude: made.longitude,
    district_id: districtId(district),
    phone: `1234${String(chance.between(0, 9999)).padStart(4, '0')}`,
    bus: made.bus,
    step_free: made.stepFree,
    quiet: made.quiet,
  });
  tables.add('public.host', {
    id: made.hostId,
    workplace_id: made.id,
    name: null,
    contact_name: null,
    email: null,
    phone: null,
    address: null,
    found_by: null,
  });
  return made;
}

function addEmployee(tables: Tables, partnerId: string, person: { name: string; email: string }, workplace: Workplace, index: number): void {
  const id = idOf('member', partnerId, person.email);
  tables.add('public.partner_member', {
    id,
    partner_id: partnerId,
    name: person.name,
    title: 'butikschef',
    email: person.email,
    phone: String(12_341_000 + index),
    is_owner: false,
  });
  tables.add('public.partner_member_workplace', { member_id: id, workplace_id: workplace.id });
}

const reasonsToTakePart = [
  'Fordi vi selv fik lov til at prøve, da vi var unge.',
  'Fordi de gode lærlinge begynder som praktikanter.',
  'Fordi det gør os gladere at have unge i huset.',
  'Fordi byen mangler hænder, og unge mangler en chance.',
  'Fordi vi lærer lige så meget af de unge, som de lærer af os.',
];
