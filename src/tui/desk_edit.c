/* SPDX-License-Identifier: MIT */
/* The user's editor at the block in focus: the terminal is lent to it. */
#include "base/mo.h"
#include "desk/editor.h"
#include "tui/desk_impl.h"
#include "tui/restore.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Where a block is written. */
struct place {
	const char *path;
	int line; /* 0: anywhere */
};

/* ---- the place ---- */

/* The line of what is written in the text nearest before `item`. */
static int line_before(struct work *work, int item, int lang, enum tier tier)
{
	const int part = corpus_item(work, item)->part;

	for (int i = item; i >= part; i--) {
		struct shown shown;

		if (!corpus_is_written(work, i, lang, tier))
			continue;
		shown = corpus_show(work, i, lang, tier);
		if (shown.node != NULL && !shown.is_fallback &&
			shown.node->line > 0)
			return shown.node->line;
	}
	return 0;
}

/* What is not written yet belongs into the text that was asked for. */
static struct place place_in_work(
	struct desk *desk, const struct unit *unit, struct arena *arena)
{
	struct work *work = book_work(desk->app->book);
	const struct shown wanted = {.lang = reader_lang(desk->app->reader),
		.tier = reader_tier(desk->app->reader)};
	int line;
	const struct str file = corpus_source(work, unit->item, &wanted, &line);

	return (struct place){arena_printf(arena, "%s/%.*s",
				      corpus_folder(work), STR_ARG(file))
				      .ptr,
		line_before(work, unit->item, wanted.lang, wanted.tier)};
}

static bool find_place(
	struct desk *desk, struct arena *arena, struct place *place)
{
	struct app *app = desk->app;
	struct unit unit;

	if (!book_unit(app->book, reader_focus_unit(app->reader),
		    reader_lang(app->reader), reader_tier(app->reader), &unit))
		return false;
	if (book_work(app->book) != NULL) {
		*place = place_in_work(desk, &unit, arena);
		return true;
	}
	if (desk->file == NULL)
		app_say(app, "%s", _("standard input cannot be edited"));
	else
		*place = (struct place){desk->file, unit.node->line};
	return desk->file != NULL;
}

/* A file that is not there yet can be made in a folder that may be changed. */
static bool may_write(struct app *app, const char *path)
{
	const char *slash = strrchr(path, '/');
	struct arena scratch = {0};
	int error = access(path, W_OK) == 0 ? 0 : errno;

	if (error == ENOENT) {
		const struct str folder =
			slash == NULL ? STR(".")
				      : str_sub(str_of(path), 0,
						(size_t)(slash - path));

		error = access(arena_str(&scratch, folder).ptr, W_OK) == 0
		                ? 0
		                : errno;
	}
	if (error != 0)
		/* TRANSLATORS: a file, then why */
		app_say(app, _("'%s' cannot be written: %s"), path,
			err_system(error));
	arena_free(&scratch);
	return error == 0;
}

/* ---- the editor ---- */

/* Signals as a new program expects them: the loop has some blocked. */
static int start(struct app *app, char **argv, pid_t *pid)
{
	static char *const nothing[] = {NULL};
	posix_spawnattr_t attr;
	sigset_t none, defaults;
	int error;

	sigemptyset(&none);
	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setsigdefault(&attr, &defaults);
	posix_spawnattr_setflags(
		&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	error = posix_spawnp(pid, argv[0], NULL, &attr, argv,
		app->env->vars != NULL ? app->env->vars : nothing);
	posix_spawnattr_destroy(&attr);
	return error;
}

/*
 * An editor that stops by itself takes koine along: the shell must see it. When
 * both were stopped, koine may go on first and still find the editor stopped.
 */
static int wait_for(pid_t pid)
{
	int status = 0, stops = restore_stops();

	for (;;) {
		const pid_t ended = waitpid(pid, &status, WUNTRACED);

		if (ended < 0 && errno == EINTR)
			continue;
		if (ended < 0 || !WIFSTOPPED(status))
			return status;
		if (restore_stops() == stops)
			kill(getpid(), SIGSTOP);
		stops = restore_stops();
		kill(pid, SIGCONT);
	}
}

/* What was typed to stop the editor was not meant for koine. */
static void forget_signals(void)
{
	const struct timespec now = {0, 0};
	sigset_t typed;

	sigemptyset(&typed);
	sigaddset(&typed, SIGINT);
	sigaddset(&typed, SIGQUIT);
	while (sigtimedwait(&typed, NULL, &now) > 0)
		;
}

static void say_end(struct app *app, const char *name, int error, int status)
{
	if (error != 0)
		/* TRANSLATORS: a program, then why */
		app_say(app, _("cannot start the editor '%s': %s"), name,
			err_system(error));
	else if (WIFSIGNALED(status))
		/* TRANSLATORS: a program, then the number of a signal */
		app_say(app, _("the editor '%s' was ended by signal %d"), name,
			WTERMSIG(status));
	else if (WEXITSTATUS(status) != 0)
		/* TRANSLATORS: a program, then a number */
		app_say(app, _("the editor '%s' ended with status %d"), name,
			WEXITSTATUS(status));
}

static void run(struct desk *desk, char **argv, const struct place *place)
{
	struct app *app = desk->app;
	int error, status = 0;
	pid_t pid = 0;

	reader_save(app->reader);
	app->screen->ops->lend(app->screen);
	error = start(app, argv, &pid);
	if (error == 0)
		status = wait_for(pid);
	app->screen->ops->take_back(app->screen);
	forget_signals();
	say_end(app, argv[0], error, status);
	if (error != 0)
		return;
	if (desk->watch != NULL)
		desk_flush(app);
	else
		desk_take(desk, str_of(place->path));
}

void desk_edit(struct app *app)
{
	struct desk *desk = app->desk;
	struct arena arena = {0};
	struct err err = {0};
	struct place place = {NULL, 0};
	const char *variable;
	char **argv;

	if (app->env->is_secure) {
		app_say(app, "%s",
			_("KOINE_SECURE is set: no editor is started"));
		return;
	}
	if (find_place(desk, &arena, &place) && may_write(app, place.path)) {
		argv = editor_argv(editor_command(app->env, &variable),
			place.path, place.line, &arena, &err);
		if (argv != NULL)
			run(desk, argv, &place);
		else
			app_say(app, "%s", err.message);
	}
	arena_free(&arena);
}
