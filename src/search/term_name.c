/* SPDX-License-Identifier: MIT */
/* How a language says a concept, by the index alone: reading the glossary for
 * it takes longer than a search. */
#include "search/impl.h"
#include "search/plan.h"

static bool is_form(struct search_index *index, struct str concept, int lang,
	struct str text, struct arena *arena)
{
	static const char sql[] = "SELECT 1 FROM form WHERE form = ?1"
				  " AND lang = ?2 AND concept = ?3";
	const struct str form =
		plan_fold(index->langs[lang].analyser, text, arena);
	struct db_stmt *rows = db_query(
		index->db, NULL, sql, "sis", &form, (int64_t)lang, &concept);
	const bool is_there = rows && db_step(rows, NULL, NULL);

	if (rows)
		db_done(rows);
	return is_there;
}

/* The first of the terms that are a document's first line; one may have a comma
 * itself. */
static struct str first_term(struct search_index *index, struct str concept,
	int lang, struct str text, struct arena *arena)
{
	const struct str line = str_sub(text, 0, str_find(text, '\n'));

	for (size_t from = 0; from < line.len;) {
		const size_t comma =
			str_search(str_sub(line, from, line.len), STR(", "));
		const struct str term = str_sub(
			line, 0, comma == SIZE_MAX ? line.len : from + comma);

		if (is_form(index, concept, lang, term, arena))
			return term;
		if (comma == SIZE_MAX)
			break;
		from += comma + 2;
	}
	return line;
}

struct str search_term_name(struct search *search, struct str concept, int lang,
	struct arena *arena)
{
	static const char sql[] = "SELECT text FROM doc WHERE place = ?1"
				  " AND lang = ?2 AND kind = ?3";
	struct search_index *index = search->index;
	struct str name = concept;
	struct db_stmt *rows;

	if (!index || lang < 0 || lang >= index->lang_count)
		return name;
	rows = db_query(index->db, NULL, sql, "sii", &concept, (int64_t)lang,
		(int64_t)SEARCH_CONCEPT);
	if (rows && db_step(rows, NULL, NULL))
		name = first_term(index, concept, lang,
			arena_str(arena, db_text(rows, 0)), arena);
	if (rows)
		db_done(rows);
	return name;
}
