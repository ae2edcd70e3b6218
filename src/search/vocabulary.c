/* SPDX-License-Identifier: MIT */
#include "search/vocabulary.h"

#include <stdio.h>

/* ---- lists of terms ---- */

struct str terms_at(const struct terms *terms, size_t term)
{
	const size_t end = term + 1 < terms->list.len
	                           ? terms->list.ptr[term + 1].start
	                           : terms->text.len;

	return str_sub(
		buf_view(&terms->text), terms->list.ptr[term].start, end - 1);
}

size_t terms_seek(const struct terms *terms, struct str word)
{
	size_t low = 0;
	size_t high = terms->list.len;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (str_cmp(terms_at(terms, middle), word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t terms_count(const struct terms *terms, struct str word)
{
	const size_t at = terms_seek(terms, word);

	return at < terms->list.len && str_eq(terms_at(terms, at), word)
	               ? terms->list.ptr[at].count
	               : 0;
}

/* The term that has this byte of the text, or begins right after it. */
static size_t term_around(const struct terms *terms, size_t byte)
{
	size_t low = 0;
	size_t high = terms->list.len;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (terms->list.ptr[middle].start <= byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? low - 1 : 0;
}

static void add_term(struct terms *terms, struct str word, uint32_t count)
{
	if (terms->text.len == 0)
		buf_byte(&terms->text, '\n');
	vec_push(&terms->list,
		((struct term){(uint32_t)terms->text.len, count}));
	buf_str(&terms->text, word);
	buf_byte(&terms->text, '\n');
}

/* ---- reading them ---- */

/* How much of its beginning [B] a word shares with the one before it, as a
 * printable sign. */
#define SHARED_NONE ' '
#define SHARED_MAX  ('~' - SHARED_NONE)

static size_t count_shared(struct str before, struct str word)
{
	size_t count = 0;

	while (count < SHARED_MAX && count < before.len && count < word.len &&
		before.ptr[count] == word.ptr[count])
		count++;
	/* What is left begins with a whole letter. */
	while (count > 0 && count < word.len &&
		((uint8_t)word.ptr[count] & 0xC0) == 0x80)
		count--;
	return count;
}

/* A line: what is shared, the rest, a tab and the count if it is not 1. */
static void put_line(
	struct buf *lines, struct buf *before, struct str word, int64_t count)
{
	const size_t shared = count_shared(buf_view(before), word);

	buf_byte(lines, (char)(SHARED_NONE + (int)shared));
	buf_str(lines, str_sub(word, shared, word.len));
	if (count > 1)
		buf_printf(lines, "\t%lld", (long long)count);
	buf_byte(lines, '\n');
	buf_clear(before);
	buf_str(before, word);
}

static void take_line(struct terms *terms, struct buf *word, struct str line)
{
	const struct str rest = str_sub(line, 1, str_find(line, '\t'));
	const int shared = line.ptr[0] - SHARED_NONE;
	int count = 1;

	if (shared < 0 || (size_t)shared > word->len)
		return;
	str_to_int(str_sub(line, rest.len + 2, line.len), &count);
	word->len = (size_t)shared;
	buf_str(word, rest);
	add_term(terms, buf_view(word), (uint32_t)count);
}

static void take_lines(struct terms *terms, struct str lines)
{
	struct buf word = {0};
	struct str line;

	while (str_split(&lines, '\n', &line))
		if (line.len > 1)
			take_line(terms, &word, line);
	buf_release(&word);
}

bool vocabulary_make(
	struct db *db, int lang, struct buf *terms, struct err *err)
{
	struct buf sql = {0};
	struct buf before = {0};
	struct db_stmt *stmt;
	bool failed = false;

	buf_printf(&sql,
		"SELECT term, doc FROM vocab_%d WHERE term > '\3' "
		"ORDER BY term",
		lang);
	stmt = db_query(db, err, sql.ptr, "");
	while (stmt && db_step(stmt, &failed, err))
		put_line(terms, &before, db_text(stmt, 0), db_int(stmt, 1));
	if (stmt)
		db_done(stmt);
	buf_release(&sql);
	buf_release(&before);
	return stmt && !failed;
}

/* Takes what was made with the index. False if there is nothing. */
static bool read_made(struct vocabulary *vocabulary, struct db *db, int lang)
{
	struct db_stmt *stmt = db_query(db, NULL,
		"SELECT terms FROM vocabulary WHERE lang = ?", "i",
		(int64_t)lang);
	const bool is_there = stmt && db_step(stmt, NULL, NULL);

	if (is_there)
		take_lines(&vocabulary->words, db_text(stmt, 0));
	if (stmt)
		db_done(stmt);
	return is_there;
}

const struct vocabulary *vocabulary_get(struct search_index *index, int lang)
{
	struct vocabulary **slot = &index->langs[lang].vocabulary;
	struct buf lines = {0};

	if (*slot)
		return *slot;
	*slot = xcalloc(1, sizeof(**slot));
	snprintf((*slot)->find, sizeof((*slot)->find),
		"SELECT text FROM words_%d AS w JOIN doc ON doc.id = w.rowid"
		" WHERE w.words_%d MATCH ? LIMIT ?",
		lang, lang);
	snprintf((*slot)->sound, sizeof((*slot)->sound),
		"SELECT text FROM sounds_%d AS w JOIN doc ON doc.id = w.rowid"
		" WHERE w.sounds_%d MATCH ? LIMIT 1",
		lang, lang);
	snprintf((*slot)->sounds, sizeof((*slot)->sounds),
		"SELECT count(*) FROM sounds_%d WHERE sounds_%d MATCH ?", lang,
		lang);
	if (!read_made(*slot, index->db, lang) &&
		vocabulary_make(index->db, lang, &lines, NULL))
		take_lines(&(*slot)->words, buf_view(&lines));
	buf_release(&lines);
	return *slot;
}

void vocabulary_free(struct vocabulary *vocabulary)
{
	if (!vocabulary)
		return;
	buf_release(&vocabulary->words.text);
	vec_release(&vocabulary->words.list);
	free(vocabulary);
}

/* ---- asking them ---- */

uint32_t vocabulary_count(struct search_index *index, int lang, struct str word)
{
	return terms_count(&vocabulary_get(index, lang)->words, word);
}

/* The terms found so far. */
struct finds {
	struct arena *arena;
	VEC(struct str) words;
	size_t max;
};

static void add_find(
	struct finds *finds, const struct terms *terms, size_t term)
{
	vec_push(&finds->words, arena_str(finds->arena, terms_at(terms, term)));
}

static void find_starts(
	struct finds *finds, const struct terms *terms, struct str part)
{
	for (size_t i = terms_seek(terms, part);
		i < terms->list.len && finds->words.len < finds->max &&
		str_starts(terms_at(terms, i), part);
		i++)
		add_find(finds, terms, i);
}

/* One search through the whole text; the sign that ends a term may be the last
 * of the part. */
static void find_inside(
	struct finds *finds, const struct terms *terms, struct str part)
{
	const struct str text = buf_view(&terms->text);
	size_t from = 0;

	while (finds->words.len < finds->max) {
		const size_t at =
			str_search(str_sub(text, from, text.len), part);
		size_t term;

		if (at == SIZE_MAX)
			return;
		term = term_around(terms, from + at);
		add_find(finds, terms, term);
		from = terms->list.ptr[term].start + terms_at(terms, term).len;
	}
}

struct vocabulary_words vocabulary_find(struct search_index *index, int lang,
	struct str part, enum vocabulary_where where, size_t max,
	struct arena *arena)
{
	const struct terms *terms = &vocabulary_get(index, lang)->words;
	struct finds finds = {.arena = arena, .max = max};
	struct buf end = {0};
	struct str *copy;
	size_t count = 0;

	if (part.len > 0 && str_find(part, '\n') == part.len) {
		buf_str(&end, part);
		buf_byte(&end, '\n');
		if (where == VOCABULARY_START)
			find_starts(&finds, terms, part);
		else
			find_inside(&finds, terms,
				where == VOCABULARY_END ? buf_view(&end)
							: part);
	}
	count = finds.words.len;
	copy = ARENA_ARRAY(arena, struct str, count);
	for (size_t i = 0; i < count; i++)
		copy[i] = finds.words.ptr[i];
	buf_release(&end);
	vec_release(&finds.words);
	return (struct vocabulary_words){copy, count};
}
