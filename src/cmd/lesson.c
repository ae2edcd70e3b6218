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

/* ---- opening ---- */

/* Its own words, if their letters are Latin, are in the language asked for
 * where that has such letters: nothing else tells French from English. */
static void guess_lang(struct run *run, struct file *file)
{
	int langs[CORPUS_LANG_MAX];
	struct err err = {0};

	if (strcmp(file_lang(file), "en") != 0 ||
		run_langs(run, langs, &err) < 1)
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
	guess_lang(run, opened->file);
	opened->both.work = run->work;
	opened->both.quiz = quiz_new(run->work);
	lesson_read(&opened->lesson, run->work, opened->file,
		lesson_source_of(&opened->both));
	opened->book = book_of_lesson(&opened->lesson);
	return true;
}

void lesson_close(struct opened_lesson *opened)
{
	book_free(opened->book);
	lesson_release(&opened->lesson);
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
			P_("; and %d fault more", "; and %d faults more",
				(unsigned long)(count - 1)),
			(int)count - 1);
	kept = arena_str(&run->arena, buf_view(&line)).ptr;
	buf_release(&line);
	return kept;
}
