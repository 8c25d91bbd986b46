import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How many codes may be sent and tried. An address is one internet connection, which a whole school may share. */
export interface ThrottleSettings {
  sendsPerAddress: number;
  sendsPerAccount: number;
  wrongPerAddress: number;
  /** After so many wrong codes the account's code is worth nothing. */
  wrongPerCode: number;
  /** The window in which all of these are counted. */
  seconds: number;
}

export const USUAL_THROTTLE: ThrottleSettings = {
  sendsPerAddress: 100,
  sendsPerAccount: 6,
  wrongPerAddress: 60,
  wrongPerCode: 5,
  seconds: 600,
};

export interface CodeThrottle {
  /** Counts a code that is asked for; false when it must not be sent. Known and unknown accounts are counted alike. */
  maySend(address: string, account: string): Promise<boolean>;
  /** Counts a try before it is made, so that many at once are counted too. */
  beforeTry(address: string, account: string): Promise<'allowed' | 'last' | 'burnt' | 'throttled'>;
  /** The code was right: the tries are forgotten. */
  afterRight(address: string, account: string): Promise<void>;
  /** A new code was sent: its tries are counted from none. */
  afterSent(account: string): Promise<void>;
}

/** Counts in memory: the embedded server is one process, and a restart forgives. */
export function createCodeThrottle(settings: ThrottleSettings): CodeThrottle {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: settings.seconds });
  const sendsByAddress = limiter(settings.sendsPerAddress);
  const sendsByAccount = limiter(settings.sendsPerAccount);
  const triesByAddress = limiter(settings.wrongPerAddress);
  const triesByCode = limiter(settings.wrongPerCode);

  return {
    maySend: async (address, account) => (await taken(sendsByAddress, address)) !== null && (await taken(sendsByAccount, account)) !== null,
    beforeTry: async (address, account) => {
      if ((await taken(triesByAddress, address)) === null) return 'throttled';
      const left = await taken(triesByCode, account);
      if (left === null) return 'burnt';
      return left === 0 ? 'last' : 'allowed';
    },
    afterRight: async (address, account) => {
      await triesByAddress.reward(address);
      await triesByCode.delete(account);
    },
    afterSent: async (account) => {
      await triesByCode.delete(account);
    },
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
