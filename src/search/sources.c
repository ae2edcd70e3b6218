/* SPDX-License-Identifier: MIT */
#include "search/sources.h"

#include "base/fs.h"
#include "corpus/beside.h"
#include "corpus/pack.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct table {
	enum source_kind kind;
	const char *file;
	bool is_shared;
} tables[] = {
	{SOURCE_SPINE, "work.xml", true},
	{SOURCE_FIGURES, "figures.xml", true},
	{SOURCE_GLOSSARY, "glossary.tbx", true},
	{SOURCE_REFERENCES, "references.xml", false},
};

bool sources_is_shared(struct str file)
{
	for (size_t i = 0; i < ARRAY_LEN(tables); i++)
		if (str_eq(file, str_of(tables[i].file)))
			return tables[i].is_shared;
	return false;
}

static const char *full_path(
	const struct index_source *source, struct str file, struct arena *arena)
{
	return arena_printf(
		arena, "%s/%.*s", corpus_folder(source->work), STR_ARG(file))
	        .ptr;
}

static bool is_later(struct timespec a, struct timespec b)
{
	return a.tv_sec != b.tv_sec ? a.tv_sec > b.tv_sec
	                            : a.tv_nsec > b.tv_nsec;
}

/* Adds a file if it is there. `file.file` ends in a zero. */
static void add(struct sources *sources, struct source file)
{
	struct stat st;

	if (fstatat(sources->folder, file.file.ptr, &st, 0) == 0 &&
		S_ISREG(st.st_mode)) {
		file.file = arena_str(&sources->arena, file.file);
		file.size = (uint64_t)st.st_size;
		/* A file that is renamed into place keeps its own time. */
		file.changed = is_later(st.st_ctim, st.st_mtim) ? st.st_ctim
		                                                : st.st_mtim;
		vec_push(&sources->list, file);
	}
}

static void add_table(struct sources *sources, const struct table *table)
{
	add(sources, (struct source){.kind = table->kind,
			     .lang = CORPUS_NONE,
			     .part = CORPUS_NONE,
			     .file = str_of(table->file)});
}

/* What a language says of a part of the work. */
static void add_part(const struct index_source *source, struct sources *sources,
	int lang, int part)
{
	struct work *work = source->work;
	struct source file = {.kind = SOURCE_TEXT, .lang = lang, .part = part};

	for (int tier = 0; tier < TIER_COUNT; tier++) {
		file.tier = (enum tier)tier;
		file.file = beside_name(work, lang, tier_name(file.tier), part);
		add(sources, file);
	}
	file.kind = SOURCE_QUIZ;
	file.tier = TIER_PLAIN;
	file.file = beside_name(work, lang, "quiz", part);
	add(sources, file);
}

static void add_lang(
	const struct index_source *source, struct sources *sources, int lang)
{
	struct work *work = source->work;
	struct source notes = {.kind = SOURCE_NOTES,
		.lang = lang,
		.part = CORPUS_NONE,
		.file = arena_printf(&sources->arena, "%s/editor.md",
			corpus_lang_tag(work, lang))};

	for (int i = 0; i < corpus_count(work); i = corpus_end(work, i))
		add_part(source, sources, lang, i);
	add(sources, notes);
}

static void add_lone_file(
	const struct index_source *source, struct sources *sources)
{
	const struct source file = {.kind = SOURCE_FILE,
		.part = CORPUS_NONE,
		.size = file_text(source->file).len,
		.hash = file_hash(source->file)};

	vec_push(&sources->list, file);
}

void sources_list(const struct index_source *source, struct sources *sources)
{
	if (!source->work) {
		add_lone_file(source, sources);
		return;
	}
	/* Each name is looked up from here: there are hundreds. */
	sources->folder = open(
		corpus_folder(source->work), O_PATH | O_DIRECTORY | O_CLOEXEC);
	for (size_t i = 0; i < ARRAY_LEN(tables); i++)
		add_table(sources, &tables[i]);
	for (int i = 0; i < corpus_lang_count(source->work); i++)
		add_lang(source, sources, i);
	if (sources->folder >= 0)
		close(sources->folder);
}

void sources_hash(const struct index_source *source, struct source *file)
{
	struct arena scratch = {0};
	struct buf bytes = {0};

	if (file->kind != SOURCE_FILE) {
		fs_read(full_path(source, file->file, &scratch), FS_MAX_FILE,
			&bytes, NULL);
		file->size = bytes.len;
		file->hash = pack_sum(buf_view(&bytes));
	}
	buf_release(&bytes);
	arena_free(&scratch);
}

void sources_release(struct sources *sources)
{
	vec_release(&sources->list);
	arena_free(&sources->arena);
}
