/* SPDX-License-Identifier: MIT */
/* The conversation: one command at a time, the next when it is answered. */
#include "desk/voice_impl.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define READ_MAX     4096 /* [B] at a time: keys come between */
#define STRAYS_MAX   256  /* events about nothing that was asked for */
#define ARGUMENT_MAX 200  /* [B] of a command's argument */

static const char *const greetings[] = {
	"SET SELF CLIENT_NAME user:koine:reader",
	"SET SELF NOTIFICATION ALL ON",
	/* Texts wait for each other: of "text" a new one ends the last. */
	"SET SELF PRIORITY MESSAGE",
};

/* ---- to the server ---- */

/* What is not yet read on the other side is far less than a socket holds. */
bool voice_send(struct voice *voice, struct str bytes)
{
	const ssize_t sent =
		send(voice->fd, bytes.ptr, bytes.len, MSG_NOSIGNAL);

	if (sent == (ssize_t)bytes.len)
		return true;
	voice_lose(voice,
		sent >= 0 || errno == EAGAIN ? VOICE_SILENT : VOICE_GONE);
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
	if (voice_send(voice, buf_view(&line)))
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
	if (voice_send(voice, buf_view(&text)))
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

void voice_pump(struct voice *voice)
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
		voice_set_patience(voice);
}

static void remove_item(struct voice *voice, size_t index)
{
	voice_item_release(&voice->items.ptr[index]);
	memmove(&voice->items.ptr[index], &voice->items.ptr[index + 1],
		(voice->items.len - index - 1) * sizeof(*voice->items.ptr));
	voice->items.len--;
	voice->handed--;
}

/* ---- from the server ---- */

static void take_event(struct voice *voice, const struct ssip_answer *answer)
{
	for (size_t i = 0; i < voice->handed; i++) {
		const int id = voice->items.ptr[i].id;

		if (voice->items.ptr[i].message != answer->message)
			continue;
		voice->strays = 0;
		if (answer->kind != SSIP_BEGIN)
			remove_item(voice, i);
		voice_tell(voice,
			answer->kind == SSIP_BEGIN ? VOICE_BEGAN
			: answer->kind == SSIP_END ? VOICE_ENDED
						   : VOICE_CANCELED,
			id);
		return;
	}
	if (voice->await == AWAIT_QUEUED && voice->early_count < EARLY_MAX)
		voice->early[voice->early_count++] = *answer;
	else if (++voice->strays > STRAYS_MAX)
		voice_lose(voice, VOICE_GARBLED);
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
		voice_lose(voice, answer->kind == SSIP_REFUSED ? VOICE_REFUSES
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
			voice_lose(voice, VOICE_REFUSES);
		break;
	case AWAIT_SETTING:
		voice->await = AWAIT_NOTHING;
		break;
	case AWAIT_SPEAK:
		if (answer->kind == SSIP_SEND)
			send_text(voice);
		else
			voice_lose(voice,
				is_refused ? VOICE_REFUSES : VOICE_GARBLED);
		break;
	case AWAIT_QUEUED:
		take_queued(voice, answer);
		break;
	case AWAIT_NOTHING:
		/* Nothing was asked. */
		voice_lose(voice, VOICE_GARBLED);
		break;
	}
}

static void take(struct voice *voice, const struct ssip_answer *answer)
{
	switch (answer->kind) {
	case SSIP_BROKEN:
		voice_lose(voice, VOICE_GARBLED);
		break;
	case SSIP_OTHER:
		if (++voice->strays > STRAYS_MAX)
			voice_lose(voice, VOICE_GARBLED);
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
	voice_pump(voice);
}

void voice_on_readable(void *ctx, int fd, unsigned events)
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
		voice_lose(voice, VOICE_GONE);
		return;
	}
	while (voice->fd == fd && ssip_take(&voice->ssip, &rest, &answer))
		take(voice, &answer);
}
