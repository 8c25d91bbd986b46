/** Who looked, without a name: role by role of `private.look`. */
export const lookRoles: Readonly<Record<string, string>> = {
  partner: 'Et sted, du har søgt',
  coordinator: 'En praktikkoordinator',
  career_adviser: 'En vejleder',
  youth_guide: 'En ungeguide',
  company_consultant: 'En virksomhedskonsulent',
  school_leader: 'Skolens leder',
  teacher: 'En lærer',
  secretariat: 'Ungesekretariatet',
  advisory_board: 'Advisory Board',
};
