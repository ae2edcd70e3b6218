/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include "base/mo.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	int status;
	const char *text;
} codes[] = {
#define X(code, status, text) [ERR_##code] = {status, text},
	ERR_LIST(X)
#undef X
};
static_assert(ARRAY_LEN(codes) == ERR_CODE_COUNT, "every code needs a row");

/* Where text, longer than `max` bytes, can be cut and stay UTF-8. */
static size_t cut_at(const char *text, size_t max)
{
	while (max > 0 && ((unsigned char)text[max] & 0xC0) == 0x80)
		max--;
	return max;
}

static void set_message(struct err *err, const char *text, size_t len)
{
	const size_t max = sizeof(err->message) - 1;

	if (len > max)
		len = cut_at(text, max);
	memcpy(err->message, text, len);
	err->message[len] = '\0';
}

bool err_set(struct err *err, enum err_code code, const char *fmt, ...)
{
	/* Formatted aside: the arguments may point into err->message. */
	char text[2 * sizeof(err->message)];
	va_list args;

	if (!err)
		return false;
	va_start(args, fmt);
	if (vsnprintf(text, sizeof(text), fmt, args) < 0)
		text[0] = '\0';
	va_end(args);
	err->code = code;
	set_message(err, text, strlen(text));
	return false;
}

bool err_prefix(struct err *err, const char *fmt, ...)
{
	char text[2 * sizeof(err->message) + 2];
	va_list args;
	size_t len;

	if (!err)
		return false;
	va_start(args, fmt);
	if (vsnprintf(text, sizeof(text), fmt, args) < 0)
		text[0] = '\0';
	va_end(args);
	len = strlen(text);
	if (len >= sizeof(err->message))
		len = cut_at(text, sizeof(err->message) - 1);
	memcpy(text + len, ": ", 2);
	len += 2;
	memcpy(text + len, err->message, strlen(err->message) + 1);
	set_message(err, text, strlen(text));
	return false;
}

int err_status(enum err_code code)
{
	return (unsigned)code < ERR_CODE_COUNT ? codes[code].status : 2;
}

const char *err_text(enum err_code code)
{
	return (unsigned)code < ERR_CODE_COUNT ? codes[code].text : "";
}

void err_bug(const char *file, int line, const char *text)
{
	fprintf(stderr, "koine: bug: %s:%d: %s\n", file, line, text);
	abort();
}

/* What files and terminals fail of. */
static const struct {
	int number;
	const char *text;
} systems[] = {
	{ENOENT, N_("there is no such file or folder")},
	{EACCES, N_("it is not permitted")},
	{EPERM, N_("it is not permitted")},
	{EISDIR, N_("it is a folder")},
	{ENOTDIR, N_("a part of the path is no folder")},
	{ENOSPC, N_("no space is left")},
	{EDQUOT, N_("no space is left")},
	{EROFS, N_("the file system can only be read")},
	{EIO, N_("the device fails")},
	{EMFILE, N_("too many files are open")},
	{ENFILE, N_("too many files are open")},
	{ENOMEM, N_("there is not enough memory")},
	{ELOOP, N_("too many links lead to one another")},
	{ENAMETOOLONG, N_("the name is too long")},
	{EPIPE, N_("nobody reads it")},
	{EBADF, N_("it is not open")},
};

const char *err_system(int number)
{
	for (size_t i = 0; i < ARRAY_LEN(systems); i++)
		if (systems[i].number == number)
			return _(systems[i].text);
	return strerror(number);
}
