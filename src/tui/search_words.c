/* SPDX-License-Identifier: MIT */
#include "tui/search_words.h"

#include "base/mo.h"
#include "text/bidi.h"
#include "text/fmt.h"
#include "text/lang.h"
#include "text/width.h"
#include "tui/menu_impl.h"
#include "tui/reader.h"
#include "tui/search_impl.h"
#include "tui/unit_text.h"

#define TITLE_MIN 11 /* [col] of a title, what parts it from the place too */
#define TEXT_MIN  8  /* [col] of a place beside the reason */

static struct str keep(struct app *app, struct buf *text)
{
	const struct str kept = arena_str(&app->draw, buf_view(text));

	buf_release(text);
	return kept;
}

/* ---- a hit ---- */

/* The heading over a place, in the language of the hit. */
static struct str title_of(struct app *app, const struct search_hit *hit)
{
	const int unit = hit->section.len > 0
	                         ? book_find(app->book, hit->section)
	                         : CORPUS_NONE;
	struct unit heading;

	if (unit == CORPUS_NONE ||
		!book_unit(app->book, unit, hit->lang, TIER_FULL, &heading) ||
		!heading.is_heading)
		return STR("");
	return heading.node->text;
}

static struct str kind_and(
	struct app *app, const struct search_hit *hit, struct str what)
{
	const char *kind = search_kind_label(hit->kind);

	if (what.len == 0)
		return str_of(kind);
	/* TRANSLATORS: what kind of hit, which: "reference: 12" */
	return arena_printf(&app->draw, _("%s: %.*s"), kind, STR_ARG(what));
}

struct str search_words_place(
	struct app *app, const struct search_hit *hit, bool has_title)
{
	const bool is_named =
		book_work(app->book) != NULL && !unit_id_is_drawn(hit->place);
	struct str title = {NULL, 0};

	switch (hit->kind) {
	case SEARCH_HEADING:
		if (!has_title)
			return hit->place;
		return kind_and(app, hit, is_named ? STR("") : hit->place);
	case SEARCH_CONCEPT:
		title = search_words_term(app->book, hit->place, hit->lang);
		return has_title ? kind_and(app, hit, title) : title;
	case SEARCH_REFERENCE:
		return has_title ? kind_and(app, hit, hit->place)
		                 : arena_printf(&app->draw, "[%.*s]",
					   STR_ARG(hit->place));
	case SEARCH_NOTE:
	case SEARCH_QUESTION:
		return has_title ? kind_and(app, hit, hit->place) : hit->place;
	default:
		break;
	}
	if (has_title)
		title = title_of(app, hit);
	if (title.len == 0)
		return hit->place;
	return arena_printf(
		&app->draw, "%.*s · %.*s", STR_ARG(hit->place), STR_ARG(title));
}

static void put_part(struct buf *out, const char *mark, const char *part)
{
	if (out->len > 0)
		buf_cstr(out, mark);
	buf_cstr(out, part);
}

/* Levels, then the reason. */
static struct str how_of(struct app *app, const struct search_hit *hit)
{
	struct buf out = {0};

	for (int tier = 0; hit->tier >= 0 && tier < TIER_COUNT; tier++)
		if (tier == hit->tier || (hit->tiers & 1u << tier) != 0)
			put_part(&out, ", ", tier_label((enum tier)tier));
	if (hit->why != SEARCH_EXACT)
		put_part(&out, " · ", search_why_label(hit->why));
	return keep(app, &out);
}

/* [col] Without these the text would not tell what it is. */
static int least_cols(const struct search_hit *hit, struct str text, int third)
{
	const int all = width_str(text);

	if (hit->kind == SEARCH_BLOCK)
		return width_str(hit->place);
	return hit->kind == SEARCH_CONCEPT && all > third ? third : all;
}

/* The detail whole, if that leaves so much of the text; of a title at least a
 * word. */
static bool make_room(
	const struct search_hit *hit, struct menu_row *row, int least, int cols)
{
	const int left = cols - width_str(row->detail) - MENU_GAP;

	if (left < least)
		return false;
	if (hit->kind == SEARCH_BLOCK && left < width_str(row->text) &&
		left < width_str(hit->place) + TITLE_MIN)
		row->text = hit->place;
	row->is_detail_whole = row->detail.len > 0;
	return true;
}

struct menu_row search_words_hit(
	struct app *app, const struct search_hit *hit, int cols)
{
	struct menu_row row = {.text = search_words_place(app, hit, true),
		.detail = how_of(app, hit),
		.lang = hit->lang,
		.is_heading = true};
	const struct str text = row.text, how = row.detail;
	const int third = cols / 3, all = width_str(row.text);
	const int least = least_cols(hit, row.text, third);
	const int some = all < third ? all : third;

	if (make_room(hit, &row, least > some ? least : some, cols) ||
		hit->why == SEARCH_EXACT)
		return row;
	row.detail = str_of(search_why_label(hit->why));
	if (make_room(hit, &row, least, cols))
		return row;
	row.text = search_words_place(app, hit, false);
	if (!make_room(hit, &row, TEXT_MIN, cols)) {
		row.text = text;
		row.detail = how;
	}
	return row;
}

/* ---- other rows ---- */

struct str search_words_term(struct book *book, struct str slug, int lang)
{
	struct work *work = book_work(book);
	const struct gloss_concept *concept =
		work == NULL ? NULL : gloss_find_id(corpus_gloss(work), slug);
	const struct gloss_lang *in = NULL;

	if (concept != NULL)
		in = gloss_in(concept, str_of(book_lang_tag(book, lang)));
	return in == NULL || in->term_count == 0 ? slug : in->terms[0].text;
}

static struct str lang_line(struct app *app, int lang, int count)
{
	struct buf own = {0}, name = {0};
	struct str line;

	lang_endonym(book_lang_tag(app->book, lang), &own);
	bidi_isolate(buf_view(&own), &name);
	/* TRANSLATORS: a language's own name, how many hits are in it */
	line = arena_printf(&app->draw, _("%s: %d"), name.ptr, count);
	buf_release(&own);
	buf_release(&name);
	return line;
}

static struct str key_for(struct app *app, enum action action)
{
	struct buf keys = {0};
	struct str rest, first = {NULL, 0};

	keymap_keys(app->keymap, MODE_SEARCH, action, &keys);
	rest = keep(app, &keys);
	str_word(&rest, &first);
	return first;
}

static void suggest(struct app *app, const struct search_suggestion *suggestion,
	struct menu_row *row)
{
	/* TRANSLATORS: a query that has hits */
	row->text = arena_printf(&app->draw, _("did you mean: %.*s"),
		STR_ARG(suggestion->query));
	if (suggestion->is_layout)
		/* TRANSLATORS: beside what the same keys give there */
		row->detail = str_of(_("on another keyboard"));
}

struct menu_row search_words_row(struct app *app,
	const struct search_answer *answer, const struct search_rows *rows,
	const struct search_row *row)
{
	struct menu_row words = {.lang = CORPUS_NONE};

	switch (row->kind) {
	case SEARCH_ROW_TERM:
		words.text = arena_printf(&app->draw,
			/* TRANSLATORS: a term of the glossary */
			_("this is a term: %.*s"),
			STR_ARG(search_words_term(app->book,
				answer->concepts[row->index],
				reader_lang(app->reader))));
		break;
	case SEARCH_ROW_LANG:
		words.text =
			lang_line(app, row->lang, answer->counts[row->lang]);
		words.detail = (rows->open & 1u << row->lang) != 0 ? STR("-")
		                                                   : STR("+");
		break;
	case SEARCH_ROW_SUGGESTION:
		suggest(app, &answer->suggestions[row->index], &words);
		break;
	default:
		break;
	}
	return words;
}

/* ---- the bottom row ---- */

struct str search_words_building(struct app *app, int percent)
{
	struct buf share = {0};
	struct str text;

	fmt_percent(arena_str(&app->draw, app->ui).ptr, percent, &share);
	/* TRANSLATORS: how much of it is done, "42%" */
	text = arena_printf(
		&app->draw, _("the index is being made: %s"), share.ptr);
	buf_release(&share);
	return text;
}

/* Nothing that differs from run to run on a screen that tests compare. */
static void put_time(struct app *app, int64_t micros, struct buf *out)
{
	if (app->is_scripted)
		return;
	if (micros < 1000)
		put_part(out, " · ", _("less than 1 ms"));
	else
		/* TRANSLATORS: milliseconds */
		put_part(out, " · ",
			arena_printf(&app->draw, _("%d ms"),
				(int)((micros + 500) / 1000))
				.ptr);
}

struct str search_words_count(struct app *app)
{
	const struct searching *searching = app->searching;
	const struct search_answer *answer = &searching->answer;
	int here = 0, all = 0;
	struct buf out = {0};

	if (searching->state != SEARCH_READY || searching->asked.len == 0 ||
		searching->err.code != ERR_NONE)
		return STR("");
	for (int i = 0; i < book_lang_count(app->book); i++)
		all += answer->counts[i];
	here = answer->counts[searching->opts.lang];
	buf_printf(&out,
		/* TRANSLATORS: hits of a search */
		P_("%d hit", "%d hits", (unsigned long)here), here);
	if (all > here)
		/* TRANSLATORS: hits in all languages together */
		put_part(&out, " · ",
			arena_printf(&app->draw, _("%d in all languages"), all)
				.ptr);
	put_time(app, answer->micros, &out);
	return keep(app, &out);
}

struct str search_words_keys(struct app *app)
{
	const struct str open = key_for(app, ACTION_OPEN);
	const struct str close = key_for(app, ACTION_CLOSE);

	return arena_printf(&app->draw, "%.*s %s  %.*s %s", STR_ARG(open),
		C_("bottom row", "open"), STR_ARG(close),
		/* TRANSLATORS: in the bottom row after its key, "Esc close"; at
	           most 12 columns */
		C_("bottom row", "close"));
}
