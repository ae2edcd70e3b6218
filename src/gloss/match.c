/* SPDX-License-Identifier: MIT */
#include "gloss/marker.h"

#include "text/utf8.h"

/* [letters] What a regular form may lose and get at a word's end. */
#define LOST_MAX  2
#define ADDED_MAX 3

#define LAM       0x0644

/* Han and kana, where words touch one another. */
static bool is_wide_script(uint32_t cp)
{
	return (cp >= 0x2E80 && cp <= 0x9FFF) ||
	       (cp >= 0xF900 && cp <= 0xFAFF) ||
	       (cp >= 0x20000 && cp <= 0x3FFFF);
}

bool match_is_border(uint32_t before, uint32_t after)
{
	if (before == 0 || after == 0)
		return true;
	if (is_wide_script(before) || is_wide_script(after))
		return true;
	return !stem_is_letter(before) || !stem_is_letter(after);
}

/* A term ends at `end` if nothing of a word or a cluster goes on there. */
static bool ends_well(const struct folded *text, size_t end)
{
	struct str s = buf_view(&text->text);
	size_t before = utf8_prev(s, end), after = end;

	if (text->from.ptr[end] == text->from.ptr[end - 1])
		return false;
	return end == s.len ||
	       match_is_border(utf8_next(s, &before), utf8_next(s, &after));
}

static bool is_space(uint32_t cp)
{
	return cp == ' ' || cp == '\n' || cp == 0xA0 || cp == 0x202F;
}

static bool is_hyphen(uint32_t cp)
{
	return cp == '-' || cp == 0x2010 || cp == 0x2011;
}

/* As written, but for the kind of a space or a hyphen. */
static bool is_same(struct str a, struct str b)
{
	size_t i = 0, k = 0;

	while (i < a.len && k < b.len) {
		uint32_t x = utf8_next(a, &i), y = utf8_next(b, &k);

		if (x != y && !(is_space(x) && is_space(y)) &&
			!(is_hyphen(x) && is_hyphen(y)))
			return false;
	}
	return i == a.len && k == b.len;
}

static bool is_listed(const char *ends, struct str end)
{
	struct str rest = str_of(ends), one;

	while (str_word(&rest, &one))
		if (str_eq(one, end))
			return true;
	return false;
}

/*
 * True if `word` is a regular form of `base`; both folded. Their keys are
 * equal, but a short base is its own key and may be the stem of another word.
 */
static bool is_regular(
	const struct marker_rule *rule, struct str base, struct str word)
{
	size_t same = 0;
	struct str lost, added;

	while (same < base.len && same < word.len) {
		size_t i = same, k = same;

		if (utf8_next(base, &i) != utf8_next(word, &k))
			break;
		same = i;
	}
	lost = str_sub(base, same, base.len);
	added = str_sub(word, same, word.len);
	if (lost.len == 0 && added.len == 0)
		return true;
	if (!marker_is_stemmed(utf8_count(base, base.len)) ||
		utf8_count(lost, lost.len) > LOST_MAX)
		return false;
	if (added.len == 0)
		return true;
	if (rule->ends != NULL)
		return is_listed(rule->ends, added);
	return utf8_count(added, added.len) <= ADDED_MAX;
}

/* Word by word; what is between the words is equal already. */
static bool are_regular(
	const struct marker_rule *rule, struct str base, struct str text)
{
	size_t i = 0, k = 0, letters;

	while (i < base.len && k < text.len) {
		size_t i_end = marker_word_end(base, i, &letters);
		size_t k_end = marker_word_end(text, k, &letters);

		if (letters > 0 && !is_regular(rule, str_sub(base, i, i_end),
					   str_sub(text, k, k_end)))
			return false;
		i = letters > 0 ? i_end : i + 1;
		k = letters > 0 ? k_end : k + 1;
	}
	return true;
}

/* A search at one place. */
struct search {
	struct gloss_marker *marker;
	const struct cover *cover;
	size_t at;    /* [B] folded */
	size_t begin; /* [B] folded, where the term is marked from */
	struct match *best;
	bool has_best;
};

static bool fits(const struct search *search, const struct marker_entry *entry,
	size_t end)
{
	const struct gloss_marker *marker = search->marker;
	const uint32_t *from = marker->text.from.ptr;

	if (entry->is_exact)
		return is_same(
			entry->form, str_sub(search->cover->leaf->text,
					     from[search->begin], from[end]));
	if (entry->folded.ptr != NULL)
		return are_regular(marker->rule, entry->folded,
			str_sub(buf_view(&marker->text.text), search->begin,
				end));
	return true;
}

/* Takes the first entry of `node` that fits, if it is the longest so far. */
static void offer(struct search *search, uint32_t node, size_t end)
{
	const struct gloss_marker *marker = search->marker;
	const uint32_t *from = marker->text.from.ptr;
	uint32_t i = marker->trie.nodes.ptr[node].value;
	uint32_t start = from[search->begin];

	if (i == 0 || (search->has_best && end <= search->best->end))
		return;
	if (!ends_well(&marker->text, end) ||
		!cover_is_free(search->cover, start, from[end]))
		return;
	for (; i != 0; i = marker->entries.ptr[i].next) {
		const struct marker_entry *entry = &marker->entries.ptr[i];

		if (!fits(search, entry, end))
			continue;
		*search->best = (struct match){
			.concept = entry->concept,
			.end = end,
			.from = start,
			.to = from[end],
		};
		search->has_best = true;
		return;
	}
}

/* Goes on from `node`, to which the text up to `pos` has led. */
static void search_forms(struct search *search, uint32_t node, size_t pos)
{
	const struct gloss_marker *marker = search->marker;
	struct str text = buf_view(&marker->text.text);

	while (node != TRIE_NONE) {
		offer(search, node, pos);
		node = pos < text.len ? trie_step(&marker->trie, node,
						(uint8_t)text.ptr[pos++])
		                      : TRIE_NONE;
	}
}

/* Goes on by the word [from, to) of the folded text. */
static uint32_t step_word(const struct search *search, uint32_t node,
	size_t from, size_t to, size_t letters)
{
	const struct gloss_marker *marker = search->marker;
	const uint32_t *source = marker->text.from.ptr;
	struct str word = str_sub(buf_view(&marker->text.text), from, to);

	if (marker_is_stemmed(letters))
		word = stem_word(
			marker->stem, str_sub(search->cover->leaf->text,
					      source[from], source[to]));
	node = trie_walk(&marker->trie, node, word);
	return node == TRIE_NONE
	               ? node
	               : trie_step(&marker->trie, node, MARKER_WORD_END);
}

/*
 * The first word's step, remembered: a text has few words and stemming one
 * takes longer than all else that is done about it.
 */
static uint32_t step_first(
	const struct search *search, size_t end, size_t letters)
{
	struct gloss_marker *marker = search->marker;
	struct str text = buf_view(&marker->text.text);
	const uint32_t *from = marker->text.from.ptr;
	uint32_t bit = marker_beginning(str_sub(text, search->at, text.len));
	struct marker_word *known;
	uint64_t hash;

	if ((marker->beginnings[bit / 8] & 1u << bit % 8) == 0)
		return TRIE_NONE;
	/* The source's word: accents make another stem. */
	hash = map_hash(str_sub(search->cover->leaf->text, from[search->at],
				from[end]),
		       0) |
	       1;
	known = &marker->words[hash >> 32 & (MARKER_WORDS - 1)];
	if (known->hash != hash) {
		known->hash = hash;
		known->node = step_word(
			search, marker->stem_root, search->at, end, letters);
	}
	return known->node;
}

static void search_stems(struct search *search)
{
	const struct gloss_marker *marker = search->marker;
	struct str text = buf_view(&marker->text.text);
	size_t letters, pos = marker_word_end(text, search->at, &letters);
	uint32_t node;

	if (letters == 0)
		return;
	node = step_first(search, pos, letters);
	if (node != TRIE_NONE)
		offer(search, node, pos);
	while (pos < text.len && node != TRIE_NONE) {
		size_t end = marker_word_end(text, pos, &letters);

		if (letters > 0) {
			node = step_word(search, node, pos, end, letters);
		} else {
			node = trie_step(
				&marker->trie, node, (uint8_t)text.ptr[end++]);
		}
		if (node != TRIE_NONE)
			offer(search, node, end);
		pos = end;
	}
}

/* "للذكاء" is the preposition before "الذكاء", which loses its alef. */
static void search_article(struct search *search)
{
	const struct gloss_marker *marker = search->marker;
	struct str text = buf_view(&marker->text.text);
	size_t pos = search->at;

	if (marker->article == TRIE_NONE || pos >= text.len ||
		utf8_next(text, &pos) != LAM || pos >= text.len)
		return;
	search->begin = pos;
	if (utf8_next(text, &pos) != LAM)
		return;
	search_forms(search, marker->article, pos);
}

bool match_at(struct gloss_marker *marker, const struct cover *cover, size_t at,
	struct match *match)
{
	struct search search = {
		.marker = marker,
		.cover = cover,
		.at = at,
		.begin = at,
		.best = match,
	};
	uint32_t first = marker->starts[(uint8_t)marker->text.text.ptr[at]];

	search_forms(&search, first, at + 1);
	if (marker->stem != NULL)
		search_stems(&search);
	if (marker->has_clitics && !search.has_best)
		search_article(&search);
	return search.has_best;
}
