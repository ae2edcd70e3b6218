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

static bool is_in_file(
	const struct lint_filter *filter, const struct lint_finding *finding)
{
	for (size_t i = 0; i < filter->file_count; i++)
		if (str_eq(filter->files[i], finding->file))
			return true;
	return filter->files == NULL;
}

/* Ids that are in no spine (of notes, of the glossary) are at no place. */
static bool is_at_place(
	const struct lint_filter *filter, const struct lint_finding *finding)
{
	int item;

	if (filter->ranges == NULL)
		return true;
	item = corpus_find(filter->work, finding->id);
	for (size_t i = 0; i < filter->range_count; i++)
		if (item >= filter->ranges[i].from &&
			item < filter->ranges[i].to)
			return true;
	return false;
}

/* A heading is changed with anything below it. */
static bool is_changed(
	const struct lint_filter *filter, const struct lint_finding *finding)
{
	int item;

	if (filter->changed == NULL || finding->lang == CORPUS_NONE ||
		finding->tier == LINT_NO_TIER)
		return true;
	item = corpus_find(filter->work, finding->id);
	if (item == CORPUS_NONE)
		return true;
	for (int i = item; i < corpus_end(filter->work, item); i++) {
		const int row = finding->lang * corpus_count(filter->work) + i;

		if (filter->changed[row * TIER_COUNT + finding->tier])
			return true;
	}
	return false;
}

static bool is_wanted(
	const struct lint_filter *filter, const struct lint_finding *finding)
{
	return !finding->is_accepted &&
	       finding->rule->severity >= filter->least &&
	       has_rule(filter, finding->rule) &&
	       (filter->langs == NULL || finding->lang == CORPUS_NONE ||
		       filter->langs[finding->lang]) &&
	       is_in_file(filter, finding) && is_at_place(filter, finding) &&
	       is_changed(filter, finding);
}

void lint_keep(struct lint *lint, const struct lint_filter *filter)
{
	size_t kept = 0;

	for (size_t i = 0; i < lint->list.len; i++)
		if (is_wanted(filter, &lint->list.ptr[i]))
			lint->list.ptr[kept++] = lint->list.ptr[i];
	lint->list.len = kept;
}

void lint_move(struct lint *from, struct str folder, struct lint *to)
{
	struct arena *arena = &to->arena;

	for (size_t i = 0; i < from->list.len; i++) {
		struct lint_finding finding = from->list.ptr[i];

		finding.file = folder.len > 0 ? arena_printf(arena, "%.*s/%.*s",
							STR_ARG(folder),
							STR_ARG(finding.file))
		                              : arena_str(arena, finding.file);
		finding.id = arena_str(arena, finding.id);
		finding.message = arena_str(arena, finding.message);
		vec_push(&to->list, finding);
	}
	lint_release(from);
}
