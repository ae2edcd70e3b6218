/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "search/index_impl.h"
#include "search/temporary.h"
#include "search/writer.h"

#include <sys/stat.h>

/*
 * Bytes of a page. Measured on the shipped work: 8 KB give 2.49 times the text,
 * 4 KB 2.6; on one of its files of 120 KB 3.2, and 2 KB 2.7.
 */
#define PAGE_SIZE  8192
#define PAGE_SMALL 2048
#define SMALL      ((size_t)512 << 10) /* [B] of a lone file */

/* An index being made. */
struct build {
	const struct index_source *source;
	struct search_index *index;
	struct sources sources;
	struct writer *writer;
	index_progress_fn *progress;
	void *ctx;
	uint64_t done, all; /* [B] of the sources */
	int64_t at;         /* row of the file whose documents come */
	int percent;        /* said last */
	bool is_stopped;
	struct err *err;
};

/* What is left after the documents takes the rest. */
#define DOCS_PERCENT 90

static bool say(struct build *build, int percent)
{
	if (percent <= build->percent)
		return true;
	build->percent = percent;
	if (build->progress && !build->progress(build->ctx, percent))
		build->is_stopped = true;
	return !build->is_stopped;
}

static bool put_doc(void *ctx, const struct index_doc *doc)
{
	struct build *build = ctx;
	bool is_whole;

	if (!writer_add(build->writer, build->at, doc, build->err))
		return false;
	if (!build->source->file)
		return true;
	return say(build, file_progress(build->source->file, &is_whole) *
				  DOCS_PERCENT / 100);
}

static bool add_file(
	struct build *build, struct collector *collector, struct source *file)
{
	sources_hash(build->source, file);
	if (!writer_source(build->writer, file, build->err))
		return false;
	build->at = file->id;
	if (file->kind == SOURCE_GLOSSARY &&
		!writer_forms(build->writer, corpus_gloss(build->source->work),
			build->err))
		return false;
	return collector_take(collector, file);
}

/* All files that have no row yet. */
static bool add_files(struct build *build)
{
	struct collector *collector =
		collector_new(build->source, put_doc, build);
	bool ok = true;

	for (size_t i = 0; i < build->sources.list.len; i++)
		if (build->sources.list.ptr[i].id == 0)
			build->all += build->sources.list.ptr[i].size;
	for (size_t i = 0; ok && i < build->sources.list.len; i++) {
		struct source *file = &build->sources.list.ptr[i];

		if (file->id != 0)
			continue;
		ok = add_file(build, collector, file);
		build->done += file->size;
		ok = ok && say(build, (int)((double)build->done * DOCS_PERCENT /
					      (double)(build->all + 1)));
	}
	collector_free(collector);
	return ok;
}

static bool write_rest(struct build *build)
{
	struct buf meta = {0};
	bool ok;

	index_meta(build->source, build->index, &meta);
	ok = add_files(build) &&
	     writer_meta(build->writer, buf_view(&meta), build->err) &&
	     writer_finish(build->writer, build->err);
	buf_release(&meta);
	return ok;
}

/* Fills the empty database of build->index. */
static bool write_all(struct build *build)
{
	bool ok;

	sources_list(build->source, &build->sources);
	build->writer = writer_new(build->index, true, build->err);
	ok = build->writer && write_rest(build);
	writer_free(build->writer);
	sources_release(&build->sources);
	return ok;
}

struct search_index *index_build_memory(
	const struct index_source *source, struct err *err)
{
	struct build build = {.source = source, .err = err};

	build.index = index_new(source);
	build.index->db = db_open_memory(INDEX_ID, err);
	if (build.index->db && write_all(&build))
		return build.index;
	index_close(build.index);
	return NULL;
}

/* ---- a file ---- */

static int page_size(const struct index_source *source)
{
	return source->file && file_text(source->file).len < SMALL ? PAGE_SMALL
	                                                           : PAGE_SIZE;
}

static bool write_new(struct build *build, struct temporary *temporary)
{
	bool ok;

	build->index = index_new(build->source);
	build->index->db = db_open_temporary(temporary->path,
		page_size(build->source), INDEX_ID, build->err);
	ok = build->index->db && write_all(build);
	index_close(build->index);
	return ok;
}

/* ---- what is only partly out of date ---- */

static bool write_changes(struct build *build, const struct index_gone *gone)
{
	bool ok;

	build->writer = writer_new(build->index, false, build->err);
	ok = build->writer != NULL;
	for (size_t i = 0; ok && i < gone->ids.len; i++)
		ok = writer_drop(build->writer, gone->ids.ptr[i], build->err);
	ok = ok && write_rest(build);
	writer_free(build->writer);
	return ok;
}

/* In a copy of the old file. */
static bool change_copy(struct build *build, const char *path,
	struct temporary *temporary, const struct index_gone *gone)
{
	bool ok;

	if (!temporary_copy(temporary, path, build->err))
		return false;
	build->index = index_new(build->source);
	build->index->db = db_open_temporary(
		temporary->path, PAGE_SIZE, INDEX_ID, build->err);
	ok = build->index->db && write_changes(build, gone);
	index_close(build->index);
	return ok;
}

/* False if the old file is of no use, or something went wrong with it: then it
 * is made from nothing. */
static bool write_update(
	struct build *build, const char *path, struct temporary *temporary)
{
	struct timespec mtime;
	struct index_gone gone = {0};
	struct search_index *old;
	bool ok = false;
	struct stat st;

	if (!build->source->work || lstat(path, &st) != 0 ||
		!S_ISREG(st.st_mode))
		return false;
	old = index_look(build->source, path, true, &mtime);
	if (!old)
		return false;
	sources_list(build->source, &build->sources);
	if (index_compare(build->source, old, &build->sources, mtime, &gone) &&
		!gone.is_shared)
		ok = change_copy(build, path, temporary, &gone);
	index_close(old);
	vec_release(&gone.ids);
	sources_release(&build->sources);
	return ok;
}

bool index_build(const struct index_source *source, const char *path,
	index_progress_fn *progress, void *ctx, struct err *err)
{
	struct build build = {
		.source = source, .progress = progress, .ctx = ctx, .err = err};
	struct temporary temporary;
	bool ok;

	if (!temporary_make(path, &temporary, err))
		return false;
	ok = write_update(&build, path, &temporary);
	if (!ok && !build.is_stopped) {
		build = (struct build){.source = source,
			.progress = progress,
			.ctx = ctx,
			.err = err};
		ok = temporary_empty(&temporary, err) &&
		     write_new(&build, &temporary);
	}
	if (ok)
		return temporary_keep(&temporary, path, err);
	temporary_drop(&temporary);
	return false;
}
