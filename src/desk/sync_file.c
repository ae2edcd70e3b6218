/* SPDX-License-Identifier: MIT */
/* LANG/sync.tsv, read and written. */
#include "base/fs.h"
#include "base/mo.h"
#include "base/paths.h"
#include "desk/past.h"
#include "desk/sync.h"
#include "text/utf8.h"

#include <inttypes.h>

enum {
	COLUMN_TIER,
	COLUMN_ID,
	COLUMN_SOURCE,
	COLUMN_SOURCE_HASH,
	COLUMN_TARGET_HASH,
	COLUMN_STATE,
	COLUMN_BY,
	COLUMN_DATE,
	COLUMNS
};

static const char *const columns[COLUMNS] = {"tier", "id", "source",
	"source-hash", "target-hash", "state", "by", "date"};

/* ---- reading ---- */

static bool split(struct str line, struct str fields[COLUMNS])
{
	size_t count = 0;
	struct str field;

	while (str_split(&line, '\t', &field)) {
		if (count == COLUMNS)
			return false;
		fields[count++] = str_trim(field);
	}
	return count == COLUMNS;
}

static bool is_header(const struct str fields[COLUMNS])
{
	for (int i = 0; i < COLUMNS; i++)
		if (!str_eq(fields[i], str_of(columns[i])))
			return false;
	return true;
}

static bool read_hash(struct str digits, uint64_t *hash)
{
	*hash = 0;
	for (size_t i = 0; i < digits.len; i++) {
		const struct str hex = STR("0123456789abcdef");
		const size_t value = str_find(hex, digits.ptr[i]);

		if (value == hex.len)
			return false;
		*hash = *hash << 4 | value;
	}
	return digits.len == 16;
}

/* "zh/full" */
static bool read_source(
	const struct work *work, struct str source, struct sync_row *row)
{
	struct str lang;

	str_split(&source, '/', &lang);
	row->source_lang = corpus_lang_index(work, lang);
	return row->source_lang != CORPUS_NONE && source.ptr != NULL &&
	       tier_from_name(source, &row->source_tier);
}

/* Where the row belongs stays in *item (CORPUS_NONE: nowhere any more) and
 * *tier. False if it cannot be understood. */
static bool read_row(const struct work *work, const struct str fields[COLUMNS],
	int *item, enum tier *tier, struct sync_row *row)
{
	*item = corpus_find(work, fields[COLUMN_ID]);
	if (*item != CORPUS_NONE &&
		corpus_item(work, *item)->kind != SPINE_BLOCK)
		*item = CORPUS_NONE;
	row->by = fields[COLUMN_BY];
	row->date = fields[COLUMN_DATE];
	return fields[COLUMN_ID].len > 0 &&
	       tier_from_name(fields[COLUMN_TIER], tier) &&
	       read_source(work, fields[COLUMN_SOURCE], row) &&
	       read_hash(fields[COLUMN_SOURCE_HASH], &row->source_hash) &&
	       read_hash(fields[COLUMN_TARGET_HASH], &row->target_hash) &&
	       sync_state_from(fields[COLUMN_STATE], &row->state);
}

static void read_line(struct sync *sync, int lang, int number, struct str line)
{
	struct sync_row row = {0};
	struct str fields[COLUMNS];
	enum tier tier;
	int item;

	if (str_trim(line).len == 0)
		return;
	if (split(line, fields)) {
		if (number == 1 && is_header(fields))
			return;
		if (read_row(sync->work, fields, &item, &tier, &row)) {
			if (item != CORPUS_NONE)
				sync_put(sync, item, lang, tier, row);
			return;
		}
	}
	if (sync->fault_count++ == 0)
		sync->fault = arena_printf(&sync->arena,
			/* TRANSLATORS: language, line */
			_("%s/sync.tsv:%d: this line is no row of what a "
			  "translation was made from"),
			corpus_lang_tag(sync->work, lang), number);
}

const char *sync_path(const struct sync *sync, int lang, struct arena *arena)
{
	return path_join(arena, corpus_folder(sync->work),
		arena_printf(
			arena, "%s/sync.tsv", corpus_lang_tag(sync->work, lang))
			.ptr);
}

static bool read_lang(struct sync *sync, int lang, struct err *err)
{
	const char *path = sync_path(sync, lang, &sync->arena);
	struct buf raw = {0}, text = {0};
	struct fs_info info;
	struct str rest, line;

	if (!fs_stat(path, &info))
		return true;
	if (!fs_read(path, FS_MAX_FILE, &raw, err)) {
		buf_release(&raw);
		return false;
	}
	utf8_repair(buf_view(&raw), &text);
	rest = arena_str(&sync->arena, buf_view(&text));
	buf_release(&raw);
	buf_release(&text);
	for (int number = 1; str_split(&rest, '\n', &line); number++)
		read_line(sync, lang, number, line);
	return true;
}

bool sync_open(struct work *work, struct sync *sync, struct err *err)
{
	const size_t count = (size_t)corpus_lang_count(work) *
	                     (size_t)corpus_count(work) * TIER_COUNT;

	*sync = (struct sync){.work = work};
	sync->rows = ARENA_ARRAY(&sync->arena, struct sync_row, count + 1);
	for (size_t i = 0; i < count; i++)
		sync->rows[i] = (struct sync_row){.source_lang = CORPUS_NONE};
	for (int lang = 0; lang < corpus_lang_count(work); lang++)
		if (!read_lang(sync, lang, err)) {
			sync_release(sync);
			return false;
		}
	return true;
}

/* ---- writing ---- */

static void put_row(const struct sync *sync, int item, enum tier tier,
	const struct sync_row *row, struct buf *out)
{
	buf_printf(out, "%s\t%.*s\t%s/%s\t", tier_name(tier),
		STR_ARG(corpus_item(sync->work, item)->id),
		corpus_lang_tag(sync->work, row->source_lang),
		tier_name(row->source_tier));
	buf_printf(out, "%016" PRIx64 "\t%016" PRIx64 "\t%s\t%.*s\t%.*s\n",
		row->source_hash, row->target_hash, sync_state_name(row->state),
		STR_ARG(row->by), STR_ARG(row->date));
}

void sync_text(const struct sync *sync, int lang, struct buf *out)
{
	for (int i = 0; i < COLUMNS; i++)
		buf_printf(
			out, "%s%c", columns[i], i + 1 < COLUMNS ? '\t' : '\n');
	for (int item = 0; item < corpus_count(sync->work); item++)
		for (int tier = TIER_COUNT - 1; tier >= 0; tier--) {
			const struct sync_row *row =
				sync_at(sync, item, lang, (enum tier)tier);

			if (row->source_lang != CORPUS_NONE)
				put_row(sync, item, (enum tier)tier, row, out);
		}
}

bool sync_write(const struct sync *sync, int lang, struct err *err)
{
	struct arena scratch = {0};
	struct buf out = {0};
	bool is_written;

	if (!past_write(sync, lang, err))
		return false;
	sync_text(sync, lang, &out);
	is_written = fs_write(
		sync_path(sync, lang, &scratch), buf_view(&out), false, err);
	buf_release(&out);
	arena_free(&scratch);
	return is_written;
}
