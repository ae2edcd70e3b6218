/* SPDX-License-Identifier: MIT */
#include "tui/aloud.h"

#include "base/mo.h"
#include "desk/voice.h"
#include "tui/aloud_text.h"

#include <stdlib.h>

#define BATCH_MAX ((size_t)64 << 10) /* [B] of text prepared at a time */
#define RATE_MAX  100

struct aloud {
	struct app *app;
	struct voice *voice; /* NULL on a screen in memory */
	bool is_on;
	bool is_starting;           /* that is being said on the bottom row */
	struct aloud_pieces pieces; /* of this batch */
	size_t sent, done;          /* of them */
	int first, next; /* units: where it began, not prepared yet */
};

static void on_voice(void *ctx, const struct voice_event *event);

/* ---- what is read ---- */

/* A section ends where the next begins; records are part of theirs. */
static bool is_end(const struct aloud *aloud, const struct unit *unit)
{
	return unit->is_heading && unit->level <= 2 &&
	       aloud->next != aloud->first;
}

/* The next units' pieces; false if the section has no more. */
static bool prepare(struct aloud *aloud)
{
	const struct reader *reader = aloud->app->reader;
	struct book *book = aloud->app->book;
	struct unit unit;

	arena_clear(&aloud->pieces.arena);
	vec_clear(&aloud->pieces.list);
	aloud->sent = aloud->done = 0;
	while (aloud->pieces.arena.used < BATCH_MAX &&
		book_unit(book, aloud->next, reader_lang(reader),
			reader_tier(reader), &unit) &&
		!is_end(aloud, &unit)) {
		aloud_unit(book, &unit, aloud->next, &aloud->pieces);
		aloud->next++;
	}
	return aloud->pieces.list.len > 0;
}

/* A block that begins above the page, or on a slide before the point at hand,
 * is read from there on. */
static void skip_to_page(struct aloud *aloud)
{
	const struct aloud_piece *list = aloud->pieces.list.ptr;
	uint32_t offset;

	if (reader_at(aloud->app->reader, &offset) != aloud->first)
		return;
	while (aloud->done + 1 < aloud->pieces.list.len &&
		list[aloud->done].unit == aloud->first &&
		list[aloud->done].range.end <= offset)
		aloud->done++;
	aloud->sent = aloud->done;
}

/* ---- speaking ---- */

static void mark(struct aloud *aloud, size_t index)
{
	const struct aloud_piece *piece = &aloud->pieces.list.ptr[index];

	reader_speak(aloud->app->reader, piece->unit, piece->range);
}

static void feed(struct aloud *aloud)
{
	if (aloud->voice == NULL) {
		mark(aloud, aloud->done);
		return;
	}
	while (aloud->is_on && aloud->sent < aloud->pieces.list.len &&
		aloud->sent < aloud->done + VOICE_AHEAD) {
		const struct aloud_piece *piece =
			&aloud->pieces.list.ptr[aloud->sent++];

		voice_say(aloud->voice,
			&(struct voice_text){(int)aloud->sent, piece->lang,
				piece->name, piece->text});
	}
}

static void end(struct aloud *aloud)
{
	if (!aloud->is_on)
		return;
	aloud->is_on = false;
	if (aloud->voice != NULL)
		voice_stop(aloud->voice);
	reader_hush(aloud->app->reader);
}

static void go_on(struct aloud *aloud)
{
	aloud->done++;
	if (aloud->done < aloud->pieces.list.len || prepare(aloud)) {
		feed(aloud);
		return;
	}
	end(aloud);
	app_say(aloud->app, "%s", _("read to the end of the section"));
}

static const char *fault_text(enum voice_fault fault)
{
	switch (fault) {
	case VOICE_NETWORK:
		return _("nothing is read aloud: SPEECHD_ADDRESS names no Unix "
			 "socket, and koine uses no network");
	case VOICE_REFUSES:
		return _("nothing is read aloud: speech-dispatcher refuses");
	case VOICE_SILENT:
		return _("reading aloud ends: speech-dispatcher does not "
			 "answer");
	case VOICE_GONE:
		return _("reading aloud ends: speech-dispatcher has gone away");
	case VOICE_GARBLED:
		return _("reading aloud ends: what speech-dispatcher answers "
			 "makes no sense");
	case VOICE_ABSENT:
		break;
	}
	return _("nothing is read aloud: speech-dispatcher is not running, and "
		 "it cannot be started");
}

static void on_voice(void *ctx, const struct voice_event *event)
{
	struct aloud *aloud = ctx;

	if (!aloud->is_on)
		return;
	switch (event->kind) {
	case VOICE_STARTING:
		aloud->is_starting = true;
		app_say(aloud->app, "%s", _("speech-dispatcher is starting"));
		break;
	case VOICE_BEGAN:
		if (aloud->is_starting)
			buf_clear(&aloud->app->message);
		aloud->is_starting = false;
		mark(aloud, (size_t)event->id - 1);
		break;
	case VOICE_ENDED:
		go_on(aloud);
		break;
	case VOICE_CANCELED:
		end(aloud);
		app_say(aloud->app, "%s",
			_("another program has silenced the voice"));
		break;
	case VOICE_LOST:
		end(aloud);
		app_say(aloud->app, "%s", fault_text(event->fault));
		break;
	}
}

/* ---- rate ---- */

static void take_rate(struct aloud *aloud)
{
	struct str kept;
	int rate;

	if (aloud->voice != NULL && aloud->app->state != NULL &&
		state_get(
			aloud->app->state, "rate", &aloud->app->draw, &kept) &&
		str_to_int(kept, &rate))
		voice_set_rate(aloud->voice, rate);
}

static struct aloud *aloud_of(struct app *app)
{
	if (app->aloud == NULL) {
		app->aloud = xcalloc(1, sizeof(*app->aloud));
		app->aloud->app = app;
		if (!app->is_scripted)
			app->aloud->voice = voice_new(
				app->loop, app->env, on_voice, app->aloud);
		take_rate(app->aloud);
	}
	return app->aloud;
}

void aloud_set_rate(struct app *app, struct str number)
{
	struct str kept = STR("0");
	int rate;

	if (number.len == 0) {
		if (app->state != NULL)
			state_get(app->state, "rate", &app->draw, &kept);
		number = kept;
	}
	if (!str_to_int(number, &rate) || rate < -RATE_MAX || rate > RATE_MAX) {
		app_say(app, "%s",
			_("the rate of speech is a number from -100 to 100"));
		return;
	}
	if (app->state != NULL && kept.ptr != number.ptr)
		state_set(app->state, "rate", number, NULL);
	if (app->aloud != NULL && app->aloud->voice != NULL)
		voice_set_rate(app->aloud->voice, rate);
	app_say(app, _("rate of speech: %d"), rate);
}

/* ---- from the app ---- */

static void begin(struct app *app)
{
	struct aloud *aloud = aloud_of(app);

	aloud->first = aloud->next = reader_focus_unit(app->reader);
	if (!prepare(aloud)) {
		app_say(app, "%s", _("nothing to read aloud here"));
		return;
	}
	skip_to_page(aloud);
	aloud->is_on = true;
	feed(aloud);
}

void aloud_toggle(struct app *app)
{
	if (app->aloud != NULL && app->aloud->is_on)
		end(app->aloud);
	else
		begin(app);
}

void aloud_stop(struct app *app)
{
	if (app->aloud != NULL)
		end(app->aloud);
}

void aloud_said(struct app *app)
{
	if (app->aloud != NULL && app->aloud->is_on &&
		app->aloud->voice == NULL)
		go_on(app->aloud);
}

/* What leaves the page where it is, with its text. */
static bool is_quiet(enum action action)
{
	static const enum action quiet[] = {ACTION_REDRAW, ACTION_THEME,
		ACTION_BIDI, ACTION_COPY, ACTION_COPY_CITED, ACTION_MARK,
		ACTION_COMMAND, ACTION_HELP, ACTION_WHERE, ACTION_BLANK,
		ACTION_WHITE, ACTION_SPOTLIGHT, ACTION_SPACING};

	for (size_t i = 0; i < ARRAY_LEN(quiet); i++)
		if (quiet[i] == action)
			return true;
	return false;
}

bool aloud_takes(struct app *app, enum action action)
{
	const enum mode mode = app->views[app->view_count - 1].ops->mode;

	if (app->aloud == NULL || !app->aloud->is_on || is_quiet(action) ||
		(mode != MODE_READER && mode != MODE_PRESENT))
		return false;
	end(app->aloud);
	return action == ACTION_SPEAK || action == ACTION_CLOSE;
}

void aloud_free(struct aloud *aloud)
{
	if (aloud == NULL)
		return;
	voice_free(aloud->voice);
	aloud_pieces_release(&aloud->pieces);
	free(aloud);
}
