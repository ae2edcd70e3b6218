/* SPDX-License-Identifier: MIT */
#include "cmd/lesson.h"

#include "base/fs.h"
#include "base/mo.h"
#include "text/chars.h"

#include <string.h>

#define PEEK_MAX \
	((size_t)8 << 20) /* [B] at a file's start that are looked at */

/* ---- where it is ---- */

static const char *in_folder(
	struct run *run, const char *folder, const char *name)
{
	const char *lessons = path_join(&run->arena, folder, "lessons");
	struct fs_info info;
	struct str file = str_of(name);
	const char *path;

	if (lessons == NULL || file.len == 0 || str_find(file, '/') < file.len)
		return NULL;
	if (!str_ends(file, STR(".md")))
		file = arena_printf(&run->arena, "%s.md", name);
	path = path_join(&run->arena, lessons, file.ptr);
	return fs_stat(path, &info) && info.is_file ? path : NULL;
}

/* Of those that come with the work, NAME.fr.md goes before NAME.md in French.
 */
static const char *of_content(struct run *run, const char *name)
{
	const char *folder = run->env->paths.content, *path = NULL;
	struct str stem = str_of(name);
	int langs[CORPUS_LANG_MAX];
	struct err err = {0};

	if (str_ends(stem, STR(".md")))
		stem.len -= 3;
	if (run_work(run, NULL) != NULL && run_langs(run, langs, &err) > 0)
		path = in_folder(run, folder,
			arena_printf(&run->arena, "%.*s.%s.md", STR_ARG(stem),
				corpus_lang_tag(run->work, langs[0]))
				.ptr);
	return path != NULL ? path : in_folder(run, folder, name);
}

/* Files of the user's are switched off in a locked room; the work's are not. */
static const char *by_name(struct run *run, const char *name)
{
	const char *path = NULL;

	if (!run->env->is_secure)
		path = in_folder(run, run->env->paths.user, name);
	return path != NULL ? path : of_content(run, name);
}

static bool pulls(const char *path)
{
	struct buf bytes = {0};
	struct err err = {0};
	struct fs_info info;
	const bool is_one =
		fs_stat(path, &info) && info.is_file &&
		fs_read_at(path, 0,
			info.size < PEEK_MAX ? (size_t)info.size : PEEK_MAX,
			&bytes, &err) &&
		lesson_is_one(buf_view(&bytes));

	buf_release(&bytes);
	return is_one;
}

const char *lesson_path(struct run *run, const char *operand)
{
	struct fs_info info;

	if (strcmp(operand, "-") == 0)
		return NULL;
	if (run_is_file(operand) && fs_stat(operand, &info))
		return !run->env->is_secure && pulls(operand) ? operand : NULL;
	if (!run_is_file(operand) &&
		(run_work(run, NULL) == NULL ||
			corpus_find(run->work, str_of(operand)) != CORPUS_NONE))
		return NULL;
	return by_name(run, operand);
}

/* ---- in other languages ---- */

struct str lesson_stem(struct run *run, const char *path, int *lang)
{
	struct str stem = str_of(path);
	size_t at;

	*lang = CORPUS_NONE;
	if (!str_ends(stem, STR(".md")))
		return STR("");
	stem.len -= strlen(".md");
	at = stem.len;
	while (at > 0 && stem.ptr[at - 1] != '.' && stem.ptr[at - 1] != '/')
		at--;
	if (at > 0 && stem.ptr[at - 1] == '.')
		*lang = corpus_lang_index(
			run->work, str_sub(stem, at, stem.len));
	if (*lang != CORPUS_NONE)
		stem.len = at - 1;
	return stem;
}

/* The file in a language, or (CORPUS_NONE) the one that names none; NULL: there
 * is none. */
static const char *beside(struct run *run, struct str stem, int lang)
{
	const char *path =
		lang == CORPUS_NONE
			? arena_printf(&run->arena, "%.*s.md", STR_ARG(stem))
				  .ptr
			: arena_printf(&run->arena, "%.*s.%s.md", STR_ARG(stem),
				  corpus_lang_tag(run->work, lang))
				  .ptr;
	struct fs_info info;

	return stem.len > 0 && fs_stat(path, &info) && info.is_file ? path
	                                                            : NULL;
}

/* One that cannot be read is as good as none. */
static void join(struct run *run, struct opened_lesson *opened,
	const char *path, int lang)
{
	struct lesson_other *other = &opened->others[opened->other_count];
	struct err err = {0};

	other->file = file_open(path, &err);
	if (other->file == NULL)
		return;
	opened->other_count++;
	if (lang == CORPUS_NONE)
		lang = corpus_lang_index(
			run->work, str_of(file_lang(other->file)));
	else
		file_set_lang(other->file, corpus_lang_tag(run->work, lang));
	lesson_read(&other->lesson, run->work, other->file,
		lesson_source_of(&opened->both));
	/* Whoever opens a file wants its words. */
	if (lang != CORPUS_NONE && opened->lesson.words[lang] == NULL &&
		strcmp(corpus_lang_tag(run->work, lang),
			file_lang(opened->file)) != 0)
		lesson_join(&opened->lesson, &other->lesson, lang);
}

static void join_others(struct run *run, struct opened_lesson *opened)
{
	int own;
	const struct str stem = lesson_stem(run, opened->path, &own);
	const int count = corpus_lang_count(run->work);

	for (int lang = 0; lang <= count; lang++) {
		const int which = lang < count ? lang : CORPUS_NONE;
		const char *path =
			which == own ? NULL : beside(run, stem, which);

		if (path != NULL && opened->other_count < CORPUS_LANG_MAX)
			join(run, opened, path, which);
	}
}

/* ---- opening ---- */

/* Its own words are in the language its name says. Else, if their letters are
 * Latin, they are in the one asked for where that has such letters, and no file
 * of its own: nothing else tells French from English. */
static void guess_lang(struct run *run, const char *path, struct file *file)
{
	int langs[CORPUS_LANG_MAX], own;
	const struct str stem = lesson_stem(run, path, &own);
	struct err err = {0};

	if (own != CORPUS_NONE)
		file_set_lang(file, corpus_lang_tag(run->work, own));
	if (own != CORPUS_NONE || strcmp(file_lang(file), "en") != 0 ||
		run_langs(run, langs, &err) < 1 ||
		beside(run, stem, langs[0]) != NULL)
		return;
	if (chars_script_of(corpus_locale(run->work, langs[0])->script) ==
		SCRIPT_LATIN)
		file_set_lang(file, corpus_lang_tag(run->work, langs[0]));
}

bool lesson_open(struct run *run, const char *path,
	struct opened_lesson *opened, struct err *err)
{
	if (run_work(run, err) == NULL)
		return false;
	opened->path = path;
	opened->file = file_open(path, err);
	if (opened->file == NULL)
		return false;
	guess_lang(run, path, opened->file);
	opened->both.work = run->work;
	opened->both.quiz = quiz_new(run->work);
	lesson_read(&opened->lesson, run->work, opened->file,
		lesson_source_of(&opened->both));
	join_others(run, opened);
	opened->book = book_of_lesson(&opened->lesson);
	return true;
}

void lesson_close(struct opened_lesson *opened)
{
	book_free(opened->book);
	lesson_release(&opened->lesson);
	for (size_t i = 0; i < opened->other_count; i++) {
		lesson_release(&opened->others[i].lesson);
		file_close(opened->others[i].file);
	}
	quiz_free(opened->both.quiz);
	file_close(opened->file);
}

/* ---- what is wrong with it ---- */

static void put_fault(
	const struct opened_lesson *opened, size_t index, struct buf *out)
{
	const struct lesson_fault *fault = &opened->lesson.faults.ptr[index];

	buf_printf(out, "%s:%d: %.*s", opened->path, fault->line,
		STR_ARG(fault->message));
}

void lesson_say_faults(const struct opened_lesson *opened)
{
	for (size_t i = 0; i < opened->lesson.faults.len; i++) {
		struct buf line = {0};

		put_fault(opened, i, &line);
		run_say(line.ptr);
		buf_release(&line);
	}
}

const char *lesson_notice(struct run *run, const struct opened_lesson *opened)
{
	const size_t count = opened->lesson.faults.len;
	struct buf line = {0};
	const char *kept;

	if (count == 0)
		return NULL;
	put_fault(opened, 0, &line);
	if (count > 1)
		buf_printf(&line,
			/* TRANSLATORS: stands after a first one */
			P_("; and %d fault more: 'koine export sheet' lists "
			   "all",
				"; and %d faults more: 'koine export sheet' "
				"lists all",
				(unsigned long)(count - 1)),
			(int)count - 1);
	kept = arena_str(&run->arena, buf_view(&line)).ptr;
	buf_release(&line);
	return kept;
}
