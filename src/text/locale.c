/* SPDX-License-Identifier: MIT */
#include "text/locale.h"

#include "base/fs.h"
#include "base/mo.h"
#include "base/vec.h"
#include "text/han_file.h"
#include "text/lang.h"
#include "text/utf8.h"

#define FILE_MAX ((size_t)1 << 20) /* [B] */

/* What is being read, and where it goes. */
struct reading {
	const char *path;
	int line;
	struct arena *arena;
	struct err *err;
	struct locale *locale;
	size_t *count; /* of pairs */
};

typedef bool value_fn(const struct reading *in, struct str value, void *field);

static bool bad_value(const struct reading *in, struct str item)
{
	return err_set(in->err, ERR_INPUT, _("%s:%d: '%.*s' is not understood"),
		in->path, in->line, STR_ARG(item));
}

/* "U+0640" as its character; other items stay as they are. False if malformed.
 */
static bool unescape(const struct reading *in, struct str *item)
{
	struct str digits;
	uint32_t cp = 0;
	char bytes[4];

	/* Most items are words of small letters. */
	if (item->len <= 2 || item->ptr[0] != 'U' || item->ptr[1] != '+')
		return true;
	digits = str_sub(*item, 2, item->len);
	if (digits.len < 4 || digits.len > 6)
		return false;
	for (size_t i = 0; i < digits.len; i++) {
		const struct str hex = STR("0123456789ABCDEF");
		const size_t value = str_find(hex, digits.ptr[i]);

		if (value == hex.len)
			return false;
		cp = cp << 4 | (uint32_t)value;
	}
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		return false;
	*item = arena_str(
		in->arena, (struct str){bytes, (size_t)utf8_encode(cp, bytes)});
	return true;
}

static bool read_text(const struct reading *in, struct str value, void *field)
{
	(void)in;
	*(struct str *)field = value;
	return true;
}

/* A text around one number, for which '%' stands. */
static bool read_around(const struct reading *in, struct str value, void *field)
{
	const size_t at = str_find(value, '%');

	if (at == value.len || str_find(str_sub(value, at + 1, value.len),
				       '%') != value.len - at - 1)
		return bad_value(in, value);
	return read_text(in, value, field);
}

/* "U+00A0 5": a mark, and how many digits a number has at least to need it. */
static bool read_grouping(
	const struct reading *in, struct str value, void *field)
{
	struct str rest = value, mark, least;

	(void)field;
	if (value.len == 0)
		return true;
	if (!str_word(&rest, &mark) || !str_word(&rest, &least) ||
		!unescape(in, &mark) || least.len != 1 || least.ptr[0] < '4' ||
		least.ptr[0] > '9')
		return bad_value(in, value);
	in->locale->group_mark = mark;
	in->locale->group_least = least.ptr[0] - '0';
	return true;
}

/* Items in a row, without the spaces between them. */
static bool read_set(const struct reading *in, struct str value, void *field)
{
	char *bytes = arena_bytes(in->arena, value.len + 1);
	struct str *set = field;
	struct str item;

	*set = (struct str){bytes, 0};
	while (str_word(&value, &item)) {
		const struct str written = item;

		if (!unescape(in, &item))
			return bad_value(in, written);
		for (size_t i = 0; i < item.len; i++)
			bytes[set->len++] = item.ptr[i];
	}
	return true;
}

static bool read_quotes(const struct reading *in, struct str value, void *field)
{
	struct str *quotes = field;
	struct str rest = value;
	size_t count = 0;
	struct str item;

	while (str_word(&rest, &item)) {
		const struct str written = item;

		if (count == 4 || !unescape(in, &item))
			return bad_value(in, written);
		quotes[count++] = item;
	}
	return count == 4 || bad_value(in, value);
}

/* Four labels, split by '|'. */
static bool read_labels(const struct reading *in, struct str value, void *field)
{
	struct str *labels = field;
	struct str rest = value, item;
	size_t count = 0;

	while (str_split(&rest, '|', &item)) {
		if (count == 4)
			return bad_value(in, item);
		labels[count++] = str_trim(item);
	}
	return count == 4 || bad_value(in, value);
}

/* No fewer than there are. */
static size_t most_words(struct str value)
{
	size_t count = 1;

	for (size_t i = 0; i < value.len; i++)
		count += (unsigned char)value.ptr[i] <= ' ';
	return count;
}

static bool read_pair(
	const struct reading *in, struct str item, struct locale_pair *pair)
{
	const size_t arrow = 1 + str_find(str_sub(item, 1, item.len), '>');

	if (arrow >= item.len)
		return false;
	pair->from = str_sub(item, 0, arrow);
	pair->to = str_sub(item, arrow + 1, item.len);
	return unescape(in, &pair->from) && unescape(in, &pair->to);
}

/* `field` is the pointer to the pairs, in->count their number. */
static bool read_pairs(const struct reading *in, struct str value, void *field)
{
	struct locale_pair *pairs =
		ARENA_ARRAY(in->arena, struct locale_pair, most_words(value));
	struct str item;

	*(struct locale_pair **)field = pairs;
	*in->count = 0;
	while (str_word(&value, &item)) {
		if (!read_pair(in, item, &pairs[*in->count]))
			return bad_value(in, item);
		(*in->count)++;
	}
	return true;
}

static bool read_fold(const struct reading *in, struct str value, void *field)
{
	struct locale *locale = in->locale;

	if (!read_pairs(in, value, field))
		return false;
	for (size_t i = 0; i < locale->fold_count; i++) {
		const struct str from = locale->fold[i].from;

		/* text/fold looks letters up one by one. */
		if (utf8_count(from, from.len) != 1)
			return bad_value(in, from);
	}
	return true;
}

static bool read_drop(const struct reading *in, struct str value, void *field)
{
	struct locale *locale = in->locale;
	struct str set;

	(void)field;
	if (!read_set(in, value, &set))
		return false;
	locale->drop_count = 0;
	locale->drop = ARENA_ARRAY(in->arena, uint32_t, set.len);
	for (size_t pos = 0; pos < set.len;)
		locale->drop[locale->drop_count++] = utf8_next(set, &pos);
	return true;
}

#define FIELD(name) offsetof(struct locale, name)

static const struct key {
	const char *name;
	value_fn *read;
	size_t offset; /* [B] of the field in struct locale */
	size_t count;  /* [B] of its number of pairs; 0: has none */
} keys[] = {
	/* clang-format off */
	{ "tag",          read_text,    FIELD(tag), 0 },
	{ "fallback",     read_text,    FIELD(fallback), 0 },
	{ "script",       read_text,    FIELD(script), 0 },
	{ "digits",       read_text,    FIELD(digits), 0 },
	{ "quotes",       read_quotes,  FIELD(quotes), 0 },
	{ "line_break",   read_text,    FIELD(line_break), 0 },
	{ "glue_before",  read_set,     FIELD(glue_before), 0 },
	{ "glue_after",   read_set,     FIELD(glue_after), 0 },
	{ "no_start",     read_set,     FIELD(no_start), 0 },
	{ "no_end",       read_set,     FIELD(no_end), 0 },
	{ "sentence_end", read_set,     FIELD(sentence_end), 0 },
	{ "fold", read_fold, FIELD(fold), FIELD(fold_count) },
	{ "keep_marks",   read_set,     FIELD(keep_marks), 0 },
	{ "drop",         read_drop,    0, 0 },
	{ "keys", read_pairs, FIELD(keys), FIELD(keys_count) },
	{ "stem_before",  read_text,    FIELD(stem_before), 0 },
	{ "stem_after",   read_text,    FIELD(stem_after), 0 },
	{ "stem_ends", read_pairs, FIELD(stem_ends), FIELD(stem_ends_count) },
	{ "readings",     read_text,    FIELD(readings), 0 },
	{ "romanise", read_pairs, FIELD(romanise), FIELD(romanise_count) },
	{ "romanised", read_pairs, FIELD(romanised), FIELD(romanised_count) },
	{ "romanised_last", read_pairs, FIELD(romanised_last), FIELD(romanised_last_count) },
	{ "voice",        read_text,    FIELD(voice), 0 },
	{ "voice_name",   read_text,    FIELD(voice_name), 0 },
	{ "voice_latin",  read_text,    FIELD(voice_latin), 0 },
	{ "fields_a",     read_labels,  FIELD(fields_a), 0 },
	{ "fields_t",     read_labels,  FIELD(fields_t), 0 },
	{ "colon",        read_text,    FIELD(colon), 0 },
	{ "about",        read_around,  FIELD(about), 0 },
	{ "over",         read_around,  FIELD(over), 0 },
	{ "unknown",      read_text,    FIELD(unknown), 0 },
	{ "grouping",     read_grouping, 0, 0 },
	{ "sentence_limits",   read_text, FIELD(sentence_limits), 0 },
	{ "definition_limits", read_text, FIELD(definition_limits), 0 },
	{ "readability",  read_text,    FIELD(readability), 0 },
	{ "vowels",       read_set,     FIELD(vowels), 0 },
	{ "decimal",      read_set,     FIELD(decimal), 0 },
	{ "group",        read_set,     FIELD(group), 0 },
	{ "percent",      read_text,    FIELD(percent), 0 },
	{ "number_and",   read_text,    FIELD(number_and), 0 },
	{ "number_joins", read_text,    FIELD(number_joins), 0 },
	{ "ordinals",     read_text,    FIELD(ordinals), 0 },
	{ "prefixes",     read_text,    FIELD(prefixes), 0 },
	{ "call",         read_text,    FIELD(call), 0 },
	{ "nbsp_before",  read_set,     FIELD(nbsp_before), 0 },
	{ "nbsp_after",   read_set,     FIELD(nbsp_after), 0 },
	{ "nnbsp_before", read_set,     FIELD(nnbsp_before), 0 },
	{ "number_scale", read_pairs, FIELD(scale), FIELD(scale_count) },
	{ "number_words", read_pairs, FIELD(number_words), FIELD(number_word_count) },
	{ "months", read_pairs, FIELD(months), FIELD(month_count) },
	{ "doubled",      read_text,    FIELD(doubled), 0 },
	{ "latin_words",  read_text,    FIELD(latin_words), 0 },
	{ "common",       read_text,    FIELD(common), 0 },
	/* clang-format on */
};

/* '#' starts a comment at the start of a line or after white space only: it may
 * be a sign of a set. */
static struct str without_comment(struct str line)
{
	for (size_t i = 0; i < line.len; i++) {
		if (line.ptr[i] == '#' && (i == 0 || line.ptr[i - 1] == ' ' ||
						  line.ptr[i - 1] == '\t'))
			return str_trim(str_sub(line, 0, i));
	}
	return str_trim(line);
}

static bool read_line(struct reading *in, struct str line)
{
	struct str name;

	line = without_comment(line);
	if (line.len == 0)
		return true;
	if (str_find(line, '=') == line.len)
		return bad_value(in, line);
	str_split(&line, '=', &name);
	name = str_trim(name);
	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		char *base = (char *)in->locale;

		/* The first letter alone rules most of them out. */
		if (name.len == 0 || keys[i].name[0] != name.ptr[0] ||
			!str_eq(name, str_of(keys[i].name)))
			continue;
		in->count = (size_t *)(void *)(base + keys[i].count);
		return keys[i].read(in, str_trim(line), base + keys[i].offset);
	}
	return err_set(in->err, ERR_INPUT, _("%s:%d: there is no key '%.*s'"),
		in->path, in->line, STR_ARG(name));
}

const struct locale *locale_default(void)
{
	static const struct locale plain = {
		.tag = {"en", 2},
		.line_break = {"en", 2},
		/* “ ” ‘ ’ */
		.quotes = {{"\u201C", 3}, {"\u201D", 3}, {"\u2018", 3},
			{"\u2019", 3}},
		.sentence_end = {".!?\u2026", 6},
		.voice = {"en", 2},
		.colon = {":", 1},
		.about = {"\u2248 %", 5},
		.over = {"> %", 3},
		.unknown = {"?", 1},
	};

	return &plain;
}

/* Tags come from people; none of them names a file elsewhere. */
static bool is_tag(const char *tag)
{
	size_t len = 0;

	for (; tag[len]; len++) {
		const char low = (char)(tag[len] | 0x20);

		if (!(low >= 'a' && low <= 'z') && tag[len] != '-' &&
			tag[len] != '_' &&
			!(tag[len] >= '0' && tag[len] <= '9'))
			return false;
	}
	return len > 0;
}

static bool read_lines(struct reading *in, struct str text)
{
	struct str line;

	while (str_split(&text, '\n', &line)) {
		in->line++;
		if (!read_line(in, line))
			return false;
	}
	return true;
}

const struct locale *locale_load(
	const char *dir, const char *tag, struct arena *arena, struct err *err)
{
	struct reading in = {.arena = arena, .err = err};
	struct buf bytes = {0};
	bool is_read = false;

	if (!is_tag(tag)) {
		err_set(err, ERR_INPUT, _("'%s' is no language"), tag);
		return NULL;
	}
	in.path = arena_printf(arena, "%s/%s.conf", dir, tag).ptr;
	in.locale = ARENA_NEW(arena, struct locale);
	in.locale->tag = arena_str(arena, str_of(tag));
	in.locale->colon = locale_default()->colon;
	in.locale->about = locale_default()->about;
	in.locale->over = locale_default()->over;
	in.locale->unknown = locale_default()->unknown;
	if (fs_read(in.path, FILE_MAX, &bytes, err))
		is_read = read_lines(&in, arena_str(arena, buf_view(&bytes)));
	in.locale->sum = han_checksum(buf_view(&bytes));
	buf_release(&bytes);
	if (!is_read)
		return NULL;
	in.locale->is_rtl = lang_is_rtl(tag);
	return in.locale;
}
