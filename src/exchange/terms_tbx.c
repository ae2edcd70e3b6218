/* SPDX-License-Identifier: MIT */
/* The glossary as TBX: as it is stored, and what each part said. */
#include "base/fs.h"
#include "base/mo.h"
#include "exchange/terms_merge.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdlib.h>

#define MARK     "koine:base"
#define HEAD_END STR("</sourceDesc>")

/* ---- out ---- */

/* A paragraph of the header for each language: "koine:base fr id=hash …". */
static void put_bases(
	const struct terms *terms, struct work *work, int lang, struct buf *out)
{
	const struct str tag = str_of(corpus_lang_tag(work, lang));

	buf_printf(out, "<p>" MARK " %.*s", STR_ARG(tag));
	for (size_t i = 0; i < terms->secs.len; i++) {
		const struct terms_sec *sec = &terms->secs.ptr[i];

		if (str_eq(sec->lang, tag))
			buf_printf(out, " %.*s=%016" PRIx64,
				STR_ARG(sec->concept), terms_hash(sec));
	}
	buf_cstr(out, "</p>");
}

static bool put_glossary(const struct terms *terms, struct work *work,
	struct buf *out, struct err *err)
{
	const size_t end = str_search(terms->bytes, HEAD_END);

	if (end == SIZE_MAX)
		return err_set(err, ERR_INPUT,
			_("'%s' has no header to write into"), TERMS_FILE);
	buf_str(out, str_sub(terms->bytes, 0, end));
	for (int lang = 0; lang < corpus_lang_count(work); lang++)
		put_bases(terms, work, lang, out);
	buf_str(out, str_sub(terms->bytes, end, terms->bytes.len));
	return true;
}

bool terms_write_tbx(struct work *work, struct buf *out, struct err *err)
{
	struct terms_merger m;
	struct merge merge;
	bool is_written;

	if (!terms_merge_open(&m, work, TERMS_FILE, &merge, err))
		return false;
	is_written = put_glossary(&m.ours, work, out, err);
	if (terms_merge_close(&m, is_written))
		merge_release(&merge);
	return is_written;
}

/* ---- in ---- */

static void read_paragraph(
	struct str text, struct map *bases, struct arena *arena)
{
	struct str mark, lang, word, id;

	if (!str_word(&text, &mark) || !str_eq(mark, STR(MARK)) ||
		!str_word(&text, &lang))
		return;
	while (str_word(&text, &word)) {
		uint64_t *hash = ARENA_NEW(arena, uint64_t);

		if (!str_split(&word, '=', &id) || word.ptr == NULL)
			continue;
		*hash = hex_read(word);
		map_put(bases,
			arena_printf(
				arena, "%.*s %.*s", STR_ARG(id), STR_ARG(lang)),
			hash);
	}
}

/* The fingerprints that stand in the header. */
static void read_bases(
	const struct terms *theirs, struct map *bases, struct arena *arena)
{
	const struct xml_node *node = xml_child(theirs->root, "tbxHeader");

	node = node == NULL ? NULL : xml_child(node, "fileDesc");
	node = node == NULL ? NULL : xml_child(node, "sourceDesc");
	node = node == NULL ? NULL : xml_child(node, "p");
	for (; node != NULL; node = xml_next(node, "p"))
		read_paragraph(xml_text(node, arena), bases, arena);
}

static struct str joined(const struct terms_sec *sec, struct arena *arena)
{
	struct buf out = {0};
	struct str text;

	for (size_t i = 0; i < sec->count; i++)
		buf_printf(&out, "%s%.*s", i > 0 ? "\n" : "",
			STR_ARG(sec->children[i]));
	text = arena_str(arena, buf_view(&out));
	buf_release(&out);
	return text;
}

/* What is to be added: a language of the work, of a concept there is. */
static void add_sec(struct terms_merger *m, const struct terms_sec *theirs)
{
	struct arena *arena = &m->out->arena;

	if (map_get(&m->ours.concepts, theirs->concept) == NULL)
		terms_merge_note(m, theirs->line, true,
			arena_printf(arena,
				_("there is no concept '%.*s' in the "
				  "glossary"),
				STR_ARG(theirs->concept)));
	else if (corpus_lang_index(m->out->work, theirs->lang) == CORPUS_NONE)
		terms_merge_note(m, theirs->line, true,
			arena_printf(arena,
				_("the work has no language '%.*s'"),
				STR_ARG(theirs->lang)));
	else
		terms_merge_take(m, theirs);
}

static void merge_sec(struct terms_merger *m, const struct terms_sec *theirs,
	const struct map *bases)
{
	const struct terms_sec *ours =
		terms_find(&m->ours, theirs->concept, theirs->lang);
	const uint64_t *base = map_get(bases, theirs->key);

	if (ours == NULL)
		add_sec(m, theirs);
	else if (terms_hash(ours) == terms_hash(theirs))
		m->out->same++;
	else if (base != NULL && *base == terms_hash(ours))
		terms_merge_take(m, theirs);
	else if (base != NULL && *base == terms_hash(theirs))
		m->out->kept++;
	else
		terms_merge_conflict(m, theirs->line,
			arena_str(&m->out->arena, theirs->key),
			joined(ours, &m->out->arena),
			joined(theirs, &m->out->arena));
}

bool terms_merge_tbx(struct work *work, struct str bytes, const char *name,
	struct merge *out, struct err *err)
{
	struct terms_merger m;
	struct terms theirs = {0};
	struct map bases = {0};
	bool is_merged;

	if (!terms_merge_open(&m, work, name, out, err))
		return false;
	is_merged = terms_read(bytes, name, m.schema, &theirs, err);
	if (is_merged)
		read_bases(&theirs, &bases, &theirs.arena);
	for (size_t i = 0; i < theirs.secs.len; i++)
		merge_sec(&m, &theirs.secs.ptr[i], &bases);
	/* What is taken lives in `theirs`. */
	is_merged = terms_merge_close(&m, is_merged);
	map_release(&bases);
	terms_release(&theirs);
	return is_merged;
}
