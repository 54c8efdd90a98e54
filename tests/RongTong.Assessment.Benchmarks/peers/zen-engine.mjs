import { readFileSync } from 'node:fs';
import { ZenEngine } from '@gorules/zen-engine';
import { excluded, large, required, shares } from './criteria.mjs';
import { race } from './race.mjs';

// One node of expressions: each share, each group of conditions, and all of them together.
const isLarge = Object.entries(large).map(([industry, bounds]) => `(size_industry == "${industry}" and ${Object.entries(bounds).map(([fact, bound]) => `${fact} >= ${bound}`).join(' and ')})`);
const expressions = {
  ...Object.fromEntries(Object.entries(shares).map(([share, [part, whole]]) => [share, `(${part} ?? 0) / ${whole}`])),
  E26: [...required.map((fact) => `${fact} == true`), ...excluded.map((fact) => `${fact} == false`)].join(' and '),
  large: isLarge.join(' or '),
  S1: 'niche_years >= 3',
  S2: '(revenue_y1 >= 1500 or (equity_investment_2y ?? 0) >= 2000) and $.main_revenue_ratio_y1 >= 0.8 and $.debt_ratio_y1 <= 0.8',
  S3: 'rd_expense_y1 >= 100 and (rd_expense_y2 ?? 0) >= 100 and $.rd_ratio_y1 >= 0.03 and $.rd_ratio_y2 >= 0.03',
  S4: '(ip_class1_applied_count ?? 0) >= 1 or (sci_award_provincial_plus_best_rank_3y ?? 99) <= 3 or rd_institution_provincial_plus == true',
  S6: '(eval_score_current ?? 0) >= 50 or (is_reexamination == true and (eval_score_previous ?? 0) >= 50)',
  certified: '$.E26 and not $.large and $.S1 and $.S2 and $.S3 and $.S4 and $.S6',
};

const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify({
  contentType: 'application/vnd.gorules.decision',
  nodes: [
    { id: 'in', type: 'inputNode', name: 'applicant', position: { x: 0, y: 0 } },
    { id: 'rules', type: 'expressionNode', name: 'criteria', position: { x: 1, y: 0 }, content: { expressions: Object.entries(expressions).map(([key, value]) => ({ id: key, key, value })) } },
    { id: 'out', type: 'outputNode', name: 'decision', position: { x: 2, y: 0 } },
  ],
  edges: [{ id: 'a', type: 'edge', sourceId: 'in', targetId: 'rules' }, { id: 'b', type: 'edge', sourceId: 'rules', targetId: 'out' }],
})));

const { version } = JSON.parse(readFileSync(new URL('./node_modules/@gorules/zen-engine/package.json', import.meta.url)));
await race(`@gorules/zen-engine ${version}`, async (facts) => (await decision.evaluate(facts)).result.certified === true);
