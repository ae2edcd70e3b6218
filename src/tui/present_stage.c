/* SPDX-License-Identifier: MIT */
/* What slides tell the consoles that have joined, and do for them. */
#include "tui/present_impl.h"

#include "base/mo.h"
#include "desk/stage.h"
#include "tui/brief.h"
#include "tui/views.h"

#include <stdlib.h>
#include <unistd.h>

/* What consoles know: they are told again when it is another. */
struct told {
	int unit, step, steps, at, count, lang;
	enum tier tier;
	enum cover cover;
	bool is_busy;
};

struct present_stage {
	struct present *present;
	struct stage *stage;
	int64_t began_ms; /* on the clock of loop_now_ms */
	struct told told;
	bool is_set; /* the clock was set: tell them */
};

static bool is_busy(const struct present *present)
{
	return app_top(present->app, &present_view) != present;
}

/* Slides of a class that was cut short, as long as nobody has moved them. */
static void come_back(struct present *present, struct str id)
{
	const int unit = book_find(present->app->book, id);
	int at;

	if (is_busy(present) || present->at > 0 || present->step > 0 ||
		unit == CORPUS_NONE)
		return;
	present_ready(present);
	at = deck_find(&present->deck, unit);
	if (present->deck.unit.ptr[at] == unit)
		present_jump(present, at);
}

static void on_command(void *ctx, const struct talk_command *command)
{
	struct present_stage *side = ctx;
	struct present *present = side->present;
	struct app *app = present->app;

	if (command->word == TALK_CLOCK) {
		side->began_ms = loop_now_ms() - command->elapsed;
		side->is_set = true;
		return;
	}
	if (command->word == TALK_AT) {
		come_back(present, command->id);
		return;
	}
	/* A key here would act on what lies over the slides. */
	if (is_busy(present))
		return;
	buf_clear(&app->message);
	app_act(app,
		command->word == TALK_NEXT ? ACTION_PAGE_DOWN : ACTION_PAGE_UP,
		0);
}

void present_stage_open(struct present *present)
{
	struct app *app = present->app;
	struct err why = {0};
	struct present_stage *side;

	if (app->is_scripted)
		return;
	side = xcalloc(1, sizeof(*side));
	side->present = present;
	side->began_ms = loop_now_ms();
	/* Slides that are opened again from the page are of the same class. */
	if (app->class_id == 0)
		app->class_id = side->began_ms;
	side->stage = stage_new(app->loop, geteuid(), on_command, side);
	present->stage = side;
	if (!stage_listen(side->stage, &app->env->paths, &why))
		app_say_also(app, why.message);
}

/* ---- telling ---- */

static struct talk_slide slide_of(
	const struct present *present, int unit, bool is_section)
{
	const struct page *page = reader_page(present->app->reader);
	struct brief brief;

	if (unit == CORPUS_NONE || !brief_make(present->app->book, unit,
					   page->lang, page->tier, &brief))
		return (struct talk_slide){STR(""), STR(""), STR("")};
	return (struct talk_slide){
		brief.id, brief.title, is_section ? STR("") : brief.line};
}

static struct talk_slide next_of(const struct present *present, bool *is_last)
{
	const struct deck *deck = &present->deck;
	const int at = present->at + 1;

	*is_last = at >= (int)deck->unit.len;
	if (!*is_last)
		return slide_of(present, deck->unit.ptr[at], false);
	return slide_of(present,
		book_heading(
			present->app->book, deck->unit.ptr[present->at], 1, 2),
		true);
}

static struct talk_show show_of(const struct present_stage *side)
{
	const struct present *present = side->present;
	const struct app *app = present->app;
	const struct page *page = reader_page(app->reader);
	const struct work *work = book_work(app->book);
	struct talk_show show = {
		.work = work != NULL ? corpus_id(work) : STR(""),
		.lang = str_of(book_lang_tag(app->book, page->lang)),
		.tier = str_of(tier_name(page->tier)),
		.at = present->at + 1,
		.count = (int)present->deck.unit.len,
		.step = present->step + 1,
		.steps = (int)present->steps.step.len,
		.class_id = app->class_id,
		.elapsed = loop_now_ms() - side->began_ms,
		.budget = app->budget,
		.cover = present->cover == COVER_BLACK   ? TALK_BLACK
	                 : present->cover == COVER_WHITE ? TALK_WHITE
	                                                 : TALK_OPEN,
		.is_busy = is_busy(present),
		.is_private = app->env->is_stateless,
	};

	show.now =
		slide_of(present, present->deck.unit.ptr[present->at], false);
	show.next = next_of(present, &show.is_last);
	return show;
}

static struct told told_now(const struct present *present)
{
	return (struct told){
		.unit = present->deck.unit.ptr[present->at],
		.step = present->step,
		.steps = (int)present->steps.step.len,
		.at = present->at,
		.count = (int)present->deck.unit.len,
		.lang = reader_lang(present->app->reader),
		.tier = reader_tier(present->app->reader),
		.cover = present->cover,
		.is_busy = is_busy(present),
	};
}

static bool same_told(const struct told *a, const struct told *b)
{
	return a->unit == b->unit && a->step == b->step &&
	       a->steps == b->steps && a->at == b->at && a->count == b->count &&
	       a->lang == b->lang && a->tier == b->tier &&
	       a->cover == b->cover && a->is_busy == b->is_busy;
}

static void tell(struct present_stage *side)
{
	const struct told now = told_now(side->present);
	struct talk_show show;

	if (same_told(&now, &side->told) && !side->is_set &&
		!stage_is_asked(side->stage))
		return;
	side->told = now;
	side->is_set = false;
	if (stage_count(side->stage) == 0)
		return;
	show = show_of(side);
	stage_tell(side->stage, &show);
}

void present_tell(struct app *app)
{
	for (int i = 0; i < app->view_count; i++) {
		struct present *present = app->views[i].data;

		if (app->views[i].ops == &present_view &&
			present->stage != NULL)
			tell(present->stage);
	}
}

/* ---- closing ---- */

/*
 * A class that ends like this is followed by another one; of one that was cut
 * short consoles keep clock and questions.
 */
static void end_class(struct present_stage *side)
{
	struct talk_show show;

	if (side->present->app->is_lost || stage_count(side->stage) == 0)
		return;
	show = show_of(side);
	show.is_over = true;
	stage_tell(side->stage, &show);
}

void present_stage_close(struct present *present)
{
	if (present->stage == NULL)
		return;
	end_class(present->stage);
	stage_free(present->stage->stage);
	free(present->stage);
	present->stage = NULL;
}
