/* SPDX-License-Identifier: MIT */
/*
 * What goes over the wire to speech-dispatcher (SSIP, 0.11): lines of text, so
 * that no library is needed. A command is a line; its answer ends with a line
 * "NNN WORDS", those before it are "NNN-VALUE"; events come in the same form
 * between answers. Knows bytes, neither sockets nor time.
 */
#ifndef KOINE_DESK_SSIP_H
#define KOINE_DESK_SSIP_H

#include "base/buf.h"

#define SSIP_LINE_MAX 1024 /* [B] longer lines are none of this protocol */
#define SSIP_ROWS_MAX 64   /* values before the last line of an answer */

enum ssip_kind {
	SSIP_DONE,     /* 2xx: the command is carried out */
	SSIP_SEND,     /* 230: now the text */
	SSIP_QUEUED,   /* 225: the text will be spoken, as `message` */
	SSIP_REFUSED,  /* 3xx, 4xx, 5xx */
	SSIP_BEGIN,    /* 701: `message` is being spoken */
	SSIP_END,      /* 702 */
	SSIP_CANCELED, /* 703: it is not, or no longer */
	SSIP_OTHER,    /* another event */
	SSIP_BROKEN,   /* no SSIP at all; nothing after it is understood */
};

struct ssip_answer {
	enum ssip_kind kind;
	int code;
	int message; /* QUEUED and events; 0: not said */
};

/* What has come and is not whole yet. Zeroed is the beginning. */
struct ssip {
	char line[SSIP_LINE_MAX];
	size_t len; /* [B] */
	int code;   /* of the lines before the last; 0: there are none */
	int rows;
	int message; /* the first value of them */
	bool is_broken;
};

/*
 * Takes bytes off *bytes up to the end of the next answer or event. False when
 * all are taken and it has not ended.
 */
bool ssip_take(struct ssip *ssip, struct str *bytes, struct ssip_answer *out);
/*
 * Appends a text as SPEAK wants it: lines end with CR LF, a line that is a dot
 * alone gets another one (it would end the text), and the dot that ends it.
 */
void ssip_put_text(struct str text, struct buf *out);

#endif
