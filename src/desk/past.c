/* SPDX-License-Identifier: MIT */
#include "desk/past.h"

#include "base/fs.h"
#include "base/paths.h"
#include "base/vec.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <stdlib.h>

#define HASH_LEN 16 /* [B] */

struct row {
	uint64_t hash;
	struct str text; /* escaped, in the arena */
};

struct rows {
	struct arena arena;
	VEC(struct row) list;
};

const char *past_path(const struct work *work, int lang, struct arena *arena)
{
	return path_join(arena, corpus_folder(work),
		arena_printf(arena, "%s/past.tsv", corpus_lang_tag(work, lang))
			.ptr);
}

/* ---- one text ---- */

static void escape(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.len; i++) {
		const char c = text.ptr[i];

		if (c == '\n' || c == '\t' || c == '\\') {
			buf_byte(out, '\\');
			buf_byte(out, (char)(c == '\n'    ? 'n'
					      : c == '\t' ? 't'
							  : c));
		} else {
			buf_byte(out, c);
		}
	}
}

static void unescape(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == '\\' && i + 1 < text.len) {
			c = text.ptr[++i];
			c = (char)(c == 'n' ? '\n' : c == 't' ? '\t' : c);
		}
		buf_byte(out, c);
	}
}

bool past_text(
	struct work *work, int item, int lang, enum tier tier, struct buf *text)
{
	const struct shown shown = corpus_show(work, item, lang, tier);
	const struct doc_node *leaf;
	const size_t start = text->len;

	if (shown.node == NULL || shown.is_fallback)
		return false;
	for (leaf = doc_first_leaf(shown.node); leaf != NULL;
		leaf = doc_next_leaf(leaf, shown.node)) {
		if (text->len > start)
			buf_byte(text, '\n');
		buf_str(text, leaf->text);
		/* What hangs on a figure is no text of the language's own. */
		if (leaf->kind == DOC_FIGURE)
			break;
	}
	return true;
}

/* ---- the file ---- */

static bool read_hash(struct str digits, uint64_t *hash)
{
	const struct str hex = STR("0123456789abcdef");

	*hash = 0;
	for (size_t i = 0; i < digits.len; i++) {
		const size_t value = str_find(hex, digits.ptr[i]);

		if (value == hex.len)
			return false;
		*hash = *hash << 4 | value;
	}
	return digits.len == HASH_LEN;
}

/* A line that is none, the heading among them, is left out. */
static void read_rows(const struct work *work, int lang, struct rows *rows)
{
	struct buf raw = {0}, text = {0};
	struct str rest, line, digits;
	struct row row;

	if (fs_read(past_path(work, lang, &rows->arena), FS_MAX_FILE, &raw,
		    NULL))
		utf8_repair(buf_view(&raw), &text);
	rest = arena_str(&rows->arena, buf_view(&text));
	while (str_split(&rest, '\n', &line)) {
		row.text = line;
		if (str_split(&row.text, '\t', &digits) &&
			row.text.ptr != NULL && read_hash(digits, &row.hash))
			vec_push(&rows->list, row);
	}
	buf_release(&raw);
	buf_release(&text);
}

static void release(struct rows *rows)
{
	vec_release(&rows->list);
	arena_free(&rows->arena);
}

bool past_find(
	const struct work *work, int lang, uint64_t hash, struct buf *text)
{
	struct rows rows = {0};
	bool is_found = false;

	read_rows(work, lang, &rows);
	for (size_t i = 0; i < rows.list.len && !is_found; i++)
		if (rows.list.ptr[i].hash == hash) {
			unescape(rows.list.ptr[i].text, text);
			is_found = true;
		}
	release(&rows);
	return is_found;
}

/* ---- writing ---- */

static int compare(const void *left, const void *right)
{
	const struct row *a = left, *b = right;

	return a->hash < b->hash ? -1 : a->hash > b->hash;
}

static void sort(struct rows *rows)
{
	if (rows->list.len > 1)
		qsort(rows->list.ptr, rows->list.len, sizeof(*rows->list.ptr),
			compare);
}

static const struct row *find(const struct rows *rows, uint64_t hash)
{
	const struct row key = {.hash = hash};

	return rows->list.len == 0
	               ? NULL
	               : bsearch(&key, rows->list.ptr, rows->list.len,
				 sizeof(key), compare);
}

/* The source of a row as it was then: as it is now, or as it was kept. */
static void take(const struct sync *sync, int item, const struct sync_row *row,
	const struct rows *old, struct rows *rows)
{
	struct row taken = {.hash = row->source_hash};
	const struct row *kept = find(old, row->source_hash);
	struct buf text = {0}, escaped = {0};

	if (sync_hash(sync->work, item, row->source_lang, row->source_tier) ==
			row->source_hash &&
		past_text(sync->work, item, row->source_lang, row->source_tier,
			&text)) {
		escape(buf_view(&text), &escaped);
		taken.text = arena_str(&rows->arena, buf_view(&escaped));
		vec_push(&rows->list, taken);
	} else if (kept != NULL) {
		vec_push(&rows->list, *kept);
	}
	buf_release(&text);
	buf_release(&escaped);
}

static void gather(const struct sync *sync, int lang, const struct rows *old,
	struct rows *rows)
{
	for (int item = 0; item < corpus_count(sync->work); item++)
		for (int tier = 0; tier < TIER_COUNT; tier++) {
			const struct sync_row *row =
				sync_at(sync, item, lang, (enum tier)tier);

			if (row->source_lang != CORPUS_NONE)
				take(sync, item, row, old, rows);
		}
	sort(rows);
}

void past_rows(const struct sync *sync, int lang, struct buf *out)
{
	struct rows old = {0}, rows = {0};

	read_rows(sync->work, lang, &old);
	sort(&old);
	gather(sync, lang, &old, &rows);
	buf_cstr(out, "hash\ttext\n");
	for (size_t i = 0; i < rows.list.len; i++) {
		const struct row *row = &rows.list.ptr[i];

		if (i > 0 && row[-1].hash == row->hash)
			continue;
		buf_printf(out, "%016" PRIx64 "\t%.*s\n", row->hash,
			STR_ARG(row->text));
	}
	release(&old);
	release(&rows);
}

bool past_write(const struct sync *sync, int lang, struct err *err)
{
	struct arena arena = {0};
	struct buf out = {0};
	bool is_written;

	past_rows(sync, lang, &out);
	is_written = fs_write(past_path(sync->work, lang, &arena),
		buf_view(&out), false, err);
	buf_release(&out);
	arena_free(&arena);
	return is_written;
}
