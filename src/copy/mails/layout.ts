import type { GuardianLanguage } from '../../features/guardians/guardian.ts';
import type { GuardianWords } from '../guardian/words.ts';
import { guardianWords } from '../guardian.ts';

/** What a mail says. How it looks is the same for all of them, and decided below. */
export interface MailText {
  subject: string;
  /** Short paragraphs, in the order in which they are read. */
  paragraphs: string[];
  /** Several happenings, one line each, after the paragraphs. */
  lines?: string[];
  /** A sign-in code, shown large and easy to copy. */
  code?: string;
  /** The one thing to do, as a link. */
  action?: { label: string; url: string };
  /** After the action: what else is good to know. */
  after?: string[];
  /** One line in Danish under a mail in another language. */
  danish?: string;
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/**
 * Lays out a mail twice: as plain text for old phones and screen readers, and as HTML that says the same.
 * No picture, no tracking, no font from elsewhere.
 */
export function layOutMail(mail: MailText, language: GuardianLanguage): RenderedMail {
  const words = guardianWords(language);
  return { subject: mail.subject, text: asText(mail, words), html: asHtml(mail, words) };
}

function asText(mail: MailText, { mail: { signOff } }: GuardianWords): string {
  const parts = [...mail.paragraphs];
  if (mail.lines?.length) parts.push(mail.lines.map((line) => `– ${line}`).join('\n'));
  if (mail.code) parts.push(mail.code);
  if (mail.action) parts.push(`${mail.action.label}:\n${mail.action.url}`);
  parts.push(...(mail.after ?? []), signOff, ...(mail.danish ? [mail.danish] : []));
  return `${parts.join('\n\n')}\n`;
}

/** Blanks that fill the preview to its end, so that nothing of the mail itself follows. */
const FILL = '&#8199;&#847; '.repeat(70);

// Mail programs read style attributes and nothing else; the colours are those of the tokens.
const STYLE = {
  body: 'margin:0;padding:24px 16px;background:#fbf8f3;color:#1a2233;font-family:Arial,Helvetica,sans-serif;font-size:17px;line-height:1.5',
  card: 'max-width:34em;margin:0 auto;padding:28px 24px;background:#ffffff;border-top:4px solid #e2533b;border-radius:14px',
  paragraph: 'margin:0 0 16px',
  lines: 'margin:0 0 16px;padding:0 0 0 20px',
  code: 'margin:0 0 16px;font-size:34px;letter-spacing:6px;font-weight:bold;font-family:Consolas,Menlo,monospace',
  link: 'display:inline-block;padding:12px 22px;background:#12355b;color:#ffffff;text-decoration:none;border-radius:24px;font-weight:bold',
  preview: 'display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;color:#fbf8f3;opacity:0',
  bare: 'margin:0 0 16px;font-size:14px;color:#566074;word-break:break-all',
  danish: 'margin:24px 0 0;padding-top:16px;border-top:1px solid #e5ded2;color:#566074',
};

function asHtml(mail: MailText, { lang, dir, mail: { preview, signOff } }: GuardianWords): string {
  // Several mail programs drop the html element, so the direction stands on the card too.
  const isRtl = dir === 'rtl';
  const paragraph = (text: string) => `<p style="${STYLE.paragraph}">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
  const parts = mail.paragraphs.map(paragraph);
  if (mail.lines?.length) parts.push(`<ul style="${STYLE.lines}">${mail.lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`);
  if (mail.code) parts.push(`<p style="${STYLE.code}">${escapeHtml(mail.code)}</p>`);
  if (mail.action) {
    const url = escapeHtml(mail.action.url);
    parts.push(
      `<p style="${STYLE.paragraph}"><a style="${STYLE.link}" href="${url}">${escapeHtml(mail.action.label)}</a></p>`,
      `<p${isRtl ? ' dir="ltr"' : ''} style="${STYLE.bare}">${url}</p>`,
    );
  }
  parts.push(...(mail.after ?? []).map(paragraph), paragraph(signOff));
  if (mail.danish) parts.push(`<p lang="da" dir="ltr" style="${STYLE.danish}">${escapeHtml(mail.danish)}</p>`);
  return `<!doctype html>
<html lang="${lang}"${isRtl ? ' dir="rtl"' : ''}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(mail.subject)}</title></head>
<body style="${STYLE.body}"><div style="${STYLE.preview}">${preview}${FILL}</div><div${isRtl ? ' dir="rtl"' : ''} style="${STYLE.card}">
${parts.join('\n')}
</div></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
