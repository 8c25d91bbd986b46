import type { APIRoute } from 'astro';
import { readGuarantee } from '../../features/figures/guarantee.server.ts';
import { guaranteeFile } from '../../features/figures/guarantee-file.ts';
import { daysOfSchoolYear, schoolYearOf } from '../../features/school-years/school-year.ts';
import { requireStaff } from '../../server/guards.ts';
import { privateFile } from '../../server/private-file.ts';

/** The figures as a file for a spreadsheet. */
export const GET: APIRoute = async (context) => {
  const viewer = await requireStaff(context, 'secretariat');
  if (viewer instanceof Response) return viewer;
  const thisYear = schoolYearOf(await context.locals.today());
  const wanted = Number(context.url.searchParams.get('aar'));
  const year = Number.isInteger(wanted) && wanted >= thisYear - 2 && wanted <= thisYear ? wanted : thisYear;
  const figures = await readGuarantee(context.locals.db, daysOfSchoolYear(year));
  return privateFile(guaranteeFile(figures), 'text/csv; charset=utf-8', `ungegaranti-${year}.csv`);
};
