/* SPDX-License-Identifier: MIT */
#include "search/parse.h"

#include "text/chars.h"
#include "text/utf8.h"

#define ID_MAX  64 /* [B] longer ids and slugs are none */
#define REF_MAX 9  /* digits of a number */

typedef bool add_fn(struct query *query, const struct search_index *index,
	struct arena *arena, struct str value);

static bool add_lang(struct query *query, const struct search_index *index,
	struct arena *arena, struct str value)
{
	(void)arena;
	for (int i = 0; index && i < index->lang_count; i++) {
		if (str_eq_nocase(index->langs[i].tag, value)) {
			query->langs |= 1U << i;
			return true;
		}
	}
	return false;
}

static struct str change_case(struct str s, bool is_upper, struct arena *arena)
{
	static const char upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	char *out = arena_bytes(arena, s.len + 1);

	for (size_t i = 0; i < s.len; i++) {
		const char low = (char)(s.ptr[i] | 0x20);

		out[i] = s.ptr[i];
		if (low >= 'a' && low <= 'z' && is_upper)
			out[i] = upper[low - 'a'];
		else if (low >= 'a' && low <= 'z')
			out[i] = low;
	}
	return (struct str){out, s.len};
}

static bool add_tier(struct query *query, const struct search_index *index,
	struct arena *arena, struct str value)
{
	enum tier tier;

	(void)index;
	if (!tier_from_name(change_case(value, false, arena), &tier))
		return false;
	query->tiers |= 1U << tier;
	return true;
}

/* True if the statement has a row for `value`, or there is nothing to ask. */
static bool is_known(
	const struct search_index *index, const char *sql, struct str value)
{
	struct db_stmt *stmt;
	bool is_there;

	if (!index || !index->db)
		return true;
	stmt = db_query(index->db, NULL, sql, "s", &value);
	is_there = stmt && db_step(stmt, NULL, NULL);
	if (stmt)
		db_done(stmt);
	return is_there;
}

/* Letters, digits, '-' and '.', as ids are made. */
static bool is_id(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		const char c = s.ptr[i];
		const char low = (char)(c | 0x20);

		if ((low < 'a' || low > 'z') && (c < '0' || c > '9') &&
			c != '-' && c != '.')
			return false;
	}
	return s.len > 0 && s.len <= ID_MAX;
}

/* With the digits of any script as 0-9; "2.1." is "2.1" with more to come. */
static struct str read_id(struct str typed, struct arena *arena)
{
	struct buf out = {0};
	struct str id;

	for (size_t pos = 0; pos < typed.len;) {
		const uint32_t cp = utf8_next(typed, &pos);
		const int digit = chars_digit(cp);

		buf_utf8(&out, digit >= 0 ? '0' + (uint32_t)digit : cp);
	}
	id = arena_str(arena, buf_view(&out));
	buf_release(&out);
	while (str_ends(id, STR(".")))
		id.len--;
	return id;
}

static bool add_place(struct query *query, const struct search_index *index,
	struct arena *arena, struct str value)
{
	static const char sql[] =
		"SELECT 1 FROM doc WHERE place = ?1 AND kind < 2 LIMIT 1";
	const struct str typed = read_id(value, arena);
	const struct str ways[] = {
		typed,
		change_case(typed, false, arena),
		change_case(typed, true, arena),
	};

	for (size_t i = 0; is_id(typed) && i < ARRAY_LEN(ways); i++) {
		if (is_known(index, sql, ways[i])) {
			vec_push(&query->places, ways[i]);
			return true;
		}
	}
	return false;
}

static bool add_ref(struct query *query, const struct search_index *index,
	struct arena *arena, struct str value)
{
	long number = 0;
	size_t digits = 0;

	(void)index;
	for (size_t pos = 0; pos < value.len; digits++) {
		const int digit = chars_digit(utf8_next(value, &pos));

		if (digit < 0 || digits == REF_MAX)
			return false;
		number = number * 10 + digit;
	}
	vec_push(&query->marks, arena_printf(arena, "r:%ld", number));
	return true;
}

static bool add_term(struct query *query, const struct search_index *index,
	struct arena *arena, struct str value)
{
	static const char sql[] =
		"SELECT 1 FROM form WHERE concept = ?1 LIMIT 1";
	const struct str slug = change_case(value, false, arena);

	if (!is_id(slug) || !is_known(index, sql, slug))
		return false;
	vec_push(&query->marks, arena_printf(arena, "t:%.*s", STR_ARG(slug)));
	return true;
}

bool limit_add(struct query *query, const struct search_index *index,
	struct arena *arena, struct str name, struct str value)
{
	static const struct {
		const char *name;
		add_fn *add;
	} limits[] = {
		{"lang", add_lang},
		{"tier", add_tier},
		{"in", add_place},
		{"ref", add_ref},
		{"term", add_term},
	};

	for (size_t i = 0; i < ARRAY_LEN(limits); i++) {
		if (str_eq_nocase(name, str_of(limits[i].name)))
			return value.len == 0 ||
			       limits[i].add(query, index, arena, value);
	}
	return false;
}
