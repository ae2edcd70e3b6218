/* SPDX-License-Identifier: MIT */
/* `koine export`: sheets for a class, and its questions for other programs. */
#include "cmd/exchange.h"

#include "base/mo.h"
#include "out/class.h"
#include "text/lang.h"

#include <string.h>

#define SHEET_WIDTH 72 /* [col] as letters and mail have it */

struct class_export {
	struct run *run;
	struct class_wish wish;
};

/* ---- what is wanted ---- */

static bool take_langs(struct class_export *export, struct err *err)
{
	struct run *run = export->run;
	int langs[CORPUS_LANG_MAX];
	const int count = run_langs(run, langs, err);

	if (count < 0)
		return false;
	if (count > 1)
		return err_set(err, ERR_USAGE,
			_("an export is of one language; name it with --lang"));
	export->wish.lang = export->wish.with = langs[0];
	if (run->opts.with == NULL)
		return true;
	export->wish.with = run_lang(run, str_of(run->opts.with), err);
	return export->wish.with >= 0;
}

/* The section that the place is or lies in; the whole work without one. */
static bool take_row(struct class_export *export, struct err *err)
{
	struct run *run = export->run;

	export->wish.row = CORPUS_NONE;
	if (run->argc < 2 || strcmp(run->argv[1], "all") == 0)
		return true;
	export->wish.row = run_place(run, run->argv[1], err);
	if (export->wish.row == CORPUS_NONE)
		return false;
	export->wish.row = corpus_section_of(run->work, export->wish.row);
	return true;
}

static bool open_export(
	struct class_export *export, enum tier tier, struct err *err)
{
	struct run *run = export->run;

	if (run_work(run, err) == NULL)
		return false;
	export->wish = (struct class_wish){
		.work = run->work,
		.tier = run->opts.tier < 0 ? tier : (enum tier)run->opts.tier,
		.has_answers = run->opts.is_answers,
	};
	if (!take_langs(export, err) || !take_row(export, err))
		return false;
	export->wish.quiz = quiz_new(run->work);
	return true;
}

/* ---- what came of it ---- */

static void say_fallback(
	const struct class_export *export, const struct class_count *count)
{
	struct run *run = export->run;
	struct buf asked = {0}, given = {0};

	if (count->fallback == CORPUS_NONE)
		return;
	lang_endonym(corpus_lang_tag(run->work, export->wish.lang), &asked);
	lang_endonym(corpus_lang_tag(run->work, count->fallback), &given);
	run_say(arena_printf(&run->arena,
		_("[not written in %s yet; showing %s]"), asked.ptr, given.ptr)
			.ptr);
	buf_release(&asked);
	buf_release(&given);
}

static bool no_questions(const struct class_export *export, struct err *err)
{
	const struct run *run = export->run;

	return err_set(err, ERR_NOT_FOUND,
		_("there are no questions about '%s' at this level"),
		run->argc > 1 ? run->argv[1] : "all");
}

/* ---- sheets ---- */

typedef struct class_count paper_fn(
	const struct class_wish *wish, struct paper *paper);

/* The words around the text are in its language, whatever the interface's. */
static struct class_count make_paper(
	struct class_export *export, paper_fn *make)
{
	struct run *run = export->run;
	const int lang = export->wish.lang;
	struct book *book = book_of_work(run->work);
	struct page page = run_page(run, book, lang);
	struct paper paper = {
		.form = (enum paper_form)run->opts.paper,
		.page = &page,
		.lang = lang,
		.out = &run->out,
		.has_page_breaks =
			!run->env->is_out_tty || run->opts.output != NULL,
	};
	struct mo *mo = run_speak(run, corpus_lang_tag(run->work, lang));
	struct class_count count;

	page.tier = export->wish.tier;
	page.width = run->opts.width > 0 ? run->opts.width : SHEET_WIDTH;
	page.ui_locale = corpus_locale(run->work, lang);
	count = make(&export->wish, &paper);
	run_speak_again(run, mo);
	page.ui_locale = run_ui_locale(run);
	if (count.stand_in.node != NULL)
		run_say(page_notice(&page, &count.stand_in, &run->arena).ptr);
	paper_release(&paper);
	page_release(&page);
	book_free(book);
	return count;
}

static bool print_paper(struct run *run, paper_fn *make,
	struct class_count *count, struct err *err)
{
	struct class_export export = {.run = run};

	if (!open_export(&export, TIER_STUDENT, err))
		return false;
	if (export.wish.row == CORPUS_NONE)
		err_set(err, ERR_USAGE,
			_("a sheet is of one section; name it, as in 'koine "
			  "export %s 2.1'"),
			run->argv[0]);
	if (err->code == ERR_NONE)
		*count = make_paper(&export, make);
	if (err->code == ERR_NONE && count->texts == 0)
		err_set(err, ERR_UNWRITTEN,
			_("not written yet in any language"));
	if (err->code == ERR_NONE)
		say_fallback(&export, count);
	quiz_free(export.wish.quiz);
	return err->code == ERR_NONE;
}

bool export_handout(struct run *run, struct err *err)
{
	struct class_count count;

	if (!print_paper(run, class_handout, &count, err))
		return false;
	if (run->opts.is_answers && count.questions == 0)
		run_say(arena_printf(&run->arena,
			_("there are no questions about '%s' at this level"),
			run->argv[1])
				.ptr);
	return true;
}

bool export_cloze(struct run *run, struct err *err)
{
	struct class_count count;

	if (!print_paper(run, class_cloze, &count, err))
		return false;
	return count.gaps > 0 ||
	       err_set(err, ERR_NOT_FOUND,
		       _("the text of '%s' is too short for a gap"),
		       run->argv[1]);
}

/* ---- questions for other programs ---- */

bool export_gift(struct run *run, struct err *err)
{
	struct class_export export = {.run = run};
	struct class_count count;

	if (!open_export(&export, TIER_FULL, err))
		return false;
	count = class_gift(&export.wish, &run->out);
	if (count.questions == 0)
		no_questions(&export, err);
	else
		say_fallback(&export, &count);
	quiz_free(export.wish.quiz);
	return count.questions > 0;
}

bool export_anki(struct run *run, struct err *err)
{
	struct class_export export = {.run = run};
	struct class_count count;

	if (!open_export(&export, TIER_STUDENT, err))
		return false;
	count = class_anki(&export.wish, &run->out);
	if (count.questions + count.terms == 0)
		err_set(err, ERR_NOT_FOUND,
			_("there are no questions and no terms about '%s' at "
			  "this level"),
			run->argc > 1 ? run->argv[1] : "all");
	else
		say_fallback(&export, &count);
	quiz_free(export.wish.quiz);
	return count.questions + count.terms > 0;
}
