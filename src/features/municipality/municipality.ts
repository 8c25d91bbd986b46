/** The municipality behind the portal, as every page names it. */
export interface Municipality {
  /** "Ungegarantien Lyngfjord" */
  brandName: string;
  /** "Lyngfjord" */
  name: string;
  /** Where somebody answers about the guarantee; null until the municipality has given it. */
  phone: string | null;
  mail: string | null;
  /** The municipality's number for those who worry about a young person. */
  worryPhone: string | null;
}

/** What can be said when the settings cannot be read. */
export const unnamedMunicipality: Municipality = {
  brandName: 'Ungegarantien',
  name: 'kommunen',
  phone: null,
  mail: null,
  worryPhone: null,
};

/** The settings that hold, oldest first, as the municipality they describe. */
export function municipalityFrom(settings: readonly { key: string; value: string }[]): Municipality {
  const held = new Map(settings.map(({ key, value }) => [key, value]));
  return {
    brandName: held.get('brand_name') ?? unnamedMunicipality.brandName,
    name: held.get('municipality_name') ?? unnamedMunicipality.name,
    phone: held.get('phone') ?? null,
    mail: held.get('email') ?? null,
    worryPhone: held.get('worry_phone') ?? null,
  };
}
