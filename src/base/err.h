/* SPDX-License-Identifier: MIT */
/*
 * Errors are values: a code that says how the caller may react, and one whole
 * sentence for a person. A function that can fail returns bool (or a pointer)
 * and takes `struct err *` last; on failure it leaves its outputs untouched.
 * Messages: lower case, no full stop, names in single quotes, translated with
 * _(). Whoever prints them passes them through text/clean first.
 */
#ifndef KOINE_BASE_ERR_H
#define KOINE_BASE_ERR_H

#include "base/macros.h"

#include <stdbool.h>

/* code, exit status, short text */
#define ERR_LIST(X)                                        \
	X(NONE, 0, "no error")                             \
	X(NOT_FOUND, 1, "nothing found")                   \
	X(UNWRITTEN, 1, "not written in any language yet") \
	X(USAGE, 2, "wrong command line")                  \
	X(INPUT, 2, "the text cannot be read")             \
	X(OUTPUT, 2, "the output cannot be written")       \
	X(STATE, 2, "the state cannot be kept")            \
	X(TERMINAL, 2, "the terminal cannot be used")      \
	X(SYSTEM, 2, "the system refuses")

enum err_code {
#define X(code, status, text) ERR_##code,
	ERR_LIST(X)
#undef X
		ERR_CODE_COUNT
};

struct err {
	enum err_code code;
	char message[512]; /* NUL-terminated UTF-8, cut at a code point */
};

/*
 * Sets code and message; returns false so that failing is one line. `err` may
 * be NULL.
 */
bool err_set(struct err *err, enum err_code code, const char *fmt, ...)
	PRINTF_LIKE(3, 4);
/* Puts "text: " before the message already there. Returns false. */
bool err_prefix(struct err *err, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* The exit status of a code. */
int err_status(enum err_code code);
/* The short text of a code, untranslated msgid. */
const char *err_text(enum err_code code);
/* What an errno says, translated as all else is: the C library knows only the
 * system's locales, of which none may be installed. */
const char *err_system(int number);
/* A bug in koine itself: prints file, line and text and aborts. */
#define BUG(text) err_bug(__FILE__, __LINE__, (text))
_Noreturn void err_bug(const char *file, int line, const char *text);

#endif
