/* SPDX-License-Identifier: MIT */
#include "desk/talk.h"

#include "base/macros.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#define GREETING "koine-console"

/* ---- numbers and texts ---- */

/* str_to_int takes a sign, and what a line says is smaller than int. */
static bool take_number(struct str text, int64_t max, int64_t *number)
{
	int64_t sum = 0;

	if (text.len == 0 || text.len > 18)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return false;
		sum = sum * 10 + (text.ptr[i] - '0');
	}
	if (sum > max)
		return false;
	*number = sum;
	return true;
}

static struct str cut(struct str text, size_t max)
{
	size_t end = text.len;

	if (end <= max)
		return text;
	end = max;
	while (end > 0 && ((unsigned char)text.ptr[end] & 0xc0) == 0x80)
		end--;
	return str_sub(text, 0, end);
}

/* Cleaned, so that no tab or newline of a text ends its field. */
static void put_text(
	const char *name, struct str text, size_t max, struct buf *out)
{
	struct buf clean = {0};

	if (text.len == 0)
		return;
	clean_text(text, CLEAN_LINE, &clean);
	buf_printf(out, "\t%s=", name);
	buf_str(out, cut(buf_view(&clean), max));
	buf_release(&clean);
}

static bool is_text(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] < 0x20 || text.ptr[i] == 0x7f)
			return false;
	return utf8_valid(text);
}

/* ---- show ---- */

enum kind { TEXT, INT, INT64, FLAG, COVER };

/* clang-format off */
static const struct field {
	const char *name;
	enum kind kind;
	size_t offset; /* in struct talk_show */
	int64_t max; /* of a text [B]: longer ones are refused */
} fields[] = {
#define AT(field) offsetof(struct talk_show, field)
	{ "work", TEXT, AT(work), TALK_ID },
	{ "lang", TEXT, AT(lang), TALK_ID },
	{ "tier", TEXT, AT(tier), TALK_ID },
	{ "at", INT, AT(at), TALK_COUNT_MAX },
	{ "count", INT, AT(count), TALK_COUNT_MAX },
	{ "step", INT, AT(step), TALK_COUNT_MAX },
	{ "steps", INT, AT(steps), TALK_COUNT_MAX },
	{ "class", INT64, AT(class_id), TALK_CLASS_MAX },
	{ "elapsed", INT64, AT(elapsed), TALK_ELAPSED_MAX },
	{ "budget", INT, AT(budget), TALK_BUDGET_MAX },
	{ "cover", COVER, AT(cover), TALK_COVER_COUNT - 1 },
	{ "busy", FLAG, AT(is_busy), 1 },
	{ "last", FLAG, AT(is_last), 1 },
	{ "over", FLAG, AT(is_over), 1 },
	{ "private", FLAG, AT(is_private), 1 },
	{ "id", TEXT, AT(now.id), TALK_ID },
	{ "title", TEXT, AT(now.title), TALK_TEXT },
	{ "line", TEXT, AT(now.line), TALK_TEXT },
	{ "next-id", TEXT, AT(next.id), TALK_ID },
	{ "next-title", TEXT, AT(next.title), TALK_TEXT },
	{ "next-line", TEXT, AT(next.line), TALK_TEXT },
#undef AT
};
/* clang-format on */

static int64_t number_of(const struct field *field, const void *at)
{
	switch (field->kind) {
	case INT:
		return *(const int *)at;
	case INT64:
		return *(const int64_t *)at;
	case FLAG:
		return *(const bool *)at ? 1 : 0;
	default:
		return (int64_t) * (const enum talk_cover *)at;
	}
}

static void put_field(const struct field *field, const struct talk_show *show,
	struct buf *out)
{
	const void *at = (const char *)show + field->offset;
	int64_t number;

	if (field->kind == TEXT) {
		put_text(field->name, *(const struct str *)at,
			(size_t)field->max, out);
		return;
	}
	number = number_of(field, at);
	if (number > field->max)
		number = field->max;
	if (number > 0)
		buf_printf(out, "\t%s=%" PRId64, field->name, number);
}

void talk_put_show(const struct talk_show *show, struct buf *out)
{
	buf_cstr(out, "show");
	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		put_field(&fields[i], show, out);
	buf_byte(out, '\n');
}

static bool set_field(
	const struct field *field, struct str value, struct talk_show *show)
{
	void *at = (char *)show + field->offset;
	int64_t number;

	if (field->kind == TEXT) {
		*(struct str *)at = value;
		return value.len <= (size_t)field->max;
	}
	if (!take_number(value, field->max, &number))
		return false;
	if (field->kind == INT)
		*(int *)at = (int)number;
	else if (field->kind == INT64)
		*(int64_t *)at = number;
	else if (field->kind == FLAG)
		*(bool *)at = number == 1;
	else
		*(enum talk_cover *)at = (enum talk_cover)number;
	return true;
}

static bool take_field(struct str part, struct talk_show *show)
{
	const size_t equals = str_find(part, '=');
	const struct str name = str_sub(part, 0, equals);
	const struct str value = str_sub(part, equals + 1, part.len);

	if (equals == part.len || !is_text(part))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		if (str_eq(name, str_of(fields[i].name)))
			return set_field(&fields[i], value, show);
	return true;
}

bool talk_take_show(struct str line, struct talk_show *show)
{
	struct talk_show read = {0};
	struct str rest = line, part;

	if (line.len >= TALK_LINE || !str_split(&rest, '\t', &part) ||
		!str_eq(part, STR("show")))
		return false;
	while (str_split(&rest, '\t', &part))
		if (!take_field(part, &read))
			return false;
	*show = read;
	return true;
}

/* ---- the rest ---- */

void talk_put_greeting(struct buf *out)
{
	buf_printf(out, GREETING " %d\n", TALK_VERSION);
}

bool talk_take_greeting(struct str line, int *version)
{
	int64_t number;

	if (line.len >= TALK_GREETING || !str_starts(line, STR(GREETING " ")) ||
		!take_number(str_sub(line, sizeof(GREETING), line.len),
			INT32_MAX, &number))
		return false;
	*version = (int)number;
	return true;
}

void talk_put_command(const struct talk_command *command, struct buf *out)
{
	if (command->word == TALK_AT)
		buf_printf(out, "at\t%.*s\n",
			STR_ARG(cut(command->id, TALK_COMMAND - 4)));
	else if (command->word == TALK_CLOCK)
		buf_printf(out, "clock\t%" PRId64 "\n",
			command->elapsed > TALK_ELAPSED_MAX
				? (int64_t)TALK_ELAPSED_MAX
				: command->elapsed);
	else
		buf_cstr(out, command->word == TALK_NEXT ? "next\n" : "back\n");
}

bool talk_take_command(struct str line, struct talk_command *command)
{
	static const struct str clock = {"clock\t", 6}, at = {"at\t", 3};

	if (line.len >= TALK_COMMAND)
		return false;
	if (str_starts(line, clock)) {
		command->word = TALK_CLOCK;
		return take_number(str_sub(line, clock.len, line.len),
			TALK_ELAPSED_MAX, &command->elapsed);
	}
	if (str_starts(line, at)) {
		command->word = TALK_AT;
		command->id = str_sub(line, at.len, line.len);
		return command->id.len > 0 && is_text(command->id);
	}
	command->word = str_eq(line, STR("next")) ? TALK_NEXT : TALK_BACK;
	return command->word == TALK_NEXT || str_eq(line, STR("back"));
}

void talk_put_no(const char *reason, struct buf *out)
{
	buf_printf(out, "no\t%s\n", reason);
}

bool talk_take_no(struct str line, struct str *reason)
{
	if (line.len >= TALK_COMMAND || !str_starts(line, STR("no\t")))
		return false;
	*reason = str_sub(line, 3, line.len);
	return true;
}
