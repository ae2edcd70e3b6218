/* SPDX-License-Identifier: MIT */
/*
 * The compact form: a magic, then counts and lengths as base-128 numbers, the
 * low end first, and the bytes of the strings.
 */
#include "gloss/gloss.h"

#include "base/mo.h"

#define MAGIC "KGL1"

enum { FLAG_ACRONYM = 4, FLAG_UNMARKED = 8, STATUS_MASK = 3, FLAGS_END = 16 };

static void put_number(struct buf *out, size_t number)
{
	for (; number >= 0x80; number >>= 7)
		buf_byte(out, (char)(0x80 | (number & 0x7f)));
	buf_byte(out, (char)number);
}

static void put_str(struct buf *out, struct str s)
{
	put_number(out, s.len);
	buf_str(out, s);
}

static void put_term(struct buf *out, const struct gloss_term *term)
{
	unsigned flags = (unsigned)term->status;

	if (term->is_acronym)
		flags |= FLAG_ACRONYM;
	if (!term->is_marked)
		flags |= FLAG_UNMARKED;
	put_str(out, term->text);
	put_number(out, flags);
	put_number(out, term->form_count);
	for (size_t i = 0; i < term->form_count; i++)
		put_str(out, term->forms[i]);
}

static void put_lang(struct buf *out, const struct gloss_lang *lang)
{
	put_str(out, lang->lang);
	for (size_t i = 0; i < GLOSS_TIER_COUNT; i++)
		put_str(out, lang->def[i]);
	put_str(out, lang->source);
	put_number(out, lang->term_count);
	for (size_t i = 0; i < lang->term_count; i++)
		put_term(out, &lang->terms[i]);
}

void gloss_pack(const struct gloss *gloss, struct buf *out)
{
	buf_cstr(out, MAGIC);
	put_number(out, gloss->count);
	for (size_t i = 0; i < gloss->count; i++) {
		const struct gloss_concept *concept = &gloss->concepts[i];

		put_str(out, concept->id);
		put_str(out, concept->field);
		put_number(out, concept->lang_count);
		for (size_t k = 0; k < concept->lang_count; k++)
			put_lang(out, &concept->langs[k]);
	}
}

/* The bytes not yet read. The first thing that does not fit ends it all. */
struct input {
	struct str rest;
	struct arena *arena;
	bool is_bad;
};

static size_t take_number(struct input *in)
{
	size_t number = 0;

	for (unsigned shift = 0; in->rest.len > 0 && shift < 35; shift += 7) {
		unsigned char byte = (unsigned char)in->rest.ptr[0];

		in->rest = str_sub(in->rest, 1, in->rest.len);
		number |= (size_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return number;
	}
	in->is_bad = true;
	return 0;
}

/* A number of things that take at least one byte each. */
static size_t take_count(struct input *in)
{
	size_t count = take_number(in);

	if (count <= in->rest.len)
		return count;
	in->is_bad = true;
	return 0;
}

static struct str take_str(struct input *in)
{
	size_t len = take_count(in);
	struct str s = str_sub(in->rest, 0, len);

	in->rest = str_sub(in->rest, len, in->rest.len);
	return s;
}

static void take_term(struct input *in, struct gloss_term *term)
{
	size_t flags;

	term->text = take_str(in);
	flags = take_number(in);
	if (flags >= FLAGS_END || (flags & STATUS_MASK) > GLOSS_DEPRECATED)
		in->is_bad = true;
	term->status = (enum gloss_status)(flags & STATUS_MASK);
	term->is_acronym = (flags & FLAG_ACRONYM) != 0;
	term->is_marked = (flags & FLAG_UNMARKED) == 0;
	term->form_count = take_count(in);
	term->forms = ARENA_ARRAY(in->arena, struct str, term->form_count);
	for (size_t i = 0; i < term->form_count; i++)
		term->forms[i] = take_str(in);
}

static void take_lang(struct input *in, struct gloss_lang *lang)
{
	lang->lang = take_str(in);
	for (size_t i = 0; i < GLOSS_TIER_COUNT; i++)
		lang->def[i] = take_str(in);
	lang->source = take_str(in);
	lang->term_count = take_count(in);
	/* Readers take the first term for the concept's name. */
	if (lang->term_count == 0)
		in->is_bad = true;
	lang->terms =
		ARENA_ARRAY(in->arena, struct gloss_term, lang->term_count);
	for (size_t i = 0; i < lang->term_count && !in->is_bad; i++)
		take_term(in, &lang->terms[i]);
}

static void take_concept(struct input *in, struct gloss_concept *concept)
{
	concept->id = take_str(in);
	concept->field = take_str(in);
	concept->lang_count = take_count(in);
	concept->langs =
		ARENA_ARRAY(in->arena, struct gloss_lang, concept->lang_count);
	for (size_t i = 0; i < concept->lang_count && !in->is_bad; i++)
		take_lang(in, &concept->langs[i]);
}

static void take_concepts(struct input *in, struct gloss *gloss)
{
	gloss->count = take_count(in);
	gloss->concepts =
		ARENA_ARRAY(in->arena, struct gloss_concept, gloss->count);
	for (size_t i = 0; i < gloss->count && !in->is_bad; i++) {
		struct gloss_concept *concept = &gloss->concepts[i];

		take_concept(in, concept);
		if (map_put(&gloss->by_id, concept->id, concept) != NULL)
			in->is_bad = true;
	}
	if (in->rest.len > 0)
		in->is_bad = true;
}

bool gloss_unpack(struct str bytes, struct arena *arena, struct gloss *out,
	struct err *err)
{
	struct gloss gloss = {.arena = arena};
	struct input in = {.arena = arena};

	if (!str_starts(bytes, STR(MAGIC)))
		return err_set(err, ERR_INPUT,
			_("the compiled glossary is of another version"));
	in.rest =
		arena_str(arena, str_sub(bytes, sizeof(MAGIC) - 1, bytes.len));
	take_concepts(&in, &gloss);
	if (in.is_bad) {
		gloss_release(&gloss);
		return err_set(
			err, ERR_INPUT, _("the compiled glossary is damaged"));
	}
	*out = gloss;
	return true;
}
