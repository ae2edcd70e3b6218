/* SPDX-License-Identifier: MIT */
/* `koine status`: how much is written and current, by language, part and tier;
 * what a language wants next. */
#include "cmd/cmd.h"

#include "base/mo.h"
#include "cmd/next.h"
#include "desk/status.h"
#include "text/lang.h"
#include "text/width.h"

#include <string.h>

#define NAME_WIDTH 19 /* [col] */
#define ALL_WIDTH  7  /* [col] percent of all tiers */
#define BAR        7  /* [col] */
#define CELL       15 /* [col] bar and percent of a tier */
#define IDS        4  /* named of those that are not current */

struct status {
	struct run *run;
	struct sync sync;
};

/* ---- as a table ---- */

static void put_padded(struct buf *out, const char *text, int width)
{
	const int used = width_str(str_of(text));

	buf_cstr(out, text);
	buf_fill(out, ' ', used < width ? (size_t)(width - used) : 1);
}

static void put_bar(const struct status *status, int percent, struct buf *out)
{
	const bool is_ascii = status->run->opts.is_ascii;

	for (int i = 0; i < BAR; i++)
		buf_cstr(out, i < percent * BAR / 100
				      ? is_ascii ? "#" : "\u2588"
			      : is_ascii ? "."
					 : "\u2591");
}

static void put_head(struct status *status)
{
	struct buf *out = &status->run->out;

	buf_fill(out, ' ', NAME_WIDTH);
	/* TRANSLATORS: head of a column of at most 6: all levels together */
	put_padded(out, C_("column", "all"), ALL_WIDTH);
	for (int tier = TIER_COUNT - 1; tier >= 0; tier--)
		put_padded(out, tier_label((enum tier)tier), CELL);
	/* TRANSLATORS: head of a column of at most 7: terms of the glossary */
	buf_printf(out, "%s\n", C_("column", "terms"));
}

/* "354/354": concepts there that have a term. */
static void put_terms(struct status *status, int lang, int from, int to)
{
	const bool is_all = from == 0 && to == corpus_count(status->run->work);
	const struct status_terms terms =
		is_all ? status_glossary(&status->sync, lang, TIER_FULL)
		       : status_terms(&status->sync, lang, TIER_FULL, from, to);

	buf_printf(&status->run->out, "%d/%d\n", terms.has, terms.met);
}

/* Of the blocks of all tiers together. */
static int whole_percent(
	const struct status *status, int lang, int from, int to)
{
	struct status_count whole = {0};

	for (int tier = 0; tier < TIER_COUNT; tier++) {
		const struct status_count count = status_of(
			&status->sync, lang, (enum tier)tier, from, to);

		whole.blocks += count.blocks;
		whole.by_standing[SYNC_CURRENT] +=
			count.by_standing[SYNC_CURRENT];
	}
	return status_percent(&whole);
}

/* A row of bars for the blocks in [from, to). */
static void put_row(
	struct status *status, const char *name, int lang, int from, int to)
{
	struct buf *out = &status->run->out;

	put_padded(out, name, NAME_WIDTH);
	buf_printf(out, "%3d %%  ", whole_percent(status, lang, from, to));
	for (int tier = TIER_COUNT - 1; tier >= 0; tier--) {
		const struct status_count count = status_of(
			&status->sync, lang, (enum tier)tier, from, to);
		const int percent = status_percent(&count);

		put_bar(status, percent, out);
		buf_printf(out, " %3d %%  ", percent);
	}
	put_terms(status, lang, from, to);
}

/* The blocks that are not current, by what they lack. */
static void put_lacking(struct status *status, int lang, enum tier tier)
{
	static const char *const words[] = {
		[SYNC_MISSING] = N_("not written"),
		[SYNC_UNDECLARED] = N_("source not declared"),
		[SYNC_STALE] = N_("source changed since"),
		[SYNC_FAR_STALE] = N_("source of the source changed since"),
	};

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		struct buf ids = {0};

		status_ids(&status->sync, lang, tier, (enum sync_standing)i,
			IDS, &ids);
		if (ids.len > 0)
			/* TRANSLATORS: language, level, what is wrong, ids */
			buf_printf(&status->run->out, _("%s %s, %s: %s\n"),
				corpus_lang_tag(status->run->work, lang),
				tier_label(tier), _(words[i]), ids.ptr);
		buf_release(&ids);
	}
}

/* Terms that are missing, or that nobody has read. */
static void put_lacking_terms(struct status *status, int lang)
{
	const struct status_terms terms =
		status_glossary(&status->sync, lang, TIER_FULL);

	if (terms.has < terms.met || terms.checked < terms.has)
		buf_printf(&status->run->out,
			/* TRANSLATORS: language, three numbers */
			_("%s, terms: %d of %d concepts have one, %d of them "
			  "read by somebody\n"),
			corpus_lang_tag(status->run->work, lang), terms.has,
			terms.met, terms.checked);
}

static void put_lang_row(struct status *status, int lang)
{
	const char *tag = corpus_lang_tag(status->run->work, lang);
	struct buf name = {0};

	lang_endonym(tag, &name);
	buf_printf(&name, "  %s", tag);
	put_row(status, name.ptr, lang, 0, corpus_count(status->run->work));
	buf_release(&name);
}

static void put_part_rows(struct status *status, int lang)
{
	struct work *work = status->run->work;

	for (int i = 0; i < corpus_count(work); i++) {
		const struct spine_item *item = corpus_item(work, i);

		if (item->kind == SPINE_PART)
			put_row(status,
				arena_printf(&status->run->arena, "%.*s",
					STR_ARG(item->id))
					.ptr,
				lang, i, corpus_end(work, i));
	}
}

static void put_table(struct status *status, const int *langs, int count)
{
	put_head(status);
	for (int i = 0; i < count; i++)
		if (count > 1)
			put_lang_row(status, langs[i]);
		else
			put_part_rows(status, langs[i]);
	for (int i = 0; i < count; i++) {
		for (int tier = TIER_COUNT - 1; tier >= 0; tier--)
			put_lacking(status, langs[i], (enum tier)tier);
		put_lacking_terms(status, langs[i]);
	}
}

/* ---- as JSON ---- */

static struct json *json_tiers(
	const struct status *status, int lang, int from, int to)
{
	struct json *tiers = json_new_object();

	for (int tier = TIER_COUNT - 1; tier >= 0; tier--) {
		const struct status_count count = status_of(
			&status->sync, lang, (enum tier)tier, from, to);
		const struct status_terms terms = status_terms(
			&status->sync, lang, (enum tier)tier, from, to);
		struct json *object = status_json(&count);

		json_set(object, "terms", status_terms_json(&terms));
		json_set(tiers, tier_name((enum tier)tier), object);
	}
	return tiers;
}

static struct json *json_lang(const struct status *status, int lang)
{
	struct work *work = status->run->work;
	struct json *object = json_new_object(), *parts = json_new_array();
	const struct status_terms terms =
		status_glossary(&status->sync, lang, TIER_FULL);

	json_set_str(object, "lang", str_of(corpus_lang_tag(work, lang)));
	json_set_bool(object, "partial", corpus_is_partial(work, lang));
	json_set_int(object, "percent",
		whole_percent(status, lang, 0, corpus_count(work)));
	json_set(object, "terms", status_terms_json(&terms));
	json_set_str(object, "terms_read", status_reader(&status->sync, lang));
	json_set(object, "tiers",
		json_tiers(status, lang, 0, corpus_count(work)));
	for (int i = 0; i < corpus_count(work); i++) {
		struct json *part;

		if (corpus_item(work, i)->kind != SPINE_PART)
			continue;
		part = json_new_object();
		json_set_str(part, "id", corpus_item(work, i)->id);
		json_set(part, "tiers",
			json_tiers(status, lang, i, corpus_end(work, i)));
		json_add(parts, part);
	}
	json_set(object, "parts", parts);
	return object;
}

static void put_json(struct status *status, const int *langs, int count)
{
	struct json *root = json_new_object(), *list = json_new_array();

	for (int i = 0; i < count; i++)
		json_add(list, json_lang(status, langs[i]));
	json_set(root, "languages", list);
	json_write_free(root, &status->run->out);
}

/* ---- the command ---- */

/* Of what is to be whole: a partial language only where it is asked for. */
static int least_percent(
	const struct status *status, const int *langs, int count)
{
	const bool is_all = strcmp(status->run->opts.lang, "all") == 0;
	int least = 100;

	for (int i = 0; i < count; i++)
		for (int tier = 0; tier < TIER_COUNT; tier++) {
			struct status_count counted;
			int percent;

			if (is_all &&
				corpus_is_partial(status->run->work, langs[i]))
				continue;
			counted = status_of(&status->sync, langs[i],
				(enum tier)tier, 0,
				corpus_count(status->run->work));
			percent = status_percent(&counted);
			least = percent < least ? percent : least;
		}
	return least;
}

static int run_status(struct run *run, struct err *err)
{
	struct status status = {.run = run};
	int langs[CORPUS_LANG_MAX], count, result = 0;

	if (run->argc > 0 && run->opts.lang != NULL)
		err_set(err, ERR_USAGE, _("too many words after '%s': '%s'"),
			"status", run->argv[0]);
	else if (run->argc > 0)
		run->opts.lang = run->argv[0];
	if (err->code != ERR_NONE || !run_sources(run, NULL, err) ||
		!sync_open(run->work, &status.sync, err))
		return 2;
	if (run->opts.lang == NULL)
		run->opts.lang = "all";
	count = run_langs(run, langs, err);
	if (count > 0 && run->opts.is_next)
		result = next_put(run, &status.sync, langs, count, err);
	else if (count > 0 && run->opts.format == FORMAT_JSON)
		put_json(&status, langs, count);
	else if (count > 0)
		put_table(&status, langs, count);
	if (status.sync.fault_count > 0)
		run_say(status.sync.fault.ptr);
	if (count < 0)
		result = 2;
	else if (least_percent(&status, langs, count) < run->opts.fail_under)
		result = 1;
	sync_release(&status.sync);
	return result;
}

static const struct opt *const options[] = {
	options_common, options_status, options_data, options_output, NULL};

const struct cmd cmd_status = {
	.name = "status",
	.operands = "[LANG]",
	.help = N_("print how much is written, and current, in each language"),
	.options = options,
	.max = 1,
	.run = run_status,
	.is_for_translators = true,
};
