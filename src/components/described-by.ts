/** The ids of a field's hint and error, as `aria-describedby` wants them; undefined when it has neither. */
export function describedBy(id: string, hint?: string | null, error?: string | null): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
