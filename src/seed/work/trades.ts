import { building, industry } from './building-and-industry.ts';
import { beauty, media, office, tourism } from './guests-and-screens.ts';
import { kitchens, shops } from './kitchens-and-shops.ts';
import { energy, farming, vehicles } from './nature-and-wheels.ts';
import { care, children, publicService } from './people.ts';
import type { Trade } from './trade.ts';

/** Everything that one can do in the demo municipality, by trade. */
export const trades: readonly Trade[] = [
  ...kitchens,
  ...shops,
  ...children,
  ...care,
  ...publicService,
  ...building,
  ...industry,
  ...farming,
  ...energy,
  ...vehicles,
  ...tourism,
  ...media,
  ...office,
  ...beauty,
];
