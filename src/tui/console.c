/* SPDX-License-Identifier: MIT */
/* The console as a view: joins who presents, takes keys. */
#include "tui/console_impl.h"

#include "base/fs.h"
#include "base/mo.h"
#include "desk/budget.h"
#include "tui/bidichoice.h"
#include "tui/reader.h"
#include "tui/views.h"

#include <stdlib.h>
#include <unistd.h>

#define LESSON_S 43200 /* [s] older questions are of another lesson */
#define FEED_MAX ((size_t)1 << 20)

/* ---- what it knows ---- */

enum seat_state console_state(const struct console *console)
{
	return console->app->is_scripted ? console->fed
	                                 : seat_state(console->seat);
}

int64_t console_elapsed(const struct console *console)
{
	const struct talk_show *show = seat_show(console->seat);

	if (show == NULL)
		return 0;
	return (console->app->is_scripted ? show->elapsed
					  : seat_elapsed(console->seat)) /
	       1000;
}

int console_budget(const struct console *console)
{
	const struct talk_show *show = seat_show(console->seat);

	if (console->budget > 0)
		return console->budget;
	return show != NULL ? show->budget : 0;
}

/* What another class has asked stays in the file only. The loop draws after
 * each round. */
static void on_change(void *ctx)
{
	struct console *console = ctx;

	if (seat_classes(console->seat) == console->classes)
		return;
	console->classes = seat_classes(console->seat);
	console->top = 0;
	questions_release(&console->asked);
}

/* ---- questions ---- */

/* NULL: they last as long as this console. */
static const char *question_folder(const struct console *console)
{
	const struct talk_show *show = seat_show(console->seat);

	return show != NULL && show->is_private
	               ? NULL
	               : console->app->env->paths.state;
}

static struct console *console_of(struct app *app)
{
	return app_top(app, &console_view);
}

static void add_question(struct app *app, struct str text)
{
	struct console *console = console_of(app);
	const struct talk_show *show = seat_show(console->seat);
	struct questions *asked = &console->asked;
	struct question question = {.time = env_now(app->env)};
	struct buf elapsed = {0};
	struct err err = {0};

	if (str_trim(text).len == 0)
		return;
	if (show != NULL)
		budget_put(console_elapsed(console), &elapsed);
	question.elapsed = arena_str(&asked->arena, buf_view(&elapsed));
	question.slide =
		arena_str(&asked->arena, show != NULL ? show->now.id : STR(""));
	question.text = arena_str(&asked->arena, str_trim(text));
	buf_release(&elapsed);
	vec_push(&asked->question, question);
	console->top = 0;
	if (questions_add(question_folder(console), &question, &err))
		app_say(app, "%s", _("the question is kept"));
	else
		app_say(app, "%s", err.message);
}

/* ---- keys ---- */

static void say_command(struct console *console, enum talk_word word)
{
	const struct talk_command command = {.word = word};

	if (!seat_say(console->seat, &command))
		app_say(console->app, "%s",
			_("no slides are joined: nothing can be moved"));
}

static void scroll(struct console *console, int rows)
{
	console->top += rows;
	if (console->top > console->last_top)
		console->top = console->last_top;
	if (console->top < 0)
		console->top = 0;
}

static bool act_scroll(struct console *console, enum action action, int count)
{
	const int half = console->app->frame.rows / 2;
	const int times = count > 0 ? count : 1;

	switch (action) {
	case ACTION_LINE_DOWN:
	case ACTION_LINE_UP:
		scroll(console, action == ACTION_LINE_DOWN ? times : -times);
		return true;
	case ACTION_HALF_DOWN:
	case ACTION_HALF_UP:
		scroll(console, action == ACTION_HALF_DOWN ? half : -half);
		return true;
	case ACTION_START:
	case ACTION_END:
		console->top = action == ACTION_START ? 0 : console->last_top;
		return true;
	default:
		return false;
	}
}

static bool is_page_lang(enum action action)
{
	return (action >= ACTION_LANG_1 && action <= ACTION_LANG_6) ||
	       action == ACTION_LANGUAGES || action == ACTION_LANG_FLIP;
}

static bool goes_on(enum action action)
{
	return action == ACTION_HELP || action == ACTION_QUIT ||
	       action == ACTION_REDRAW || action == ACTION_SUSPEND ||
	       action == ACTION_BIDI || action == ACTION_THEME;
}

static bool act(struct app *app, void *view, enum action action, int count)
{
	struct console *console = view;

	if (goes_on(action))
		return false;
	if (act_scroll(console, action, count))
		return true;
	if (is_page_lang(action))
		reader_view.act(app, app->reader, action, count);
	else if (action == ACTION_QUIT_LAYER)
		app->is_quit = true;
	else if (action == ACTION_COMMAND)
		command_open(app);
	else if (action == ACTION_PAGE_DOWN || action == ACTION_PAGE_UP)
		say_command(console,
			action == ACTION_PAGE_DOWN ? TALK_NEXT : TALK_BACK);
	else if (action == ACTION_CLOCK)
		say_command(console, TALK_CLOCK);
	else if (action == ACTION_QUESTION)
		/* TRANSLATORS: before a line that is being typed; at most 20
		 * columns */
		prompt_open(app, _("question: "), STR(""), add_question);
	return true;
}

/* ---- life ---- */

/* Another language may run right to left. */
static void changed(struct app *app, void *view)
{
	(void)view;
	app_settle_bidi(app);
}

static void release(struct app *app, void *view)
{
	struct console *console = view;

	(void)app;
	seat_free(console->seat);
	questions_release(&console->asked);
	quiz_free(console->quiz);
	free(console);
}

const struct view_ops console_view = {
	.mode = MODE_CONSOLE,
	.draw = console_draw,
	.act = act,
	.changed = changed,
	.free = release,
	.status = console_status,
};

/* Lines of a presenter, then perhaps "gone", "full" or "other". */
static void feed(struct console *console, const char *path)
{
	struct buf bytes = {0};
	struct err why = {0};
	struct str rest, line;

	if (!fs_read(path, FEED_MAX, &bytes, &why))
		app_say(console->app, "%s", why.message);
	rest = buf_view(&bytes);
	while (str_split(&rest, '\n', &line)) {
		if (seat_hear(console->seat, line))
			console->fed = SEAT_JOINED;
		else if (str_eq(line, STR("gone")))
			console->fed = SEAT_ALONE;
		else if (str_eq(line, STR("full")))
			console->fed = SEAT_FULL;
		else if (str_eq(line, STR("other")))
			console->fed = SEAT_OTHER;
	}
	buf_release(&bytes);
}

void console_open(struct app *app, const struct app_opts *opts)
{
	struct console *console = xcalloc(1, sizeof(*console));
	struct work *work = book_work(app->book);
	struct err why = {0};

	console->app = app;
	console->budget = opts->budget;
	console->quiz = work != NULL ? quiz_new(work) : NULL;
	console->seat = seat_new(app->loop, geteuid(), on_change, console);
	questions_read(&console->asked, app->env->paths.state,
		env_now(app->env) - LESSON_S);
	app_push(app, &console_view, console);
	if (opts->feed != NULL)
		feed(console, opts->feed);
	else if (!app->is_scripted &&
		 !seat_open(console->seat, &app->env->paths, &why))
		app_say_also(app, why.message);
}
