/* SPDX-License-Identifier: MIT */
#include "desk/ssip.h"

/* code, what it is; by hundreds else */
static const struct {
	int code;
	enum ssip_kind kind;
} codes[] = {
	{225, SSIP_QUEUED},
	{230, SSIP_SEND},
	{701, SSIP_BEGIN},
	{702, SSIP_END},
	{703, SSIP_CANCELED},
};

static enum ssip_kind kind_of(int code)
{
	for (size_t i = 0; i < ARRAY_LEN(codes); i++)
		if (codes[i].code == code)
			return codes[i].kind;
	switch (code / 100) {
	case 2:
		return SSIP_DONE;
	case 3:
	case 4:
	case 5:
		return SSIP_REFUSED;
	case 7:
		return SSIP_OTHER;
	default:
		return SSIP_BROKEN;
	}
}

/* The three digits at the start of a line; -1 if they are not there. */
static int code_of(struct str line)
{
	int code = 0;

	if (line.len < 4 || (line.ptr[3] != ' ' && line.ptr[3] != '-'))
		return -1;
	for (int i = 0; i < 3; i++) {
		if (line.ptr[i] < '0' || line.ptr[i] > '9')
			return -1;
		code = code * 10 + (line.ptr[i] - '0');
	}
	return code;
}

/* "701-12": the first of these lines names the message. */
static bool take_row(struct ssip *ssip, struct str line, int code)
{
	int number = 0;

	if (ssip->rows == 0) {
		ssip->code = code;
		ssip->message = 0;
		if (str_to_int(str_sub(line, 4, line.len), &number) &&
			number > 0)
			ssip->message = number;
	}
	ssip->rows++;
	return code == ssip->code && ssip->rows <= SSIP_ROWS_MAX;
}

/* True if the line ends an answer, be it that it makes no sense. */
static bool take_line(
	struct ssip *ssip, struct str line, struct ssip_answer *out)
{
	const int code = code_of(line);
	const bool is_last = code > 0 && line.ptr[3] == ' ';

	*out = (struct ssip_answer){.kind = SSIP_BROKEN};
	if (code <= 0 || (is_last && ssip->rows > 0 && code != ssip->code)) {
		ssip->is_broken = true;
		return true;
	}
	if (!is_last) {
		ssip->is_broken = !take_row(ssip, line, code);
		return ssip->is_broken;
	}
	out->kind = kind_of(code);
	out->code = out->kind != SSIP_BROKEN ? code : 0;
	out->message = ssip->rows > 0 ? ssip->message : 0;
	ssip->is_broken = out->kind == SSIP_BROKEN;
	ssip->rows = 0;
	return true;
}

bool ssip_take(struct ssip *ssip, struct str *bytes, struct ssip_answer *out)
{
	*out = (struct ssip_answer){.kind = SSIP_BROKEN};
	while (!ssip->is_broken && bytes->len > 0) {
		const char c = bytes->ptr[0];
		struct str line = {ssip->line, ssip->len};

		*bytes = str_sub(*bytes, 1, bytes->len);
		if (c != '\n') {
			ssip->is_broken = ssip->len == SSIP_LINE_MAX;
			if (!ssip->is_broken)
				ssip->line[ssip->len++] = c;
			continue;
		}
		ssip->len = 0;
		if (line.len > 0 && line.ptr[line.len - 1] == '\r')
			line.len--;
		if (take_line(ssip, line, out))
			return true;
	}
	return ssip->is_broken;
}

void ssip_put_text(struct str text, struct buf *out)
{
	struct str rest = text, line;

	while (str_split(&rest, '\n', &line)) {
		if (line.len > 0 && line.ptr[line.len - 1] == '\r')
			line.len--;
		if (str_eq(line, STR(".")))
			buf_byte(out, '.');
		buf_str(out, line);
		buf_cstr(out, "\r\n");
	}
	buf_cstr(out, ".\r\n");
}
