/* SPDX-License-Identifier: MIT */
/* `koine export sheet`: a teacher's two pages for a lesson or a section. */
#include "cmd/exchange.h"

#include "base/mo.h"
#include "cmd/lesson.h"
#include "out/guide.h"

#include <string.h>

#define PAGE_COLS 80 /* [col] */

static bool take_lang(struct run *run, int *lang, struct err *err)
{
	int langs[CORPUS_LANG_MAX];
	const int count = run_langs(run, langs, err);

	*lang = langs[0];
	if (count < 0)
		return false;
	return count == 1 ||
	       err_set(err, ERR_USAGE,
		       _("an export is of one language; name it with --lang"));
}

static bool shows_nothing(const struct run *run, struct err *err)
{
	return err_set(err, ERR_NOT_FOUND,
		/* TRANSLATORS: a file; what a lesson has in brackets stays */
		_("'%s' shows nothing of the report; a link without a text, in "
		  "a paragraph of its own, does: [](sec:2.1)"),
		run->argv[1]);
}

/* The words around are in the language of the guide. */
static bool print_sheet(
	struct run *run, const struct guide_wish *wish, struct err *err)
{
	struct book *book = book_of_work(run->work);
	struct page page = run_page(run, book, wish->lang);
	struct paper paper = {
		.form = (enum paper_form)run->opts.paper,
		.page = &page,
		.lang = wish->lang,
		.out = &run->out,
	};
	struct mo *mo = run_speak(run, corpus_lang_tag(run->work, wish->lang));
	bool is_done;

	page.tier = wish->tier;
	page.width = run->opts.width > 0 ? run->opts.width : PAGE_COLS;
	page.ui_locale = corpus_locale(run->work, wish->lang);
	is_done = guide_write(wish, &paper);
	run_speak_again(run, mo);
	paper_release(&paper);
	page_release(&page);
	book_free(book);
	return is_done || shows_nothing(run, err);
}

static bool of_lesson(struct run *run, const char *path, struct guide_wish wish,
	struct err *err)
{
	struct opened_lesson opened = {0};
	const char *name = strrchr(path, '/');
	bool is_done = false;

	if (lesson_open(run, path, &opened, err)) {
		lesson_say_faults(&opened);
		wish.lesson = &opened.lesson;
		wish.quiz = opened.both.quiz;
		wish.name = str_of(name != NULL ? name + 1 : path);
		is_done = print_sheet(run, &wish, err);
	}
	lesson_close(&opened);
	return is_done;
}

static bool of_place(struct run *run, struct guide_wish *wish, struct err *err)
{
	bool is_done;

	wish->row = run_place(run, run->argv[1], err);
	if (wish->row == CORPUS_NONE)
		return false;
	wish->row = corpus_section_of(run->work, wish->row);
	wish->quiz = quiz_new(run->work);
	is_done = print_sheet(run, wish, err);
	quiz_free(wish->quiz);
	return is_done;
}

bool export_sheet(struct run *run, struct err *err)
{
	struct guide_wish wish = {.row = CORPUS_NONE, .tier = TIER_STUDENT};
	const char *path;

	if (run->argc < 2)
		return err_set(err, ERR_USAGE,
			_("a sheet is of one lesson or section; name it, as in "
			  "'koine export %s 2.1'"),
			run->argv[0]);
	if (run_work(run, err) == NULL || !take_lang(run, &wish.lang, err))
		return false;
	wish.work = run->work;
	if (run->opts.tier >= 0)
		wish.tier = (enum tier)run->opts.tier;
	path = lesson_path(run, run->argv[1]);
	if (path != NULL)
		return of_lesson(run, path, wish, err);
	if (run_is_file(run->argv[1])) {
		struct file *file = run_file(run, run->argv[1], err);

		file_close(file);
		return file != NULL && shows_nothing(run, err);
	}
	return lesson_check(run, run->argv[1], err) &&
	       of_place(run, &wish, err);
}
