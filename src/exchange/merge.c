/* SPDX-License-Identifier: MIT */
#include "exchange/merge.h"

#include "base/mo.h"
#include "exchange/merge_impl.h"

/* ---- all units ---- */

static bool refuse_twice(struct merger *m)
{
	struct map seen = {0};
	bool is_once = true;

	for (size_t i = 0; is_once && i < m->list->units.len; i++) {
		const struct incoming *in = &m->list->units.ptr[i];
		const struct str key = arena_printf(&m->out->arena,
			"%d %d %.*s", in->target.lang, (int)in->target.tier,
			STR_ARG(in->id));

		if (map_put(&seen, key, m->out) != NULL)
			is_once = err_set(m->err, ERR_INPUT,
				_("%s:%d: '%.*s' stands there twice"),
				m->list->name, in->line, STR_ARG(in->id));
	}
	map_release(&seen);
	return is_once;
}

static void count(struct merge *out, const struct decision *decision)
{
	out->taken += decision->outcome == OUTCOME_TAKEN;
	out->kept += decision->outcome == OUTCOME_KEPT;
	out->same += decision->outcome == OUTCOME_SAME;
}

struct str merge_indented(
	struct merger *m, const struct text_unit *unit, struct str md)
{
	struct buf out = {0};
	struct str line, kept;

	for (bool is_first = true; str_split(&md, '\n', &line);
		is_first = false) {
		if (!is_first) {
			buf_byte(&out, '\n');
			buf_str(&out, unit->indent);
		}
		buf_str(&out, line);
	}
	kept = arena_str(&m->out->arena, buf_view(&out));
	buf_release(&out);
	return kept;
}

static void add_edit(struct merger *m, const struct decision *decision)
{
	const struct text_unit *unit = decision->unit;
	struct merge_leaf *leaf = ARENA_NEW(&m->out->arena, struct merge_leaf);

	*leaf = (struct merge_leaf){
		.text = decision->text, .block = decision->block};
	map_put(&decision->file->expected, unit->id, leaf);
	vec_push(&decision->file->edits,
		((struct edit){unit->start, unit->end,
			merge_indented(m, unit, decision->md)}));
	if (unit->kind == UNIT_HEADING)
		merge_note(m, decision->in, false,
			arena_printf(&m->out->arena,
				_("the title of '%.*s' stands in work.xml and "
				  "in the other tiers too"),
				STR_ARG(decision->in->id)));
}

static void gather(struct merger *m, struct decision *decision)
{
	struct merge_block *block = decision->block;

	if (block == NULL)
		return;
	if (block->is_conflict && decision->outcome == OUTCOME_TAKEN)
		decision->outcome = OUTCOME_NONE;
	count(m->out, decision);
	block->units++;
	if (decision->state < block->state)
		block->state = decision->state;
	block->is_current = block->is_current && decision->is_current;
	if (decision->outcome != OUTCOME_TAKEN)
		return;
	block->is_taken = true;
	if (!decision->is_new)
		add_edit(m, decision);
}

static int count_units(const struct merge_file *file, int item)
{
	int count = 0;

	for (size_t i = 0; i < file->ours.rows.len; i++)
		count += file->ours.rows.ptr[i].item == item;
	return count;
}

static void add_block(struct merger *m, const struct decision *decision)
{
	struct merge_block *block = decision->block;
	enum unit_state now;

	if (block == NULL || block->is_conflict || block->is_done ||
		corpus_item(m->out->work, block->item)->kind != SPINE_BLOCK)
		return;
	now = m->state(m->ctx, block->item, block->target);
	/* The file says nothing of its other units. */
	if (block->state > now && !block->is_taken &&
		block->units < count_units(decision->file, block->item))
		block->state = now;
	if (block->is_taken || block->state != now)
		/* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers */
		vec_push(&m->out->blocks, block);
	block->is_done = true;
}

static bool run(struct merger *m)
{
	const size_t all = m->list->units.len;

	m->decisions = ARENA_ARRAY(&m->out->arena, struct decision, all + 1);
	if (!refuse_twice(m))
		return false;
	for (size_t i = 0; i < all; i++) {
		m->decisions[i].in = &m->list->units.ptr[i];
		if (!merge_decide(m, &m->decisions[i]))
			return false;
	}
	if (!merge_sections(m))
		return false;
	for (size_t i = 0; i < all; i++)
		gather(m, &m->decisions[i]);
	for (size_t i = 0; i < all; i++)
		add_block(m, &m->decisions[i]);
	for (size_t i = 0; i < m->out->files.len; i++)
		if (!merge_make_bytes(m->out->files.ptr[i], m->err))
			return false;
	return true;
}

bool merge_run(struct work *work, const struct incoming_list *list,
	unit_state_fn *state, void *ctx, struct merge *out, struct err *err)
{
	struct merger m = {.out = out,
		.list = list,
		.state = state,
		.ctx = ctx,
		.err = err};
	bool is_done;

	*out = (struct merge){.work = work};
	is_done = run(&m);
	map_release(&m.blocks);
	if (!is_done)
		merge_release(out);
	return is_done;
}

void merge_release(struct merge *merge)
{
	for (size_t i = 0; i < merge->files.len; i++) {
		struct merge_file *file = merge->files.ptr[i];

		units_release(&file->ours);
		vec_release(&file->edits);
		buf_release(&file->bytes);
		map_release(&file->expected);
		for (size_t k = 0; k < file->insertions.len; k++)
			vec_release(&file->insertions.ptr[k].leaves);
		vec_release(&file->insertions);
	}
	vec_release(&merge->files);
	vec_release(&merge->blocks);
	vec_release(&merge->notes);
	arena_free(&merge->arena);
	*merge = (struct merge){0};
}

void merge_diff(const struct merge *merge, struct buf *out)
{
	for (size_t i = 0; i < merge->files.len; i++) {
		const struct merge_file *file = merge->files.ptr[i];

		edit_diff(buf_view(&file->ours.bytes), file->ours.file.ptr,
			file->edits.ptr, file->edits.len, out);
	}
}
