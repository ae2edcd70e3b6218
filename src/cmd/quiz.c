/* SPDX-License-Identifier: MIT */
/* `koine quiz [PLACE]`: questions in the reader; printed where there is no
 * terminal. */
#include "cmd/read.h"

#include "base/mo.h"
#include "out/out.h"
#include "quiz/score.h"
#include "quiz/terms.h"
#include "text/lang.h"

#include <string.h>

struct paper {
	struct run *run;
	struct quiz *quiz;
	struct sitting sitting;
	struct page page;
	struct arena arena;
	int section;  /* of the question before */
	int fallback; /* language that stood in for the one asked for */
};

static bool is_all(const struct run *run)
{
	return run->argc > 0 && strcmp(run->argv[0], "all") == 0;
}

/* ---- on paper ---- */

static void put_hung(struct paper *paper, const struct doc_node *block,
	struct str lead, int lang)
{
	struct layout_opts opts = page_layout(
		&paper->page, lang, corpus_locale(paper->run->work, lang));
	struct lines lines = {0};

	opts.marks = MARKS_NONE;
	layout_hung(block, lead, ROLE_BULLET, &opts, &paper->arena, &lines);
	out_text(&lines, &opts, &paper->run->out);
	lines_release(&lines);
}

static void put_section(struct paper *paper, int section, int lang)
{
	struct work *work = paper->run->work;
	const struct layout_opts opts =
		page_layout(&paper->page, lang, corpus_locale(work, lang));
	struct lines lines = {0};

	if (section == paper->section)
		return;
	paper->section = section;
	layout_text(arena_printf(&paper->arena, "%.*s  %.*s",
			    STR_ARG(corpus_item(work, section)->id),
			    STR_ARG(corpus_heading(work, section, lang))),
		ROLE_HEADING, &opts, &paper->arena, &lines);
	if (paper->run->out.len > 0)
		buf_byte(&paper->run->out, '\n');
	out_text(&lines, &opts, &paper->run->out);
	lines_release(&lines);
}

static const char *sign_of(const struct paper *paper, bool is_right)
{
	if (!is_right || !paper->run->opts.is_answers)
		return " ";
	return paper->page.is_ascii ? "+" : "✓";
}

static void put_question(
	struct paper *paper, const struct quiz_shown *shown, int number)
{
	const struct quiz_question *question = shown->question;

	put_section(paper, question->section, shown->lang);
	buf_byte(&paper->run->out, '\n');
	put_hung(paper, question->text,
		arena_printf(&paper->arena, "%d. ", number), shown->lang);
	for (int i = 0; i < question->option_count; i++) {
		const struct quiz_option *option = &question->options[i];

		put_hung(paper, option->text,
			arena_printf(&paper->arena, "  %s %d  ",
				sign_of(paper, option->is_right), i + 1),
			shown->lang);
		if (paper->run->opts.is_answers && option->reply != NULL)
			put_hung(paper, option->reply, STR("       "),
				shown->lang);
	}
}

static void put_questions(struct paper *paper)
{
	const int lang = paper->page.lang;
	const struct sitting_entry *entry;
	int number = 0;

	do {
		struct quiz_shown shown;

		entry = sitting_entry(&paper->sitting);
		shown = quiz_find(paper->quiz, entry->id, lang);
		put_question(paper, &shown, ++number);
		if (shown.is_fallback)
			paper->fallback = shown.lang;
	} while (sitting_walk(&paper->sitting, 1));
}

static void say_fallback(struct paper *paper)
{
	struct work *work = paper->run->work;
	struct buf asked = {0}, given = {0};

	if (paper->fallback == CORPUS_NONE)
		return;
	lang_endonym(corpus_lang_tag(work, paper->page.lang), &asked);
	lang_endonym(corpus_lang_tag(work, paper->fallback), &given);
	run_say(arena_printf(&paper->arena,
		_("[not written in %s yet; showing %s]"), asked.ptr, given.ptr)
			.ptr);
	buf_release(&asked);
	buf_release(&given);
}

/* Nothing of the state is written here, and it is read for what is due only. */
static void add_due(struct paper *paper)
{
	const struct env *env = paper->run->env;
	struct err why = {0};
	struct state *state = state_of_env(env, &why);

	score_add_due(state, corpus_id(paper->run->work), env->now, paper->quiz,
		paper->page.lang, &paper->sitting);
	state_close(state);
}

static bool fill(struct paper *paper, struct err *err)
{
	struct run *run = paper->run;
	int row;

	if (run->argc == 0) {
		add_due(paper);
	} else if (is_all(run)) {
		sitting_add_all(&paper->sitting, paper->quiz, run->work,
			paper->page.lang);
	} else {
		row = run_place(run, run->argv[0], err);
		if (row == CORPUS_NONE)
			return false;
		sitting_add_below(
			&paper->sitting, paper->quiz, row, paper->page.lang);
	}
	if (sitting_begin(&paper->sitting))
		return true;
	if (run->argc == 0)
		return err_set(err, ERR_NOT_FOUND,
			_("no question is due today; name a section, as in "
			  "'koine quiz 2.1'"));
	return err_set(err, ERR_NOT_FOUND,
		_("there are no questions about '%s' at this level"),
		run->argv[0]);
}

/* ---- terms ---- */

/* The language of the other side: the second of -l, else the interface's, else
 * English. */
static int other_lang(const struct run *run, const int *langs, int count)
{
	int other =
		count > 1 ? langs[1] : corpus_lang_index(run->work, run->ui);

	if (other == CORPUS_NONE || other == langs[0])
		other = corpus_lang_index(run->work, STR("en"));
	if (other == CORPUS_NONE || other == langs[0])
		other = langs[0] == 0 ? corpus_lang_count(run->work) - 1 : 0;
	return other;
}

static void put_text(struct paper *paper, struct str text, int lang)
{
	const struct layout_opts opts = page_layout(
		&paper->page, lang, corpus_locale(paper->run->work, lang));
	struct lines lines = {0};

	layout_text(text, ROLE_TEXT, &opts, &paper->arena, &lines);
	out_text(&lines, &opts, &paper->run->out);
	lines_release(&lines);
}

static void put_term(
	struct paper *paper, struct str concept, int number, int other)
{
	struct work *work = paper->run->work;
	const int lang = paper->page.lang;

	put_text(paper,
		arena_printf(&paper->arena, "%d. %.*s", number,
			STR_ARG(terms_in(work, concept, lang))),
		lang);
	if (!paper->run->opts.is_answers)
		return;
	put_text(paper, terms_in(work, concept, other), other);
	put_text(paper, terms_meaning(work, concept, other, paper->page.tier),
		other);
	buf_byte(&paper->run->out, '\n');
}

static bool fill_terms(struct paper *paper, int other, struct err *err)
{
	struct run *run = paper->run;
	const struct env *env = run->env;
	const int lang = paper->page.lang;
	struct err why = {0};
	struct state *state;
	int row;

	if (run->argc == 0) {
		state = state_of_env(env, &why);
		terms_add_due(&paper->sitting, run->work, state, env->now, lang,
			other);
		state_close(state);
	} else if (is_all(run)) {
		terms_add_all(&paper->sitting, run->work, lang, other);
	} else {
		row = run_place(run, run->argv[0], err);
		if (row == CORPUS_NONE)
			return false;
		terms_add_below(&paper->sitting, run->work, row, lang, other);
	}
	return sitting_begin(&paper->sitting) ||
	       err_set(err, ERR_NOT_FOUND,
		       _("there are no terms here to be asked"));
}

/* ---- the command ---- */

/* As run_langs; a card is of two. */
static int card_langs(
	struct run *run, int langs[CORPUS_LANG_MAX], struct err *err)
{
	const int count = run_langs(run, langs, err);

	if (!run->opts.is_terms || count < 2 || langs[0] != langs[1])
		return count;
	err_set(err, ERR_USAGE,
		/* TRANSLATORS: what stands after -l */
		_("the sides of a card are of two languages, and '%s' names "
		  "one twice"),
		run->opts.lang);
	return -1;
}

static int print(struct run *run, struct err *err)
{
	struct paper paper = {
		.run = run, .section = CORPUS_NONE, .fallback = CORPUS_NONE};
	int langs[CORPUS_LANG_MAX];
	struct book *book;
	int count, other;

	if (run_work(run, err) == NULL)
		return 2;
	count = card_langs(run, langs, err);
	if (count < 0)
		return 2;
	book = book_of_work(run->work);
	paper.page = run_page(run, book, langs[0]);
	paper.quiz = quiz_new(run->work);
	paper.sitting.tier = run_tier(run);
	other = other_lang(run, langs, count);
	if (run->opts.is_terms && fill_terms(&paper, other, err)) {
		for (size_t i = 0; i < paper.sitting.entry.len; i++)
			put_term(&paper, paper.sitting.entry.ptr[i].id,
				(int)i + 1, other);
	} else if (!run->opts.is_terms && fill(&paper, err)) {
		put_questions(&paper);
		say_fallback(&paper);
	}
	sitting_release(&paper.sitting);
	quiz_free(paper.quiz);
	page_release(&paper.page);
	arena_free(&paper.arena);
	book_free(book);
	return err_status(err->code);
}

static int ask(struct run *run, struct err *err)
{
	struct app_opts opts = read_opts(run);
	int langs[CORPUS_LANG_MAX], count;

	if (run_work(run, err) == NULL)
		return 2;
	count = card_langs(run, langs, err);
	if (count < 0)
		return 2;
	opts.is_cards = run->opts.is_terms;
	opts.cards_lang = count > 1 ? langs[1] : CORPUS_NONE;
	opts.quiz = run->argc > 0 ? run->argv[0] : "";
	if (run->argc > 0 && !is_all(run))
		opts.place = run->argv[0];
	return read_work(run, &opts, err);
}

static int run_quiz(struct run *run, struct err *err)
{
	const bool is_file =
		run->opts.output != NULL && run->opts.screen == NULL;
	/* Cards are turned on a screen only. */
	const bool is_list = run->opts.is_terms && run->opts.is_speech;
	int status;

	if (!read_is_drawn(run) || run->opts.is_answers || is_file || is_list)
		return print(run, err);
	status = ask(run, err);
	if (err->code != ERR_TERMINAL)
		return status;
	/* Say why, and give the questions all the same. */
	run_say(err->message);
	*err = (struct err){0};
	return print(run, err);
}

static const struct opt *const options[] = {options_common, options_text,
	options_view, options_quiz, options_output, options_reader,
	options_profile, NULL};

const struct cmd cmd_quiz = {
	.name = "quiz",
	.operands = "[PLACE]",
	.help = N_("answer questions about a section, or those that are due"),
	.options = options,
	.max = 1,
	.run = run_quiz,
};
