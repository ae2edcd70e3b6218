/* SPDX-License-Identifier: MIT */
#include "tui/unit_text.h"

#include "text/brk.h"
#include "text/width.h"

#define LABEL_COLS 60 /* [col] of a bookmark's first words */

const struct str *unit_labels(const struct unit *unit)
{
	if (!unit->is_record || unit->id.len == 0)
		return NULL;
	return unit->id.ptr[0] == 'T' ? unit->locale->fields_t
	                              : unit->locale->fields_a;
}

int unit_field(const struct unit *unit, const struct doc_node *leaf)
{
	const struct doc_node *item;
	int index = 0;

	if (!unit->is_record || unit->node == NULL)
		return -1;
	for (item = unit->node->first; item != NULL; item = item->next, index++)
		if (doc_first_leaf(item) == leaf)
			return index < 4 ? index : -1;
	return -1;
}

void unit_put_label(struct str label, struct buf *out)
{
	if (label.len == 0)
		return;
	buf_str(out, label);
	if (!str_ends(label, STR("：")))
		buf_byte(out, ' ');
}

bool unit_id_is_drawn(struct str id)
{
	/* "s7": what a file's section is called only here. */
	if (id.len > 1 && id.ptr[0] == 's' && id.ptr[1] >= '0' &&
		id.ptr[1] <= '9')
		return false;
	for (size_t i = 0; i < id.len; i++)
		if (id.ptr[i] >= '0' && id.ptr[i] <= '9')
			return true;
	return false;
}

void unit_text(const struct unit *unit, bool has_ids, struct buf *out)
{
	const struct str *labels = unit_labels(unit);
	const struct doc_node *leaf;
	bool is_first = true;

	if (unit->node == NULL)
		return;
	if (unit->is_heading && has_ids && unit_id_is_drawn(unit->id)) {
		buf_str(out, unit->id);
		buf_byte(out, ' ');
	}
	leaf = doc_first_leaf(unit->node);
	for (; leaf != NULL; leaf = doc_next_leaf(leaf, unit->node)) {
		int field = unit_field(unit, leaf);

		if (!is_first)
			buf_byte(out, '\n');
		if (labels != NULL && field >= 0)
			unit_put_label(labels[field], out);
		buf_str(out, leaf->text);
		is_first = false;
	}
}

static struct str first_line(const struct unit *unit)
{
	const struct doc_node *leaf =
		unit->node != NULL ? doc_first_leaf(unit->node) : NULL;
	const struct str text = leaf != NULL ? leaf->text : STR("");

	return str_trim(str_sub(text, 0, str_find(text, '\n')));
}

struct str unit_first_words(const struct unit *unit)
{
	const struct str text = first_line(unit);
	size_t end = 0;
	int cols = 0;

	while (end < text.len) {
		const size_t next = brk_next_grapheme(text, end);

		cols += width_grapheme(str_sub(text, end, next));
		if (cols > LABEL_COLS)
			break;
		end = next;
	}
	return str_trim(str_sub(text, 0, end));
}

/* Where a word ends in the beginning of a line that was cut anywhere; scripts
 * without blanks may be cut so. */
static struct str whole_words(struct str cut)
{
	size_t end = cut.len;

	while (end > cut.len / 2 && cut.ptr[end] != ' ')
		end--;
	return end > cut.len / 2 ? str_trim(str_sub(cut, 0, end)) : cut;
}

struct str unit_title(
	const struct unit *unit, bool is_ascii, struct arena *arena)
{
	const struct str line = first_line(unit);
	const struct str words = unit_first_words(unit);

	if (unit->is_heading || words.len == line.len)
		return line;
	return arena_printf(arena, "%.*s%s", STR_ARG(whole_words(words)),
		is_ascii ? "~" : "…");
}
