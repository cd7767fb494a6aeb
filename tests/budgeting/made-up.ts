/** A round of two pots that begins to vote in a month of the tests' clock. */
export const ROUND = {
  title: { ka: 'თბილისის მონაწილეობითი ბიუჯეტი 2027', en: 'Participatory budget of Tbilisi 2027' },
  year: 2027,
  envelope: { total: 300_000_000, byDistrict: { vake: 100_000_000 } },
  phases: {
    proposals: { from: '2026-06-01T00:00:00+04:00', until: '2026-06-20T00:00:00+04:00' },
    review: { from: '2026-06-20T00:00:00+04:00', until: '2026-07-05T00:00:00+04:00' },
    voting: { from: '2026-07-10T00:00:00+04:00', until: '2026-07-20T00:00:00+04:00' },
  },
  minAge: 16,
  ballot: 'approval',
  most: { city: 3, district: 2 },
  rule: 'greedy',
} as const;
