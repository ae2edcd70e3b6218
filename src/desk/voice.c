/* SPDX-License-Identifier: MIT */
/* The conversation: one command at a time, the next when it is answered. */
#include "desk/voice.h"

#include "base/buf.h"
#include "base/vec.h"
#include "desk/ssip.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define ANSWER_MS    5000  /* longest wait for an answer */
#define SPEAK_MS     30000 /* for words, and for each byte of them: */
#define SPEAK_MS_B   300
#define TRIES        8    /* to connect to one that is being started … */
#define FIRST_TRY    25   /* [ms] … each after twice as long as the last */
#define READ_MAX     4096 /* [B] at a time: keys come between */
#define STRAYS_MAX   256  /* events about nothing that was asked for */
#define EARLY_MAX    4
#define ARGUMENT_MAX 200 /* [B] of a command's argument */

static const char *const greetings[] = {
	"SET SELF CLIENT_NAME user:koine:reader",
	"SET SELF NOTIFICATION ALL ON",
	/* Texts wait for each other: of "text" a new one ends the last. */
	"SET SELF PRIORITY MESSAGE",
};

enum await {
	AWAIT_NOTHING,
	AWAIT_GREETING,
	AWAIT_SETTING, /* refused or not: it goes on */
	AWAIT_SPEAK,   /* that the text may come */
	AWAIT_QUEUED,
};

struct item {
	int id;
	int message; /* 0: not taken yet */
	char *lang, *name, *text;
};

struct voice {
	struct loop *loop;
	const struct env *env;
	voice_fn *fn;
	void *ctx;
	int fd;      /* -1 */
	pid_t child; /* 0: none is being started */
	int tries;
	struct ssip ssip;
	enum await await;
	size_t greeted;
	bool is_cancel_due;
	bool is_dropped; /* the text being handed over is not wanted any more */
	VEC(struct item) items; /* handed over first */
	size_t handed;          /* of the items */
	int rate, rate_set;
	bool has_rate, has_rate_set;
	char *lang, *name; /* set; NULL: not yet */
	int strays;
	struct ssip_answer early[EARLY_MAX]; /* events before the answer that
	                                        says whose they are */
	int early_count;
};

static void pump(struct voice *voice);
static void on_readable(void *ctx, int fd, unsigned events);

/* ---- items ---- */

static void item_release(struct item *item)
{
	free(item->lang);
	free(item->name);
	free(item->text);
}

static void clear_items(struct voice *voice)
{
	for (size_t i = 0; i < voice->items.len; i++)
		item_release(&voice->items.ptr[i]);
	vec_clear(&voice->items);
	voice->handed = 0;
}

static void remove_item(struct voice *voice, size_t index)
{
	item_release(&voice->items.ptr[index]);
	memmove(&voice->items.ptr[index], &voice->items.ptr[index + 1],
		(voice->items.len - index - 1) * sizeof(*voice->items.ptr));
	voice->items.len--;
	voice->handed--;
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
static void lose(struct voice *voice, enum voice_fault fault)
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
	lose(ctx, VOICE_SILENT);
}

/* A timer only while something is due. */
static void set_patience(struct voice *voice)
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

/* ---- to the server ---- */

/* What is not yet read on the other side is far less than a socket holds. */
static bool send_bytes(struct voice *voice, struct str bytes)
{
	const ssize_t sent =
		send(voice->fd, bytes.ptr, bytes.len, MSG_NOSIGNAL);

	if (sent == (ssize_t)bytes.len)
		return true;
	lose(voice, sent >= 0 || errno == EAGAIN ? VOICE_SILENT : VOICE_GONE);
	return false;
}

/* A line; an argument goes as far as it is one. */
static void command(struct voice *voice, enum await await, const char *words,
	const char *argument)
{
	struct buf line = {0};

	buf_cstr(&line, words);
	for (size_t i = 0; argument[i] != '\0' && i < ARGUMENT_MAX; i++) {
		if ((unsigned char)argument[i] < ' ')
			break;
		buf_byte(&line, argument[i]);
	}
	buf_cstr(&line, "\r\n");
	if (send_bytes(voice, buf_view(&line)))
		voice->await = await;
	buf_release(&line);
}

static void send_text(struct voice *voice)
{
	struct buf text = {0};

	/* One that was stopped meanwhile is ended as it stands. */
	ssip_put_text(voice->is_dropped
			      ? STR("")
			      : str_of(voice->items.ptr[voice->handed].text),
		&text);
	if (send_bytes(voice, buf_view(&text)))
		voice->await = AWAIT_QUEUED;
	buf_release(&text);
}

static bool is_set(const char *have, const char *wanted)
{
	return have != NULL && strcmp(have, wanted) == 0;
}

/* The next text, or what has to be set before it. */
static void hand_over(struct voice *voice)
{
	const struct item *item = &voice->items.ptr[voice->handed];

	if (!is_set(voice->lang, item->lang)) {
		free(voice->lang);
		free(voice->name);
		voice->lang = xstrdup(str_of(item->lang));
		/* A language brings its own voice. */
		voice->name = xstrdup(STR(""));
		command(voice, AWAIT_SETTING, "SET SELF LANGUAGE ",
			voice->lang);
	} else if (!is_set(voice->name, item->name)) {
		free(voice->name);
		voice->name = xstrdup(str_of(item->name));
		command(voice, AWAIT_SETTING, "SET SELF SYNTHESIS_VOICE ",
			voice->name[0] != '\0' ? voice->name : "NULL");
	} else {
		voice->is_dropped = false;
		command(voice, AWAIT_SPEAK, "SPEAK", "");
	}
}

static void set_rate(struct voice *voice)
{
	char number[16];
	struct buf text = {0};

	buf_printf(&text, "%d", voice->rate);
	memcpy(number, text.ptr, text.len + 1);
	buf_release(&text);
	voice->rate_set = voice->rate;
	voice->has_rate_set = true;
	command(voice, AWAIT_SETTING, "SET SELF RATE ", number);
}

/* The next command, if none is waiting for its answer. */
static void pump(struct voice *voice)
{
	if (voice->fd < 0)
		return;
	if (voice->await != AWAIT_NOTHING) {
		;
	} else if (voice->greeted < ARRAY_LEN(greetings)) {
		command(voice, AWAIT_GREETING, greetings[voice->greeted++], "");
	} else if (voice->is_cancel_due) {
		voice->is_cancel_due = false;
		command(voice, AWAIT_SETTING, "CANCEL SELF", "");
	} else if (voice->has_rate &&
		   (!voice->has_rate_set || voice->rate != voice->rate_set)) {
		set_rate(voice);
	} else if (voice->handed < voice->items.len &&
		   voice->handed < VOICE_AHEAD) {
		hand_over(voice);
	}
	if (voice->fd >= 0)
		set_patience(voice);
}

/* ---- from the server ---- */

static void tell(struct voice *voice, enum voice_event_kind kind, int id)
{
	const struct voice_event event = {.kind = kind, .id = id};

	voice->fn(voice->ctx, &event);
}

static void take_event(struct voice *voice, const struct ssip_answer *answer)
{
	for (size_t i = 0; i < voice->handed; i++) {
		const int id = voice->items.ptr[i].id;

		if (voice->items.ptr[i].message != answer->message)
			continue;
		voice->strays = 0;
		if (answer->kind != SSIP_BEGIN)
			remove_item(voice, i);
		tell(voice,
			answer->kind == SSIP_BEGIN ? VOICE_BEGAN
			: answer->kind == SSIP_END ? VOICE_ENDED
						   : VOICE_CANCELED,
			id);
		return;
	}
	if (voice->await == AWAIT_QUEUED && voice->early_count < EARLY_MAX)
		voice->early[voice->early_count++] = *answer;
	else if (++voice->strays > STRAYS_MAX)
		lose(voice, VOICE_GARBLED);
}

static void take_queued(struct voice *voice, const struct ssip_answer *answer)
{
	const int count = voice->early_count;

	voice->await = AWAIT_NOTHING;
	voice->early_count = 0;
	if (voice->is_dropped) {
		voice->is_dropped = false;
		return;
	}
	if (answer->kind != SSIP_QUEUED || answer->message == 0) {
		lose(voice, answer->kind == SSIP_REFUSED ? VOICE_REFUSES
							 : VOICE_GARBLED);
		return;
	}
	voice->items.ptr[voice->handed++].message = answer->message;
	for (int i = 0; i < count && voice->fd >= 0; i++) {
		const struct ssip_answer early = voice->early[i];

		take_event(voice, &early);
	}
}

static void take_answer(struct voice *voice, const struct ssip_answer *answer)
{
	const bool is_refused = answer->kind == SSIP_REFUSED;

	switch (voice->await) {
	case AWAIT_GREETING:
		voice->await = AWAIT_NOTHING;
		if (is_refused)
			lose(voice, VOICE_REFUSES);
		break;
	case AWAIT_SETTING:
		voice->await = AWAIT_NOTHING;
		break;
	case AWAIT_SPEAK:
		if (answer->kind == SSIP_SEND)
			send_text(voice);
		else
			lose(voice, is_refused ? VOICE_REFUSES : VOICE_GARBLED);
		break;
	case AWAIT_QUEUED:
		take_queued(voice, answer);
		break;
	case AWAIT_NOTHING:
		/* Nothing was asked. */
		lose(voice, VOICE_GARBLED);
		break;
	}
}

static void take(struct voice *voice, const struct ssip_answer *answer)
{
	switch (answer->kind) {
	case SSIP_BROKEN:
		lose(voice, VOICE_GARBLED);
		break;
	case SSIP_OTHER:
		if (++voice->strays > STRAYS_MAX)
			lose(voice, VOICE_GARBLED);
		break;
	case SSIP_BEGIN:
	case SSIP_END:
	case SSIP_CANCELED:
		take_event(voice, answer);
		break;
	default:
		take_answer(voice, answer);
		break;
	}
	pump(voice);
}

static void on_readable(void *ctx, int fd, unsigned events)
{
	struct voice *voice = ctx;
	char bytes[READ_MAX];
	const ssize_t count = recv(fd, bytes, sizeof(bytes), 0);
	struct str rest = {bytes, count > 0 ? (size_t)count : 0};
	struct ssip_answer answer;

	(void)events;
	if (count < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (count <= 0) {
		lose(voice, VOICE_GONE);
		return;
	}
	while (voice->fd == fd && ssip_take(&voice->ssip, &rest, &answer))
		take(voice, &answer);
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
	loop_watch(voice->loop, voice->fd, on_readable, voice);
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
		pump(voice);
	else if (fault != VOICE_ABSENT || ++voice->tries >= TRIES)
		lose(voice, fault);
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
		tell(voice, VOICE_STARTING, 0);
		return;
	}
	lose(voice, fault);
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
		send_bytes(voice, voice->is_cancel_due
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
	pump(voice);
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
	pump(voice);
}

void voice_set_rate(struct voice *voice, int rate)
{
	voice->rate = rate;
	voice->has_rate = true;
	pump(voice);
}
