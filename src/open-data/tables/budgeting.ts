import type { ProposalDoc } from '../../../read-models/proposal-documents.js';
import type { RoundDoc } from '../../../read-models/round-documents.js';
import { column, type OpenTable, scanned } from '../table.js';

const KEYWORDS = { ka: ['მონაწილეობითი ბიუჯეტი', 'კენჭისყრა'], en: ['participatory budgeting', 'vote'] };

const rounds: OpenTable = {
  name: 'rounds',
  title: { ka: 'მონაწილეობითი ბიუჯეტის რაუნდები', en: 'Rounds of participatory budgeting' },
  about: {
    ka: 'ყოველი რაუნდი: წესები, ვადები, რამდენმა მისცა ხმა და რა თანხა განაწილდა. ბიულეტენები თითოეული რაუნდის გვერდზეა.',
    en: 'Every round: its rules, its dates, how many voted, what money was given. Ballots are on the page of each round.',
  },
  keywords: KEYWORDS,
  theme: 'ECON',
  columns: [
    column('id', 'string', 'იდენტიფიკატორი', 'Identifier'),
    column('year', 'integer', 'წელი', 'Year'),
    column('title_ka', 'string', 'სათაური ქართულად', 'Title in Georgian'),
    column('title_en', 'string', 'სათაური ინგლისურად', 'Title in English'),
    column('ballot', 'string', 'ბიულეტენის სახე', 'Kind of the ballot'),
    column('rule', 'string', 'დათვლის წესი', 'Rule of the count'),
    column('envelope_tetri', 'integer', 'გასანაწილებელი თანხა, თეთრი', 'Money to be given, in tetri'),
    column('voting_from', 'dateTime', 'კენჭისყრის დასაწყისი', 'When voting begins'),
    column('voting_until', 'dateTime', 'კენჭისყრის დასასრული', 'When voting ends'),
    column('eligible', 'integer', 'რამდენს ჰქონდა ხმის უფლება', 'How many might vote'),
    column('ballots', 'integer', 'დათვლილი ბიულეტენები', 'Ballots that were counted'),
    column('blank', 'integer', 'მათგან ცარიელი', 'Of them blank'),
    column('spent_tetri', 'integer', 'გამარჯვებული პროექტების ფასი, თეთრი', 'What the winners cost, in tetri'),
    column('certified_at', 'dateTime', 'როდის დამტკიცდა', 'When the result was certified'),
    column('digest', 'string', 'შედეგის SHA-256', 'SHA-256 of the result'),
  ],
  async *rows(reading) {
    for await (const some of scanned<RoundDoc>(reading, 'rounds'))
      for (const { _id, year, title, rules, voting, tallies, certifiedAt } of some) {
        const last = tallies.at(-1);
        const spent = last?.value.pots?.reduce((sum, pot) => sum + pot.spent, 0);
        yield [
          ...[_id, year, title.ka, title.en, rules.ballot.type, rules.tally.rule, rules.envelope.total],
          ...[rules.phases.voting.from, rules.phases.voting.until, voting?.eligible ?? null],
          ...[last?.value.ballots ?? null, last?.value.blank ?? null, spent ?? null, certifiedAt, last?.digest ?? null],
        ];
      }
  },
};

const proposals: OpenTable = {
  name: 'proposals',
  title: { ka: 'მოქალაქეთა პროექტები', en: 'Citizens’ project proposals' },
  about: {
    ka: 'ყველა ღია იდეა რაუნდების მიხედვით: რაიონი, მდგომარეობა, ფასი და როგორ სრულდება გამარჯვების შემდეგ.',
    en: 'Every public idea of each round: district, how it stands, its cost, and how far it is built once it has won.',
  },
  keywords: KEYWORDS,
  theme: 'ECON',
  columns: [
    column('id', 'string', 'იდენტიფიკატორი', 'Identifier'),
    column('round', 'string', 'რაუნდის იდენტიფიკატორი', 'Identifier of the round'),
    column('area', 'string', 'რაიონის კოდი, ან city', 'Code of the district, or city'),
    column('theme', 'string', 'თემის კოდი', 'Code of the theme'),
    column('title_ka', 'string', 'სათაური ბიულეტენში, ქართულად', 'Title on the ballot, in Georgian'),
    column('title_en', 'string', 'სათაური ბიულეტენში, ინგლისურად', 'Title on the ballot, in English'),
    column('status', 'string', 'მდგომარეობა', 'How it stands'),
    column('ground', 'string', 'უარის საფუძველი', 'Ground of a rejection'),
    column('cost_tetri', 'integer', 'ფასი, თეთრი', 'What it costs, in tetri'),
    column('lat', 'decimal', 'განედი, WGS 84', 'Latitude, WGS 84'),
    column('lon', 'decimal', 'გრძედი, WGS 84', 'Longitude, WGS 84'),
    column('submitted_at', 'dateTime', 'როდის შემოვიდა', 'When it came in'),
    column('milestone', 'string', 'შესრულების ბოლო ეტაპი', 'Last step of its being built'),
    column('milestone_at', 'dateTime', 'როდის', 'When that was'),
  ],
  async *rows(reading) {
    for await (const some of scanned<ProposalDoc>(reading, 'proposals'))
      for (const one of some)
        if (one.visibility === 'listed')
          yield [
            ...[one._id, one.round, one.pot, one.theme, one.title?.ka ?? null, one.title?.en ?? null, one.status],
            ...[one.rejection?.ground ?? null, one.cost, one.place?.lat ?? null, one.place?.lon ?? null],
            ...[one.submittedAt, one.built?.milestone ?? null, one.built?.at ?? null],
          ];
  },
};

export const budgetingTables = [rounds, proposals];
