import { longDate } from '../../features/dates.ts';
import { asWritten } from '../../features/municipality/phone.ts';
import type { MessageData } from './registry.ts';

/** A value of a message as text; empty when the database gave none. */
export function textOf(data: MessageData, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}

/** A date of a message in Danish words: "torsdag den 26. november". Empty when there is none. */
export function dateOf(data: MessageData, name: string): string {
  const value = textOf(data, name);
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? longDate(value.slice(0, 10)) : '';
}

export function phoneOf(data: MessageData, name: string): string {
  const value = textOf(data, name);
  return value && asWritten(value);
}

/** The last line of every mail to the young: a person and a number. */
export function whoToCall(data: MessageData): string {
  return `Er du i tvivl, så ring til ${textOf(data, 'contact_name')} på ${phoneOf(data, 'contact_phone')}.`;
}
