/* SPDX-License-Identifier: MIT */
/* `koine export KIND [PLACE|FILE]`: for other translators' tools, and for a
 * class. */
#include "cmd/exchange.h"

#include "base/mo.h"
#include "cmd/cmd.h"
#include "exchange/po.h"
#include "exchange/terms.h"
#include "exchange/tmx.h"
#include "exchange/xliff.h"
#include "text/clean.h"

#include <string.h>

struct export
{
	struct run *run;
	struct sync sync;
	struct export_wish wishes[TIER_COUNT]; /* the fullest first */
	int wish_count;
	struct export_count count;
};

typedef bool export_fn(struct export *export, struct err *err);

/* ---- what is wanted ---- */

static bool take_lang(struct export *export, int *lang, struct err *err)
{
	int langs[CORPUS_LANG_MAX], count;

	if (export->run->opts.lang == NULL)
		return err_set(err, ERR_USAGE,
			_("say which translations with --lang"));
	count = run_langs(export->run, langs, err);
	if (count > 1)
		err_set(err, ERR_USAGE,
			_("an export is of one language; name it with --lang"));
	*lang = langs[0];
	return count == 1;
}

/* What a tier is translated from; false with err, or without: the first text
 * of all is from none. */
static bool take_source(struct export *export, struct text_name target,
	struct text_name *source, struct err *err)
{
	struct run *run = export->run;
	struct str tier, lang;

	if (run->opts.from == NULL)
		return sync_default_source(run->work, target.lang, target.tier,
			&source->lang, &source->tier);
	tier = str_of(run->opts.from);
	str_split(&tier, ':', &lang);
	source->lang = run_lang(run, lang, err);
	source->tier = target.tier;
	if (source->lang < 0)
		return false;
	if (tier.ptr != NULL && !tier_from_name(tier, &source->tier))
		return err_set(err, ERR_USAGE, _("there is no tier '%.*s'"),
			STR_ARG(tier));
	return source->lang != target.lang || source->tier != target.tier;
}

static bool take_place(
	struct export *export, int *from, int *to, struct err *err)
{
	const struct run *run = export->run;

	*from = 0;
	*to = corpus_count(run->work);
	if (run->argc < 2)
		return true;
	*from = run_place(export->run, run->argv[1], err);
	if (*from == CORPUS_NONE)
		return false;
	*to = corpus_end(run->work, *from);
	return true;
}

static bool take_wishes(struct export *export, struct err *err)
{
	struct run *run = export->run;
	struct export_wish wish = {
		.work = run->work,
		.state = exchange_state,
		.ctx = &export->sync,
		.now = run->env->now,
	};

	if (!take_lang(export, &wish.target.lang, err) ||
		!take_place(export, &wish.from, &wish.to, err))
		return false;
	for (int tier = TIER_COUNT - 1; tier >= 0; tier--) {
		if (run->opts.tier >= 0 && run->opts.tier != tier)
			continue;
		wish.target.tier = (enum tier)tier;
		if (take_source(export, wish.target, &wish.source, err))
			export->wishes[export->wish_count++] = wish;
		if (err->code != ERR_NONE)
			return false;
	}
	return export->wish_count > 0 ||
	       err_set(err, ERR_USAGE,
		       _("this text is a translation of none; say with --from "
			 "what to set beside it"));
}

/* ---- kinds ---- */

/* The next part from `item` on that the place is in or has; CORPUS_NONE. */
static int next_part(const struct export *export, int item)
{
	const struct export_wish *wish = &export->wishes[0];

	for (; item < wish->to; item++)
		if (corpus_item(wish->work, item)->kind == SPINE_PART &&
			corpus_end(wish->work, item) > wish->from)
			return item;
	return CORPUS_NONE;
}

typedef bool part_fn(const struct export_wish *wish, int part,
	struct export_count *count, struct buf *out, struct err *err);

/* Every part in every tier. */
static bool export_parts(struct export *export, part_fn *write, struct err *err)
{
	struct buf *out = &export->run->out;

	for (int part = next_part(export, 0); part != CORPUS_NONE;
		part = next_part(export, part + 1))
		for (int i = 0; i < export->wish_count; i++)
			if (!write(&export->wishes[i], part, &export->count,
				    out, err))
				return false;
	return true;
}

static bool export_xliff(struct export *export, struct err *err)
{
	bool is_done;

	xliff_begin(&export->run->out);
	is_done = export_parts(export, xliff_part, err);
	xliff_end(&export->run->out);
	return is_done;
}

static bool export_tmx(struct export *export, struct err *err)
{
	bool is_done;

	tmx_begin(&export->wishes[0], &export->run->out);
	is_done = export_parts(export, tmx_part, err);
	tmx_end(&export->run->out);
	return is_done;
}

static bool export_tsv(struct export *export, struct err *err)
{
	const struct export_wish *wish = &export->wishes[0];

	if (wish->source.lang == wish->target.lang)
		return err_set(err, ERR_USAGE,
			_("a glossary is of two languages; name the other with "
			  "--from"));
	return terms_write_tsv(
		wish, &export->count.units, &export->run->out, err);
}

static bool export_po(struct export *export, struct err *err)
{
	const int part = next_part(export, 0);

	if (export->run->argc < 2)
		return err_set(err, ERR_USAGE,
			_("a PO file is of one part; name it or a place in "
			  "it"));
	return po_write(export->wishes, export->wish_count, part,
		&export->count, &export->run->out, err);
}

/* The whole glossary: of no language and no place. */
static bool export_tbx(struct export *export, struct err *err)
{
	export->count.units = 1;
	return terms_write_tbx(export->run->work, &export->run->out, err);
}

/* A row for each; what it is for is told by the same name in tables.c. */
static const struct kind {
	const char *name;
	export_fn *run; /* for translators */
	bool is_whole;
	export_class_fn *teach; /* for a class, instead of `run` */
} kinds[] = {
	{"sheet", NULL, false, export_sheet},
	{"handout", NULL, false, export_handout},
	{"cloze", NULL, false, export_cloze},
	{"gift", NULL, false, export_gift},
	{"anki", NULL, false, export_anki},
	{"xliff", export_xliff, false, NULL},
	{"po", export_po, false, NULL},
	{"tbx", export_tbx, true, NULL},
	{"tsv", export_tsv, false, NULL},
	{"tmx", export_tmx, false, NULL},
};

static const struct kind *find_kind(const char *name, struct err *err)
{
	struct buf names = {0};

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (strcmp(kinds[i].name, name) == 0) {
			buf_release(&names);
			return &kinds[i];
		}
		buf_printf(&names, "%s%s", i > 0 ? _(", ") : "", kinds[i].name);
	}
	err_set(err, ERR_USAGE, _("there is no export '%s'; there are %s"),
		name, names.ptr);
	buf_release(&names);
	return NULL;
}

/* ---- the command ---- */

/* A terminal is no file: what it would obey is taken out. */
static void clean_for_screen(struct run *run)
{
	struct buf clean = {0};

	if (!run->env->is_out_tty || run->opts.output != NULL)
		return;
	clean_text(buf_view(&run->out), CLEAN_EXPORT, &clean);
	buf_release(&run->out);
	run->out = clean;
}

static void say_left(const struct export *export)
{
	struct buf line = {0};

	if (export->count.left == 0)
		return;
	buf_printf(&line,
		P_("%d text is left out: it has no counterpart",
			"%d texts are left out: they have no counterpart",
			(unsigned long)export->count.left),
		export->count.left);
	run_say(line.ptr);
	buf_release(&line);
}

static bool export_all(
	struct export *export, const struct kind *kind, struct err *err)
{
	if ((!kind->is_whole && !take_wishes(export, err)) ||
		!kind->run(export, err))
		return false;
	if (export->count.units == 0)
		return err_set(err, ERR_UNWRITTEN,
			_("there is nothing to export: the source is not "
			  "written"));
	say_left(export);
	clean_for_screen(export->run);
	return true;
}

static bool export_class(
	struct run *run, const struct kind *kind, struct err *err)
{
	if (!kind->teach(run, err))
		return false;
	clean_for_screen(run);
	return true;
}

static bool export_translations(
	struct run *run, const struct kind *kind, struct err *err)
{
	struct export export = {.run = run};
	bool is_done;

	if (!run_sources(run, NULL, err) ||
		!sync_open(run->work, &export.sync, err))
		return false;
	is_done = export_all(&export, kind, err);
	sync_release(&export.sync);
	return is_done;
}

static int run_export(struct run *run, struct err *err)
{
	const struct kind *kind = find_kind(run->argv[0], err);

	if (kind == NULL)
		return 2;
	if (kind->teach != NULL ? export_class(run, kind, err)
				: export_translations(run, kind, err))
		return 0;
	buf_clear(&run->out);
	return err_status(err->code);
}

static const struct opt *const options[] = {
	options_common, options_export, options_output, NULL};

const struct cmd cmd_export = {
	.name = "export",
	.operands = "KIND [PLACE|LESSON|FILE]",
	.help = N_("write texts for a class or for translators' tools"),
	.options = options,
	.min = 1,
	.max = 2,
	.run = run_export,
};
