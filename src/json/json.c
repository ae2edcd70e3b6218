/* SPDX-License-Identifier: MIT */
#include "json/json.h"

#include "base/err.h"
#include "base/utf8seq.h"

#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>

/* struct json is jansson's json_t under a name that leaves this folder. */
static json_t *inner(struct json *value)
{
	return (json_t *)value;
}

/* Everywhere else running out of memory aborts as well. */
static json_t *check(json_t *value)
{
	if (!value)
		BUG("out of memory");
	return value;
}

static struct json *outer(json_t *value)
{
	return (struct json *)check(value);
}

static void check_added(int result)
{
	if (result != 0)
		BUG("JSON value in the wrong place");
}

/* Ill-formed parts become U+FFFD. */
static json_t *repaired(struct str s)
{
	struct buf text = {0};
	json_t *value;
	size_t pos = 0;
	size_t bad;

	while (pos < s.len) {
		const size_t len = utf8_seq(s, pos, &bad);

		if (len > 0)
			buf_str(&text, str_sub(s, pos, pos + len));
		else
			buf_utf8(&text, 0xFFFD);
		pos += len > 0 ? len : bad;
	}
	value = json_stringn_nocheck(text.ptr ? text.ptr : "", text.len);
	buf_release(&text);
	return check(value);
}

static json_t *string_of(struct str s)
{
	if (utf8_find_bad(s) < s.len)
		return repaired(s);
	return check(json_stringn_nocheck(s.ptr ? s.ptr : "", s.len));
}

struct json *json_new_object(void)
{
	return outer(json_object());
}

struct json *json_new_array(void)
{
	return outer(json_array());
}

static void set(struct json *object, const char *key, json_t *value)
{
	check_added(
		json_object_set_new_nocheck(inner(object), key, check(value)));
}

void json_set(struct json *object, const char *key, struct json *value)
{
	set(object, key, inner(value));
}

void json_set_str(struct json *object, const char *key, struct str value)
{
	set(object, key, string_of(value));
}

void json_set_int(struct json *object, const char *key, long long value)
{
	set(object, key, json_integer(value));
}

void json_set_real(struct json *object, const char *key, double value)
{
	set(object, key, json_real(value));
}

void json_set_bool(struct json *object, const char *key, bool value)
{
	set(object, key, json_boolean(value));
}

static void add(struct json *array, json_t *value)
{
	check_added(json_array_append_new(inner(array), check(value)));
}

void json_add(struct json *array, struct json *value)
{
	add(array, inner(value));
}

void json_add_str(struct json *array, struct str value)
{
	add(array, string_of(value));
}

void json_add_int(struct json *array, long long value)
{
	add(array, json_integer(value));
}

/*
 * Code points that act on a terminal or turn the text round, which RFC 8259
 * lets stand: DEL, C1, line separators, bidi controls.
 */
static bool must_escape(uint32_t cp)
{
	return (cp >= 0x7F && cp <= 0x9F) || cp == 0x061C || cp == 0x200E ||
	       cp == 0x200F || (cp >= 0x2028 && cp <= 0x202E) ||
	       (cp >= 0x2066 && cp <= 0x2069);
}

/* The code point of a well-formed sequence of 1 to 3 bytes; 0 for longer ones.
 */
static uint32_t decode(const char *bytes, size_t len)
{
	const uint32_t lead = (uint8_t)bytes[0];

	switch (len) {
	case 1:
		return lead;
	case 2:
		return (lead & 0x1F) << 6 | ((uint8_t)bytes[1] & 0x3Fu);
	case 3:
		return (lead & 0x0F) << 12 | ((uint8_t)bytes[1] & 0x3Fu) << 6 |
		       ((uint8_t)bytes[2] & 0x3Fu);
	default:
		return 0;
	}
}

/* Outside strings the text is ASCII, so this touches only what is in them. */
static void append_escaped(struct str text, struct buf *out)
{
	size_t done = 0;
	size_t pos = 0;
	size_t bad;

	while (pos < text.len) {
		const size_t len = utf8_seq(text, pos, &bad);
		const uint32_t cp = decode(text.ptr + pos, len);

		if (must_escape(cp)) {
			buf_str(out, str_sub(text, done, pos));
			buf_printf(out, "\\u%04x", (unsigned)cp);
			done = pos + len;
		}
		pos += len > 0 ? len : bad;
	}
	buf_str(out, str_sub(text, done, text.len));
}

void json_write_free(struct json *value, struct buf *out)
{
	char *text = json_dumps(inner(value),
		JSON_INDENT(2) | JSON_ENCODE_ANY | JSON_REAL_PRECISION(6));

	if (!text)
		BUG("out of memory");
	append_escaped(str_of(text), out);
	buf_byte(out, '\n');
	free(text);
	json_decref(inner(value));
}
