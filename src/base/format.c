/* SPDX-License-Identifier: MIT */
#include "base/format.h"

#include <string.h>

struct reader {
	const char *at;
	bool has_positions; /* "%1$s"; all directives must agree */
	bool has_sequence;  /* "%s" */
	struct format format;
};

static unsigned read_digits(struct reader *r)
{
	unsigned value = 0;

	for (; *r->at >= '0' && *r->at <= '9'; r->at++)
		if (value <= FORMAT_MAX_WIDTH)
			value = value * 10 + (unsigned)(*r->at - '0');
	return value;
}

/* The N of "N$" if it is next, else 0 and nothing is taken. */
static unsigned read_position(struct reader *r)
{
	const char *start = r->at;
	unsigned position = read_digits(r);

	if (position && *r->at == '$') {
		r->at++;
		return position;
	}
	r->at = start;
	return 0;
}

/* Notes that the argument at `position` (0: the next) has this type. */
static bool note(struct reader *r, unsigned position, uint16_t type)
{
	struct format *f = &r->format;

	if (position)
		r->has_positions = true;
	else
		r->has_sequence = true;
	if (r->has_positions && r->has_sequence)
		return false;
	if (!position)
		position = f->args + 1;
	if (position > FORMAT_MAX_ARGS)
		return false;
	if (position > f->args)
		f->args = position;
	/* The same argument may be printed twice, but as the same type. */
	if (f->types[position - 1] && f->types[position - 1] != type)
		return false;
	f->types[position - 1] = type;
	return true;
}

/* A width or precision: digits, or an int argument for `*`. */
static bool read_extent(struct reader *r)
{
	if (*r->at != '*')
		return read_digits(r) <= FORMAT_MAX_WIDTH;
	r->at++;
	return note(r, read_position(r), 'd');
}

/* "hh" and "ll" become 'H' and 'q', so that one byte holds each. */
static uint16_t read_length(struct reader *r)
{
	char c = *r->at;

	if (!c || !strchr("hlqjzZtL", c))
		return 0;
	r->at++;
	if ((c == 'h' || c == 'l') && *r->at == c) {
		r->at++;
		c = c == 'h' ? 'H' : 'q';
	}
	return (uint16_t)((unsigned char)c << 8);
}

/* Conversions that take the same type become one; 0 for others and "%n". */
static uint16_t read_conversion(struct reader *r)
{
	char c = *r->at;

	if (!c)
		return 0;
	r->at++;
	if (strchr("di", c))
		return 'd';
	if (strchr("ouxX", c))
		return 'u';
	if (strchr("fFeEgGaA", c))
		return 'f';
	return strchr("csp", c) ? (uint16_t)c : 0;
}

/* What follows a '%'. */
static bool read_directive(struct reader *r)
{
	unsigned position;
	uint16_t length;
	uint16_t conversion;

	if (*r->at == '%') {
		r->at++;
		return true;
	}
	position = read_position(r);
	r->at += strspn(r->at, "-+ #0'");
	if (!read_extent(r))
		return false;
	if (*r->at == '.') {
		r->at++;
		if (!read_extent(r))
			return false;
	}
	length = read_length(r);
	conversion = read_conversion(r);
	return conversion && note(r, position, length | conversion);
}

/* printf must step over every argument before the last: it needs the types. */
static bool has_gap(const struct format *format)
{
	for (unsigned i = 0; i < format->args; i++)
		if (!format->types[i])
			return true;
	return false;
}

bool format_read(const char *text, struct format *format)
{
	struct reader r = {.at = strchr(text, '%')};

	while (r.at) {
		r.at++;
		if (!read_directive(&r))
			return false;
		r.at = strchr(r.at, '%');
	}
	if (has_gap(&r.format))
		return false;
	*format = r.format;
	return true;
}

bool format_eq(const struct format *a, const struct format *b)
{
	return a->args == b->args &&
	       memcmp(a->types, b->types, a->args * sizeof(a->types[0])) == 0;
}
