/* SPDX-License-Identifier: MIT */
#include "exchange/terms_merge.h"

#include "base/fs.h"
#include "base/mo.h"

#include <stdint.h>

#define SCHEMA "schema/glossary.rng"

/* ---- opening ---- */

static const char *schema_of(struct work *work, struct arena *arena)
{
	const char *path = path_join(arena, corpus_folder(work), SCHEMA);
	struct fs_info info;

	return fs_stat(path, &info) ? path : NULL;
}

bool terms_merge_open(struct terms_merger *m, struct work *work,
	const char *name, struct merge *out, struct err *err)
{
	const char *path;

	*m = (struct terms_merger){.out = out, .name = name, .err = err};
	*out = (struct merge){.work = work};
	m->file = ARENA_NEW(&out->arena, struct merge_file);
	m->file->ours.file = STR(TERMS_FILE);
	m->schema = schema_of(work, &out->arena);
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): they are pointers */
	vec_push(&out->files, m->file);
	path = path_join(&out->arena, corpus_folder(work), TERMS_FILE);
	if (fs_read(path, FS_MAX_FILE, &m->file->ours.bytes, err) &&
		terms_read(buf_view(&m->file->ours.bytes), path, NULL, &m->ours,
			err))
		return true;
	merge_release(out);
	return false;
}

struct merge_note *terms_merge_note(
	struct terms_merger *m, int line, bool is_fault, struct str message)
{
	const struct merge_note note = {
		.line = line, .is_fault = is_fault, .message = message};

	vec_push(&m->out->notes, note);
	m->out->has_faults |= is_fault;
	return &m->out->notes.ptr[m->out->notes.len - 1];
}

void terms_merge_conflict(struct terms_merger *m, int line, struct str key,
	struct str ours, struct str theirs)
{
	struct merge_note *note = terms_merge_note(m, line, true,
		arena_printf(&m->out->arena,
			/* TRANSLATORS: id and language of a term */
			_("'%.*s' was changed on both sides; it is not "
			  "written"),
			STR_ARG(key)));

	note->place = key;
	note->ours = ours;
	note->theirs = theirs;
}

/* ---- edits ---- */

/* Where a line begins [B]. */
static size_t line_start(struct str bytes, int line)
{
	size_t pos = 0;

	while (--line > 0 && pos < bytes.len)
		pos += str_find(str_sub(bytes, pos, bytes.len), '\n') + 1;
	return pos;
}

/* The next `needle` from `from` on; the length of the text if there is none. */
static size_t find_from(struct str bytes, size_t from, struct str needle)
{
	const size_t found =
		str_search(str_sub(bytes, from, bytes.len), needle);

	return found == SIZE_MAX ? bytes.len : from + found;
}

static void add_edit(
	struct terms_merger *m, size_t start, size_t end, struct str text)
{
	const struct edit edit = {start, end, text};

	vec_push(&m->file->edits, edit);
}

/* A part as the file has it laid out. */
static struct str sec_text(
	const struct terms_merger *m, const struct terms_sec *sec)
{
	struct buf out = {0};
	struct str text;

	buf_printf(&out, "<langSec xml:lang=\"%.*s\">\n", STR_ARG(sec->lang));
	for (size_t i = 0; i < sec->count; i++)
		buf_printf(&out, "    %.*s\n", STR_ARG(sec->children[i]));
	buf_cstr(&out, "   </langSec>");
	text = arena_str(&m->out->arena, buf_view(&out));
	buf_release(&out);
	return text;
}

/* Changes only the elements that differ; false if the file has them written in
 * another way than koine does. */
static bool edit_children(struct terms_merger *m, const struct terms_sec *ours,
	const struct terms_sec *theirs, size_t start, size_t end)
{
	const struct str bytes = m->ours.bytes;
	const size_t count = m->file->edits.len;

	if (ours->count != theirs->count)
		return false;
	for (size_t i = 0; i < ours->count; i++) {
		const size_t at = find_from(bytes, start, ours->children[i]);

		if (at >= end) {
			m->file->edits.len = count;
			return false;
		}
		start = at + ours->children[i].len;
		if (!str_eq(ours->children[i], theirs->children[i]))
			add_edit(m, at, start, theirs->children[i]);
	}
	return true;
}

/* The end of the concept that a part belongs to. */
static size_t concept_end(const struct terms_merger *m, struct str concept)
{
	const struct terms_sec *last = NULL;

	for (size_t i = 0; i < m->ours.secs.len; i++)
		if (str_eq(m->ours.secs.ptr[i].concept, concept))
			last = &m->ours.secs.ptr[i];
	return last == NULL ? m->ours.bytes.len
	                    : find_from(m->ours.bytes,
				      line_start(m->ours.bytes, last->line),
				      STR("</conceptEntry>"));
}

void terms_merge_take(struct terms_merger *m, const struct terms_sec *theirs)
{
	const struct str bytes = m->ours.bytes;
	const struct terms_sec *ours =
		terms_find(&m->ours, theirs->concept, theirs->lang);
	const struct str text = sec_text(m, theirs);
	struct terms_sec *expected =
		ARENA_NEW(&m->out->arena, struct terms_sec);
	size_t start, end;

	*expected = *theirs;
	map_put(&m->expected, theirs->key, expected);
	m->out->taken++;
	if (ours == NULL) {
		start = concept_end(m, theirs->concept);
		add_edit(m, start, start,
			arena_printf(
				&m->out->arena, " %.*s\n  ", STR_ARG(text)));
		return;
	}
	start = find_from(
		bytes, line_start(bytes, ours->line), STR("<langSec"));
	end = find_from(bytes, start, STR("</langSec>"));
	if (!edit_children(m, ours, theirs, start, end))
		add_edit(m, start, end + sizeof("</langSec>") - 1, text);
}

/* ---- the new bytes ---- */

static bool is_same(const struct terms_sec *a, const struct terms_sec *b)
{
	bool same = a->count == b->count;

	for (size_t i = 0; same && i < a->count; i++)
		same = str_eq(a->children[i], b->children[i]);
	return same;
}

/* Every part says what it should, and none has come or gone. */
static bool says_all(const struct terms_merger *m, const struct terms *new)
{
	size_t added = 0;

	for (size_t i = 0; i < new->secs.len; i++) {
		const struct terms_sec *sec = &new->secs.ptr[i];
		const struct terms_sec *expected =
			map_get(&m->expected, sec->key);
		const struct terms_sec *ours =
			map_get(&m->ours.by_key, sec->key);

		added += ours == NULL;
		if (expected == NULL)
			expected = ours;
		if (expected == NULL || !is_same(sec, expected))
			return false;
	}
	return new->secs.len == m->ours.secs.len + added;
}

static void count_warning(void *ctx, int line, const char *text)
{
	int *count = ctx;

	(void)line;
	(void)text;
	++*count;
}

/* How much is wrong with a glossary by koine's own rules. */
static int count_faults(const struct terms *terms)
{
	struct arena scratch = {0};
	struct gloss gloss = {0};
	struct err err = {0};
	int count = 0;

	if (!gloss_from_tbx(
		    terms->root, &scratch, &gloss, count_warning, &count, &err))
		count = INT32_MAX;
	gloss_release(&gloss);
	arena_free(&scratch);
	return count;
}

static bool check_bytes(struct terms_merger *m)
{
	struct terms new;
	bool is_right;

	if (!terms_read(buf_view(&m->file->bytes), TERMS_FILE, m->schema, &new,
		    m->err))
		return false;
	is_right = says_all(m, &new) &&
	           count_faults(&new) <= count_faults(&m->ours);
	terms_release(&new);
	return is_right || err_set(m->err, ERR_INPUT,
				   _("'%s' would not say what it should; "
				     "nothing is written"),
				   TERMS_FILE);
}

bool terms_merge_close(struct terms_merger *m, bool is_merged)
{
	struct merge_file *file = m->file;

	if (is_merged && file->edits.len > 0) {
		edit_sort(file->edits.ptr, file->edits.len);
		edit_apply(m->ours.bytes, file->edits.ptr, file->edits.len,
			&file->bytes);
		is_merged = check_bytes(m);
	}
	map_release(&m->expected);
	terms_release(&m->ours);
	if (!is_merged)
		merge_release(m->out);
	return is_merged;
}
