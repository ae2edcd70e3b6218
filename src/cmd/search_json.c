/* SPDX-License-Identifier: MIT */
/* Hits for programs, in rank order. Offsets are code points, half open. The
 * time it took is left out: the same query gives the same bytes. */
#include "cmd/search.h"

#include "text/utf8.h"
#include "json/json.h"

#define FIELD 80 /* [col] of a snippet, whatever the terminal */

static struct json *json_match(const struct search_snippet *snippet)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < snippet->range_count; i++) {
		struct json *pair = json_new_array();

		json_add_int(pair, (long long)utf8_count(snippet->text,
					   snippet->ranges[i].start));
		json_add_int(pair, (long long)utf8_count(snippet->text,
					   snippet->ranges[i].end));
		json_add(list, pair);
	}
	return list;
}

static struct json *json_tiers(const struct search_hit *hit)
{
	struct json *list = json_new_array();

	for (int tier = TIER_COUNT - 1; tier >= 0; tier--)
		if (tier == hit->tier || (hit->tiers & (1u << tier)) != 0)
			json_add_str(list, str_of(tier_name((enum tier)tier)));
	return list;
}

static struct json *json_hit(struct found *found, const struct search_hit *hit)
{
	struct search_snippet snippet = found_snippet(found, hit, 0);
	struct json *row = json_new_object();

	json_set_str(row, "id", hit->place);
	json_set_str(row, "section", hit->section);
	json_set_str(row, "lang", str_of(found_lang(found, hit->lang)));
	json_set_str(row, "tier",
		str_of(hit->tier < 0 ? "" : tier_name((enum tier)hit->tier)));
	json_set_str(row, "why", str_of(search_why_name(hit->why)));
	json_set_str(row, "snippet", snippet.text);
	json_set(row, "match", json_match(&snippet));
	json_set_real(row, "score", hit->score);
	json_set_str(row, "kind", str_of(search_kind_name(hit->kind)));
	json_set(row, "tiers", json_tiers(hit));
	return row;
}

static struct json *json_counts(const struct found *found)
{
	struct json *counts = json_new_object();

	for (int lang = 0; lang < book_lang_count(found->book); lang++)
		json_set_int(counts, found_lang(found, lang),
			found->answer.counts[lang]);
	return counts;
}

static struct json *json_concepts(const struct search_answer *answer)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < answer->concept_count; i++)
		json_add_str(list, answer->concepts[i]);
	return list;
}

static struct json *json_suggestions(const struct found *found)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < found->answer.suggestion_count; i++) {
		const struct search_suggestion *suggestion =
			&found->answer.suggestions[i];
		struct json *row = json_new_object();

		json_set_str(row, "query", suggestion->query);
		json_set_str(row, "lang",
			str_of(found_lang(found, suggestion->lang)));
		json_set_bool(row, "layout", suggestion->is_layout);
		json_add(list, row);
	}
	return list;
}

void found_json(struct found *found)
{
	struct json *root = json_new_object(), *hits = json_new_array();

	if (found->run->opts.width == 0)
		found->page.width = FIELD;
	for (size_t i = 0; i < found->answer.count; i++)
		json_add(hits, json_hit(found, &found->answer.hits[i]));
	json_set_str(root, "query", found->query);
	json_set(root, "hits", hits);
	json_set(root, "counts", json_counts(found));
	json_set(root, "concepts", json_concepts(&found->answer));
	json_set(root, "suggestions", json_suggestions(found));
	json_write_free(root, &found->run->out);
}
