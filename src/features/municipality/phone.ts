/** A Danish phone number as it is read: "12345678" → "12 34 56 78"; short and foreign numbers stay as they are. */
export function asWritten(phone: string): string {
  const digits = withoutCountry(phone);
  if (/^\d{8}$/.test(digits)) return digits.replace(/(\d{2})(?=\d)/g, '$1 ');
  return phone;
}

/** The same number for a `tel:` link: "12345678" → "+4512345678". Emergency numbers get no country code. */
export function asDialled(phone: string): string {
  const digits = withoutCountry(phone);
  return /^\d{8}$/.test(digits) ? `+45${digits}` : digits;
}

function withoutCountry(phone: string): string {
  return phone.replace(/[^\d+]/g, '').replace(/^(\+45|0045)(?=\d{8}$)/, '');
}
