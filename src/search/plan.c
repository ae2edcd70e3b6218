/* SPDX-License-Identifier: MIT */
#include "search/plan_impl.h"

/* Which atoms a group is made of. */
enum which { WHICH_ALL, WHICH_SOUNDS, WHICH_OTHERS };

/* ---- groups: all must hold, each by one of its atoms ---- */

static size_t group_end(const struct query *query, size_t atom)
{
	do
		atom++;
	while (atom < query->atom_count && query->atoms[atom].is_or);
	return atom;
}

/* (atom) OR (atom) …; PLAN_NOTHING if none of them has words here. */
static enum plan_found put_group(const struct plan *plan, size_t first,
	size_t end, enum match_level level, struct buf *out)
{
	enum plan_found all = PLAN_NOTHING;
	struct buf one = {0};
	const size_t start = out->len;

	for (size_t i = first; i < end; i++) {
		if (plan->atoms[i].is_wide)
			return PLAN_NOTHING;
	}
	for (size_t i = first; i < end; i++) {
		enum plan_found found;

		buf_clear(&one);
		found = plan_put_atom(plan, i, level, &one);
		if (found == PLAN_SOMETHING) {
			plan_put_or(out, start);
			buf_printf(out, "(%s)", one.ptr);
			all = PLAN_SOMETHING;
		} else if (found == PLAN_NOWHERE && all == PLAN_NOTHING) {
			all = PLAN_NOWHERE;
		}
	}
	buf_release(&one);
	return all;
}

static bool is_asked(const struct plan *plan, size_t atom, enum which which)
{
	return which == WHICH_ALL ||
	       (plan->atoms[atom].is_sound == (which == WHICH_SOUNDS));
}

static void put_and(struct buf *out, const char *part)
{
	buf_printf(out, "%s(%s)", out->len > 0 ? " AND " : "", part);
}

/* False if something that must occur cannot, or nothing must. */
static bool put_groups(const struct plan *plan, enum match_level level,
	enum which which, struct buf *out)
{
	const struct query *query = plan->query;
	struct buf group = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < query->atom_count;) {
		const size_t end = group_end(query, i);
		enum plan_found found = PLAN_NOTHING;

		buf_clear(&group);
		if (!query->atoms[i].is_not && is_asked(plan, i, which))
			found = put_group(plan, i, end, level, &group);
		if (found == PLAN_SOMETHING)
			put_and(out, group.ptr);
		ok = found != PLAN_NOWHERE;
		i = end;
	}
	buf_release(&group);
	return ok && out->len > 0;
}

/* ---- limits ---- */

static void put_mark(struct buf *out, size_t start, struct str mark)
{
	struct buf term = {0};

	buf_byte(&term, TERM_MARK);
	buf_str(&term, mark);
	plan_put_or(out, start);
	plan_put_string(out, buf_view(&term));
	buf_release(&term);
}

/* Any of the marks of a kind, of each kind that is asked for. */
static void put_marks(const struct query *query, struct buf *out)
{
	static const char kinds[] = {'t', 'r'};
	struct buf part = {0};

	for (size_t k = 0; k < sizeof(kinds); k++) {
		buf_clear(&part);
		for (size_t i = 0; i < query->marks.len; i++) {
			if (query->marks.ptr[i].ptr[0] == kinds[k])
				put_mark(&part, 0, query->marks.ptr[i]);
		}
		if (part.len > 0)
			put_and(out, part.ptr);
	}
	buf_release(&part);
}

bool plan_unwanted(const struct plan *plan, struct buf *out)
{
	const struct query *query = plan->query;
	const size_t start = out->len;

	for (size_t i = 0; i < query->atom_count; i++) {
		struct buf one = {0};

		if (query->atoms[i].is_not && !plan_must_verify(plan, i) &&
			plan_put_atom(plan, i, MATCH_STEM, &one) ==
				PLAN_SOMETHING) {
			plan_put_or(out, start);
			buf_printf(out, "(%s)", one.ptr);
		}
		buf_release(&one);
	}
	return out->len > start;
}

static void put_limits(const struct plan *plan, struct buf *out)
{
	struct buf unwanted = {0};
	struct buf inner = {0};

	put_marks(plan->query, out);
	if (plan_unwanted(plan, &unwanted)) {
		buf_printf(&inner, "(%s) NOT (%s)", out->ptr, unwanted.ptr);
		buf_clear(out);
		buf_str(out, buf_view(&inner));
	}
	buf_release(&inner);
	buf_release(&unwanted);
}

/* ---- what is asked ---- */

bool plan_match(
	const struct plan *plan, enum match_level level, struct buf *out)
{
	struct buf all = {0};
	bool ok = put_groups(plan, level, WHICH_ALL, &all);

	if (level > MATCH_EXACT && plan->forms.len > 0) {
		struct buf whole = {0};

		if (ok)
			buf_printf(&whole, "(%s)", all.ptr);
		plan_put_lines(&whole, 0, plan->forms);
		buf_clear(&all);
		put_and(&all, whole.ptr);
		buf_release(&whole);
		ok = true;
	}
	if (ok) {
		put_limits(plan, &all);
		buf_str(out, buf_view(&all));
	}
	buf_release(&all);
	return ok;
}

bool plan_is_free(const struct plan *plan)
{
	const struct query *query = plan->query;
	struct buf group = {0};
	bool is_free = true;
	bool has_wide = false;

	for (size_t i = 0; is_free && i < query->atom_count; i++) {
		has_wide = has_wide || plan->atoms[i].is_wide;
		if (!query->atoms[i].is_not && !query->atoms[i].is_or)
			is_free = put_group(plan, i, group_end(query, i),
					  MATCH_STEM, &group) == PLAN_NOTHING;
	}
	buf_release(&group);
	return is_free && has_wide;
}

bool plan_rest(const struct plan *plan, struct buf *out)
{
	struct buf all = {0};
	bool ok;

	put_groups(plan, MATCH_STEM, WHICH_OTHERS, &all);
	put_marks(plan->query, &all);
	buf_str(out, buf_view(&all));
	ok = all.len > 0;
	buf_release(&all);
	return ok;
}

bool plan_one(const struct plan *plan, size_t atom, enum match_level level,
	struct buf *out)
{
	return plan_put_atom(plan, atom, level, out) == PLAN_SOMETHING;
}

bool plan_marks(const struct plan *plan, const struct str *marks, size_t count,
	struct buf *out)
{
	struct buf all = {0};
	struct buf any = {0};
	bool ok;

	for (size_t i = 0; i < count; i++)
		put_mark(&any, 0, marks[i]);
	if (any.len > 0)
		put_and(&all, any.ptr);
	put_marks(plan->query, &all);
	ok = all.len > 0;
	buf_clear(&any);
	if (ok && plan_unwanted(plan, &any))
		buf_printf(out, "(%s) NOT (%s)", all.ptr, any.ptr);
	else if (ok)
		buf_str(out, buf_view(&all));
	buf_release(&any);
	buf_release(&all);
	return ok;
}

bool plan_must_verify(const struct plan *plan, size_t atom)
{
	const struct atom *asked = &plan->query->atoms[atom];
	struct analysed analysed = {0};
	bool is_word;

	if (asked->kind != ATOM_PHRASE && asked->kind != ATOM_PART)
		return false;
	/* A part of one word that is in the text is in the text. */
	analyser_take(plan->lang->analyser, asked->text, &analysed);
	is_word = analysed.tokens.len == 1 &&
	          analysed.tokens.ptr[0].start == 0 &&
	          analysed.tokens.ptr[0].end == analysed.folded.text.len;
	analysed_release(&analysed);
	return !is_word;
}

struct str plan_fold(
	struct analyser *analyser, struct str text, struct arena *arena)
{
	struct analysed analysed = {0};
	struct buf words = {0};
	struct str folded;

	analyser_take(analyser, text, &analysed);
	for (size_t i = 0; i < analysed.tokens.len; i++) {
		if (i > 0)
			buf_byte(&words, ' ');
		buf_str(&words, analysed_token(&analysed, i));
	}
	folded = arena_str(arena, buf_view(&words));
	buf_release(&words);
	analysed_release(&analysed);
	return folded;
}
