/* SPDX-License-Identifier: MIT */
/* A voice's life: connected when there is something to say, or started. */
#include "desk/voice_impl.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define ANSWER_MS  5000  /* longest wait for an answer */
#define SPEAK_MS   30000 /* for words, and for each byte of them: */
#define SPEAK_MS_B 300
#define TRIES      8  /* to connect to one that is being started … */
#define FIRST_TRY  25 /* [ms] … each after twice as long as the last */

/* ---- items ---- */

void voice_item_release(struct item *item)
{
	free(item->lang);
	free(item->name);
	free(item->text);
}

static void clear_items(struct voice *voice)
{
	for (size_t i = 0; i < voice->items.len; i++)
		voice_item_release(&voice->items.ptr[i]);
	vec_clear(&voice->items);
	voice->handed = 0;
}

/* ---- ends ---- */

static void on_late(void *ctx);
static void on_try(void *ctx);

static void reap(struct voice *voice)
{
	if (voice->child > 0 && waitpid(voice->child, NULL, WNOHANG) != 0)
		voice->child = 0;
}

static void hang_up(struct voice *voice)
{
	loop_timer(voice->loop, -1, on_late, voice);
	loop_timer(voice->loop, -1, on_try, voice);
	reap(voice);
	if (voice->fd >= 0) {
		loop_unwatch(voice->loop, voice->fd);
		close(voice->fd);
	}
	voice->fd = -1;
	voice->await = AWAIT_NOTHING;
	voice->greeted = 0;
	voice->is_cancel_due = voice->is_dropped = false;
	voice->has_rate_set = false;
	voice->ssip = (struct ssip){0};
	voice->early_count = 0;
	free(voice->lang);
	free(voice->name);
	voice->lang = voice->name = NULL;
}

/* Whoever wanted nothing said is told nothing. */
void voice_lose(struct voice *voice, enum voice_fault fault)
{
	const bool is_wanted = voice->items.len > 0;
	const struct voice_event event = {.kind = VOICE_LOST, .fault = fault};

	hang_up(voice);
	clear_items(voice);
	if (is_wanted)
		voice->fn(voice->ctx, &event);
}

static void on_late(void *ctx)
{
	voice_lose(ctx, VOICE_SILENT);
}

/* ---- what others need ---- */

void voice_tell(struct voice *voice, enum voice_event_kind kind, int id)
{
	const struct voice_event event = {.kind = kind, .id = id};

	voice->fn(voice->ctx, &event);
}

void voice_set_patience(struct voice *voice)
{
	int64_t delay_ms = -1;

	if (voice->await != AWAIT_NOTHING)
		delay_ms = ANSWER_MS;
	else if (voice->handed > 0)
		delay_ms =
			SPEAK_MS +
			(int64_t)strlen(voice->items.ptr[0].text) * SPEAK_MS_B;
	loop_timer(voice->loop, delay_ms > 3600000 ? 3600000 : (int)delay_ms,
		on_late, voice);
}

/* ---- connecting ---- */

static bool connect_now(struct voice *voice, enum voice_fault *fault)
{
	struct arena arena = {0};
	const char *path = voice_socket(voice->env, &arena);

	*fault = VOICE_NETWORK;
	if (path != NULL)
		voice->fd = voice_connect(path, fault);
	arena_free(&arena);
	if (voice->fd < 0)
		return false;
	voice->strays = 0;
	loop_watch(voice->loop, voice->fd, voice_on_readable, voice);
	return true;
}

/* Until the one that is being started listens; a few times, ever later. */
static void on_try(void *ctx)
{
	struct voice *voice = ctx;
	enum voice_fault fault;

	reap(voice);
	if (voice->items.len == 0)
		return;
	if (connect_now(voice, &fault))
		voice_pump(voice);
	else if (fault != VOICE_ABSENT || ++voice->tries >= TRIES)
		voice_lose(voice, fault);
	else
		loop_timer(
			voice->loop, FIRST_TRY << voice->tries, on_try, voice);
}

static void connect_or_start(struct voice *voice)
{
	enum voice_fault fault;

	if (connect_now(voice, &fault))
		return;
	reap(voice);
	if (fault == VOICE_ABSENT &&
		(voice->child > 0 || voice_spawn(voice->env, &voice->child))) {
		voice->tries = 0;
		loop_timer(voice->loop, FIRST_TRY, on_try, voice);
		voice_tell(voice, VOICE_STARTING, 0);
		return;
	}
	voice_lose(voice, fault);
}

/* ---- for others ---- */

struct voice *voice_new(
	struct loop *loop, const struct env *env, voice_fn *fn, void *ctx)
{
	struct voice *voice = xcalloc(1, sizeof(*voice));

	voice->loop = loop;
	voice->env = env;
	voice->fn = fn;
	voice->ctx = ctx;
	voice->fd = -1;
	return voice;
}

void voice_free(struct voice *voice)
{
	if (voice == NULL)
		return;
	voice_stop(voice);
	/* Its answers are nobody's business any more. */
	if (voice->fd >= 0 && voice->await != AWAIT_SPEAK)
		voice_send(voice, voice->is_cancel_due
					  ? STR("CANCEL SELF\r\nQUIT\r\n")
					  : STR("QUIT\r\n"));
	hang_up(voice);
	if (voice->child > 0) {
		kill(voice->child, SIGKILL);
		waitpid(voice->child, NULL, 0);
	}
	clear_items(voice);
	vec_release(&voice->items);
	free(voice);
}

void voice_say(struct voice *voice, const struct voice_text *text)
{
	const struct item item = {.id = text->id,
		.lang = xstrdup(text->lang),
		.name = xstrdup(text->name),
		.text = xstrdup(text->text)};
	const bool is_waiting = voice->fd < 0 && voice->items.len > 0;

	vec_push(&voice->items, item);
	if (voice->fd < 0 && !is_waiting)
		connect_or_start(voice);
	voice_pump(voice);
}

void voice_stop(struct voice *voice)
{
	const bool is_handing =
		voice->await == AWAIT_SPEAK || voice->await == AWAIT_QUEUED;

	voice->is_cancel_due =
		voice->is_cancel_due || voice->handed > 0 || is_handing;
	voice->is_dropped = voice->is_dropped || is_handing;
	voice->early_count = 0;
	clear_items(voice);
	voice_pump(voice);
}

void voice_set_rate(struct voice *voice, int rate)
{
	voice->rate = rate;
	voice->has_rate = true;
	voice_pump(voice);
}
