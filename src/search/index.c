/* SPDX-License-Identifier: MIT */
#include "search/index.h"

#include "base/fs.h"
#include "corpus/pack.h"
#include "db/version.h"
#include "search/index_impl.h"
#include "search/query.h"

#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- languages ---- */

static void add_lang(
	struct search_index *index, struct str tag, const struct locale *locale)
{
	index->langs[index->lang_count++] = (struct index_lang){
		.tag = arena_str(&index->arena, tag),
		.locale = locale,
		.analyser = analyser_new(locale, index->han),
	};
}

static const char *locale_folder(
	const struct index_source *source, struct arena *arena)
{
	return path_join(arena, source->paths->data, "locales");
}

static void add_file_lang(
	struct search_index *index, const struct index_source *source)
{
	const char *tag = file_lang(source->file);
	const char *folder = locale_folder(source, &index->arena);
	const struct locale *locale = NULL;

	if (folder)
		locale = locale_load(folder, tag, &index->arena, NULL);
	add_lang(index, str_of(tag), locale ? locale : locale_default());
}

struct search_index *index_new(const struct index_source *source)
{
	struct search_index *index = xcalloc(1, sizeof(*index));
	const char *han =
		path_join(&index->arena, source->paths->data, "han.koi");

	if (han)
		index->han = han_open(han);
	if (!source->work) {
		add_file_lang(index, source);
		return index;
	}
	for (int i = 0; i < corpus_lang_count(source->work); i++)
		add_lang(index, str_of(corpus_lang_tag(source->work, i)),
			corpus_locale(source->work, i));
	return index;
}

void index_close(struct search_index *index)
{
	if (!index)
		return;
	db_close(index->db);
	for (int i = 0; i < index->lang_count; i++) {
		analyser_free(index->langs[i].analyser);
		vocabulary_free(index->langs[i].vocabulary);
	}
	han_free(index->han);
	arena_free(&index->arena);
	free(index);
}

/* ---- what it must say of itself ---- */

void index_meta(const struct index_source *source,
	const struct search_index *index, struct buf *out)
{
	buf_printf(out, "format\t%d\n", INDEX_FORMAT);
	for (int i = 0; i < index->lang_count; i++) {
		const struct index_lang *lang = &index->langs[i];

		/* In the order of languages, which is also that of tables. */
		buf_printf(out, "lang-%02d\t%.*s %016" PRIx64 "\n", i,
			STR_ARG(lang->tag),
			analyser_fingerprint(lang->analyser));
	}
	buf_cstr(out, "sqlite\t");
	db_version(out);
	buf_printf(out, "\nwork\t%.*s\n",
		STR_ARG(source->work ? corpus_id(source->work) : STR("file")));
}

static bool read_meta(struct db *db, struct buf *out)
{
	struct db_stmt *rows = db_query(
		db, NULL, "SELECT key, value FROM meta ORDER BY key", "");
	bool failed = rows == NULL;

	while (!failed && db_step(rows, &failed, NULL)) {
		buf_str(out, db_text(rows, 0));
		buf_byte(out, '\t');
		buf_str(out, db_text(rows, 1));
		buf_byte(out, '\n');
	}
	if (rows)
		db_done(rows);
	return !failed;
}

bool index_fits(
	const struct index_source *source, const struct search_index *index)
{
	struct buf must = {0};
	struct buf is = {0};
	bool fits;

	index_meta(source, index, &must);
	fits = read_meta(index->db, &is) &&
	       str_eq(buf_view(&must), buf_view(&is));
	buf_release(&must);
	buf_release(&is);
	return fits;
}

/* ---- whether its sources are as they were ---- */

struct row {
	struct str file;
	int64_t id;
	uint64_t size, hash;
	bool is_used;
};

static bool read_rows(struct db *db, struct arena *arena, struct map *rows)
{
	struct db_stmt *stmt = db_query(
		db, NULL, "SELECT id, file, size, hash FROM source", "");
	bool failed = stmt == NULL;

	while (!failed && db_step(stmt, &failed, NULL)) {
		struct row *row = ARENA_NEW(arena, struct row);

		row->id = db_int(stmt, 0);
		row->file = arena_str(arena, db_text(stmt, 1));
		row->size = (uint64_t)db_int(stmt, 2);
		row->hash = (uint64_t)db_int(stmt, 3);
		map_put(rows, row->file, row);
	}
	if (stmt)
		db_done(stmt);
	return !failed;
}

static bool is_before(struct timespec a, struct timespec b)
{
	return a.tv_sec != b.tv_sec ? a.tv_sec < b.tv_sec
	                            : a.tv_nsec < b.tv_nsec;
}

/* True if a file is what its row says; reads it only if its time leaves that
 * open. */
static bool is_same(const struct index_source *source, struct source *file,
	const struct row *row, struct timespec since)
{
	if (!row || file->size != row->size)
		return false;
	if (file->kind != SOURCE_FILE && is_before(file->changed, since))
		return true;
	sources_hash(source, file);
	return file->size == row->size && file->hash == row->hash;
}

static void find_gone(const struct map *rows, struct index_gone *gone)
{
	for (size_t i = 0; i < rows->cap; i++) {
		const struct row *row = rows->slots[i].value;

		if (!row || row->is_used)
			continue;
		vec_push(&gone->ids, row->id);
		gone->is_shared =
			gone->is_shared || sources_is_shared(row->file);
	}
}

bool index_compare(const struct index_source *source,
	struct search_index *index, struct sources *sources,
	struct timespec since, struct index_gone *gone)
{
	struct arena arena = {0};
	struct map rows = {0};
	const bool ok = read_rows(index->db, &arena, &rows);

	for (size_t i = 0; ok && i < sources->list.len; i++) {
		struct source *file = &sources->list.ptr[i];
		struct row *row = map_get(&rows, file->file);

		file->id = 0;
		if (is_same(source, file, row, since)) {
			file->id = row->id;
			row->is_used = true;
		} else if (sources_is_shared(file->file)) {
			gone->is_shared = true;
		}
	}
	if (ok)
		find_gone(&rows, gone);
	map_release(&rows);
	arena_free(&arena);
	return ok;
}

/* ---- opening ---- */

static bool is_current(const struct index_source *source,
	struct search_index *index, struct timespec since)
{
	struct sources sources = {0};
	struct index_gone gone = {0};
	bool ok;

	sources_list(source, &sources);
	ok = index_compare(source, index, &sources, since, &gone) &&
	     gone.ids.len == 0;
	for (size_t i = 0; ok && i < sources.list.len; i++)
		ok = sources.list.ptr[i].id != 0;
	vec_release(&gone.ids);
	sources_release(&sources);
	return ok;
}

/* True if there is a file that may be opened; *mtime is its time. */
static bool look(const char *path, bool is_checked, struct timespec *mtime)
{
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;
	bool ok;

	if (fd < 0)
		return false;
	ok = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	     (!is_checked || db_is_whole(fd));
	close(fd);
	if (ok)
		*mtime = st.st_mtim;
	return ok;
}

struct search_index *index_look(const struct index_source *source,
	const char *path, bool is_checked, struct timespec *mtime)
{
	struct search_index *index;

	if (!look(path, is_checked, mtime))
		return NULL;
	index = index_new(source);
	index->db = db_open_sealed(path, INDEX_ID, NULL);
	if (index->db && source->is_brief)
		db_map(index->db);
	if (index->db && index_fits(source, index))
		return index;
	index_close(index);
	return NULL;
}

struct search_index *index_open_path(
	const struct index_source *source, const char *path)
{
	struct timespec mtime;
	struct search_index *index = index_look(source, path, false, &mtime);

	if (!index || is_current(source, index, mtime))
		return index;
	index_close(index);
	return NULL;
}
