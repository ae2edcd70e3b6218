/* SPDX-License-Identifier: MIT */
#include "tui/wire.h"

#include "base/fs.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define ESC          '\x1b'
#define ATTRS_MAX    64 /* [B] of one sequence of attributes */
#define ROW_MAX      99999
#define FEEDS_MAX    3 /* shorter than any move */
#define SHIFT_OUT    '\x0e'
#define SHIFT_IN     '\x0f'
#define STAYS_IN_ROW "CDGJKPX@bm" /* finals of sequences that do */

/* One pass over the bytes. */
struct pass {
	struct wire_state *state;
	struct str rest;
	struct buf *out;
	char attrs[ATTRS_MAX]; /* set since the last byte sent */
	size_t attrs_len;
	bool is_reset; /* before them */
};

/* Parameters and final byte of a control sequence. */
struct sequence {
	struct str params;
	char final;
	size_t len; /* [B] with its introducer */
};

static bool take_sequence(struct str rest, struct sequence *seq)
{
	size_t at = 2;

	if (rest.len < 3 || rest.ptr[0] != ESC || rest.ptr[1] != '[')
		return false;
	while (at < rest.len && rest.ptr[at] >= 0x20 && rest.ptr[at] < 0x40)
		at++;
	if (at == rest.len)
		return false;
	seq->params = str_sub(rest, 2, at);
	seq->final = rest.ptr[at];
	seq->len = at + 1;
	return true;
}

/* ---- attributes and colours ---- */

static void put_attrs(struct pass *pass)
{
	bool is_reset = pass->is_reset && !pass->state->is_plain;

	if (is_reset || pass->attrs_len > 0) {
		buf_cstr(pass->out, "\x1b[");
		if (is_reset && pass->attrs_len > 0)
			buf_cstr(pass->out, "0;");
		buf_str(pass->out, (struct str){pass->attrs, pass->attrs_len});
		buf_byte(pass->out, 'm');
		pass->state->is_plain = pass->attrs_len == 0;
	}
	pass->attrs_len = 0;
	pass->is_reset = false;
}

static bool is_plain_already(const struct pass *pass, struct str params)
{
	return pass->attrs_len == 0 &&
	       (pass->is_reset || pass->state->is_plain) &&
	       (str_eq(params, STR("39")) || str_eq(params, STR("49")) ||
		       str_eq(params, STR("39;49")));
}

static void add_attrs(struct pass *pass, struct str params)
{
	if (params.len == 0 || str_eq(params, STR("0")) ||
		str_starts(params, STR("0;"))) {
		pass->is_reset = true;
		pass->attrs_len = 0;
		params = str_sub(params, 2, params.len);
	}
	if (params.len == 0 || is_plain_already(pass, params))
		return;
	if (pass->attrs_len + params.len + 1 > ATTRS_MAX)
		put_attrs(pass);
	if (params.len + 1 > ATTRS_MAX) {
		buf_printf(pass->out, "\x1b[%.*sm", STR_ARG(params));
		pass->state->is_plain = false;
		return;
	}
	if (pass->attrs_len > 0)
		pass->attrs[pass->attrs_len++] = ';';
	memcpy(pass->attrs + pass->attrs_len, params.ptr, params.len);
	pass->attrs_len += params.len;
}

/* ---- the cursor ---- */

static int row_of(struct str params)
{
	int row = 1;

	if (params.len == 0)
		return 1;
	str_to_int(str_sub(params, 0, str_find(params, ';')), &row);
	return row > 0 && row <= ROW_MAX ? row : 0;
}

static bool is_first_column(struct str params)
{
	size_t at = str_find(params, ';');

	return at == params.len ||
	       str_eq(str_sub(params, at, params.len), STR(";1"));
}

/* Follows a move to another row; how many line feeds do the same, 0: none. */
static size_t feeds(struct wire_state *state, int row)
{
	const int down = row - state->row;
	const bool is_near = state->may_feed && state->row > 0 && down > 0 &&
	                     down <= FEEDS_MAX;

	state->row = row;
	return is_near ? (size_t)down : 0;
}

/* A move that line feeds can make: H to the first column, d. */
static bool put_feeds(struct pass *pass, const struct sequence *seq)
{
	const size_t count = feeds(pass->state, row_of(seq->params));

	if (count == 0 || (seq->final == 'H' && !is_first_column(seq->params)))
		return false;
	if (seq->final == 'H')
		buf_byte(pass->out, '\r');
	buf_fill(pass->out, '\n', count);
	return true;
}

static void put_sequence(struct pass *pass, const struct sequence *seq)
{
	struct wire_state *state = pass->state;
	bool has_numbers = true;

	for (size_t i = 0; i < seq->params.len; i++)
		has_numbers = has_numbers &&
		              (seq->params.ptr[i] == ';' ||
				      (seq->params.ptr[i] >= '0' &&
					      seq->params.ptr[i] <= '9'));
	put_attrs(pass);
	if (has_numbers && (seq->final == 'H' || seq->final == 'd')) {
		if (put_feeds(pass, seq))
			return;
	} else if (!has_numbers || !strchr(STAYS_IN_ROW, seq->final)) {
		/* ?7l and ?7h alone are about the last column. */
		if (!str_eq(seq->params, STR("?7")))
			state->row = 0;
	}
	buf_str(pass->out, str_sub(pass->rest, 0, seq->len));
}

/* ---- the pass ---- */

/* ESC ( B and SI say ASCII again and again; ESC ( 0 and SO mean to draw. */
static size_t take_charset(struct pass *pass)
{
	struct wire_state *state = pass->state;
	const struct str rest = pass->rest;
	size_t len = 0;
	bool is_ascii = true;

	if (str_starts(rest, STR("\x1b(")) && rest.len >= 3) {
		len = 3;
		is_ascii = rest.ptr[2] == 'B';
	} else if (rest.ptr[0] == SHIFT_IN || rest.ptr[0] == SHIFT_OUT) {
		len = 1;
		is_ascii = rest.ptr[0] == SHIFT_IN;
	}
	if (len == 0)
		return 0;
	state->is_lined = state->is_lined || !is_ascii;
	if (!state->is_lined && state->is_ascii)
		return len;
	state->is_ascii = true;
	put_attrs(pass);
	buf_str(pass->out, str_sub(rest, 0, len));
	return len;
}

static size_t take_text(struct pass *pass)
{
	size_t len = 1;

	if (pass->rest.ptr[0] == ESC || pass->rest.ptr[0] == '\n')
		pass->state->row = 0;
	while (pass->rest.ptr[0] != ESC && len < pass->rest.len &&
		(unsigned char)pass->rest.ptr[len] >= 0x20)
		len++;
	put_attrs(pass);
	buf_str(pass->out, str_sub(pass->rest, 0, len));
	return len;
}

void wire_shorten(struct wire_state *state, struct str bytes, struct buf *out)
{
	struct pass pass = {.state = state, .rest = bytes, .out = out};

	while (pass.rest.len > 0) {
		struct sequence seq;
		size_t len = take_charset(&pass);

		if (len == 0 && take_sequence(pass.rest, &seq)) {
			len = seq.len;
			if (seq.final == 'm')
				add_attrs(&pass, seq.params);
			else
				put_sequence(&pass, &seq);
		} else if (len == 0) {
			len = take_text(&pass);
		}
		pass.rest = str_sub(pass.rest, len, pass.rest.len);
	}
	put_attrs(&pass);
}

void wire_forget(struct wire_state *state)
{
	*state = (struct wire_state){.may_feed = state->may_feed};
}

/* ---- gathering ---- */

void wire_open(struct wire *wire, int fd)
{
	const int own = fcntl(fd, F_DUPFD_CLOEXEC, 0);

	*wire = (struct wire){.fd = fd};
	if (own >= 0)
		wire->file = fdopen(own, "w");
	if (own >= 0 && !wire->file)
		close(own);
	wire->is_own = wire->file != NULL;
	if (!wire->is_own)
		wire->file = stdout;
}

void wire_gather(struct wire *wire)
{
	const int memory = memfd_create("screen", MFD_CLOEXEC);

	if (memory < 0)
		return;
	wire->is_gathered = wire->is_own &&
	                    dup3(memory, fileno(wire->file), O_CLOEXEC) >= 0;
	close(memory);
}

void wire_send(struct wire *wire)
{
	const int memory = wire->is_gathered ? fileno(wire->file) : -1;
	const off_t len = wire->is_gathered ? lseek(memory, 0, SEEK_CUR) : 0;
	ssize_t got;

	if (len <= 0)
		return;
	buf_clear(&wire->raw);
	buf_clear(&wire->bytes);
	got = pread(
		memory, buf_reserve(&wire->raw, (size_t)len), (size_t)len, 0);
	if (got > 0)
		wire_shorten(&wire->state,
			(struct str){wire->raw.ptr, (size_t)got}, &wire->bytes);
	/* The next picture begins at the front of the file. */
	(void)!ftruncate(memory, 0);
	lseek(memory, 0, SEEK_SET);
	/* A terminal that is gone is noticed when it is read. */
	(void)fs_write_all(wire->fd, buf_view(&wire->bytes));
}

void wire_close(struct wire *wire)
{
	if (wire->is_own)
		fclose(wire->file);
	buf_release(&wire->raw);
	buf_release(&wire->bytes);
	*wire = (struct wire){0};
}
