/* SPDX-License-Identifier: MIT */
#include "exchange/tmx.h"

#include "exchange/pairs.h"
#include "xml/xml.h"

/* Numbers of the codes of a unit: those of the same name in both languages are
 * alike. */
struct numbers {
	struct arena arena;
	struct map by_name; /* > int * */
};

static int number_of(struct numbers *numbers, struct str name)
{
	int *number = map_get(&numbers->by_name, name);

	if (number == NULL) {
		number = ARENA_NEW(&numbers->arena, int);
		*number = (int)numbers->by_name.len + 1;
		map_put(&numbers->by_name, name, number);
	}
	return *number;
}

static void put_piece(
	const struct md_piece *piece, struct numbers *numbers, struct buf *out)
{
	static const char *const elements[] = {
		[MD_TEXT] = NULL,
		[MD_OPEN] = "bpt",
		[MD_CLOSE] = "ept",
		[MD_SINGLE] = "ph",
	};
	const char *element = elements[piece->kind];
	int number;

	if (element == NULL) {
		xml_escape(piece->text, out);
		return;
	}
	number = number_of(numbers, piece->text);
	if (piece->kind == MD_CLOSE)
		buf_printf(out, "<ept i=\"%d\">", number);
	else if (piece->kind == MD_OPEN)
		buf_printf(out, "<bpt i=\"%d\" x=\"%d\">", number, number);
	else
		buf_printf(out, "<ph x=\"%d\">", number);
	xml_escape(piece->source, out);
	buf_printf(out, "</%s>", element);
}

static void put_text(const struct export_wish *wish, int lang,
	const struct text_unit *unit, struct numbers *numbers, struct buf *out)
{
	buf_printf(out, "<tuv xml:lang=\"%s\"><seg>",
		corpus_lang_tag(wish->work, lang));
	for (size_t i = 0; i < unit->form.count; i++)
		put_piece(&unit->form.pieces[i], numbers, out);
	buf_cstr(out, "</seg></tuv>\n");
}

static void put_pair(const struct export_wish *wish, const struct pair *pair,
	struct buf *out)
{
	struct numbers numbers = {0};

	buf_printf(out, "<tu tuid=\"%s ", tier_name(wish->target.tier));
	xml_escape(pair->source->id, out);
	buf_cstr(out, "\">\n");
	put_text(wish, wish->source.lang, pair->source, &numbers, out);
	put_text(wish, wish->target.lang, pair->target, &numbers, out);
	buf_cstr(out, "</tu>\n");
	map_release(&numbers.by_name);
	arena_free(&numbers.arena);
}

void tmx_begin(const struct export_wish *wish, struct buf *out)
{
	buf_printf(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<tmx version=\"1.4\">\n<header creationtool=\"koine\" "
		"creationtoolversion=\"" KOINE_VERSION "\" segtype=\"block\" "
		"o-tmf=\"koine\" adminlang=\"en\" srclang=\"%s\" "
		"datatype=\"x-markdown\"/>\n<body>\n",
		corpus_lang_tag(wish->work, wish->source.lang));
}

bool tmx_part(const struct export_wish *wish, int part,
	struct export_count *count, struct buf *out, struct err *err)
{
	struct pairs pairs;

	if (!pairs_read(wish, part, &pairs, err))
		return false;
	count->left += pairs.left;
	for (size_t i = 0; i < pairs.rows.len; i++) {
		/* A memory would propose a draft as a translation. */
		if (pairs.rows.ptr[i].target == NULL ||
			pairs.rows.ptr[i].state == UNIT_DRAFT)
			continue;
		put_pair(wish, &pairs.rows.ptr[i], out);
		count->units++;
	}
	pairs_release(&pairs);
	return true;
}

void tmx_end(struct buf *out)
{
	buf_cstr(out, "</body>\n</tmx>\n");
}
