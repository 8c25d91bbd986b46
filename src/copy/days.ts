/** Days that may be halves, in words: `2½`, `en halv dag`, `2½ dage`. */
export function dayNumber(days: number): string {
  const whole = Math.floor(days);
  if (days === whole) return String(whole);
  return whole === 0 ? '½' : `${whole}½`;
}

/** `1 dag`, `en halv dag`, `2½ dage` */
export function daysInWords(days: number): string {
  if (days === 0.5) return 'en halv dag';
  return days === 1 ? '1 dag' : `${dayNumber(days)} dage`;
}
