import { z } from 'astro/zod';
import { type DeskFilter, type DeskState, deskFilters, deskStates, type TaskKind, taskKinds } from '../../copy/desks.ts';
import { dutyDays } from '../needs/duty.ts';
import { pageNumber } from '../query.ts';
import { needFacts } from './need-facts.ts';

const keysOf = <T extends Record<string, string>>(words: T) => Object.keys(words) as [keyof T & string, ...(keyof T & string)[]];

const row = z.object({
  id: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  has_account: z.boolean(),
  unlisted: z.boolean(),
  class: z.string().nullable(),
  school: z.string().nullable(),
  contact: z.string().nullable(),
  waits: z.boolean(),
  /** The day of the first wish that no place has been offered for. */
  waits_since: z.string().nullable(),
  due_on: z.string().nullable(),
  late: z.boolean(),
  task: z.enum(keysOf(taskKinds)).nullable(),
  /** Something has happened, or she has not arrived today: she stands first. */
  urgent: z.boolean(),
  task_due_on: z.string().nullable(),
  /** She has written and waits for an answer. */
  has_message: z.boolean(),
  duty: dutyDays.nullable(),
  needs: z.array(needFacts),
});

/** What `coordinator_desk` answers. */
export const coordinatorDesk = z.object({
  today: z.string(),
  everybody: z.number(),
  found: z.number(),
  waiting: z.number(),
  late: z.number(),
  no_account: z.number(),
  page: z.number(),
  page_size: z.number(),
  states: z.record(z.string(), z.number()),
  classes: z.array(z.object({ id: z.string(), name: z.string(), school: z.string(), count: z.number() })),
  rows: z.array(row),
});
export type CoordinatorDesk = z.infer<typeof coordinatorDesk>;
export type DeskPupil = CoordinatorDesk['rows'][number];

export type DeskStateFilter = DeskFilter | DeskState;

/** What the address says about the list: `?hvem=alle&klasse=…&vis=waiting&navn=asta&side=2`. */
export interface DeskQuery {
  whose: string;
  classId: string | null;
  state: DeskStateFilter | null;
  search: string;
  /** Those who have waited longest for a first offer, first. */
  longestFirst: boolean;
  page: number;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the filters from the address; what nobody knows is left out. */
export function readDeskQuery(params: URLSearchParams, whose = 'mine'): DeskQuery {
  const who = params.get('hvem') ?? '';
  const classId = params.get('klasse') ?? '';
  const state = params.get('vis') ?? '';
  return {
    whose: who === 'alle' ? 'all' : who === 'mine' || uuid.test(who) ? who : whose,
    classId: uuid.test(classId) ? classId : null,
    state: Object.hasOwn(deskFilters, state) || Object.hasOwn(deskStates, state) ? (state as DeskStateFilter) : null,
    search: (params.get('navn') ?? '').trim().slice(0, 60),
    longestFirst: params.get('orden') === 'ventetid',
    page: pageNumber(params),
  };
}

/** The filters as they stand in the address, to be changed one at a time. */
export function deskQueryParams(query: DeskQuery, whose = 'mine') {
  return {
    hvem: query.whose === whose ? null : query.whose === 'all' ? 'alle' : query.whose,
    klasse: query.classId,
    vis: query.state,
    navn: query.search || null,
    orden: query.longestFirst ? 'ventetid' : null,
    side: query.page > 1 ? query.page : null,
  };
}

/** The value of a pupil's box in the list: whom, and which need can be sent on. */
export const boxValue = (pupil: DeskPupil) => `${pupil.id}${pupil.needs[0] ? `.${pupil.needs[0].id}` : ''}`;

/** The two ids of a box, or null when somebody made it up. */
export function readBoxValue(value: string): { youngPersonId: string; needId: string | null } | null {
  const [youngPersonId = '', needId] = value.split('.');
  if (!uuid.test(youngPersonId) || (needId !== undefined && !uuid.test(needId))) return null;
  return { youngPersonId, needId: needId ?? null };
}

export const isTaskKind = (kind: string): kind is TaskKind => Object.hasOwn(taskKinds, kind);
