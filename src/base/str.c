/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include "base/arena.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define EOL_PIECE 256 /* [B] */

static bool is_space(char c)
{
	/* Nearly no byte is below a space: one question for most. */
	return (unsigned char)c <= ' ' &&
	       (c == ' ' || (c >= '\t' && c <= '\r'));
}

/* Not tolower(3): that one depends on the locale. */
static char lower(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c;
}

struct str str_of(const char *cstr)
{
	return (struct str){cstr, cstr ? strlen(cstr) : 0};
}

struct str str_sub(struct str s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from > to)
		from = to;
	return (struct str){from ? s.ptr + from : s.ptr, to - from};
}

bool str_eq(struct str a, struct str b)
{
	/* memcmp(3) may not see the NULL of an empty slice. */
	return a.len == b.len &&
	       (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n ? memcmp(a.ptr, b.ptr, n) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_starts(struct str s, struct str prefix)
{
	return s.len >= prefix.len && str_eq(str_sub(s, 0, prefix.len), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
	return s.len >= suffix.len &&
	       str_eq(str_sub(s, s.len - suffix.len, s.len), suffix);
}

bool str_eq_nocase(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (lower(a.ptr[i]) != lower(b.ptr[i]))
			return false;
	return true;
}

struct str str_trim(struct str s)
{
	size_t from = 0;
	size_t to = s.len;

	while (from < to && is_space(s.ptr[from]))
		from++;
	while (to > from && is_space(s.ptr[to - 1]))
		to--;
	return str_sub(s, from, to);
}

size_t str_find(struct str s, char c)
{
	const char *at = s.len ? memchr(s.ptr, c, s.len) : NULL;

	return at ? (size_t)(at - s.ptr) : s.len;
}

/* By pieces: where one of the two never comes, the other must not be looked for
 * through the whole rest again and again. */
size_t str_find_eol(struct str s)
{
	size_t at;

	for (at = 0; at < s.len; at += EOL_PIECE) {
		struct str piece = str_sub(s, at, at + EOL_PIECE);
		size_t whole = piece.len;

		piece.len = str_find(piece, '\n');
		piece.len = str_find(piece, '\r');
		if (piece.len < whole)
			return at + piece.len;
	}
	return s.len;
}

size_t str_search(struct str s, struct str needle)
{
	const char *at;

	if (needle.len == 0)
		return 0;
	if (s.len < needle.len)
		return SIZE_MAX;
	at = memmem(s.ptr, s.len, needle.ptr, needle.len);
	return at ? (size_t)(at - s.ptr) : SIZE_MAX;
}

bool str_split(struct str *rest, char sep, struct str *part)
{
	size_t at;

	if (!rest->ptr)
		return false;
	at = str_find(*rest, sep);
	*part = str_sub(*rest, 0, at);
	*rest = at < rest->len ? str_sub(*rest, at + 1, rest->len)
	                       : (struct str){NULL, 0};
	return true;
}

bool str_word(struct str *rest, struct str *word)
{
	const char *const ptr = rest->ptr;
	const size_t len = rest->len;
	size_t from = 0;
	size_t to;

	while (from < len && is_space(ptr[from]))
		from++;
	for (to = from; to < len && !is_space(ptr[to]);)
		to++;
	if (from == to) {
		*rest = (struct str){NULL, 0};
		return false;
	}
	*word = (struct str){ptr + from, to - from};
	*rest = (struct str){ptr + to, len - to};
	return true;
}

bool str_to_int(struct str s, int *out)
{
	bool is_negative = s.len && s.ptr[0] == '-';
	size_t i = is_negative || (s.len && s.ptr[0] == '+');
	long long value = 0;

	if (i == s.len)
		return false;
	for (; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return false;
		value = value * 10 + (s.ptr[i] - '0');
		if (value > (long long)INT_MAX + is_negative)
			return false;
	}
	*out = (int)(is_negative ? -value : value);
	return true;
}

static int min_int(int a, int b)
{
	return a < b ? a : b;
}

/* One row of the table of Wagner and Fischer; returns its least value. */
static int distance_row(int *row, int top, char c, struct str b)
{
	int diagonal = row[0];
	int least = top;

	row[0] = top;
	for (size_t j = 0; j < b.len; j++) {
		int change = diagonal + (c != b.ptr[j]);

		diagonal = row[j + 1];
		row[j + 1] = min_int(change, min_int(diagonal, row[j]) + 1);
		least = min_int(least, row[j + 1]);
	}
	return least;
}

int str_distance(struct str a, struct str b, int limit)
{
	size_t apart = a.len > b.len ? a.len - b.len : b.len - a.len;
	int *row;
	int distance;

	limit = limit < 0 ? 0 : min_int(limit, INT_MAX - 1);
	if (apart > (size_t)limit || a.len >= INT_MAX || b.len >= INT_MAX)
		return limit + 1;
	row = xcalloc(b.len + 1, sizeof(*row));
	for (size_t j = 0; j <= b.len; j++)
		row[j] = (int)j;
	distance = 0;
	for (size_t i = 0; i < a.len && distance <= limit; i++)
		distance = distance_row(row, (int)i + 1, a.ptr[i], b);
	if (distance <= limit)
		distance = row[b.len];
	free(row);
	return min_int(distance, limit + 1);
}
