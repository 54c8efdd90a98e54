// miit/srdi-sme@2026 as data both engines are written from: groups of conditions, all of which must hold.
// A share is part / whole, divided as these engines divide.
export const excluded = [
  'in_abnormal_list', 'in_serious_dishonesty_list', 'product_prohibited_class', 'safety_accident_3y', 'cyber_data_incident_3y',
  'env_violation_3y', 'quality_problem_3y', 'industry_rule_violation_3y', 'reapply_ban_active',
];

export const required = ['registered_in_mainland', 'title_tech_innovative_valid', 'market_position_reviewed'];

export const shares = {
  main_revenue_ratio_y1: ['main_revenue_y1', 'revenue_y1'],
  debt_ratio_y1: ['total_liabilities_y1', 'total_assets_y1'],
  rd_ratio_y1: ['rd_expense_y1', 'revenue_y1'],
  rd_ratio_y2: ['rd_expense_y2', 'revenue_y2'],
};

// Bounds of a large firm by industry; such a firm cannot apply.
export const large = {
  agriculture: { revenue_y1: 20000 },
  industry: { employees_y1: 1000, revenue_y1: 40000 },
  construction: { revenue_y1: 80000, total_assets_y1: 80000 },
  wholesale: { employees_y1: 200, revenue_y1: 40000 },
  retail: { employees_y1: 300, revenue_y1: 20000 },
  transport: { employees_y1: 1000, revenue_y1: 30000 },
  warehousing: { employees_y1: 200, revenue_y1: 30000 },
  postal: { employees_y1: 1000, revenue_y1: 30000 },
  accommodation: { employees_y1: 300, revenue_y1: 10000 },
  catering: { employees_y1: 300, revenue_y1: 10000 },
  telecom: { employees_y1: 2000, revenue_y1: 100000 },
  software: { employees_y1: 300, revenue_y1: 10000 },
  realestate: { revenue_y1: 200000, total_assets_y1: 10000 },
  property: { employees_y1: 1000, revenue_y1: 5000 },
  leasing_business: { employees_y1: 300, total_assets_y1: 120000 },
  other: { employees_y1: 300 },
};
