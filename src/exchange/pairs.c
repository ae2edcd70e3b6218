/* SPDX-License-Identifier: MIT */
#include "exchange/pairs.h"

static enum unit_state state_of(
	const struct export_wish *wish, const struct text_unit *target)
{
	if (target == NULL)
		return UNIT_NEW;
	return target->kind == UNIT_HEADING
	               ? UNIT_UNSAID
	               : wish->state(wish->ctx, target->item, wish->target);
}

static void add_pair(const struct export_wish *wish, struct pairs *pairs,
	const struct text_unit *source)
{
	const struct text_unit *target = units_find(&pairs->target, source->id);

	if (source->item < wish->from || source->item >= wish->to)
		return;
	if (target == NULL &&
		units_has_section(&pairs->target, wish->work,
			corpus_section_of(wish->work, source->item))) {
		pairs->left++;
		return;
	}
	vec_push(&pairs->rows,
		((struct pair){source, target, state_of(wish, target)}));
}

bool pairs_read(const struct export_wish *wish, int part, struct pairs *out,
	struct err *err)
{
	*out = (struct pairs){0};
	if (!units_read(wish->work, wish->source, part, &out->source, err))
		return false;
	if (!units_read(wish->work, wish->target, part, &out->target, err)) {
		units_release(&out->source);
		return false;
	}
	for (size_t i = 0; i < out->source.rows.len; i++)
		add_pair(wish, out, &out->source.rows.ptr[i]);
	return true;
}

void pairs_release(struct pairs *pairs)
{
	units_release(&pairs->source);
	units_release(&pairs->target);
	vec_release(&pairs->rows);
}
