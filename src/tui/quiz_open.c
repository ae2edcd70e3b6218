/* SPDX-License-Identifier: MIT */
/* Which questions a quiz asks: those of a place, all, or what is due today. */
#include "tui/quiz_impl.h"

#include "base/mo.h"
#include "quiz/score.h"
#include "tui/menu.h"
#include "tui/views.h"

#include <stdlib.h>

static struct asking *asking_new(struct app *app)
{
	struct asking *asking = xcalloc(1, sizeof(*asking));

	asking->quiz = quiz_new(book_work(app->book));
	asking->sitting.tier = reader_tier(app->reader);
	asking->section = CORPUS_NONE;
	return asking;
}

static void add_place(struct app *app, struct asking *asking, int row)
{
	sitting_add_below(
		&asking->sitting, asking->quiz, row, reader_lang(app->reader));
}

/* ---- the sections, to choose from ---- */

static void begin(struct app *app, struct asking *asking, bool is_before_class);

static void choose(struct app *app, const struct menu_row *row)
{
	struct asking *asking = asking_new(app);

	add_place(app, asking, (int)row->value);
	begin(app, asking, false);
}

static int count_of(struct app *app, struct quiz *quiz, int row)
{
	const struct quiz_list list =
		quiz_below(quiz, row, reader_lang(app->reader), &app->draw);
	int count = 0;

	for (size_t i = 0; i < list.count; i++)
		count += list.items[i].question->needs <=
		         reader_tier(app->reader);
	return count;
}

static void add_section(
	struct app *app, struct menu *menu, int row, int questions)
{
	struct work *work = book_work(app->book);
	const int lang = reader_lang(app->reader);

	menu->rows[menu->count++] = (struct menu_row){
		.text = arena_printf(&menu->arena, "%.*s  %.*s",
			STR_ARG(corpus_item(work, row)->id),
			STR_ARG(corpus_heading(work, row, lang))),
		.detail = arena_printf(&menu->arena,
			P_("%d question", "%d questions",
				(unsigned long)questions),
			questions),
		.lang = lang,
		.value = row,
	};
}

static void sections_open(struct app *app, struct asking *asking)
{
	struct work *work = book_work(app->book);
	const int rows = corpus_count(work);
	struct menu menu = {
		.title = _("Quiz: about which section?"),
		.is_full = true,
		.choose = choose,
		.empty = _("there are no questions at this level"),
		.action = ACTION_QUIZ,
	};

	menu.rows = ARENA_ARRAY(&menu.arena, struct menu_row, rows + 1);
	for (int row = 0; row < rows; row++) {
		const int questions =
			corpus_item(work, row)->kind == SPINE_SECTION
				? count_of(app, asking->quiz, row)
				: 0;

		if (questions > 0)
			add_section(app, &menu, row, questions);
	}
	quiz_view.free(app, asking);
	menu_open(app, &menu);
}

/* ---- beginning ---- */

/* What does not fit the level is not asked; with nothing left, it says why. */
static void begin(struct app *app, struct asking *asking, bool is_before_class)
{
	if (sitting_begin(&asking->sitting)) {
		asking->stage = is_before_class ? CLASS_QUESTION : ASK_QUESTION;
		app_push(app, &quiz_view, asking);
	} else if (asking->sitting.entry.len > 0) {
		app_say(app,
			_("the questions here need more detail; %.*s shows more"),
			STR_ARG(app_key_for(app, ACTION_TIER_UP)));
		quiz_view.free(app, asking);
	} else {
		app_say(app, "%s", _("there are no questions about this"));
		sections_open(app, asking);
	}
}

static void open_here(struct app *app, bool is_before_class)
{
	struct asking *asking = asking_new(app);
	struct unit unit;

	if (book_unit(app->book, reader_focus_unit(app->reader),
		    reader_lang(app->reader), reader_tier(app->reader),
		    &unit) &&
		unit.about != CORPUS_NONE)
		add_place(app, asking, unit.about);
	begin(app, asking, is_before_class);
}

void quiz_open(struct app *app)
{
	open_here(app, false);
}

void quiz_open_class(struct app *app)
{
	open_here(app, true);
}

void quiz_open_slide(struct app *app, const struct unit *unit)
{
	struct asking *asking = asking_new(app);
	struct quiz_shown shown = {NULL, 0, false};

	asking->stays = true;
	if (unit->is_question)
		shown = quiz_find(
			asking->quiz, unit->id, reader_lang(app->reader));
	if (shown.question != NULL)
		sitting_add(&asking->sitting, shown.question);
	else if (unit->about != CORPUS_NONE)
		add_place(app, asking, unit->about);
	begin(app, asking, true);
}

void quiz_open_place(struct app *app, struct str place)
{
	struct asking *asking = asking_new(app);

	if (place.len == 0)
		score_add_due(app->state, book_key(app->book),
			env_now(app->env), asking->quiz,
			reader_lang(app->reader), &asking->sitting);
	else if (str_eq(place, STR("all")))
		sitting_add_all(&asking->sitting, asking->quiz,
			book_work(app->book), reader_lang(app->reader));
	else
		add_place(
			app, asking, corpus_find(book_work(app->book), place));
	if (place.len == 0 && !sitting_begin(&asking->sitting))
		sections_open(app, asking);
	else
		begin(app, asking, false);
}
