/** What the address says about a week: `?klasse=…&hvem=alle`. */
export interface WeekQuery {
  whose: string;
  classId: string | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads it; what nobody knows is left out. The secretariat has no young people of its own and sees everybody's. */
export function readWeekQuery(params: URLSearchParams, { seesAll }: { seesAll: boolean }): WeekQuery {
  const classId = params.get('klasse') ?? '';
  const who = params.get('hvem');
  return { whose: who === 'alle' || (who === null && seesAll) ? 'all' : 'mine', classId: uuid.test(classId) ? classId : null };
}

export const weekParams = ({ whose, classId }: WeekQuery) => ({ hvem: whose === 'all' ? 'alle' : null, klasse: classId });
