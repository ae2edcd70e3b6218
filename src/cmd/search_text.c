/* SPDX-License-Identifier: MIT */
/* Hits for people: by language, two lines each, the match marked. */
#include "cmd/search.h"

#include "base/mo.h"
#include "out/out.h"
#include "text/bidi.h"
#include "text/lang.h"

#define INDENT 4 /* [col] of the text below its place */

/* A stretch of a line that is something else than its rest. */
struct part {
	struct search_range range; /* [B] */
	style_t role;
};

struct styled {
	struct str text;
	style_t role;
	const struct part *parts;
	size_t count;
	int indent;  /* [col] */
	bool is_one; /* cut rather than broken */
};

/* ---- lines ---- */

static style_t role_at(const struct styled *styled, uint32_t at)
{
	for (size_t i = 0; i < styled->count; i++)
		if (at >= styled->parts[i].range.start &&
			at < styled->parts[i].range.end)
			return styled->parts[i].role;
	return styled->role;
}

static void style_line(
	struct found *found, const struct styled *styled, struct line *line)
{
	struct cell *blanks =
		ARENA_ARRAY(&found->arena, struct cell, styled->indent + 1);

	for (uint32_t i = 0; i < line->count; i++)
		line->cells[i].style = role_at(styled, line->cells[i].src);
	for (int i = 0; i < styled->indent; i++)
		blanks[i] = (struct cell){.text = " ",
			.len = 1,
			.cols = 1,
			.src = CELL_DECORATION};
	line->prefix = blanks;
	line->prefix_count = (uint32_t)styled->indent;
	line->prefix_cols = styled->indent;
}

static void put_lines(const struct found *found, const struct lines *lines,
	const struct layout_opts *opts)
{
	struct run *run = found->run;
	bool has_color = run_has_color(run);

	if (has_color || run->opts.format == FORMAT_ANSI)
		out_ansi(lines, opts, 0, has_color ? 16 : 0, &run->out);
	else
		out_text(lines, opts, &run->out);
}

static void put_styled(struct found *found, const struct styled *styled,
	const struct layout_opts *wide)
{
	struct layout_opts opts = *wide;
	struct lines lines = {0};

	opts.width -= styled->indent;
	if (styled->is_one)
		vec_push(
			&lines.line, layout_one(styled->text, styled->role,
					     opts.width, &opts, &found->arena));
	else
		layout_text(styled->text, styled->role, &opts, &found->arena,
			&lines);
	for (size_t i = 0; i < lines.line.len; i++)
		style_line(found, styled, &lines.line.ptr[i]);
	put_lines(found, &lines, wide);
	lines_release(&lines);
}

/* koine's own words, in the interface's direction. */
static void put_own(struct found *found, struct str text, style_t role)
{
	const struct locale *locale = run_ui_locale(found->run);
	struct layout_opts opts = {.width = found->page.width,
		.locale = locale,
		.brk = brk_new(locale),
		.bidi = found->page.bidi,
		.is_ascii = found->page.is_ascii};

	put_styled(found, &(struct styled){.text = text, .role = role}, &opts);
	brk_free(opts.brk);
}

/* ---- a hit ---- */

static struct layout_opts layout_of(
	struct found *found, const struct search_hit *hit)
{
	struct work *work = book_work(found->book);
	struct unit unit = {.locale = NULL};

	if (work != NULL)
		return page_layout(&found->page, hit->lang,
			corpus_locale(work, hit->lang));
	book_unit(found->book, 0, 0, TIER_FULL, &unit);
	return page_layout(&found->page, 0,
		unit.locale != NULL ? unit.locale : locale_default());
}

static struct str title_of(struct found *found, const struct search_hit *hit)
{
	struct work *work = book_work(found->book);
	struct unit unit;
	int index;

	if (hit->section.len == 0 || hit->kind == SEARCH_HEADING)
		return (struct str){NULL, 0};
	if (work != NULL) {
		index = corpus_find(work, hit->section);
		return index == CORPUS_NONE
		               ? (struct str){NULL, 0}
		               : corpus_heading(work, index, hit->lang);
	}
	index = book_find(found->book, hit->section);
	if (index == CORPUS_NONE ||
		!book_unit(found->book, index, 0, TIER_FULL, &unit) ||
		unit.node == NULL)
		return (struct str){NULL, 0};
	return unit.node->text;
}

/* The one that is shown first, then the others that say the same. */
static void put_tiers(const struct search_hit *hit, struct buf *out)
{
	if (hit->tier < 0)
		return;
	buf_cstr(out, "  ");
	bidi_isolate(str_of(tier_label((enum tier)hit->tier)), out);
	for (int tier = TIER_COUNT - 1; tier >= 0; tier--)
		if (tier != hit->tier && (hit->tiers & (1u << tier)) != 0) {
			/* TRANSLATORS: stands between the items of a list */
			buf_cstr(out, _(", "));
			bidi_isolate(str_of(tier_label((enum tier)tier)), out);
		}
}

/* "2.2.4  full, student · other forms · Technical risks"; the title comes last,
 * where it may be cut. */
static void put_facts(
	struct found *found, const struct search_hit *hit, struct buf *out)
{
	const char *dot = found->page.is_ascii ? " - " : " · ";
	struct str title = title_of(found, hit);

	put_tiers(hit, out);
	if (hit->kind != SEARCH_BLOCK) {
		buf_cstr(out, hit->tier < 0 ? "  " : dot);
		bidi_isolate(str_of(search_kind_label(hit->kind)), out);
	}
	if (hit->why != SEARCH_EXACT) {
		buf_cstr(out, dot);
		bidi_isolate(str_of(search_why_label(hit->why)), out);
	}
	if (title.len > 0) {
		buf_cstr(out, dot);
		bidi_isolate(title, out);
	}
}

static void put_head(struct found *found, const struct search_hit *hit,
	const struct layout_opts *opts)
{
	struct part id = {.role = ROLE_HEADING};
	struct buf place = {0}, text = {0};
	struct styled head = {
		.role = ROLE_DIM, .parts = &id, .count = 1, .is_one = true};

	buf_printf(&place, hit->kind == SEARCH_REFERENCE ? "[%.*s]" : "%.*s",
		STR_ARG(hit->place));
	bidi_isolate(buf_view(&place), &text);
	id.range.end = (uint32_t)text.len;
	put_facts(found, hit, &text);
	head.text = buf_view(&text);
	put_styled(found, &head, opts);
	buf_release(&place);
	buf_release(&text);
}

static void put_snippet(struct found *found, const struct search_hit *hit,
	const struct layout_opts *opts)
{
	struct search_snippet snippet = found_snippet(found, hit, INDENT);
	struct part *parts = ARENA_ARRAY(
		&found->arena, struct part, snippet.range_count + 1);

	for (size_t i = 0; i < snippet.range_count; i++)
		parts[i] = (struct part){snippet.ranges[i], ROLE_MATCH};
	put_styled(found,
		&(struct styled){.text = snippet.text,
			.role = ROLE_TEXT,
			.parts = parts,
			.count = snippet.range_count,
			.indent = INDENT},
		opts);
}

static void put_hit(struct found *found, const struct search_hit *hit)
{
	struct layout_opts opts = layout_of(found, hit);

	put_head(found, hit, &opts);
	if (found->run->opts.context > 0)
		put_snippet(found, hit, &opts);
}

/* ---- a language ---- */

static void put_title(struct found *found, int lang, int shown)
{
	int count = found->answer.counts[lang];
	struct buf label = {0}, name = {0}, text = {0};

	if (book_work(found->book) != NULL)
		lang_endonym(found_lang(found, lang), &label);
	else
		buf_cstr(&label, found->run->opts.in);
	bidi_isolate(buf_view(&label), &name);
	if (shown < count)
		buf_printf(&text,
			/* TRANSLATORS: a language or a file, how many hits are
		           printed, how many there are */
			P_("%s: %d of %d hit", "%s: %d of %d hits",
				(unsigned long)count),
			name.ptr, shown, count);
	else
		buf_printf(&text,
			/* TRANSLATORS: a language or a file, how many hits */
			P_("%s: %d hit", "%s: %d hits", (unsigned long)count),
			name.ptr, count);
	put_own(found, buf_view(&text), ROLE_TITLE);
	buf_release(&label);
	buf_release(&name);
	buf_release(&text);
}

static int count_shown(const struct search_answer *answer, size_t first)
{
	size_t i = first;

	while (i < answer->count &&
		answer->hits[i].lang == answer->hits[first].lang)
		i++;
	return (int)(i - first);
}

/* ---- the whole ---- */

/* Terms of the glossary that the query is. */
static void put_concepts(struct found *found)
{
	const struct search_answer *answer = &found->answer;
	struct buf list = {0}, text = {0};

	if (answer->concept_count == 0)
		return;
	for (size_t i = 0; i < answer->concept_count; i++)
		/* TRANSLATORS: stands between the items of a list */
		buf_printf(&list, "%s%.*s (term:%.*s)", i > 0 ? _(", ") : "",
			STR_ARG(found->names[i]), STR_ARG(answer->concepts[i]));
	/* TRANSLATORS: terms that the query is */
	buf_printf(&text, _("In the glossary: %s"), list.ptr);
	put_own(found, buf_view(&text), ROLE_TERM);
	buf_byte(&found->run->out, '\n');
	buf_release(&list);
	buf_release(&text);
}

/* For the eye only: in a pipe it would be another line each time. */
static void put_time(struct found *found)
{
	const struct run *run = found->run;
	unsigned long ms = (unsigned long)(found->answer.micros + 999) / 1000;
	struct buf text = {0};
	long count = 0;

	if (!run->env->is_out_tty || run->opts.output != NULL)
		return;
	for (int lang = 0; lang < CORPUS_LANG_MAX; lang++)
		count += found->answer.counts[lang];
	buf_printf(&text,
		/* TRANSLATORS: how many hits, in how many milliseconds */
		P_("%ld hit in %lu ms", "%ld hits in %lu ms",
			(unsigned long)count),
		count, ms);
	buf_byte(&found->run->out, '\n');
	put_own(found, buf_view(&text), ROLE_DIM);
	buf_release(&text);
}

void found_text(struct found *found)
{
	const struct search_answer *answer = &found->answer;

	if (answer->count == 0)
		return;
	put_concepts(found);
	for (size_t i = 0; i < answer->count; i++) {
		const struct search_hit *hit = &answer->hits[i];

		if (i == 0 || hit[-1].lang != hit->lang) {
			if (i > 0)
				buf_byte(&found->run->out, '\n');
			put_title(found, hit->lang, count_shown(answer, i));
		}
		put_hit(found, hit);
	}
	put_time(found);
}
