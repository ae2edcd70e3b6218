/* SPDX-License-Identifier: MIT */
#include "exchange/units.h"

#include "base/fs.h"
#include "base/mo.h"
#include "text/utf8.h"

#include <stdlib.h>

#define BOM STR("\xEF\xBB\xBF")

/* ---- bytes ---- */

/* The first line that is no UTF-8, or holds a NUL; 0: all are. */
static int bad_line(struct str bytes)
{
	struct str line;

	for (int number = 1; str_split(&bytes, '\n', &line); number++)
		if (!utf8_valid(line) || str_find(line, '\0') < line.len)
			return number;
	return 0;
}

static bool read_bytes(struct work *work, struct units *units, struct err *err)
{
	const char *path =
		path_join(&units->arena, corpus_folder(work), units->file.ptr);
	struct fs_info info;
	int line;

	units->is_there = fs_stat(path, &info);
	if (!units->is_there)
		return true;
	if (!fs_read(path, FS_MAX_FILE, &units->bytes, err))
		return false;
	line = bad_line(buf_view(&units->bytes));
	return line == 0 ||
	       err_set(err, ERR_INPUT, _("%s:%d: this line is not valid UTF-8"),
		       path, line);
}

/* ---- where blocks stand ---- */

/* The rows of the spine by the lines they stand in. */
struct place {
	int line, item;
};

static int compare_lines(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

static struct place *find_places(
	struct work *work, struct units *units, size_t *count)
{
	const int end = corpus_end(work, units->part);
	struct place *places =
		ARENA_ARRAY(&units->arena, struct place, end - units->part + 1);

	*count = 0;
	for (int i = units->part; i < end; i++) {
		struct shown shown;

		if (corpus_item(work, i)->kind != SPINE_BLOCK)
			continue;
		shown = corpus_show(
			work, i, units->name.lang, units->name.tier);
		if (shown.node != NULL && !shown.is_fallback &&
			shown.node->line > 0)
			places[(*count)++] =
				(struct place){shown.node->line, i};
	}
	qsort(places, *count, sizeof(*places), compare_lines);
	return places;
}

/* ---- a leaf as a unit ---- */

/* The id of a heading is the first word of it, and no text. */
static void cut_id(struct text_unit *unit, struct md_leaf *leaf)
{
	struct md_piece *first = leaf->pieces;
	size_t skip = 0;

	if (first->kind != MD_TEXT)
		return;
	while (skip < first->source.len && first->source.ptr[skip] != ' ')
		skip++;
	while (skip < first->source.len && first->source.ptr[skip] == ' ')
		skip++;
	unit->start += skip;
	first->source = str_sub(first->source, skip, first->source.len);
	first->text = str_sub(first->text, skip, first->text.len);
	if (first->source.len == 0) {
		leaf->pieces++;
		leaf->count--;
	}
}

static struct str id_of(struct work *work, struct units *units, int item,
	const struct md_leaf *leaf)
{
	struct arena *arena = &units->arena;
	struct str id = corpus_item(work, item)->id;

	if (leaf->item > 0)
		id = arena_printf(arena, "%.*s/%d", STR_ARG(id), leaf->item);
	if (leaf->ordinal > 1)
		id = arena_printf(arena, "%.*s~%d", STR_ARG(id), leaf->ordinal);
	return id;
}

static enum unit_kind kind_of(
	const struct spine_item *item, const struct md_leaf *leaf)
{
	if (leaf->is_heading)
		return UNIT_HEADING;
	if (item->block == BLOCK_FIGURE)
		return UNIT_CAPTION;
	return leaf->item > 0 ? UNIT_ITEM : UNIT_PARA;
}

static void add_unit(struct work *work, struct units *units, int item,
	struct md_source *source, size_t leaf_index, size_t skipped)
{
	struct md_leaf *leaf = &source->leaves.ptr[leaf_index];
	struct arena *arena = &units->arena;
	struct buf md = {0};
	struct text_unit unit = {
		.leaf = leaf_index,
		.id = id_of(work, units, item, leaf),
		.item = item,
		.kind = kind_of(corpus_item(work, item), leaf),
		.line = leaf->line,
		.in_item = leaf->item,
		.ordinal = leaf->ordinal,
		.start = leaf->start + skipped,
		.end = leaf->end + skipped,
		.indent = arena_str(arena, leaf->indent),
	};
	struct md_piece *pieces;

	if (leaf->is_heading)
		cut_id(&unit, leaf);
	pieces = ARENA_ARRAY(arena, struct md_piece, leaf->count + 1);
	for (size_t i = 0; i < leaf->count; i++)
		pieces[i] = (struct md_piece){leaf->pieces[i].kind,
			arena_str(arena, leaf->pieces[i].text),
			arena_str(arena, leaf->pieces[i].source)};
	unit.form = form_of(pieces, leaf->count, arena);
	unit.text = form_text_in(unit.form, arena);
	form_source(unit.form, &md);
	unit.md = arena_str(arena, buf_view(&md));
	buf_release(&md);
	vec_push(&units->rows, unit);
}

/* The place in line `line`; CORPUS_NONE: no block of the spine begins there. */
static int item_at(const struct place *places, size_t count, int line)
{
	const struct place key = {line, 0};
	const struct place *found =
		count == 0 ? NULL
			   : bsearch(&key, places, count, sizeof(*places),
				     compare_lines);

	return found == NULL ? CORPUS_NONE : found->item;
}

/* A heading says itself what it is, blocks below it or not; the first one of
 * an id is it. */
static int heading_item(struct work *work, const struct units *units,
	const struct md_leaf *leaf)
{
	struct str rest = leaf->pieces[0].text, id;
	const struct spine_item *item;
	int index;

	if (leaf->item > 0 || !str_word(&rest, &id))
		return CORPUS_NONE;
	index = corpus_find(work, id);
	if (index == CORPUS_NONE)
		return CORPUS_NONE;
	item = corpus_item(work, index);
	if (item->kind > SPINE_RECORD || item->part != units->part ||
		!str_eq(item->id, id))
		return CORPUS_NONE;
	for (size_t i = 0; i < units->rows.len; i++)
		if (str_eq(units->rows.ptr[i].id, id))
			return CORPUS_NONE;
	return index;
}

/* The row of the spine that a leaf belongs to, or CORPUS_NONE. */
static int item_of(struct work *work, const struct units *units,
	const struct place *places, size_t count, const struct md_leaf *leaf)
{
	int item;

	if (leaf->is_heading)
		return heading_item(work, units, leaf);
	item = item_at(places, count, leaf->block);
	return item != CORPUS_NONE &&
	                       corpus_item(work, item)->kind == SPINE_BLOCK
	               ? item
	               : CORPUS_NONE;
}

static bool add_units(struct work *work, struct units *units)
{
	const size_t skipped =
		str_starts(buf_view(&units->bytes), BOM) ? BOM.len : 0;
	struct md_source source;
	size_t count;
	const struct place *places = find_places(work, units, &count);

	if (!md_source(
		    str_sub(buf_view(&units->bytes), skipped, units->bytes.len),
		    &source))
		return false;
	units->skipped = skipped;
	units->left = source.left;
	for (size_t i = 0; i < source.leaves.len; i++) {
		const struct md_leaf *leaf = &source.leaves.ptr[i];
		const int item = item_of(work, units, places, count, leaf);

		if (item != CORPUS_NONE)
			add_unit(work, units, item, &source, i, skipped);
		else
			units->left++;
	}
	md_source_release(&source);
	for (size_t i = 0; i < units->rows.len; i++)
		map_put(&units->by_id, units->rows.ptr[i].id,
			&units->rows.ptr[i]);
	return true;
}

/* ---- a file ---- */

bool units_read(struct work *work, struct text_name name, int part,
	struct units *out, struct err *err)
{
	const struct spine_item *item = corpus_item(work, part);
	bool is_read;

	*out = (struct units){.name = name, .part = part};
	out->file = arena_printf(&out->arena, "%s/%s/%.*s.md",
		corpus_lang_tag(work, name.lang), tier_name(name.tier),
		STR_ARG(item->file));
	is_read = read_bytes(work, out, err);
	if (is_read && out->is_there && !add_units(work, out))
		is_read = err_set(err, ERR_INPUT,
			_("%.*s: there are more marks than a text needs"),
			STR_ARG(out->file));
	if (!is_read)
		units_release(out);
	return is_read;
}

void units_release(struct units *units)
{
	vec_release(&units->rows);
	map_release(&units->by_id);
	buf_release(&units->bytes);
	arena_free(&units->arena);
	*units = (struct units){0};
}

const struct text_unit *units_find(const struct units *units, struct str id)
{
	return map_get(&units->by_id, id);
}

bool units_has_section(
	const struct units *units, const struct work *work, int section)
{
	for (size_t i = 0; i < units->rows.len; i++)
		if (units->rows.ptr[i].kind != UNIT_HEADING &&
			corpus_section_of(work, units->rows.ptr[i].item) ==
				section)
			return true;
	return false;
}

uint64_t units_fingerprint(const struct units *units)
{
	const uint64_t hash = map_hash(buf_view(&units->bytes), 0);

	return hash != 0 ? hash : 1;
}

bool unit_may_be(const struct text_unit *unit, struct form form)
{
	const struct md_piece *last;

	if (form.count == 0)
		return false;
	last = &form.pieces[form.count - 1];
	return unit->kind != UNIT_CAPTION ||
	       (form.pieces[0].kind == MD_OPEN && last->kind == MD_CLOSE &&
		       str_eq(form.pieces[0].text, last->text) &&
		       str_starts(form.pieces[0].text, STR("!fig:")));
}

bool unit_read_md(const struct text_unit *unit, struct str md,
	struct arena *arena, struct form *out, struct err *err)
{
	struct form form;

	if (!form_read(md, unit->kind == UNIT_HEADING, arena, &form, err))
		return false;
	if (!unit_may_be(unit, form))
		return err_set(err, ERR_INPUT,
			_("a caption is an image, and nothing beside it"));
	*out = form;
	return true;
}
