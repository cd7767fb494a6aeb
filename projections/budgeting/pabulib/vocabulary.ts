/** The keys of META that every file has. */
export const OBLIGATORY =
  'description country unit instance num_projects num_votes budget vote_type rule date_begin date_end'.split(' ');

/** All keys of META, in the order in which Pabulib writes them. */
export const KEYS =
  `description country unit district subunit instance num_projects num_votes budget vote_type rule date_begin
  date_end min_length max_length min_sum_cost max_sum_cost min_points max_points min_sum_points max_sum_points default_score
  scoring_fn min_project_cost max_project_cost min_project_score_threshold neighborhoods subdistricts categories edition language
  currency fully_funded experimental comment acknowledgments leftover_budget budget_per_category budget_per_neighborhood
  min_length_per_category max_length_per_category min_sum_cost_per_category max_sum_cost_per_category`.split(/\s+/);

/** Procedures that Pabulib has a name for. */
export const RULES =
  `greedy greedy-no-skip greedy-threshold greedy-exclusive greedy-custom equalshares equalshares-comparison
  equalshares/add1 equalshares/add1-comparison unknown`.split(/\s+/);

/** Columns of projects, in the order in which Pabulib writes them. */
export const PROJECT_COLUMNS =
  `project_id cost votes score name category beneficiaries selected neighborhood subunit district
  description proposer public_id latitude longitude`.split(/\s+/);
