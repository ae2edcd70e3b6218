/* SPDX-License-Identifier: MIT */
#include "corpus/work.h"

#include <string.h>

/* What a line begins with; rows have the letter of their kind. */
static const char row_letters[] = {
	[SPINE_PART] = 'p',
	[SPINE_SECTION] = 's',
	[SPINE_RECORD] = 'r',
	[SPINE_FIGURE] = 'f',
	[SPINE_BLOCK] = 'b',
};

static void pack_titles(const struct work *work,
	const struct str titles[CORPUS_LANG_MAX], struct buf *out)
{
	for (int i = 0; i < work->lang_count; i++)
		pack_field(titles[i], false, out);
}

/* "88-89 91" */
static void pack_refs(const struct spine_item *item, struct buf *out)
{
	buf_byte(out, '\t');
	for (size_t i = 0; i < item->ref_count; i++) {
		size_t last = i;

		while (last + 1 < item->ref_count &&
			item->refs[last + 1] == item->refs[last] + 1)
			last++;
		if (i > 0)
			buf_byte(out, ' ');
		buf_printf(out, "%d", item->refs[i]);
		if (last > i)
			buf_printf(out, "-%d", item->refs[last]);
		i = last;
	}
}

static void pack_row(const struct work *work, int index, struct buf *out)
{
	const struct spine_item *item = &work->items.ptr[index];

	buf_byte(out, row_letters[item->kind]);
	pack_field(item->id, false, out);
	if (item->kind == SPINE_BLOCK) {
		pack_number((int)item->block, false, out);
		pack_number(item->items, false, out);
		pack_refs(item, out);
	} else {
		pack_field(item->file, false, out);
		pack_field(item->pages, false, out);
		pack_field(item->body, false, out);
		pack_refs(item, out);
		pack_titles(work, item->titles, out);
	}
	buf_byte(out, '\n');
}

static void pack_alias(const struct spine_alias *alias, struct buf *out)
{
	buf_byte(out, 'a');
	pack_field(alias->id, false, out);
	pack_field(alias->to, false, out);
	if (alias->row != CORPUS_NONE)
		pack_number(alias->row, false, out);
	buf_byte(out, '\n');
}

void spine_pack(const struct work *work, struct buf *out)
{
	buf_byte(out, 'w');
	pack_field(work->id, false, out);
	pack_number(work->edition, false, out);
	pack_field(work->source, false, out);
	for (int i = 0; i < TIER_COUNT; i++)
		pack_number(work->has_tier[i], false, out);
	buf_cstr(out, "\nl");
	for (int i = 0; i < work->lang_count; i++)
		pack_field(work->langs[i], false, out);
	buf_cstr(out, "\no");
	for (int i = 0; i < work->lang_count; i++)
		pack_number(work->is_partial[i], false, out);
	buf_cstr(out, "\nt");
	pack_titles(work, work->titles, out);
	buf_byte(out, '\n');
	report_pack(work, out);
	for (size_t i = 0; i < work->items.len; i++)
		pack_row(work, (int)i, out);
	for (size_t i = 0; i < work->aliases.len; i++)
		pack_alias(&work->aliases.ptr[i], out);
}

static void take_titles(
	struct work *work, struct str *rest, struct str titles[CORPUS_LANG_MAX])
{
	for (int i = 0; i < work->lang_count; i++)
		titles[i] = pack_take(rest, &work->arena);
}

static bool unpack_work(struct work *work, struct str rest)
{
	int flag;

	work->id = pack_take(&rest, &work->arena);
	if (!spine_is_id(work->id) || !pack_take_number(&rest, &work->edition))
		return false;
	work->source = pack_take(&rest, &work->arena);
	for (int i = 0; i < TIER_COUNT; i++) {
		if (!pack_take_number(&rest, &flag))
			return false;
		work->has_tier[i] = flag != 0;
	}
	return true;
}

static bool unpack_langs(struct work *work, struct str rest)
{
	while (rest.ptr)
		if (!spine_add_lang(work, pack_take(&rest, &work->arena)))
			return false;
	return work->lang_count > 0;
}

static bool unpack_partial(struct work *work, struct str rest)
{
	for (int i = 0; i < work->lang_count; i++) {
		int flag;

		if (!pack_take_number(&rest, &flag))
			return false;
		work->is_partial[i] = flag != 0;
	}
	return true;
}

static bool unpack_block(
	struct work *work, struct str rest, struct spine_item *item)
{
	int kind;

	if (!pack_take_number(&rest, &kind) || kind > BLOCK_CODE ||
		!pack_take_number(&rest, &item->items))
		return false;
	item->block = (enum block_kind)kind;
	return spine_read_refs(work, pack_take(&rest, &work->arena), item);
}

static bool unpack_row(struct work *work, char letter, struct str rest)
{
	const char *at = memchr(row_letters, letter, sizeof(row_letters));
	struct spine_item item = {0};

	if (!at)
		return false;
	item.kind = (enum spine_kind)(at - row_letters);
	item.id = pack_take(&rest, &work->arena);
	if (!spine_is_id(item.id))
		return false;
	if (item.kind == SPINE_BLOCK) {
		if (!unpack_block(work, rest, &item))
			return false;
	} else {
		item.file = pack_take(&rest, &work->arena);
		item.pages = pack_take(&rest, &work->arena);
		item.body = pack_take(&rest, &work->arena);
		if (item.kind == SPINE_PART && !spine_is_name(item.file))
			return false;
		if (!spine_read_refs(
			    work, pack_take(&rest, &work->arena), &item))
			return false;
		take_titles(work, &rest, item.titles);
	}
	spine_add(work, &item, 0);
	return true;
}

static bool unpack_alias(struct work *work, struct str rest)
{
	struct spine_alias alias = {.row = CORPUS_NONE};

	alias.id = pack_take(&rest, &work->arena);
	alias.to = pack_take(&rest, &work->arena);
	if (rest.ptr && (!pack_take_number(&rest, &alias.row) ||
				(size_t)alias.row >= work->items.len))
		return false;
	vec_push(&work->aliases, alias);
	return spine_is_id(alias.id);
}

static bool unpack_line(struct work *work, struct str line)
{
	char letter = '\0';

	if (line.len > 1 && line.ptr[1] == '\t')
		letter = line.ptr[0];
	line = str_sub(line, 2, line.len);
	switch (letter) {
	case 'w':
		return unpack_work(work, line);
	case 'l':
		return unpack_langs(work, line);
	case 'o':
		return unpack_partial(work, line);
	case 't':
		take_titles(work, &line, work->titles);
		return true;
	case 'c':
		return report_unpack(work, line);
	case 'a':
		return unpack_alias(work, line);
	default:
		return letter != '\0' && unpack_row(work, letter, line);
	}
}

bool spine_unpack(struct work *work, struct str bytes)
{
	struct str rest = bytes;
	struct str line;
	int where;

	while (str_split(&rest, '\n', &line)) {
		if (line.len == 0 && rest.ptr == NULL)
			break;
		if (!unpack_line(work, line)) {
			spine_clear(work);
			return false;
		}
	}
	if (work->lang_count > 0 && spine_is_id(work->id) &&
		spine_finish(work, &where, NULL))
		return true;
	spine_clear(work);
	return false;
}
