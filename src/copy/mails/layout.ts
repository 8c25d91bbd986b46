/** The languages in which we write to people. A guardian reads the one that the pupil named. */
export type Language = 'da' | 'en';

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
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** What a lock screen shows beside the subject, instead of the first lines: they are for the reader alone. */
const PREVIEW: Record<Language, string> = { da: 'Åbn mailen for at læse den.', en: 'Open the mail to read it.' };

const SIGN_OFF: Record<Language, string> = {
  da: 'Med venlig hilsen\nUngegarantien',
  en: 'Kind regards\nThe youth guarantee',
};

/**
 * Lays out a mail twice: as plain text for old phones and screen readers, and as HTML that says the same.
 * No picture, no tracking, no font from elsewhere.
 */
export function layOutMail(mail: MailText, language: Language): RenderedMail {
  return { subject: mail.subject, text: asText(mail, language), html: asHtml(mail, language) };
}

function asText(mail: MailText, language: Language): string {
  const parts = [...mail.paragraphs];
  if (mail.lines?.length) parts.push(mail.lines.map((line) => `– ${line}`).join('\n'));
  if (mail.code) parts.push(mail.code);
  if (mail.action) parts.push(`${mail.action.label}:\n${mail.action.url}`);
  parts.push(...(mail.after ?? []), SIGN_OFF[language]);
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
};

function asHtml(mail: MailText, language: Language): string {
  const paragraph = (text: string) => `<p style="${STYLE.paragraph}">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
  const parts = mail.paragraphs.map(paragraph);
  if (mail.lines?.length) parts.push(`<ul style="${STYLE.lines}">${mail.lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`);
  if (mail.code) parts.push(`<p style="${STYLE.code}">${escapeHtml(mail.code)}</p>`);
  if (mail.action) {
    const url = escapeHtml(mail.action.url);
    parts.push(
      `<p style="${STYLE.paragraph}"><a style="${STYLE.link}" href="${url}">${escapeHtml(mail.action.label)}</a></p>`,
      `<p style="${STYLE.bare}">${url}</p>`,
    );
  }
  parts.push(...(mail.after ?? []).map(paragraph), paragraph(SIGN_OFF[language]));
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(mail.subject)}</title></head>
<body style="${STYLE.body}"><div style="${STYLE.preview}">${PREVIEW[language]}${FILL}</div><div style="${STYLE.card}">
${parts.join('\n')}
</div></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
