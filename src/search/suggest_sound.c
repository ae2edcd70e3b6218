/* SPDX-License-Identifier: MIT */
/* Syllables typed in Latin letters with one slip. */
#include "search/suggest.h"

#include <string.h>

#define LETTERS_MIN 4
#define LETTERS_MAX 32

/* The best so far. */
struct sound {
	int order;
	struct analyser *analyser;
	struct str lines; /* of analyser_split_syllables; in the arena */
	int64_t count;    /* texts that sound so */
};

static int64_t count_texts(struct suggester *s, int lang, struct str expression)
{
	const struct vocabulary *vocabulary = vocabulary_get(s->index, lang);
	struct db_stmt *rows = db_query(
		s->index->db, NULL, vocabulary->sounds, "s", &expression);
	int64_t count = 0;

	if (rows && db_step(rows, NULL, NULL))
		count = db_int(rows, 0);
	if (rows)
		db_done(rows);
	return count;
}

/* Two syllables at least, the last no mere initial: more would be found than
 * meant. */
static bool is_whole(struct str line)
{
	const size_t open = str_ends(line, STR("*")) ? 1 : 0;

	return str_find(line, ' ') < line.len && line.len > 2 + open &&
	       line.ptr[line.len - 2 - open] != ' ';
}

/* What FTS5 is asked for a line. */
static void put_line(struct buf *out, struct str line)
{
	const bool is_open = str_ends(line, STR("*"));

	suggest_put_string(out, false, str_sub(line, 0, line.len - is_open));
	if (is_open)
		buf_cstr(out, " *");
}

/* Takes what the letters may sound like if more texts do so. */
static void try_letters(
	struct suggester *s, struct sound *best, struct str letters)
{
	struct buf lines = {0};
	struct buf expression = {0};
	struct str line;
	int64_t count;

	analyser_split_syllables(best->analyser, letters, &lines);
	line = str_sub(buf_view(&lines), 0, str_find(buf_view(&lines), '\n'));
	if (is_whole(line)) {
		put_line(&expression, line);
		count = count_texts(
			s, s->langs[best->order], buf_view(&expression));
		if (count > best->count) {
			best->count = count;
			best->lines = arena_str(s->arena, line);
		}
	}
	buf_release(&lines);
	buf_release(&expression);
}

/* Neighbours changed for each other, and a letter too many. */
static void try_swaps(
	struct suggester *s, struct sound *best, struct str letters)
{
	char copy[LETTERS_MAX];

	for (size_t i = 0; i < letters.len; i++) {
		memcpy(copy, letters.ptr, letters.len);
		memmove(&copy[i], &copy[i + 1], letters.len - i - 1);
		try_letters(s, best, (struct str){copy, letters.len - 1});
		if (i + 1 == letters.len ||
			letters.ptr[i] == letters.ptr[i + 1])
			continue;
		memcpy(copy, letters.ptr, letters.len);
		copy[i] = letters.ptr[i + 1];
		copy[i + 1] = letters.ptr[i];
		try_letters(s, best, (struct str){copy, letters.len});
	}
}

/* Another letter in one place, or one more. */
static void try_others(
	struct suggester *s, struct sound *best, struct str letters)
{
	static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz";
	char copy[LETTERS_MAX + 1];

	for (size_t i = 0; i <= letters.len; i++) {
		for (const char *c = alphabet; *c; c++) {
			memcpy(copy, letters.ptr, i);
			copy[i] = *c;
			memcpy(&copy[i + 1], letters.ptr + i, letters.len - i);
			try_letters(
				s, best, (struct str){copy, letters.len + 1});
			if (i == letters.len)
				continue;
			memcpy(copy, letters.ptr, letters.len);
			copy[i] = *c;
			try_letters(s, best, (struct str){copy, letters.len});
		}
	}
}

static bool is_latin(struct str letters)
{
	for (size_t i = 0; i < letters.len; i++)
		if (letters.ptr[i] < 'a' || letters.ptr[i] > 'z')
			return false;
	return letters.len >= LETTERS_MIN && letters.len <= LETTERS_MAX;
}

/* The characters of a text that sound so. */
static struct str characters_of(struct suggester *s, const struct sound *best)
{
	const int lang = s->langs[best->order];
	const struct vocabulary *vocabulary = vocabulary_get(s->index, lang);
	const struct match_more more = {.syllables = best->lines};
	struct query query = {.atom_count = 1};
	struct buf expression = {0};
	struct str found = {0};
	struct str view;
	struct db_stmt *rows;

	query.atoms[0].text = STR("?");
	put_line(&expression, best->lines);
	view = buf_view(&expression);
	rows = db_query(s->index->db, NULL, vocabulary->sound, "s", &view);
	if (rows && db_step(rows, NULL, NULL)) {
		const struct str text = arena_str(s->arena, db_text(rows, 0));
		const struct match_ranges ranges =
			match_find(&query, &s->index->langs[lang], MATCH_KEY,
				&more, text, s->arena);

		if (ranges.count > 0)
			found = str_sub(
				text, ranges.list[0].start, ranges.list[0].end);
	}
	if (rows)
		db_done(rows);
	buf_release(&expression);
	return found;
}

void suggest_sounds(struct suggester *s, int order)
{
	const int lang = s->langs[order];
	struct sound best = {
		.order = order, .analyser = s->index->langs[lang].analyser};
	struct candidate candidate = {
		.lang = lang, .distance = 2, .order = order};
	struct str letters;

	analyser_take(best.analyser, s->typed, &s->analysed);
	letters = arena_str(
		s->arena, str_trim(buf_view(&s->analysed.folded.text)));
	if (!is_latin(letters))
		return;
	try_swaps(s, &best, letters);
	if (best.count == 0) {
		try_others(s, &best, letters);
		candidate.distance = 3;
	}
	if (best.count == 0)
		return;
	candidate.count = (uint32_t)best.count;
	candidate.query = characters_of(s, &best);
	if (candidate.query.len > 0)
		vec_push(&s->list, candidate);
}
