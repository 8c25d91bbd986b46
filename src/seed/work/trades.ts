import { kitchens, shops } from './kitchens-and-shops.ts';
import { care, children, publicService } from './people.ts';
import type { Trade } from './trade.ts';

/** Everything that one can do in the demo municipality, by trade. */
export const trades: readonly Trade[] = [...kitchens, ...shops, ...children, ...care, ...publicService];
