/* SPDX-License-Identifier: MIT */
/* The glossary of two languages as lines of fields. */
#include "base/mo.h"
#include "exchange/terms_merge.h"
#include "text/utf8.h"

#include <inttypes.h>
#include <string.h>

#define BOM STR("\xEF\xBB\xBF")

enum {
	FIELD_SOURCE,
	FIELD_TERM,
	FIELD_DEFINITION,
	FIELD_ID,
	FIELD_TERM_BASE,
	FIELD_DEFINITION_BASE,
	FIELDS
};

/* ---- out ---- */

static void put_field(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] < ' ')
			buf_byte(out, ' ');
		else
			buf_byte(out, text.ptr[i]);
}

static void put_row(const struct export_wish *wish,
	const struct terms_sec *source, const struct terms_sec *target,
	struct buf *out)
{
	struct arena scratch = {0};
	struct str term = {NULL, 0}, definition = {NULL, 0};

	if (target != NULL) {
		term = terms_preferred(target, &scratch);
		definition =
			terms_definition(target, wish->target.tier, &scratch);
	}
	put_field(terms_preferred(source, &scratch), out);
	buf_byte(out, '\t');
	put_field(term, out);
	buf_byte(out, '\t');
	put_field(definition, out);
	buf_printf(out, "\t%.*s\t%016" PRIx64 "\t%016" PRIx64 "\n",
		STR_ARG(source->concept), map_hash(term, 0),
		map_hash(definition, 0));
	arena_free(&scratch);
}

static void put_rows(const struct export_wish *wish, const struct terms *terms,
	int *count, struct buf *out)
{
	const char *from = corpus_lang_tag(wish->work, wish->source.lang);
	const char *to = corpus_lang_tag(wish->work, wish->target.lang);

	buf_printf(out, "# koine %s %s %s\n", from, to,
		tier_name(wish->target.tier));
	for (size_t i = 0; i < terms->secs.len; i++) {
		const struct terms_sec *sec = &terms->secs.ptr[i];

		if (!str_eq(sec->lang, str_of(from)))
			continue;
		put_row(wish, sec, terms_find(terms, sec->concept, str_of(to)),
			out);
		++*count;
	}
}

bool terms_write_tsv(const struct export_wish *wish, int *count,
	struct buf *out, struct err *err)
{
	struct terms_merger m;
	struct merge merge;

	if (!terms_merge_open(&m, wish->work, TERMS_FILE, &merge, err))
		return false;
	put_rows(wish, &m.ours, count, out);
	if (terms_merge_close(&m, true))
		merge_release(&merge);
	return true;
}

/* ---- in ---- */

struct reader {
	struct terms_merger m;
	struct str lang; /* of the terms */
	enum tier tier;
	int line;
	struct map seen; /* ids */
};

static bool fail(struct reader *r, const char *text)
{
	return err_set(
		r->m.err, ERR_INPUT, "%s:%d: %s", r->m.name, r->line, text);
}

/* "# koine zh fr full" */
static bool read_head(struct reader *r, struct str line)
{
	struct str word, source = {NULL, 0}, lang = {NULL, 0}, tier = {NULL, 0};
	const bool is_head = str_word(&line, &word) && str_eq(word, STR("#")) &&
	                     str_word(&line, &word) &&
	                     str_eq(word, STR("koine")) &&
	                     str_word(&line, &source) &&
	                     str_word(&line, &lang) && str_word(&line, &tier);

	if (!is_head || !tier_from_name(tier, &r->tier) ||
		corpus_lang_index(r->m.out->work, lang) == CORPUS_NONE)
		return fail(r, _("the first line does not say '# koine', two "
				 "languages of the work and a tier"));
	r->lang = lang;
	return true;
}

/* What the file says of one text: 1 take, 0 leave, -1 conflict. */
static int decide(struct str ours, struct str theirs, struct str base)
{
	if (str_eq(ours, theirs))
		return 0;
	if (base.len == 0)
		return -1;
	if (hex_read(base) == map_hash(ours, 0))
		return 1;
	return hex_read(base) == map_hash(theirs, 0) ? 0 : -1;
}

/* Puts `text` between the first `open` tag and `close` of an element. */
static struct str replaced(struct str element, const char *open,
	const char *close, struct str text, struct arena *arena)
{
	const size_t tag = str_search(element, str_of(open));
	const size_t start =
		tag + str_find(str_sub(element, tag, element.len), '>') + 1;
	const size_t end = str_search(element, str_of(close));
	struct buf escaped = {0};
	struct str out;

	terms_escape(text, &escaped);
	out = arena_printf(arena, "%.*s%.*s%.*s",
		STR_ARG(str_sub(element, 0, start)),
		STR_ARG(buf_view(&escaped)),
		STR_ARG(str_sub(element, end, element.len)));
	buf_release(&escaped);
	return out;
}

static bool has(struct str element, const char *text)
{
	return str_search(element, str_of(text)) != SIZE_MAX;
}

/* Changes the element of `sec` that holds all of `marks` (NULL at the end). */
static void change(struct terms_sec *sec, const char *const *marks,
	const char *open, const char *close, struct str text,
	struct arena *arena)
{
	for (size_t i = 0; i < sec->count; i++) {
		bool is_it = has(sec->children[i], open);

		for (size_t k = 0; is_it && marks[k] != NULL; k++)
			is_it = has(sec->children[i], marks[k]);
		if (!is_it)
			continue;
		sec->children[i] =
			replaced(sec->children[i], open, close, text, arena);
		return;
	}
}

static void change_term(
	struct reader *r, struct terms_sec *sec, struct str term)
{
	static const char *const marks[] = {">preferredTerm-admn-sts<", NULL};

	change(sec, marks, "<term>", "</term>", term, &r->m.out->arena);
	for (size_t i = 0; i < sec->count; i++)
		if (has(sec->children[i], marks[0]) &&
			has(sec->children[i], "koine:forms="))
			terms_merge_note(&r->m, r->line, false,
				arena_printf(&r->m.out->arena,
					_("the inflected forms of '%.*s' are "
					  "still those of the old term"),
					STR_ARG(sec->key)));
}

static void change_definition(
	struct reader *r, struct terms_sec *sec, struct str definition)
{
	struct arena *arena = &r->m.out->arena;
	const char *tier =
		arena_printf(arena, ">koine:tier=%s<", tier_name(r->tier)).ptr;
	const char *const marks[] = {tier, NULL};

	change(sec, marks, "<descrip ", "</descrip>", definition, arena);
}

static void merge_row(struct reader *r, const struct terms_sec *ours,
	const struct str fields[FIELDS])
{
	struct arena *arena = &r->m.out->arena;
	const struct str term = terms_preferred(ours, arena);
	const struct str definition = terms_definition(ours, r->tier, arena);
	const int by_term = fields[FIELD_TERM].len == 0
	                            ? 0
	                            : decide(term, fields[FIELD_TERM],
					      fields[FIELD_TERM_BASE]);
	const int by_definition =
		fields[FIELD_DEFINITION].len == 0
			? 0
			: decide(definition, fields[FIELD_DEFINITION],
				  fields[FIELD_DEFINITION_BASE]);
	struct terms_sec sec = *ours;

	if (by_term < 0)
		terms_merge_conflict(&r->m, r->line,
			arena_str(arena, ours->key), term, fields[FIELD_TERM]);
	if (by_definition < 0)
		terms_merge_conflict(&r->m, r->line,
			arena_str(arena, ours->key), definition,
			fields[FIELD_DEFINITION]);
	if (by_term < 0 || by_definition < 0)
		return;
	if (by_term == 0 && by_definition == 0) {
		r->m.out->same++;
		return;
	}
	sec.children = ARENA_ARRAY(arena, struct str, ours->count + 1);
	memcpy(sec.children, ours->children,
		ours->count * sizeof(*sec.children));
	if (by_term > 0)
		change_term(r, &sec, fields[FIELD_TERM]);
	if (by_definition > 0)
		change_definition(r, &sec, fields[FIELD_DEFINITION]);
	terms_merge_take(&r->m, &sec);
}

static bool split(struct reader *r, struct str line, struct str fields[FIELDS])
{
	struct str field;
	int count = 0;

	while (str_split(&line, '\t', &field)) {
		if (count < FIELDS)
			fields[count] =
				arena_str(&r->m.out->arena, str_trim(field));
		count++;
	}
	if (count == FIELDS)
		return true;
	return err_set(r->m.err, ERR_INPUT,
		/* TRANSLATORS: file, line, two numbers */
		P_("%s:%d: this line has %d field, not %d",
			"%s:%d: this line has %d fields, not %d",
			(unsigned long)count),
		r->m.name, r->line, count, FIELDS);
}

static bool read_row(struct reader *r, struct str line)
{
	struct str fields[FIELDS] = {{NULL, 0}};
	const struct terms_sec *ours;

	if (str_trim(line).len == 0 || line.ptr[0] == '#')
		return true;
	if (!split(r, line, fields))
		return false;
	if (map_put(&r->seen, fields[FIELD_ID], r) != NULL)
		return err_set(r->m.err, ERR_INPUT,
			_("%s:%d: '%.*s' stands there twice"), r->m.name,
			r->line, STR_ARG(fields[FIELD_ID]));
	ours = terms_find(&r->m.ours, fields[FIELD_ID], r->lang);
	if (ours != NULL)
		merge_row(r, ours, fields);
	else if (fields[FIELD_TERM].len > 0)
		terms_merge_note(&r->m, r->line, true,
			arena_printf(&r->m.out->arena,
				_("there is no concept '%.*s' in that language"
				  " of the glossary"),
				STR_ARG(fields[FIELD_ID])));
	return true;
}

static bool read_rows(struct reader *r, struct str bytes)
{
	struct str line;

	if (str_starts(bytes, BOM))
		bytes = str_sub(bytes, BOM.len, bytes.len);
	while (str_split(&bytes, '\n', &line)) {
		r->line++;
		if (str_ends(line, STR("\r")))
			line.len--;
		if (!utf8_valid(line) || str_find(line, '\0') < line.len)
			return fail(r, _("this line is not valid UTF-8"));
		if (r->line == 1 ? !read_head(r, line) : !read_row(r, line))
			return false;
	}
	if (r->line > 0)
		return true;
	r->line = 1;
	return fail(r, _("the file is empty"));
}

bool terms_merge_tsv(struct work *work, struct str bytes, const char *name,
	struct merge *out, struct err *err)
{
	struct reader r = {0};
	bool is_merged;

	if (!terms_merge_open(&r.m, work, name, out, err))
		return false;
	is_merged = terms_merge_close(&r.m, read_rows(&r, bytes));
	map_release(&r.seen);
	return is_merged;
}
