import { readFileSync } from 'node:fs';
import { Engine, Rule } from 'json-rules-engine';
import { excluded, large, required, shares } from './criteria.mjs';
import { race } from './race.mjs';

const is = (fact, value) => ({ fact, operator: 'equal', value });
const atLeast = (fact, value) => ({ fact, operator: 'greaterThanInclusive', value });
const atMost = (fact, value) => ({ fact, operator: 'lessThanInclusive', value });

// Binary floating point makes 16026.96 / 20033.7 a little less than the 0.8 it is. With `exact` as second argument a share is told by what
// the part is above the bound, in whole cents.
const exact = process.argv[3] === 'exact';
const engine = new Engine([], { allowUndefinedFacts: true });
const cents = (amount) => Math.round(amount * 100);
const share = (name, operator, bound) => {
  const [part, whole] = shares[name];
  engine.addFact(name, async (_, almanac) => {
    const [above, below] = [await almanac.factValue(part), await almanac.factValue(whole)];
    return exact ? cents(above) * 100 - cents(below) * Math.round(bound * 100) : above / below;
  });
  return { fact: name, operator, value: exact ? 0 : bound };
};

engine.addRule(new Rule({
  name: 'certified',
  event: { type: 'certified' },
  conditions: {
    all: [
      ...required.map((fact) => is(fact, true)),
      ...excluded.map((fact) => is(fact, false)),
      { not: { any: Object.entries(large).map(([industry, bounds]) => ({ all: [is('size_industry', industry), ...Object.entries(bounds).map(([fact, bound]) => atLeast(fact, bound))] })) } },
      atLeast('niche_years', 3),
      { any: [atLeast('revenue_y1', 1500), atLeast('equity_investment_2y', 2000)] },
      share('main_revenue_ratio_y1', 'greaterThanInclusive', 0.8),
      share('debt_ratio_y1', 'lessThanInclusive', 0.8),
      atLeast('rd_expense_y1', 100),
      atLeast('rd_expense_y2', 100),
      share('rd_ratio_y1', 'greaterThanInclusive', 0.03),
      share('rd_ratio_y2', 'greaterThanInclusive', 0.03),
      { any: [atLeast('ip_class1_applied_count', 1), atMost('sci_award_provincial_plus_best_rank_3y', 3), is('rd_institution_provincial_plus', true)] },
      { any: [atLeast('eval_score_current', 50), { all: [is('is_reexamination', true), atLeast('eval_score_previous', 50)] }] },
    ],
  },
}));

const { version } = JSON.parse(readFileSync(new URL('./node_modules/json-rules-engine/package.json', import.meta.url)));
await race(`json-rules-engine ${version}${exact ? ', shares in cents' : ''}`, async (facts) => (await engine.run(facts)).events.length > 0);
