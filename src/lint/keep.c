/* SPDX-License-Identifier: MIT */
#include "lint/lint.h"

static bool has_rule(
	const struct lint_filter *filter, const struct lint_rule *rule)
{
	for (size_t i = 0; i < filter->rule_count; i++)
		if (filter->rules[i] == rule)
			return true;
	return filter->rules == NULL;
}

/* Ids that are in no spine (of notes, of the glossary) are at no place. */
static bool is_at_place(
	const struct lint_filter *filter, const struct lint_finding *finding)
{
	int item;

	if (filter->to <= 0)
		return true;
	item = corpus_find(filter->work, finding->id);
	return item >= filter->from && item < filter->to;
}

static bool is_wanted(
	const struct lint_filter *filter, const struct lint_finding *finding)
{
	return !finding->is_accepted &&
	       finding->rule->severity >= filter->least &&
	       has_rule(filter, finding->rule) &&
	       (filter->langs == NULL || finding->lang == CORPUS_NONE ||
		       filter->langs[finding->lang]) &&
	       (filter->file.len == 0 || str_eq(filter->file, finding->file)) &&
	       is_at_place(filter, finding);
}

void lint_keep(struct lint *lint, const struct lint_filter *filter)
{
	size_t kept = 0;

	for (size_t i = 0; i < lint->list.len; i++)
		if (is_wanted(filter, &lint->list.ptr[i]))
			lint->list.ptr[kept++] = lint->list.ptr[i];
	lint->list.len = kept;
}
