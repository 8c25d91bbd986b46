import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { calendarText, calendarTitles } from '../../copy/agreements.ts';
import { addDays, TIME_ZONE } from '../dates.ts';
import type { AgreementSheet } from './agreement.ts';

/** Denmark's summer time as the EU has it since 1996: last Sunday of March and October, at 1.00 UTC. */
const danishTime = () =>
  [
    'BEGIN:VTIMEZONE',
    `TZID:${TIME_ZONE}`,
    'BEGIN:DAYLIGHT',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'TZNAME:CEST',
    'DTSTART:19960331T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'TZNAME:CET',
    'DTSTART:19961027T030000',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n');

/** A Danish wall clock as the library wants it: the file says which zone, so the server's own clock face is written out as it stands. */
const wallClock = (day: string, time: string) => new Date(`${day}T${time}:00`);

/**
 * The days of a placement for a calendar (RFC 5545). A day keeps its UID for good and counts SEQUENCE up with each version of the
 * agreement, so that opening the file again moves what is there; a day that fell away is CANCELLED. Where no single days are
 * agreed, it holds the first one.
 */
export function calendarOf(sheet: AgreementSheet, site: URL, madeAt: Date): string {
  const titles = calendarTitles[sheet.paper];
  const calendar = ical({ prodId: '//Ungegaranti//Aftale//DA', method: ICalCalendarMethod.PUBLISH });
  calendar.timezone({ name: TIME_ZONE, generator: danishTime });
  const there = new Map(sheet.days.map((day) => [day.day, day]));
  const fellAway = sheet.status === 'cancelled';
  const dates = [...new Set([...sheet.agreed_days, ...there.keys(), ...(sheet.agreed_days.length === 0 && there.size === 0 ? [sheet.starts_on] : [])])].sort();
  for (const date of dates) {
    const day = there.get(date);
    const gone = fellAway || (sheet.agreed_days.length > 0 && !day);
    const from = day?.from_time ?? sheet.from_time;
    const to = day?.to_time ?? sheet.to_time;
    const timed = from && to;
    calendar.createEvent({
      id: `${sheet.placement_id}-${date.replaceAll('-', '')}@${site.hostname}`,
      sequence: gone ? sheet.version : sheet.version - 1,
      stamp: madeAt,
      summary: sheet.reader === 'host' ? titles.host : titles.her,
      location: [sheet.place.name, sheet.place.address].filter(Boolean).join(', '),
      description: calendarText(sheet),
      status: gone ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      timezone: TIME_ZONE,
      ...(timed
        ? { start: wallClock(date, from), end: wallClock(date, to) }
        : { start: wallClock(date, '12:00'), end: wallClock(addDays(date, 1), '12:00'), allDay: true }),
    });
  }
  // A stamp is in UTC whatever the zone of the events (RFC 5545, 3.8.7.2); the library writes it as it writes them.
  return calendar.toString().replaceAll(/^DTSTAMP:.*$/gm, `DTSTAMP:${madeAt.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`);
}
