/**
 * The SMS with the code that signs a person in. Its last line binds the code to the portal's own address, so that a
 * phone offers it there and nowhere else (the WebOTP form: at sign, host, hash, code). No link, no name.
 */
export function signInSms(code: string, siteUrl: string): string {
  return `${code} er din kode til ungegarantien. Den virker i 10 minutter. Giv den ikke til andre.\n\n@${new URL(siteUrl).hostname} #${code}`;
}
