/* SPDX-License-Identifier: MIT */
/* What a changed file is, and bringing it to the page. */
#include "base/mo.h"
#include "quiz/quiz.h"
#include "tui/desk_impl.h"
#include "tui/search_view.h"

#include <string.h>

#define IDS_MAX 3 /* named in a message */

/* ---- folders ---- */

static void watch_lang(struct desk *desk, const char *tag, struct arena *arena)
{
	static const char *const below[] = {
		"", "/full", "/student", "/plain", "/quiz", "/notes"};
	const char *content = corpus_folder(book_work(desk->app->book));

	for (size_t i = 0; i < ARRAY_LEN(below); i++)
		watch_folder(desk->watch,
			arena_printf(arena, "%s/%s%s", content, tag, below[i])
				.ptr);
}

static struct str name_of(struct str path)
{
	size_t from = path.len;

	while (from > 0 && path.ptr[from - 1] != '/')
		from--;
	return str_sub(path, from, path.len);
}

/* The folder that a lone file lies in. */
static struct str folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? STR(".")
	                     : str_sub(str_of(path), 0, (size_t)(slash - path));
}

void desk_watch_folders(struct desk *desk)
{
	struct work *work = book_work(desk->app->book);
	struct arena arena = {0};

	if (work == NULL) {
		watch_folder(desk->watch,
			arena_str(&arena, folder_of(desk->file)).ptr);
		arena_free(&arena);
		return;
	}
	watch_folder(desk->watch, corpus_folder(work));
	for (int i = 0; i < corpus_lang_count(work); i++)
		watch_lang(desk, corpus_lang_tag(work, i), &arena);
	if (desk->paths.data != NULL)
		watch_folder(desk->watch,
			path_join(&arena, desk->paths.data, "locales"));
	arena_free(&arena);
}

void desk_load_shown(struct desk *desk)
{
	struct work *work = book_work(desk->app->book);
	int lang, panes = reader_pane_count(desk->app->reader);
	enum tier tier;

	if (work == NULL)
		return;
	for (int pane = 0; pane < panes; pane++) {
		reader_pane_text(desk->app->reader, pane, &lang, &tier);
		for (int i = 0; i < corpus_count(work); i = corpus_end(work, i))
			corpus_is_written(work, i, lang, tier);
	}
}

/* ---- what a file is ---- */

static bool strip(struct str *path, struct str folder)
{
	if (!str_starts(*path, folder) || path->len <= folder.len ||
		path->ptr[folder.len] != '/')
		return false;
	*path = str_sub(*path, folder.len + 1, path->len);
	return true;
}

/* A language of the work has such a file in its folder, or below it. */
static bool is_of_lang(struct work *work, struct str file, struct str *rest)
{
	struct str tag;

	*rest = file;
	return str_split(rest, '/', &tag) && rest->ptr != NULL &&
	       corpus_lang_index(work, tag) != CORPUS_NONE;
}

static bool is_aid(struct work *work, struct str file)
{
	struct str rest;

	return is_of_lang(work, file, &rest) && str_ends(rest, STR(".md")) &&
	       (str_starts(rest, STR("quiz/")) ||
		       str_starts(rest, STR("notes/")));
}

static bool is_account(struct work *work, struct str file)
{
	struct str rest;

	return is_of_lang(work, file, &rest) && str_eq(rest, STR("sync.tsv"));
}

/* What the work is opened with, other than its texts. */
static bool is_table(struct work *work, struct str file)
{
	static const char *const names[] = {"work.xml", "references.xml",
		"figures.xml", "glossary.tbx", "provenance.tsv"};
	struct str rest;

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (str_eq(file, str_of(names[i])))
			return true;
	return (is_of_lang(work, file, &rest) &&
		       str_eq(rest, STR("editor.md"))) ||
	       is_aid(work, file);
}

/* "locales/fr.conf" of a file of koine's own. */
static bool locale_name(struct desk *desk, struct str path, struct str *name)
{
	struct work *work = book_work(desk->app->book);
	struct arena scratch = {0};
	const char *folder = path_join(&scratch, desk->paths.data, "locales");
	struct str tag = path;
	bool is_locale = false;

	if (folder != NULL && strip(&tag, str_of(folder)) &&
		str_ends(tag, STR(".conf"))) {
		tag = str_sub(tag, 0, tag.len - 5);
		is_locale = corpus_lang_index(work, tag) != CORPUS_NONE;
		/* The folder ends with it. */
		*name = str_sub(path, path.len - tag.len - 13, path.len);
	}
	arena_free(&scratch);
	return is_locale;
}

/* ---- texts ---- */

/* "fr/full/02-safety.md: 2.1.3, 2.1.4 …" */
static void say_changed(
	struct desk *desk, struct str file, const int *rows, int count)
{
	struct work *work = book_work(desk->app->book);
	struct buf ids = {0};

	for (int i = 0; i < count && i < IDS_MAX; i++)
		buf_printf(&ids, "%s%.*s", i > 0 ? _(", ") : "",
			STR_ARG(corpus_item(work, rows[i])->id));
	if (count > IDS_MAX)
		buf_cstr(&ids, ", \xe2\x80\xa6");
	/* TRANSLATORS: a file, then the ids of the blocks that have changed */
	app_say(desk->app, _("%.*s: changed: %.*s"), STR_ARG(file),
		STR_ARG(buf_view(&ids)));
	buf_release(&ids);
}

/* To the first of them, unless one can be seen already. */
static void point(struct desk *desk, const int *rows, int count)
{
	struct app *app = desk->app;
	int at = CORPUS_NONE;

	for (int i = count - 1; i >= 0; i--) {
		const int unit = book_find(app->book,
			corpus_item(book_work(app->book), rows[i])->id);

		if (i == 0 ? at == CORPUS_NONE || reader_sees(app->reader, unit)
			   : reader_sees(app->reader, unit))
			at = unit;
	}
	if (at != CORPUS_NONE)
		reader_point(app->reader, at);
}

static bool is_shown(struct desk *desk, int lang, enum tier tier)
{
	for (int i = 0; i < reader_pane_count(desk->app->reader); i++) {
		enum tier pane_tier;
		int pane_lang;

		reader_pane_text(desk->app->reader, i, &pane_lang, &pane_tier);
		if (pane_lang == lang && pane_tier == tier)
			return true;
	}
	return false;
}

/* False if there are none. */
static bool note_changes(struct desk *desk, struct str file,
	const struct changed *before, struct arena *arena)
{
	struct work *work = book_work(desk->app->book);
	int *rows = ARENA_ARRAY(arena, int, before->to - before->from + 1);
	const int count = changed_end(before, work, rows);

	for (int i = 0; i < count; i++)
		desk_change_add(desk, corpus_item(work, rows[i])->id,
			corpus_lang_tag(work, before->lang), before->tier);
	if (count == 0)
		return false;
	if (is_shown(desk, before->lang, before->tier))
		point(desk, rows, count);
	say_changed(desk, file, rows, count);
	return true;
}

static void take_text(
	struct desk *desk, struct str file, int lang, enum tier tier, int part)
{
	struct work *work = book_work(desk->app->book);
	struct arena arena = {0};
	struct reader_kept kept;
	struct finding why;
	struct changed before = changed_begin(work, lang, tier, part, &arena);

	reader_keep(desk->app->reader, &kept);
	if (corpus_renew_text(work, lang, tier, part, &arena, &why)) {
		const bool had_fault = desk_fault_drop(desk, file);

		reader_renewed(desk->app->reader, &kept, false);
		/* The status line may still tell of the fault. */
		if (!note_changes(desk, file, &before, &arena) && had_fault)
			desk_say_read(desk, file);
	} else {
		desk_fault_add(desk, &why);
		reader_kept_release(&kept);
	}
	arena_free(&arena);
}

/* ---- tables ---- */

/* The first fault of a file that stands beside the texts. */
static bool find_fault(struct work *work, struct str file, struct finding *why)
{
	const struct finding *list;
	size_t count;

	quiz_check(work);
	count = corpus_findings(work, &list);
	for (size_t i = 0; i < count; i++)
		if (str_eq(list[i].file, file)) {
			*why = list[i];
			return true;
		}
	return false;
}

static void take_table(struct desk *desk, struct str file)
{
	struct app *app = desk->app;
	struct work *work = book_work(app->book);
	struct arena arena = {0};
	struct reader_kept kept;
	struct finding why;

	reader_keep(app->reader, &kept);
	if (!corpus_renew(work, &desk->paths, file, &arena, &why)) {
		desk_fault_add(desk, &why);
		reader_kept_release(&kept);
	} else {
		desk_fault_drop(desk, file);
		desk_sync_forget(desk);
		book_renew(app->book);
		reader_renewed(app->reader, &kept, true);
		desk_watch_folders(desk);
		app_changed(app);
		if (is_aid(work, file) && find_fault(work, file, &why))
			desk_fault_add(desk, &why);
		else
			desk_say_read(desk, file);
	}
	arena_free(&arena);
}

/* ---- a lone file ---- */

static void note_units(struct desk *desk, const struct changed_units *before)
{
	struct file *file = book_file(desk->app->book);
	int from, to;

	changed_end_file(before, file, &from, &to);
	for (int i = from; i < to; i++)
		desk_change_add(desk, file_unit(file, i)->id, "", TIER_FULL);
	if (from < to)
		reader_point(desk->app->reader, from);
}

static void take_file(struct desk *desk, struct str path)
{
	struct app *app = desk->app;
	struct file *file = book_file(app->book);
	const char *slash = strrchr(desk->file, '/');
	struct arena arena = {0};
	struct changed_units before;
	struct reader_kept kept;
	struct err err = {0};

	if (!str_ends(path, str_of(slash ? slash : desk->file)))
		return;
	before = changed_begin_file(file, &arena);
	reader_keep(app->reader, &kept);
	if (file_renew(file, desk->file, &err)) {
		book_renew(app->book);
		reader_renewed(app->reader, &kept, true);
		note_units(desk, &before);
		desk_say_read(desk, name_of(str_of(desk->file)));
	} else {
		app_say(app, "%s", err.message);
		reader_kept_release(&kept);
	}
	arena_free(&arena);
}

/* ---- all ---- */

static bool take_work_file(struct desk *desk, struct str path)
{
	struct work *work = book_work(desk->app->book);
	struct str file = path;
	enum tier tier;
	int lang, part;

	if (strip(&file, str_of(corpus_folder(work)))) {
		if (corpus_text_of(work, file, &lang, &tier, &part)) {
			take_text(desk, file, lang, tier, part);
			return true;
		}
		if (is_account(work, file))
			desk_sync_forget(desk);
		if (!is_table(work, file))
			return true;
	} else if (!locale_name(desk, path, &file)) {
		return true;
	}
	/* The work as a whole would be read with what is broken in it. */
	if (desk->faults.len > 1 ||
		(desk->faults.len == 1 &&
			!str_eq(str_of(desk->faults.ptr[0].file), file)))
		return false;
	take_table(desk, file);
	return true;
}

/* Events were lost: whatever may be on the page. */
static void take_all(struct desk *desk)
{
	struct work *work = book_work(desk->app->book);

	if (work == NULL)
		take_file(desk, str_of(desk->file));
	else
		take_table(desk, STR("work.xml"));
}

bool desk_knows(const struct desk *desk, struct str path)
{
	static const char *const ends[] = {
		".md", ".tsv", ".xml", ".tbx", ".conf"};
	const struct str name = name_of(path);

	if (path.len == 0)
		return true;
	if (book_work(desk->app->book) == NULL)
		return str_eq(name, name_of(str_of(desk->file)));
	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		if (str_ends(name, str_of(ends[i])))
			return !str_starts(name, STR("."));
	return false;
}

bool desk_take(struct desk *desk, struct str path)
{
	desk_lint_forget(desk);
	/* It would find what is no more. */
	search_view_release(desk->app);
	if (path.len == 0)
		take_all(desk);
	else if (book_work(desk->app->book) != NULL)
		return take_work_file(desk, path);
	else
		take_file(desk, path);
	return true;
}
