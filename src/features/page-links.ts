export interface PageLink {
  label: string;
  href?: string;
  current?: boolean;
}

/**
 * The links below a list of several pages: the first and the last, and those around this one; a gap has no `href`.
 * Page 6 of 20 is 1 … 5 6 7 … 20.
 */
export function pageLinks(page: number, last: number, hrefOf: (page: number) => string): { previous: string | null; next: string | null; pages: PageLink[] } {
  const shown = [...new Set([1, page - 1, page, page + 1, last])].filter((one) => one >= 1 && one <= last).sort((a, b) => a - b);
  const pages: PageLink[] = [];
  for (const [index, one] of shown.entries()) {
    const before = shown[index - 1] ?? 0;
    if (one - before === 2) pages.push({ label: String(one - 1), href: hrefOf(one - 1) });
    else if (one - before > 2) pages.push({ label: '…' });
    pages.push({ label: String(one), href: hrefOf(one), ...(one === page && { current: true }) });
  }
  return {
    previous: page > 1 && page <= last ? hrefOf(page - 1) : null,
    next: page < last ? hrefOf(page + 1) : null,
    pages,
  };
}
