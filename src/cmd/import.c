/* SPDX-License-Identifier: MIT */
/* `koine import EXPORT`: what comes back from other translators' tools. */
#include "base/fs.h"
#include "base/mo.h"
#include "cmd/cmd.h"
#include "cmd/exchange.h"
#include "cmd/import_sync.h"
#include "desk/past.h"
#include "exchange/merge.h"
#include "exchange/po.h"
#include "exchange/terms.h"
#include "exchange/xliff.h"
#include "text/clean.h"

#include <stdlib.h>
#include <string.h>

#define MAX_BYTES ((size_t)32 << 20) /* as of XML */

typedef bool read_fn(struct str bytes, const char *name, struct work *work,
	struct incoming_list *list, struct err *err);
typedef bool terms_fn(struct work *work, struct str bytes, const char *name,
	struct merge *out, struct err *err);

/* Texts are read, then merged; a glossary at once. */
static const struct kind {
	const char *ending;
	read_fn *read;
	terms_fn *merge;
} kinds[] = {
	{".xlf", xliff_read, NULL},
	{".xliff", xliff_read, NULL},
	{".po", po_read, NULL},
	{".tbx", NULL, terms_merge_tbx},
	{".tsv", NULL, terms_merge_tsv},
};

struct import {
	struct run *run;
	const char *name; /* of the file */
	struct sync sync;
	struct incoming_list list;
	struct merge merge;
	bool langs[CORPUS_LANG_MAX]; /* whose account changes */
	int states;                  /* blocks that only stand otherwise */
};

static const struct kind *find_kind(const char *name, struct err *err)
{
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (str_ends(str_of(name), str_of(kinds[i].ending)))
			return &kinds[i];
	err_set(err, ERR_USAGE,
		_("'%s' cannot be imported; the name of a file ends in %s"),
		name, ".xlf, .xliff, .po, .tbx, .tsv");
	return NULL;
}

static bool merge_bytes(struct import *import, const struct kind *kind,
	struct str bytes, struct err *err)
{
	struct work *work = import->run->work;

	if (kind->merge != NULL)
		return kind->merge(
			work, bytes, import->name, &import->merge, err);
	return kind->read(bytes, import->name, work, &import->list, err) &&
	       merge_run(work, &import->list, exchange_state, &import->sync,
		       &import->merge, err);
}

static bool read_and_merge(
	struct import *import, const struct kind *kind, struct err *err)
{
	struct buf bytes = {0};
	bool is_merged = fs_read(import->name, MAX_BYTES, &bytes, err) &&
	                 merge_bytes(import, kind, buf_view(&bytes), err);

	buf_release(&bytes);
	return is_merged;
}

/* ---- what is said ---- */

static void say_notes(const struct import *import)
{
	struct buf line = {0};

	for (size_t i = 0; i < import->merge.notes.len; i++) {
		const struct merge_note *note = &import->merge.notes.ptr[i];

		buf_clear(&line);
		buf_printf(&line, "%s:%d: %.*s", import->name, note->line,
			STR_ARG(note->message));
		run_say(line.ptr);
	}
	buf_release(&line);
}

/* Both texts of a conflict, as every tool for merging shows them. */
static void put_conflicts(const struct import *import, struct buf *out)
{
	for (size_t i = 0; i < import->merge.notes.len; i++) {
		const struct merge_note *note = &import->merge.notes.ptr[i];

		if (note->place.len == 0)
			continue;
		buf_printf(out, "<<<<<<< %.*s\n%.*s\n=======\n",
			STR_ARG(note->place), STR_ARG(note->ours));
		buf_printf(out, "%.*s\n>>>>>>> %s:%d\n", STR_ARG(note->theirs),
			import->name, note->line);
	}
}

static void put_texts(const struct import *import, struct buf *out)
{
	const int taken = import->merge.taken;

	if (import->run->opts.is_dry_run)
		buf_printf(out,
			P_("%d text would change", "%d texts would change",
				(unsigned long)taken),
			taken);
	else
		buf_printf(out,
			P_("%d text changed", "%d texts changed",
				(unsigned long)taken),
			taken);
	buf_byte(out, '\n');
}

static void put_states(const struct import *import, struct buf *out)
{
	if (import->run->opts.is_dry_run)
		buf_printf(out,
			P_("the state of %d block would change",
				"the states of %d blocks would change",
				(unsigned long)import->states),
			import->states);
	else
		buf_printf(out,
			P_("the state of %d block changed",
				"the states of %d blocks changed",
				(unsigned long)import->states),
			import->states);
	buf_byte(out, '\n');
}

static void put_summary(const struct import *import, struct buf *out)
{
	const struct merge *merge = &import->merge;

	if (merge->taken > 0)
		put_texts(import, out);
	if (import->states > 0)
		put_states(import, out);
	/* What was not written is no reason to say that there was nothing. */
	if (merge->taken == 0 && import->states == 0 && !merge->has_faults)
		buf_printf(out, "%s\n", _("nothing to change"));
	if (merge->kept > 0) {
		buf_printf(out,
			P_("%d text was changed here alone, and is kept",
				"%d texts were changed here alone, and are "
				"kept",
				(unsigned long)merge->kept),
			merge->kept);
		buf_byte(out, '\n');
	}
}

static void put_result(const struct import *import)
{
	struct buf out = {0};

	if (import->run->opts.is_dry_run)
		merge_diff(&import->merge, &out);
	put_conflicts(import, &out);
	put_summary(import, &out);
	clean_text(buf_view(&out), CLEAN_EXPORT, &import->run->out);
	buf_release(&out);
}

/* ---- writing ---- */

#define SYNC_FILES 2 /* of a language: past.tsv and sync.tsv */

/* Its bytes live as long as `arena`. */
static struct fs_file make_file(
	const char *path, struct buf *bytes, struct arena *arena)
{
	const struct fs_file file = {path, arena_str(arena, buf_view(bytes))};

	buf_release(bytes);
	return file;
}

/* What a language's texts were made from, and what that said. */
static size_t gather_sync(const struct sync *sync, int lang,
	struct arena *arena, struct fs_file *files)
{
	struct buf past = {0}, rows = {0};

	past_rows(sync, lang, &past);
	files[0] = make_file(past_path(sync->work, lang, arena), &past, arena);
	sync_text(sync, lang, &rows);
	files[1] = make_file(sync_path(sync, lang, arena), &rows, arena);
	return SYNC_FILES;
}

/* Every file that changes, texts first. */
static size_t gather(struct import *import, struct fs_file *files)
{
	struct arena *arena = &import->run->arena;
	const char *folder = corpus_folder(import->run->work);
	size_t count = 0;

	for (size_t i = 0; i < import->merge.files.len; i++) {
		const struct merge_file *file = import->merge.files.ptr[i];

		if (file->bytes.len > 0)
			files[count++] = (struct fs_file){
				path_join(arena, folder, file->ours.file.ptr),
				buf_view(&file->bytes)};
	}
	for (int lang = 0; lang < corpus_lang_count(import->run->work); lang++)
		if (import->langs[lang])
			count += gather_sync(
				&import->sync, lang, arena, files + count);
	return count;
}

/* The folder of a text that is the first of its language or tier. */
static bool make_folder(const char *path, struct err *err)
{
	const char *slash = strrchr(path, '/');
	char *folder = xstrdup((struct str){path, (size_t)(slash - path)});
	const bool is_made = fs_make_dirs(folder, err);

	free(folder);
	return is_made;
}

static bool write_all(struct import *import, struct err *err)
{
	struct run *run = import->run;
	struct fs_file *files = ARENA_ARRAY(&run->arena, struct fs_file,
		import->merge.files.len + (size_t)SYNC_FILES * CORPUS_LANG_MAX);
	const size_t count = gather(import, files);

	for (size_t i = 0; i < count; i++)
		if (!make_folder(files[i].path, err))
			return false;
	return fs_write_many(files, count, err);
}

static int finish(struct import *import, struct err *err)
{
	struct run *run = import->run;
	bool is_done;

	import->states = import_sync(&import->sync, &import->merge,
		run_user(run), run_today(run), import->langs);
	is_done = run->opts.is_dry_run || write_all(import, err);
	if (is_done) {
		say_notes(import);
		put_result(import);
	}
	is_done = is_done && !import->merge.has_faults;
	merge_release(&import->merge);
	return is_done ? 0 : 1;
}

static int run_import(struct run *run, struct err *err)
{
	struct import import = {.run = run, .name = run->argv[0]};
	const struct kind *kind = find_kind(import.name, err);
	int status = 2;

	if (run->env->is_secure)
		err_set(err, ERR_USAGE,
			_("KOINE_SECURE is set: nothing is written"));
	if (err->code != ERR_NONE || !run_sources(run, NULL, err) ||
		!sync_open(run->work, &import.sync, err))
		return 2;
	/* A line that was not understood would be lost by writing. */
	if (import.sync.fault_count > 0)
		err_set(err, ERR_INPUT, "%.*s", STR_ARG(import.sync.fault));
	else if (read_and_merge(&import, kind, err))
		status = finish(&import, err);
	incoming_release(&import.list);
	sync_release(&import.sync);
	return status;
}

static const struct opt *const options[] = {
	options_common, options_import, options_output, NULL};

const struct cmd cmd_import = {
	.name = "import",
	.operands = "EXPORT",
	.help = N_("merge what translators' tools have made of an export"),
	.options = options,
	.min = 1,
	.max = 1,
	.run = run_import,
	.is_for_translators = true,
};
