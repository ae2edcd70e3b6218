/* SPDX-License-Identifier: MIT */
/* Search everywhere: the index, made beside the reading, and its answers. */
#include "tui/search_impl.h"

#include "tui/reader.h"

#define HITS_FIRST  25 /* of a language; more when they are looked at */
#define HITS_TIMES  4
#define HITS_CLOSED 1 /* of one whose hits are not shown */

/* ---- the index ---- */

static void unwatch(struct app *app, struct searching *searching)
{
	if (searching->watched >= 0)
		loop_unwatch(app->loop, searching->watched);
	searching->watched = -1;
}

static void poll_index(struct app *app, struct searching *searching);

/* The loop draws after each round: the percentage, or the answer. */
static void on_news(void *ctx, int fd, unsigned events)
{
	struct app *app = ctx;

	(void)fd;
	(void)events;
	poll_index(app, app->searching);
}

static void watch(struct app *app, struct searching *searching)
{
	const int fd = search_fd(searching->search);

	if (fd == searching->watched)
		return;
	unwatch(app, searching);
	searching->watched = fd;
	if (fd >= 0)
		loop_watch(app->loop, fd, on_news, app);
}

static void poll_index(struct app *app, struct searching *searching)
{
	searching->err.code = ERR_NONE;
	searching->state = search_poll(
		searching->search, &searching->percent, &searching->err);
	if (searching->state == SEARCH_BUILDING)
		watch(app, searching);
	else
		unwatch(app, searching);
}

void searching_start(struct app *app, struct searching *searching)
{
	if (searching->search != NULL && searching->state == SEARCH_FAILED)
		searching_stop(app, searching);
	if (searching->search == NULL) {
		searching->source = (struct search_source){.paths = app->paths,
			.work = book_work(app->book),
			.file = book_file(app->book),
			.path = app->file_path};
		searching->percent = 0;
		searching->is_asked = false;
		/* A screen in memory has no loop that could wait. */
		searching->search =
			search_open(&searching->source, app->is_scripted);
	}
	poll_index(app, searching);
}

void searching_stop(struct app *app, struct searching *searching)
{
	unwatch(app, searching);
	search_close(searching->search);
	searching->search = NULL;
}

/* ---- asking ---- */

static bool is_answered(struct app *app, const struct searching *searching)
{
	return searching->is_asked &&
	       str_eq(buf_view(&searching->asked),
		       str_trim(buf_view(&searching->edit.text))) &&
	       searching->opts.lang == reader_lang(app->reader) &&
	       searching->opts.tier == (int)reader_tier(app->reader);
}

/* The answer before goes, and what points to it. */
static void run(struct searching *searching, size_t limit)
{
	const bool is_closed = searching->rows.open == 0;

	searching->opts.limit = limit;
	searching->opts.others = is_closed ? HITS_CLOSED : limit;
	searching->err.code = ERR_NONE;
	arena_clear(&searching->arena);
	searching->answer = (struct search_answer){0};
	if (searching->asked.len > 0 &&
		!search_run(searching->search, buf_view(&searching->asked),
			&searching->opts, &searching->arena, &searching->answer,
			&searching->err))
		searching->answer = (struct search_answer){0};
}

void searching_ask(struct app *app, struct searching *searching)
{
	if (searching->search == NULL || searching->state != SEARCH_READY ||
		is_answered(app, searching))
		return;
	search_view_forget(app);
	buf_clear(&searching->asked);
	buf_str(&searching->asked, str_trim(buf_view(&searching->edit.text)));
	searching->is_asked = true;
	searching->opts = (struct search_opts){.lang = reader_lang(app->reader),
		.tier = (int)reader_tier(app->reader),
		.is_typing = true};
	searching->rows.open = 0;
	run(searching, HITS_FIRST);
	search_rows_begin(
		&searching->rows, &searching->answer, searching->opts.lang);
	searching_open(searching);
}

/* Those there are come first again: only what is below them is new. */
void searching_open(struct searching *searching)
{
	if (searching->rows.open != 0 &&
		searching->opts.others < searching->opts.limit)
		run(searching, searching->opts.limit);
	search_rows_fill(&searching->rows, &searching->answer);
}

bool searching_more(struct searching *searching)
{
	struct search_rows *rows = &searching->rows;

	if (rows->at >= rows->row.len ||
		!search_rows_is_cut(rows, &searching->answer, rows->at))
		return false;
	run(searching, searching->opts.limit * HITS_TIMES);
	search_rows_fill(rows, &searching->answer);
	return true;
}
