/* SPDX-License-Identifier: MIT */
#include "corpus/work.h"

#include <string.h>

/*
 * "f", a line of a figure's own, is followed by "e", a line for each entry.
 */

static void pack_texts(const struct work *work,
	const struct str texts[CORPUS_LANG_MAX], struct buf *out)
{
	for (int i = 0; i < work->lang_count; i++)
		pack_field(texts[i], false, out);
}

static void pack_entry(const struct work *work,
	const struct figure_entry *entry, struct buf *out)
{
	buf_byte(out, 'e');
	pack_number((int)entry->kind, false, out);
	pack_number(entry->level, false, out);
	pack_number(entry->year, false, out);
	/* Numbers of a line are never negative. */
	pack_number(entry->value - FIGURE_UNKNOWN, false, out);
	pack_number((int)entry->bound, false, out);
	pack_number(entry->whole, false, out);
	pack_number(entry->is_percent, false, out);
	pack_number(entry->ref, false, out);
	pack_field(entry->note, false, out);
	pack_texts(work, entry->labels, out);
	pack_texts(work, entry->roles, out);
	buf_byte(out, '\n');
}

void figures_pack(struct work *work, struct buf *out)
{
	figures_load(work);
	for (size_t i = 0; i < work->figures.rows.len; i++) {
		const struct figure_data *figure = &work->figures.rows.ptr[i];

		buf_byte(out, 'f');
		pack_field(figure->id, false, out);
		pack_number((int)figure->kind, false, out);
		pack_number((int)figure->count, false, out);
		pack_texts(work, figure->labels, out);
		pack_texts(work, figure->alts, out);
		buf_byte(out, '\n');
		for (size_t k = 0; k < figure->count; k++)
			pack_entry(work, &figure->entries[k], out);
	}
}

static void take_texts(
	struct work *work, struct str *rest, struct str texts[CORPUS_LANG_MAX])
{
	for (int i = 0; i < work->lang_count; i++)
		texts[i] = pack_take(rest, &work->arena);
}

/* A line after its letter and tab; false if it does not begin so. */
static bool take_line(struct str *rest, char letter, struct str *line)
{
	if (!str_split(rest, '\n', line) || line->len < 2 ||
		line->ptr[0] != letter || line->ptr[1] != '\t')
		return false;
	*line = str_sub(*line, 2, line->len);
	return true;
}

static bool take_numbers(struct str *rest, int *const numbers[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!pack_take_number(rest, numbers[i]))
			return false;
	return true;
}

static bool unpack_entry(
	struct work *work, struct str line, struct figure_entry *entry)
{
	int kind;
	int bound;
	int is_percent;
	int *const numbers[] = {&kind, &entry->level, &entry->year,
		&entry->value, &bound, &entry->whole, &is_percent, &entry->ref};

	if (!take_numbers(&line, numbers, ARRAY_LEN(numbers)) ||
		kind >= ENTRY_KIND_COUNT || bound >= BOUND_COUNT ||
		entry->level >= FIGURE_DEPTH_MAX)
		return false;
	entry->kind = (enum figure_entry_kind)kind;
	entry->bound = (enum figure_bound)bound;
	entry->value += FIGURE_UNKNOWN;
	entry->is_percent = is_percent != 0;
	entry->note = pack_take(&line, &work->arena);
	take_texts(work, &line, entry->labels);
	take_texts(work, &line, entry->roles);
	return true;
}

static bool unpack_figure(struct work *work, struct str *rest)
{
	struct figure_data figure = {0};
	struct figure_entry *entries;
	struct str line;
	int kind;
	int count;

	if (!take_line(rest, 'f', &line))
		return false;
	figure.id = pack_take(&line, &work->arena);
	if (!pack_take_number(&line, &kind) || kind >= FIGURE_KIND_COUNT ||
		!pack_take_number(&line, &count) || count > FIGURE_ROWS_MAX)
		return false;
	figure.kind = (enum figure_kind)kind;
	take_texts(work, &line, figure.labels);
	take_texts(work, &line, figure.alts);
	entries = ARENA_ARRAY(&work->arena, struct figure_entry, count);
	for (int i = 0; i < count; i++)
		if (!take_line(rest, 'e', &line) ||
			!unpack_entry(work, line, &entries[i]))
			return false;
	figure.entries = entries;
	figure.count = (size_t)count;
	vec_push(&work->figures.rows, figure);
	return true;
}

bool figures_unpack(struct work *work, struct str bytes)
{
	struct str rest = bytes;

	while (rest.len > 0)
		if (!unpack_figure(work, &rest)) {
			vec_clear(&work->figures.rows);
			return false;
		}
	return true;
}
