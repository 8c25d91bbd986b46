/**
 * What Safari learnt after the iPhones of 2015 and 2016 got their last system (iOS 15), and what a page loses where it
 * is not understood. Versions: caniuse.com and MDN's compatibility tables. A declaration whose loss changes nothing
 * that must be seen (accent-color, text-wrap, hyphenate-limit-chars) is not listed.
 */
const learnt: readonly { since: number; what: string; css?: RegExp; html?: RegExp }[] = [
  { since: 15.4, what: '@layer: the whole block is lost', css: /@layer[^;{]*\{/ },
  { since: 15.4, what: ':has(): the rule is lost', css: /[^{};]*:has\(/ },
  { since: 15.4, what: ':focus-visible where no rule for :focus stands: nothing shows where one is', css: /:focus-visible(?!\))/ },
  { since: 15.4, what: 'heights that follow the bars of the browser', css: /\d(?:[dsl]v(?:h|w|min|max))\b/ },
  { since: 15.4, what: 'oklch(), lab() and the like', css: /\b(?:ok)?l(?:ab|ch)\(/ },
  { since: 15.4, what: '<dialog>', html: /<dialog\b/ },
  { since: 15.5, what: 'inert', html: /<[^>]+\sinert[\s>=]/ },
  { since: 16, what: '@container and its units', css: /@container|\d(?:cq(?:w|h|i|b|min|max))\b/ },
  { since: 16, what: 'subgrid', css: /:\s*subgrid/ },
  { since: 16.2, what: 'color-mix()', css: /color-mix\(/ },
  { since: 16.4, what: 'a range in a media query: the whole block is lost', css: /@media[^{]*[<>]/ },
  { since: 16.5, what: 'nested rules', css: /[{;}]\s*&/ },
  { since: 17, what: 'popover', html: /<[^>]+\spopover[\s>=]/ },
  { since: 17.5, what: 'light-dark() and @starting-style', css: /light-dark\(|@starting-style/ },
  { since: 26, what: 'the thickness in text-decoration itself: the line is lost', css: /text-decoration:[^;}]*\d(?:px|r?em)/ },
];

/** Rules that may be lost, by what they are for. */
const mayBeLost = [/^\.card-drawn:has\(\.seats\)/, /^\.tasks:has\(>li:only-child\)/];

/** What a page uses without fallback that this Safari does not know, one line each. Blocks behind `@supports` are its fallback's business. */
export function newerThan(safari: number, { css = '', html = '' }: { css?: string; html?: string }): string[] {
  const plain = withoutSupports(css);
  return learnt
    .filter(({ since }) => since > safari)
    .flatMap(({ what, css: inCss, html: inHtml }) => {
      const found = [
        ...(inCss ? [...plain.matchAll(new RegExp(inCss, 'g'))].map(([text]) => text.trim()) : []),
        ...(inHtml ? [...html.matchAll(new RegExp(inHtml, 'g'))].map(([text]) => text) : []),
      ].filter((text) => !mayBeLost.some((rule) => rule.test(text)));
      return found.length > 0 ? [`${what} (${found[0]?.slice(0, 80)})`] : [];
    });
}

/** The style sheet without its `@supports` blocks. */
function withoutSupports(css: string): string {
  let rest = css;
  for (let start = rest.indexOf('@supports'); start >= 0; start = rest.indexOf('@supports', start)) {
    let depth = 0;
    let end = rest.indexOf('{', start);
    do {
      if (rest[end] === '{') depth += 1;
      if (rest[end] === '}') depth -= 1;
      end += 1;
    } while (depth > 0 && end < rest.length);
    rest = rest.slice(0, start) + rest.slice(end);
  }
  return rest;
}
