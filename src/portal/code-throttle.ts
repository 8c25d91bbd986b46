import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/**
 * How many codes may be sent and tried. An address is one internet connection, which a whole school may share. What one
 * address does to an account is counted for the two together, with a wider room for the account itself: whoever asks
 * and guesses in another's name uses up their own room, and not that of the person who wants to come in.
 */
export interface ThrottleSettings {
  sendsPerAddress: number;
  /** From one address to one account. */
  sendsPerPair: number;
  /** To one account, from everywhere. */
  sendsPerAccount: number;
  wrongPerAddress: number;
  /** After so many wrong codes from one address that address must ask for another; the code itself ends when it was asked for there. */
  wrongPerCode: number;
  /** For one account, from everywhere, whatever codes are sent meanwhile. More than one address may use up by itself. */
  wrongPerAccount: number;
  /** The window in which all of these are counted. */
  seconds: number;
}

export const USUAL_THROTTLE: ThrottleSettings = {
  sendsPerAddress: 100,
  sendsPerPair: 6,
  sendsPerAccount: 30,
  wrongPerAddress: 60,
  wrongPerCode: 5,
  wrongPerAccount: 60,
  seconds: 600,
};

export interface CodeThrottle {
  /** Counts a code that is asked for, and says whose room is used up when it must not be sent. Known and unknown accounts are counted alike. */
  maySend(address: string, account: string): Promise<'yes' | 'not_to_account' | 'not_from_address'>;
  /** Counts a try before it is made, so that many at once are counted too. After the `last` one the code itself ends, after `last_here` only this address's tries. */
  beforeTry(address: string, account: string): Promise<'allowed' | 'last' | 'last_here' | 'burnt' | 'throttled'>;
  /** The code was right: the tries are forgotten. */
  afterRight(address: string, account: string): Promise<void>;
  /** A new code was sent: the tries of whoever asked for it are counted from none. */
  afterSent(address: string, account: string): Promise<void>;
}

/** Counts in memory: the embedded server is one process, and a restart forgives. */
export function createCodeThrottle(settings: ThrottleSettings): CodeThrottle {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: settings.seconds });
  const sendsByAddress = limiter(settings.sendsPerAddress);
  const sendsByPair = limiter(settings.sendsPerPair);
  const sendsByAccount = limiter(settings.sendsPerAccount);
  const triesByAddress = limiter(settings.wrongPerAddress);
  const triesByPair = limiter(settings.wrongPerCode);
  const triesByAccount = limiter(settings.wrongPerAccount);
  const askers = createAskers(settings.seconds * 1000);
  const pairOf = (address: string, account: string) => `${address} ${account}`;

  return {
    maySend: async (address, account) => {
      if ((await taken(sendsByAddress, address)) === null) return 'not_from_address';
      if ((await taken(sendsByPair, pairOf(address, account))) === null) return 'not_to_account';
      return (await taken(sendsByAccount, account)) === null ? 'not_to_account' : 'yes';
    },
    beforeTry: async (address, account) => {
      if ((await taken(triesByAddress, address)) === null) return 'throttled';
      // Asked in this order: what is not tried here does not use up the account's room.
      const left = await taken(triesByPair, pairOf(address, account));
      if (left === null) return 'burnt';
      if ((await taken(triesByAccount, account)) === null) return 'throttled';
      if (left > 0) return 'allowed';
      return askers.newest(account) === address ? 'last' : 'last_here';
    },
    afterRight: async (address, account) => {
      await triesByAddress.reward(address);
      await triesByPair.delete(pairOf(address, account));
      await triesByAccount.delete(account);
    },
    afterSent: async (address, account) => {
      askers.note(address, account);
      await triesByPair.delete(pairOf(address, account));
    },
  };
}

/** From which address the newest code of an account was asked for, while it may still be tried. */
function createAskers(milliseconds: number) {
  const known = new Map<string, { address: string; at: number }>();
  return {
    note: (address: string, account: string) => {
      const now = Date.now();
      // Oldest first, for whoever asks again is put at the end.
      known.delete(account);
      for (const [name, { at }] of known) {
        if (now - at < milliseconds) break;
        known.delete(name);
      }
      known.set(account, { address, at: now });
    },
    newest: (account: string) => known.get(account)?.address,
  };
}

/** Takes one point and says how many are left, or null when there was none. */
async function taken(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    return (await limiter.consume(key)).remainingPoints;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return null;
    throw refusal;
  }
}
